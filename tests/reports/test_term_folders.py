"""Results of another term are moved aside before new ones are written; a person's files are never lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

import commands
from example_folder import lay_out
from jianfu_cli.reports.result_files import write_files, write_result

SPRING, AUTUMN = "2021-2022-2", "2021-2022-1"
DAY = date.today().isoformat()


def write(folder: Path, text: str, term: str) -> list[str]:
    def content(stream: BinaryIO) -> None:
        stream.write(text.encode())

    return write_files(folder, {"汇总.html": content, "summary.json": content}, term)


def texts(folder: Path) -> dict[str, str]:
    return {
        path.name: path.read_text("utf-8")
        for path in sorted(folder.iterdir())
        if path.name[0] != "." and path.is_file()
    }


def both(text: str) -> dict[str, str]:
    return {"summary.json": text, "汇总.html": text}


def test_another_terms_results_are_moved_and_it_is_said(tmp_path: Path) -> None:
    assert write(tmp_path, "春", SPRING) == []
    [note] = write(tmp_path, "秋", AUTUMN)
    assert SPRING in note and str(tmp_path / SPRING) in note
    assert texts(tmp_path) == both("秋")
    assert texts(tmp_path / SPRING) == both("春")


def test_the_same_term_is_replaced_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, "一", SPRING)
    assert write(tmp_path, "二", SPRING) == []
    assert texts(tmp_path) == both("二")
    assert not (tmp_path / SPRING).exists()


def test_to_and_fro_keeps_what_a_person_changed(tmp_path: Path) -> None:
    write(tmp_path, "春", SPRING)
    write(tmp_path, "秋", AUTUMN)
    (tmp_path / SPRING / "汇总.html").write_text("改过", encoding="utf-8")
    write(tmp_path, "春二", SPRING)
    write(tmp_path, "秋二", AUTUMN)
    kept = {f"汇总（{DAY} 保留）.html": "改过"}
    assert texts(tmp_path / SPRING) == both("春二") | kept
    assert texts(tmp_path / AUTUMN) == both("秋")


def test_copies_that_were_kept_go_with_their_term(tmp_path: Path) -> None:
    write(tmp_path, "春", SPRING)
    (tmp_path / "汇总.html").write_text("改过", encoding="utf-8")
    (tmp_path / "汇总.docx").write_text("别人的", encoding="utf-8")
    write(tmp_path, "春", SPRING)
    write(tmp_path, "秋", AUTUMN)
    assert texts(tmp_path / SPRING) == both("春") | {f"汇总（{DAY} 保留）.html": "改过"}
    assert texts(tmp_path) == both("秋") | {"汇总.docx": "别人的"}


@pytest.mark.parametrize("term", ["../外面", "/外面", "..", "", 3])
def test_a_note_that_was_tampered_with_leads_nowhere(term: object, tmp_path: Path) -> None:
    folder = tmp_path / "summary"
    write(folder, "春", SPRING)
    note = folder / ".jianfu-made.json"
    note.write_text(note.read_text("utf-8").replace(f'"{SPRING}"', repr(term).replace("'", '"')), encoding="utf-8")
    assert write(folder, "秋", AUTUMN) == []
    assert [path.name for path in tmp_path.iterdir()] == ["summary"]


def test_summarize_says_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay_out(tmp_path / "demo"))
    settings = Path("jianfu.yaml")  # with a term before it the example could not be summed up as of autumn
    settings.write_text(settings.read_text("utf-8").replace("previous: ", "#previous: "), encoding="utf-8")
    assert commands.run("summarize", "--format", "json").code == 0
    done = commands.run("summarize", "--format", "json", "--term", AUTUMN)
    assert f"summary 里原有 {SPRING} 的结果，已移到 {Path('summary', SPRING)}" in done.err
    assert f'"term": "{SPRING}"' in Path("summary", SPRING, "summary.json").read_text("utf-8")


@pytest.mark.parametrize("content", ["给局长的话\n", '{"schema": "others/1"}', "【记】\n共 3 份：别的"])
def test_a_persons_file_in_the_way_of_a_result_is_kept_under_a_dated_name(content: str, tmp_path: Path) -> None:
    path = tmp_path / "核对.txt"
    path.write_text(content, encoding="utf-8")
    assert f"核对（{DAY} 保留）.txt" in str(write_result(path, [b"x"], []))
    assert texts(tmp_path) == {"核对.txt": "x", f"核对（{DAY} 保留）.txt": content}


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_result_of_validate_is_replaced_by_the_next(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "demo")
    for _ in range(2):
        done = commands.run("validate", "demo/returns", "--format", form, "-o", "核对结果")
        assert "保留" not in done.err
    assert list(texts(tmp_path)) == ["核对结果"]
