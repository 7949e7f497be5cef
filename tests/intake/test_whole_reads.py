"""Files that are read in pieces, as some network folders give them, and files that change while they are read."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

import office
from jianfu_cli.intake.archives import Skipped
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.intake.whole_reads import read_fully
from jianfu_cli.tools import Unreadable

FORM = office.docx(office.p("甲"))


class InPieces:
    """A raw file that gives at most 7 bytes at a time, and no more than `most` in all."""

    def __init__(self, file: Any, most: int) -> None:
        self._file, self._left = file, most

    def __enter__(self) -> InPieces:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, length: int = -1) -> bytes:
        data: bytes = self._file.read(min(length, 7, self._left))
        self._left -= len(data)
        return data


def in_pieces(monkeypatch: pytest.MonkeyPatch, most: int = 1_000_000) -> None:
    """From now on what is loaded comes in pieces."""
    monkeypatch.setattr(
        "jianfu_cli.intake.archives.open",
        lambda *arguments, **options: InPieces(builtins.open(*arguments, **options), most),  # noqa: PTH123, SIM115  (what is patched)
        raising=False,
    )


def loaded(path: Path, monkeypatch: pytest.MonkeyPatch, most: int = 1_000_000) -> bytes:
    [source] = find_sources([str(path)])
    assert not isinstance(source, Skipped)
    in_pieces(monkeypatch, most)
    return source.load()


@pytest.mark.parametrize("pieces", [[b"abcdef"], [b"a", b"bc", b"def"], [b"abc", b"d", b"e"], [b""], [b"ab"]])
def test_pieces_are_put_together(pieces: list[bytes]) -> None:
    left = iter(pieces)
    assert read_fully(lambda length: next(left, b""), 6) == b"".join(pieces)


def test_no_more_is_read_than_was_asked_for() -> None:
    asked: list[int] = []

    def read(length: int) -> bytes:
        asked.append(length)
        return b"x" * min(length, 4)

    assert read_fully(read, 10) == b"x" * 10
    assert asked == [10, 6, 2]


def test_a_file_that_comes_in_pieces_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "表.docx").write_bytes(FORM)
    assert loaded(tmp_path / "表.docx", monkeypatch) == FORM


def test_a_member_that_comes_in_pieces_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "表.zip").write_bytes(office.zipped({"表.docx": FORM}))
    assert loaded(tmp_path / "表.zip", monkeypatch) == FORM


def test_a_file_that_shrinks_while_it_is_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "表.docx").write_bytes(FORM)
    with pytest.raises(Unreadable) as caught:
        loaded(tmp_path / "表.docx", monkeypatch, 100)
    assert (caught.value.code, caught.value.message) == ("JF001", "文件正在被改动，读到一半变短了")


def test_an_archive_that_shrinks_while_it_is_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "表.zip").write_bytes(office.zipped({"表.docx": FORM}))
    with pytest.raises(Unreadable) as caught:
        loaded(tmp_path / "表.zip", monkeypatch, 100)
    assert (caught.value.code, caught.value.message) == ("JF001", "压缩结构不完整（内容缺失），可能没有传完")
