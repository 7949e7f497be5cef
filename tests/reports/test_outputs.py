"""Result files: complete or not at all; a person's changes are kept; two runs don't meet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from jianfu_cli.reports.result_files import write_files, write_result
from jianfu_cli.tools.errors import JianfuError, OutputError
from jianfu_cli.tools.writing import replacing, write_file

DAY = date.today().isoformat()


def content(text: str) -> dict[str, object]:
    def write(stream: BinaryIO) -> None:
        stream.write(text.encode())

    return {"汇总.html": write}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_own_files_are_replaced_without_a_word(tmp_path: Path) -> None:
    assert write_files(tmp_path, content("一")) == []  # type: ignore[arg-type]
    assert write_files(tmp_path, content("二")) == []  # type: ignore[arg-type]
    assert names(tmp_path) == ["汇总.html"]
    assert (tmp_path / "汇总.html").read_text(encoding="utf-8") == "二"


def test_a_file_changed_since_is_kept_beside_under_a_dated_name(tmp_path: Path) -> None:
    write_files(tmp_path, content("一"))  # type: ignore[arg-type]
    for edit in ("改过", "又改过"):
        (tmp_path / "汇总.html").write_text(edit, encoding="utf-8")
        [note] = write_files(tmp_path, content("二"))  # type: ignore[arg-type]
        assert DAY in note
    assert names(tmp_path) == ["汇总.html", f"汇总（{DAY} 保留-2）.html", f"汇总（{DAY} 保留）.html"]
    assert (tmp_path / f"汇总（{DAY} 保留）.html").read_text(encoding="utf-8") == "改过"


def test_a_file_of_unknown_origin_is_a_persons(tmp_path: Path) -> None:
    (tmp_path / "汇总.html").write_text("别人的", encoding="utf-8")
    assert len(write_files(tmp_path, content("一"))) == 1  # type: ignore[arg-type]
    assert (tmp_path / f"汇总（{DAY} 保留）.html").read_text(encoding="utf-8") == "别人的"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧", encoding="utf-8")
    with pytest.raises(RuntimeError), replacing(path) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_a_result_never_replaces_an_office_file_or_an_input(tmp_path: Path) -> None:
    form, notes = tmp_path / "a.xlsx", tmp_path / "b.txt"
    for path in (form, notes):
        path.write_text("原件", encoding="utf-8")
        with pytest.raises(JianfuError):
            write_result(path, [b"x"], [str(notes)])
        assert path.read_text(encoding="utf-8") == "原件"
    with pytest.raises(JianfuError, match="文件夹"):
        write_result(tmp_path, [b"x"], [])


def test_a_result_is_written_into_a_new_folder(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"1"
        yield b"2"

    write_result(tmp_path / "结果" / "a.json", pieces(), [])
    assert (tmp_path / "结果" / "a.json").read_bytes() == b"12"


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="磁盘已满"), replacing(tmp_path / "a.txt") as stream:
        raise OSError(28, os.strerror(28))
        stream.write(b"")


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".999999999-r1.jianfu-tmp").write_bytes(b"half")
    write_files(tmp_path, content("一"))  # type: ignore[arg-type]
    assert not list(tmp_path.glob("*.jianfu-tmp"))


@pytest.mark.skipif(os.name != "posix", reason="Windows removes no open file")
@pytest.mark.parametrize("flush", [True, False])
def test_another_run_that_takes_our_draft_for_a_leftover_does_not_stop_us(flush: bool, tmp_path: Path) -> None:
    """On a shared folder: its machine knows nothing of our process."""
    with replacing(tmp_path / "a.txt", flush=flush) as stream:
        stream.write(b"whole" * 100_000)
        [draft] = tmp_path.glob("*.jianfu-tmp")
        draft.unlink()
    assert (tmp_path / "a.txt").read_bytes() == b"whole" * 100_000
    assert names(tmp_path) == ["a.txt"] and not list(tmp_path.glob("*.jianfu-tmp"))


def test_a_folder_removed_meanwhile_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="文件夹已不存在"):
        write_file(tmp_path / "gone" / "a.txt", b"x")


@pytest.mark.skipif(os.name != "posix", reason="devices are POSIX")
def test_a_device_or_pipe_is_written_into_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_result(pipe, [b"12"], [])
    assert os.read(reader, 10) == b"12"
    os.close(reader)
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_the_file_behind_a_link_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    (tmp_path / "b.txt").symlink_to("a.txt")
    write_result(tmp_path / "b.txt", [b"2"], [])
    assert (tmp_path / "b.txt").is_symlink() and (tmp_path / "a.txt").read_bytes() == b"2"
