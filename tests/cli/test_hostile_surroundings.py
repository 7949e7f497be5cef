"""Any console, any surroundings, every command; and nothing in the outputs that tells of the clerk's machine."""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import processes

pytestmark = pytest.mark.skipif(os.name != "posix", reason="uses a POSIX shell")

# Every command, and the exit code that it ends with over the example.
COMMANDS = {
    "--help": 0,
    "blank --school 㙍䶮𠮷小学 -o neu": 0,
    "validate returns": 1,
    "validate returns --format json": 1,
    "summarize": 0,
    "inspect returns/㙍䶮𠮷☑.xlsx": 0,
    "init neu": 0,
    "rules JF202": 0,
    "checklist": 0,
}
CLERK = dict.fromkeys(("USER", "LOGNAME", "USERNAME"), "zhangsan-bangongshi")
JIANFU = f"{shlex.quote(sys.executable)} -m jianfu_cli"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with one file of a rare name, and everything that can be made of it."""
    folder = tmp_path_factory.mktemp("demo") / "样例"
    assert processes.run("init", folder, "--example", cwd=folder.parent, **CLERK).returncode == 0
    (folder / "returns" / "神农镇示例学校-自查表.xlsx").rename(folder / "returns" / "㙍䶮𠮷☑.xlsx")
    for arguments in (
        ["blank", "--roster", "名册.xlsx"],
        ["summarize"],
        ["validate", "returns", "--format", "json", "-o", "核对.json"],
    ):
        assert processes.run(*arguments, cwd=folder, **CLERK).returncode in (0, 1)
    return folder


def shell(script: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = processes.environment(**more)
    return subprocess.run(["sh", "-c", script], cwd=cwd, env=environment, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "C", "HOME": "/nonexistent"},
        {"PYTHONIOENCODING": "ascii", "HOME": "", "TERM": "dumb", "COLUMNS": "10"},
    ],
    ids=["gbk", "c", "ascii"],
)
def test_any_console(surroundings: dict[str, str], command: str, demo: Path) -> None:
    done = shell(f"{JIANFU} {command}", demo, **surroundings)
    encoding = "gbk" if surroundings.get("PYTHONIOENCODING") == "gbk" and "json" not in command else "utf-8"
    processes.calm(done.stderr.decode(encoding, "replace"))
    assert done.returncode == COMMANDS[command]
    if encoding == "gbk":
        done.stdout.decode("gbk")
    if "json" in command:
        assert json.loads(done.stdout.decode("utf-8"))["totals"]["files"] == 12


def test_a_locale_without_chinese_file_names_is_one_sentence(demo: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for command in COMMANDS:
        done = shell(f"{JIANFU} {command}", demo, **ascii_only)
        error = done.stderr.decode("utf-8", "replace")
        processes.calm(error)
        assert done.returncode in (COMMANDS[command], 2)
        if done.returncode == 2:
            assert (
                "PYTHONUTF8=1" in error
                and len([line for line in error.strip().splitlines() if not line.startswith("名册：")]) == 1
            )


@pytest.mark.parametrize("command", COMMANDS)
def test_closed_streams_and_readers_that_leave(command: str, demo: Path) -> None:
    done = shell(f"{JIANFU} {command} >&- 2>&- <&-", demo)
    assert (done.returncode, done.stdout + done.stderr) == (COMMANDS[command], b"")
    done = shell(f"{{ {JIANFU} {command}; echo $? >&2; }} | head -n 1 >/dev/null", demo)
    processes.calm(done.stderr.decode())
    assert int(done.stderr.split()[-1]) == COMMANDS[command]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_output_that_can_not_be_written_is_one_sentence(demo: Path) -> None:
    for command in ("rules", "validate returns", "validate returns --format json"):
        done = shell(f"{JIANFU} {command} >/dev/full", demo)
        assert done.returncode == 2
        assert done.stderr.decode().splitlines()[-1] == "结果不能写出：磁盘已满，请腾出空间后重新运行"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_current_folder_that_is_gone(command: str, tmp_path: Path) -> None:
    done = shell(f"mkdir gone && cd gone && rmdir ../gone && {JIANFU} {command}", tmp_path)
    error = done.stderr.decode()
    processes.calm(error)
    assert done.returncode == (0 if command.split()[0] in ("--help", "rules", "checklist") else 2)
    if done.returncode:
        assert len([line for line in error.strip().splitlines() if not line.startswith("名册：")]) == 1 and re.search(
            "[\u4e00-\u9fff]", error
        )
        assert "No such file" not in error


def test_nothing_tells_of_the_clerks_machine(demo: Path) -> None:
    """No user, computer, path or program in any part of any output."""
    words = [str(demo.parent), str(Path.home()), "/tmp/", "/home/", "openpyxl", "python", "lxml", "jinja"]
    words += [CLERK["USER"], *(word for word in (platform.node(), getpass.getuser()) if len(word) > 4)]
    made = [path for path in demo.rglob("*") if path.is_file() and path.name != "jianfu.yaml"]
    assert len(made) > 35
    for path in made:
        for name, part in _parts(path):
            text = part.decode("utf-8", "replace").lower()
            text = text.replace("http://purl.org", "")
            text = text.replace("<application>microsoft excel<", "<application><")  # what XlsxWriter always writes
            for word in words:
                if (word, path.suffix) == ("python", ".bat"):  # the menu for Windows starts it
                    continue
                assert word.lower() not in text, f"{word} in {path.name} {name}"
            assert not re.search(r"<(dc:creator|cp:lastmodifiedby|company|application|manager)>[^<]", text), (
                f"{path.name} {name}"
            )


def _parts(path: Path) -> list[tuple[str, bytes]]:
    if not zipfile.is_zipfile(path):
        return [(path.name, path.read_bytes())]
    with zipfile.ZipFile(path) as archive:
        assert not archive.comment
        assert all(not entry.comment and not entry.extra for entry in archive.infolist())
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_json_names_files_as_they_were_typed(demo: Path) -> None:
    for typed in ("returns", "./returns/", str(demo / "returns")):
        done = processes.run("validate", typed, "--format", "json", cwd=demo)
        files = [entry["file"] for entry in json.loads(done.stdout)["returns"]]
        assert all(file.startswith(typed.rstrip("/") + "/") for file in files)
        assert (str(demo) in done.stdout) == typed.startswith("/")
