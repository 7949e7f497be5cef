"""Result files: complete or not at all; a person's changes are kept; two runs don't meet."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

import office
from jianfu_cli.intake.formats.registry import known_endings
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


PNG, OLE = b"\x89PNG\r\n\x1a\n" + bytes(99), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)


@pytest.mark.parametrize("ending", sorted(known_endings()))
def test_a_result_never_replaces_a_file_with_the_ending_of_a_known_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"原件{ending.upper()}"
    path.write_text("原件", encoding="utf-8")
    with pytest.raises(JianfuError, match="已经存在"):
        write_result(path, [b"x"], [])
    assert path.read_text(encoding="utf-8") == "原件"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (office.xlsx(office.rows("是")), "Excel 工作簿"),
        (office.xlsx(office.rows("是"), more={"a.png": random.Random(1).randbytes(9000)}), "压缩包或办公文件"),
        (OLE, "办公文件"),
        (PNG, "一张图片（PNG）"),
        (b"%PDF-1.7 \x00", "PDF 文件"),
        (rb"{\rtf1\ansi}", "RTF 文档"),
        (b"Rar!\x1a\x07\0", "RAR 压缩包"),
    ],
    ids=["small xlsx", "large xlsx", "OLE cut short", "png", "pdf", "rtf", "rar"],
)  # fmt: skip
def test_a_result_never_replaces_a_file_that_is_known_by_its_content(
    content: bytes, title: str, tmp_path: Path
) -> None:
    path = tmp_path / "改了名的.txt"
    path.write_bytes(content)
    with pytest.raises(JianfuError, match=f"看起来是“{title}”"):
        write_result(path, [b"x"], [])
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    ["", "MZ 小学：有效\n", '{"tool": "jianfu"}', "【甲小学】" * 9000, "<甲小学>\n"],
    ids=lambda text: text[:6],
)
def test_a_result_replaces_an_earlier_one(content: str, tmp_path: Path) -> None:
    for name in ("核对结果.txt", "核对结果.json", "没有扩展名"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        write_result(tmp_path / name, [b"x"], [])
        assert (tmp_path / name).read_bytes() == b"x"


@pytest.mark.parametrize("name", ["jianfu.yaml", "清单.yml"])
def test_a_result_never_replaces_settings(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("term: 2022春", encoding="utf-8")
    with pytest.raises(JianfuError, match="看起来是“设置文件”"):
        write_result(tmp_path / name, [b"x"], [])
