"""The worst files of every kind in one folder with good forms, through the command, the whole process tree measured."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import sys
from pathlib import Path

import pytest

import commands
import office
import processes
from example_folder import lay_out
from hostile_files import HOSTILE, LARGE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes by /proc")

MEGABYTES = 400  # of one file, and so of the run that reads them one after the other
OTHERS = {
    "空.xlsx": b"",
    "照片.jpg": b"\xff\xd8\xff\xe0" + bytes(1000),
    "扫描.pdf": b"%PDF-1.4\n" + b"0" * 1000,
    "网页.xls": b"<html><script>alert(1)</script><table></table></html>",
    "随机.docx": bytes(range(256)) * 40,
    "只有头.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "加密.xlsx": office.ole("EncryptedPackage", "EncryptionInfo"),
    "\x1b[31m红\x1b[0m.xlsx": b"x",
    "长" * 80 + ".xlsx": b"x",
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's returns, of which three are used."""
    return lay_out(tmp_path_factory.mktemp("good")) / "returns"


@pytest.fixture
def returns(good: Path, tmp_path: Path) -> Path:
    """A folder of three good forms, one of them last by name."""
    folder = tmp_path / "returns"
    folder.mkdir()
    names = ("东城街道第一示例小学-自查表.xlsx", "东城街道第二示例小学-自查表.docx", "神农镇示例学校-自查表.xlsx")
    for name, new in zip(names, ("00.xlsx", "m.docx", "龥.xlsx"), strict=True):
        shutil.copy(good / name, folder / new)
    return folder


def test_hostile_files_cost_nothing_but_themselves(returns: Path, tmp_path: Path) -> None:
    for number, (_, make) in enumerate(HOSTILE.values()):
        (returns / f"h{number:02}.xlsx").write_bytes(make())
    for name, data in OTHERS.items():
        (returns / name).write_bytes(data)
    done = processes.measured("validate", "returns", "--format", "json", "--jobs", "1", cwd=tmp_path)
    assert done.code == 1
    assert done.megabytes < MEGABYTES, f"{done.megabytes:.0f} MB"
    validation = json.loads(done.out)
    by_file = {Path(entry["file"]).name: entry for entry in validation["returns"]}
    assert [name for name, entry in by_file.items() if entry["status"] == "valid"] == ["00.xlsx", "m.docx", "龥.xlsx"]
    for number, (name, (code, _)) in enumerate(HOSTILE.items()):
        found = [entry for file, entry in by_file.items() if f"h{number:02}.xlsx" in entry["file"]]
        assert found, name
        for entry in found:
            assert entry["status"] == "unreadable"
            assert entry["findings"][0]["code"] == (code or "JF005"), name
    assert validation["totals"]["valid"] == 3
    assert validation["totals"]["unreadable"] >= len(HOSTILE) + len(OTHERS)


def test_the_largest_readable_files_stay_within_the_limits(returns: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("40 MB of formatting", "20 million characters from one text")):
        (returns / f"g{number}.xlsx").write_bytes(LARGE[name]())
    done = processes.measured("validate", "returns", "--jobs", "1", cwd=tmp_path)
    assert done.code == 1
    assert done.megabytes < MEGABYTES, f"{done.megabytes:.0f} MB"
    assert "有效 3 份" in done.out.splitlines()[-1]


def test_special_files_are_left_out_and_counted(returns: Path, tmp_path: Path) -> None:
    os.mkfifo(returns / "管道.xlsx")
    (returns / "圈").symlink_to(returns)
    (returns / "一").symlink_to("二")
    (returns / "二").symlink_to("一")
    (returns / "无尽.xlsx").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(returns)  # a socket's path may have 100 characters only
        server.bind("插座.xlsx")
        os.chdir(here)
        special = 3
        try:
            os.mknod(returns / "设备.xlsx", stat.S_IFCHR | 0o600, os.makedev(1, 5))
            special += 1
        except PermissionError:
            pass
        done = processes.run("validate", "returns", cwd=tmp_path)
    assert done.returncode == 0
    total = done.stdout.splitlines()[-1]
    assert "共 3 份：有效 3 份" in total
    assert f"不是普通文件（管道或设备） {special} 个" in total
    assert "链接失效或循环 2 个" in total and "链接指向它所在的或已经查看过的文件夹 1 个" in total


@pytest.mark.parametrize("name", ["管道", "/dev/zero", "/dev/tty"])
def test_a_special_file_typed_as_a_path_does_not_hang(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    for command in ("validate", "inspect", "summarize"):
        assert processes.run(command, name, cwd=tmp_path).returncode in (0, 1, 2)


def test_special_files_as_roster_or_settings_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "a.xlsx").write_bytes(b"x")
    for option in (["--roster", "管道"], ["--checklist", "管道"], ["--roster", "/dev/zero"]):
        done = processes.run("validate", "a.xlsx", *option, cwd=tmp_path)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
    done = processes.run("summarize", "a.xlsx", "--template", "管道", cwd=tmp_path)
    assert done.returncode == 2


@pytest.mark.parametrize("name", list(HOSTILE)[:12])
def test_a_hostile_roster_is_one_sentence(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("名册.xlsx").write_bytes(HOSTILE[name][1]())
    done = commands.run("blank", "--roster", "名册.xlsx")
    assert done.code == 2
    assert "名册.xlsx" in done.err and len(done.err.strip().splitlines()) == 1
