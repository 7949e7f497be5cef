"""What the program made itself is no return, wherever it lies; and its results come all together, or none."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import commands
from example_folder import lay_out
from jianfu_cli.intake import TEXT_MARK
from jianfu_cli.tools import FOLDER_MARK

DATE = ("--date", "2022-07-15")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, its forms issued and its results made; not to be changed."""
    folder = lay_out(tmp_path_factory.mktemp("made") / "样例")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        commands.run("blank", "--roster", "名册.xlsx", "--term", "2022春")
        commands.run("ledger", "returns")
        commands.run("summarize", *DATE)
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same to work in, as the current folder."""
    shutil.copytree(made, tmp_path / "样例")
    monkeypatch.chdir(tmp_path / "样例")
    return tmp_path / "样例"


def dispositions(*arguments: str) -> dict[str, int]:
    done = commands.run("summarize", *arguments, *DATE, "--format", "json", "-o", "另一处")
    assert done.code == 0, done.err
    found: dict[str, int] = json.loads(Path("另一处/summary.json").read_text("utf-8"))["dispositions"]
    shutil.rmtree("另一处")
    return found


def test_the_whole_working_folder_is_summed_up_as_its_returns_are(demo: Path) -> None:
    assert (demo / "summary" / FOLDER_MARK).exists() and (demo / "forms" / FOLDER_MARK).exists()
    assert dispositions(".") == dispositions("returns")
    done = commands.run("validate", ".")
    assert all(
        words in done.out for words in ("本程序生成的文件夹 3 个", "本程序所用的名册、台账等 2 个", "本程序的设置 3 个")
    )


def test_results_are_known_wherever_they_lie(demo: Path) -> None:
    commands.run("validate", "returns", "--format", "json", "-o", "结果.json")
    results = [
        "结果.json",
        *(f"summary/{name}" for name in ("汇总报告.docx", "汇总表.xlsx", "汇总.html", "summary.json")),
    ]
    Path("杂").mkdir()
    for name in results:
        shutil.copy(name, "杂")
    done = commands.run("validate", "杂", "--format", "json")
    assert (done.code, json.loads(done.out)["returns"]) == (0, [])
    assert "本程序生成的结果 5 个" in commands.run("validate", "杂").out
    assert "本程序生成的结果" in commands.run("inspect", "杂/汇总表.xlsx").out


def test_texts_of_results_are_known_as_well(demo: Path) -> None:
    before = dispositions("returns")
    commands.run("validate", "returns", "-o", "returns/核对结果.txt")
    commands.run("reply", "returns", "-o", "回复", "--format", "text")
    words = Path("回复/通知用语.txt").read_bytes().decode("utf-8-sig")
    Path("returns/通知用语.txt").write_text(words, encoding="utf-8")
    Path("returns/通知用语（另存）.txt").write_bytes(words.replace("\r\n", "\n").encode("gbk"))
    assert dispositions("returns") == before
    assert "本程序生成的结果 3 个" in commands.run("validate", "returns").out
    again = commands.run("validate", "returns", "-o", "returns/核对结果.txt")
    assert "另存为" not in again.err, "it may be replaced by the next one"


def test_a_mark_at_the_end_of_an_office_file_hides_no_return(demo: Path) -> None:
    form = next(Path("returns").glob("*.xlsx"))
    copy = Path("杂/表.xlsx")
    copy.parent.mkdir()
    copy.write_bytes(form.read_bytes() + TEXT_MARK.encode())
    assert json.loads(commands.run("validate", "杂", "--format", "json").out)["totals"]["files"] == 1


def test_results_beside_the_returns_change_nothing(demo: Path) -> None:
    before = dispositions("returns")
    for _ in range(2):
        assert commands.run("summarize", *DATE, "-o", "returns").code == 0
    assert not (demo / "returns" / FOLDER_MARK).exists(), "a folder of the schools' files is not ours"
    assert dispositions("returns") == before


def test_a_folder_that_is_typed_is_looked_into(demo: Path) -> None:
    done = commands.run("validate", "forms", "--format", "json")
    assert len(json.loads(done.out)["returns"]) == len(list(Path("forms").rglob("*.*x")))


LOCKED = {errno.EACCES: "正被其他程序占用", errno.ENOSPC: "磁盘已满"}


@pytest.mark.parametrize("name", ["汇总报告.docx", "汇总表.xlsx", "汇总.html", "summary.json"])
@pytest.mark.parametrize("reason", LOCKED)
def test_where_a_result_can_not_be_replaced_all_stay(
    name: str, reason: int, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows refuses it while Excel has the file open."""
    before = {path.name: path.read_bytes() for path in Path("summary").iterdir() if not path.name.startswith(".")}
    replace = os.replace

    def refusing(source: Any, target: Any, **more: Any) -> None:
        if Path(target).name == name:
            raise OSError(reason, os.strerror(reason))
        replace(source, target, **more)

    monkeypatch.setattr(os, "replace", refusing)
    done = commands.run("summarize", "--date", "2022-07-16")
    assert done.code == 2
    [sentence] = [line for line in done.err.splitlines() if "summary" in line]
    assert name in sentence and LOCKED[reason] in sentence
    monkeypatch.undo()
    monkeypatch.chdir(demo)
    after = {path.name: path.read_bytes() for path in Path("summary").iterdir() if not path.name.startswith(".")}
    assert after == before
    assert not list(Path("summary").glob("*.jianfu-tmp"))


def test_without_earlier_results_none_is_left(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def refusing(source: Any, target: Any, **more: Any) -> None:
        if Path(target).name == "summary.json":
            raise PermissionError(errno.EACCES, "locked")
        replace(source, target, **more)

    monkeypatch.setattr(os, "replace", refusing)
    assert commands.run("summarize", *DATE, "-o", "新").code == 2
    assert [path.name for path in Path("新").iterdir() if not path.name.startswith(".")] == []


@pytest.mark.parametrize("reason", [errno.EINVAL, errno.EOPNOTSUPP])
def test_a_file_system_that_can_not_sync_gets_its_files(
    reason: int, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: int) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(os, "fsync", refusing)
    assert commands.run("summarize", *DATE, "-o", "盘").code == 0
    assert Path("盘/汇总报告.docx").stat().st_size > 5000
