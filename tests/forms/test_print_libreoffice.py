"""Forms as LibreOffice prints them: long answers whole, a block's name on every page that has its items, no help cell."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import libreoffice
import needs
from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill

CHECKLIST = checklist.load_checklist()
SCHOOL = Addressee("米山镇洞湾小学", "3114000001")
TERM = Term(2021, 2)
LONG = "我校每学期初统一制定会议和培训计划并经校务会研究通过后执行" * 8  # what Excel's highest row takes
WORDS = {number: f"{LONG}第{number}处完" for number in (1, 4, 5, 12, 13, 21)}


def pages(pdf: Path) -> list[str]:
    """The text of each page without spaces and line breaks."""
    command = [needs.program("pdftotext"), "-raw", str(pdf), "-"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    return ["".join(page.split()) for page in printed.split("\f") if page.strip()]


def printed(office: libreoffice.Office, form: bytes, file_format: str, folder: Path, **typed: object) -> list[str]:
    path = folder / f"form.{file_format}"
    path.write_bytes(form)
    office.type_and_save(path, [folder / "form.pdf"], **typed)
    return pages(folder / "form.pdf")


def last_words(where: str) -> list[str]:
    return [f"{where}{number}处完" for number in WORDS]


@pytest.mark.parametrize("file_format", ["xlsx", "docx"])
def test_long_answers_are_printed_to_their_last_word(
    office: libreoffice.Office, tmp_path: Path, file_format: str
) -> None:
    measures = [
        Measure(number, "问题", text.replace("第", "措施"), "张三", "2022年9月30日") for number, text in WORDS.items()
    ]
    filling = Filling({}, {number: ("是", text, "") for number, text in WORDS.items()}, measures)
    form = fill(blank_form(CHECKLIST, SCHOOL, TERM, file_format), file_format, filling)
    text = "".join(printed(office, form, file_format, tmp_path))
    assert [words for words in (*last_words("第"), *last_words("措施")) if words not in text] == []


def test_what_is_typed_into_the_workbook_makes_its_rows_grow(office: libreoffice.Office, tmp_path: Path) -> None:
    cells = {
        "自查表": {f"D{4 + n}": text for n, text in WORDS.items()},
        "整改台账": {f"C{2 + n}": text for n, text in WORDS.items() if n < 15},
    }
    text = "".join(printed(office, blank_form(CHECKLIST, SCHOOL, TERM, "xlsx"), "xlsx", tmp_path, cells=cells))
    assert [words for words in last_words("第") if text.count(words) != (1 if "21" in words else 2)] == []


def test_what_is_missing_is_not_printed(office: libreoffice.Office, tmp_path: Path) -> None:
    first, *others = printed(office, blank_form(CHECKLIST, SCHOOL, TERM, "xlsx"), "xlsx", tmp_path)
    assert "已填" not in first and len(others) == 2


@pytest.mark.parametrize(
    "answered", [{}, {4: LONG, 9: LONG}, dict.fromkeys(range(1, 22), LONG[:90])], ids=["blank", "some", "all"]
)
def test_every_page_of_the_word_form_names_the_blocks_of_its_items(
    office: libreoffice.Office, tmp_path: Path, answered: dict[int, str]
) -> None:
    filling = Filling({}, {number: ("是", text, "") for number, text in answered.items()})
    form = fill(blank_form(CHECKLIST, SCHOOL, TERM, "docx"), "docx", filling)
    for page in printed(office, form, "docx", tmp_path):
        for section in CHECKLIST.sections:
            begun = [item.number for item in section.items if f"{item.number}.{item.text[:8]}" in page]
            assert not begun or section.title in page, begun
