"""Writing forms to disk: names, folders, what is left alone, and failures."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee
from jianfu_cli.forms.filling import Filling, fill
from jianfu_cli.forms.form_names import FileNames, form_name
from jianfu_cli.forms.form_notes import FormNotes
from jianfu_cli.forms.issuing import Issued, issue
from jianfu_cli.tools import writing
from jianfu_cli.tools.errors import OutputError

CHECKLIST = checklist.load_checklist()
TERM = Term(2021, 2)
A = Addressee("米山镇洞湾小学", "3114000001")


def run(folder: Path, *schools: Addressee, force: bool = False, formats: tuple[str, ...] = ("xlsx",)) -> list[Issued]:
    return list(issue(CHECKLIST, schools or (A,), folder, term=TERM, formats=formats, force=force))


def names(*schools: Addressee) -> list[str]:
    taking = FileNames()
    return [taking.take(school.name, school.code, ("xlsx",))[0] for school in schools]


def test_forms_stand_in_the_folder_of_their_term(tmp_path: Path) -> None:
    written = run(tmp_path / "new" / "forms", A, Addressee(""), formats=("docx", "xlsx"))
    assert [str(issued.path.relative_to(tmp_path / "new")) for issued in written] == [
        "forms/2021-2022-2/米山镇洞湾小学-自查表.docx",
        "forms/2021-2022-2/米山镇洞湾小学-自查表.xlsx",
        "forms/2021-2022-2/自查表.docx",
        "forms/2021-2022-2/自查表.xlsx",
    ]
    assert {issued.outcome for issued in written} == {"written"} and all(issued.path.is_file() for issued in written)


def test_without_a_term_they_stand_in_the_folder_itself(tmp_path: Path) -> None:
    [issued] = issue(CHECKLIST, [A], tmp_path, term=None, formats=("docx",), force=False)
    assert issued.path == tmp_path / "米山镇洞湾小学-自查表.docx"


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = run(tmp_path)[0].path
    path.write_bytes(b"filled in")
    assert run(tmp_path) == [Issued(path, "kept")]
    assert path.read_bytes() == b"filled in"


def test_force_replaces_and_keeps_what_was_filled_in(tmp_path: Path) -> None:
    path = run(tmp_path)[0].path
    blank = path.read_bytes()
    assert run(tmp_path, force=True) == [Issued(path, "replaced")], "an untouched form needs no copy"
    copies = set()
    for text in (b"filled in", b"and once more"):
        path.write_bytes(text)
        [issued] = run(tmp_path, force=True)
        assert issued.outcome == "replaced" and issued.kept_copy and issued.kept_copy.read_bytes() == text
        assert path.read_bytes() == blank
        copies.add(issued.kept_copy)
    assert len(copies) == 2 and len(list(path.parent.iterdir())) == 3


@pytest.mark.parametrize("file_format", ["xlsx", "docx"])
def test_force_keeps_no_copy_where_only_what_we_print_is_another(tmp_path: Path, file_format: str) -> None:
    def made(notes: FormNotes, school: Addressee = A) -> Issued:
        order = {"term": TERM, "formats": (file_format,), "force": True}
        [issued] = issue(CHECKLIST, [school], tmp_path, notes=notes, **order)  # type: ignore[arg-type]
        return issued

    made(FormNotes())
    assert made(FormNotes(date(2022, 7, 10))).kept_copy is None
    assert made(FormNotes(date(2022, 7, 15), "0356-5222222")).kept_copy is None
    assert made(FormNotes(), Addressee(A.name, "3114000009")).kept_copy is None, "another form number"
    path = made(FormNotes()).path
    path.write_bytes(fill(path.read_bytes(), file_format, Filling({}, {9: ("是", "", "")}, [])))
    assert made(FormNotes(date(2022, 7, 10))).kept_copy, "one answer is filled in"


def test_a_school_named_twice_gets_its_form_once(tmp_path: Path) -> None:
    assert len(run(tmp_path, A, A)) == 1


def test_leftovers_of_killed_runs_are_removed(tmp_path: Path) -> None:
    folder = tmp_path / TERM.id
    folder.mkdir()
    (folder / f".999999999-0{writing.LEFTOVER}").write_bytes(b"half")
    run(tmp_path)
    assert [path.suffix for path in folder.iterdir()] == [".xlsx"]


@pytest.mark.parametrize(
    ("school", "name"),
    [
        ("米山镇中心小学", "米山镇中心小学-自查表.xlsx"),
        ("", "自查表.xlsx"),
        ("第一小学（北校区）", "第一小学（北校区）-自查表.xlsx"),
    ],
)
def test_a_plain_name_stays_as_it_is(school: str, name: str) -> None:
    assert form_name(school, "xlsx") == name


HOSTILE = [
    "../../x", "..", "/etc/passwd", "C:\\x", "a/b", 'a<b>:"c|d?*', "CON", "con.txt", "nul .", "COM1", "小学. . ", " 小学", ".隐藏",
    "~$小学", "小\x00\n学", "小\ud800学", "长" * 300, "x" * 300, "\u202e小学", "﻿小学", "-",
]  # fmt: skip


@pytest.mark.parametrize("school", HOSTILE, ids=ascii)
def test_every_name_is_a_legal_file_name_inside_the_folder(school: str, tmp_path: Path) -> None:
    name = form_name(school, "docx")
    assert not set(name) & set('<>:"/\\|?*') and name.isprintable()
    assert not name.startswith((".", " ", "~")) and name.split(".")[0].strip().upper() not in ("CON", "NUL", "COM1")
    assert len(name.encode()) <= 200 and name.endswith("-自查表.docx")
    [issued] = run(tmp_path, Addressee(school))
    assert issued.path.is_file() and issued.path.resolve().parent == (tmp_path / TERM.id).resolve()


def test_two_schools_never_share_a_file() -> None:
    alike = [
        Addressee("ABC小学"), Addressee("abc小学"), Addressee("ＡＢＣ小学"), Addressee("Cafe\u0301小学"), Addressee("Café小学"),
        Addressee("一小", "3114000001"), Addressee("一小", "3114000002"), Addressee("一小"),
        Addressee("甲/乙"), Addressee("甲／乙"), Addressee("甲\\乙"), *(Addressee("长" * 80 + end) for end in "甲乙丙"),
    ]  # fmt: skip
    taken = names(*alike)
    assert len({name.casefold() for name in taken}) == len(alike)
    assert taken[6] == "一小-3114000002-自查表.xlsx"


def test_a_changed_name_does_not_depend_on_the_other_schools() -> None:
    [alone] = names(Addressee("甲/乙"))
    assert names(Addressee("甲／乙"), Addressee("甲/乙"))[1] == alone


# --- failures are one sentence, and the old file stays


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "只读"),
        (errno.EIO, "读写出错"),
        (errno.ENXIO, "无法写入"),
    ],
)
def test_a_failed_write_is_one_sentence(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = run(tmp_path)[0].path
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OutputError, match=said) as caught:
        run(tmp_path, force=True)
    assert "\n" not in str(caught.value) and path.read_bytes() == b"old"
    assert not list(path.parent.glob(f"*{writing.LEFTOVER}"))


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "forms").write_text("x")
    with pytest.raises(OutputError, match="无法写入"):
        run(tmp_path / "forms")


def test_a_folder_in_the_place_of_a_form_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / TERM.id / "米山镇洞湾小学-自查表.xlsx").mkdir(parents=True)
    assert run(tmp_path)[0].outcome == "kept"
    with pytest.raises(OutputError, match="同名的文件夹"):
        run(tmp_path, force=True)


# --- by township


def test_forms_stand_in_the_folder_of_their_township(tmp_path: Path) -> None:
    schools = (
        Addressee("米山镇洞湾小学", group="米山镇"),
        Addressee("高平市实验小学", group="市直"),
        Addressee("乙小学"),
        Addressee("丙小学", group="../甲/乙"),
    )
    written = [str(issued.path.relative_to(tmp_path)) for issued in run(tmp_path, *schools)]
    assert written[:3] == [
        "2021-2022-2/米山镇/米山镇洞湾小学-自查表.xlsx",
        "2021-2022-2/市直/高平市实验小学-自查表.xlsx",
        "2021-2022-2/乙小学-自查表.xlsx",
    ]
    assert len(Path(written[3]).parts) == 3 and ".." not in Path(written[3]).parts
    assert all((tmp_path / path).is_file() for path in written)


def test_like_names_in_two_townships_are_two_files_that_can_lie_together(tmp_path: Path) -> None:
    alike = (Addressee("中心小学", "3114000001", group="米山镇"), Addressee("中心小学", "3114000002", group="三甲镇"))
    assert len({issued.path.name for issued in run(tmp_path, *alike)}) == 2
