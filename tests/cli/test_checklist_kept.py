"""`init --checklist`: the list lies in the working folder, so that the folder may be moved, copied and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import run
from jianfu_cli.workspace import load_config
from other_county import EXAMPLE

LIST = "清单.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with another county's list in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("县里").mkdir()
    (Path("县里") / LIST).write_bytes((EXAMPLE / LIST).read_bytes())
    return tmp_path


def used(working: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The first line that `jianfu checklist` says in the folder."""
    with monkeypatch.context() as patch:
        patch.chdir(working)
        done = run("checklist")
    assert done.code == 0, done.err
    return done.out.splitlines()[0]


@pytest.mark.parametrize("more", [[], ["--example"]])
def test_the_folder_may_be_moved(more: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "2022春", *more, "--checklist", f"县里/{LIST}").code == 0
    Path("县里").rename("别处")
    moved = Path("2022春").rename(Path("别处") / "2022春")
    assert load_config(moved).checklist == LIST
    assert used(moved, monkeypatch).startswith("云溪示例县")
    if more:
        assert used(moved / "上期", monkeypatch).startswith("云溪示例县")


def test_a_list_that_lies_there_is_named_as_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("县里")
    assert run("init", "--checklist", LIST).code == 0
    assert load_config(Path()).checklist == LIST
    Path("清单").mkdir()
    Path(LIST).rename(Path("清单") / LIST)
    assert run("init", "--checklist", f"清单/{LIST}", "--force").code == 0
    assert load_config(Path()).checklist == f"清单/{LIST}" and not Path(LIST).exists()


def test_the_next_semester_has_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "2022春").code == 0
    done = run("init", "2022秋", "--previous", "2022春", "--checklist", f"县里/{LIST}")
    assert done.code == 0 and used(Path("2022秋"), monkeypatch).startswith("云溪示例县")


def test_another_file_of_that_name_is_not_taken_for_it() -> None:
    Path("2022春").mkdir()
    there = Path("2022春") / LIST
    there.write_text("id: another\n", encoding="utf-8")
    done = run("init", "2022春", "--checklist", f"县里/{LIST}")
    assert done.code == 2
    assert "2022春/清单.yaml 已经有了，和 县里/清单.yaml 不一样" in done.err.replace("\\", "/")
    assert [path.name for path in Path("2022春").iterdir()] == [LIST]
    assert run("init", "2022春", "--checklist", f"县里/{LIST}", "--force").code == 0
    assert there.read_bytes() == (EXAMPLE / LIST).read_bytes()
    assert len(list(Path("2022春").glob("清单（*）.yaml"))) == 1


def test_a_list_that_is_called_like_the_settings() -> None:
    (Path("县里") / LIST).rename(Path("县里") / "jianfu.yaml")
    assert run("init", "2022春", "--checklist", "县里/jianfu.yaml").code == 0
    assert load_config(Path("2022春")).checklist == LIST
