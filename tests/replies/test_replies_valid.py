"""What goes back to schools is valid for the Open XML SDK: a marked copy has no error that the school's file had not."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from openpyxl.comments import Comment

from jianfu_cli.definition import load_checklist
from jianfu_cli.forms.filling import Measure
from jianfu_cli.replies.draft import draft_paper
from jianfu_cli.replies.reply_formats import DRAFT_WORDING
from jianfu_cli.reports import Wording
from jianfu_cli.tools import read_resource
from openxml import PACKAGE_LINTS, WORD_LINTS, Lint, Package
from reply_cases import SPRING, Said, checked, marked, returned
from sdk import sdk_errors

BAD: dict[int, Said] = {7: ("是", "", ""), 9: ("", "", ""), 13: ("较好", "", ""), 17: ("不涉及", "", "")}
FIELDS = {"date": "2022年6月", "preparer": ""}
MEASURES = [Measure(7, "手抄", "取消", "", "尽快")]


def commented() -> bytes:
    """A workbook as openpyxl writes it, with comments of the school's own and a sheet more."""
    book = openpyxl.load_workbook(io.BytesIO(returned("xlsx", BAD, MEASURES, fields=FIELDS)))
    book["自查表"]["C13"].comment = Comment("主任说先空着", "王老师")
    book["自查表"]["C20"].comment = Comment("已核", "王老师")
    book.create_sheet("附表")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def noted() -> bytes:
    """A document as python-docx writes it."""
    form = Document(io.BytesIO(returned("docx", BAD, MEASURES, fields=FIELDS)))
    form.add_paragraph("另附说明一页。")
    stream = io.BytesIO()
    form.save(stream)
    return stream.getvalue()


CASES = {
    "form.xlsx": returned("xlsx", BAD, MEASURES, fields=FIELDS),
    "commented.xlsx": commented(),
    "form.docx": returned("docx", BAD, MEASURES, fields=FIELDS),
    "noted.docx": noted(),
}


@pytest.mark.parametrize("name", CASES)
def test_a_copy_is_as_valid_as_the_file(name: str, tmp_path: Path) -> None:
    original, copy = tmp_path / f"a-{name}", tmp_path / f"b-{name}"
    original.write_bytes(CASES[name])
    first = marked(CASES[name], tmp_path / "1", name[-4:])
    copy.write_bytes(marked(first, tmp_path / "2", name[-4:]))  # what was taken back leaves no trace either
    assert sorted(sdk_errors(copy)) == sorted(sdk_errors(original))


@pytest.mark.parametrize("lint", PACKAGE_LINTS)
@pytest.mark.parametrize("name", ["form.xlsx", "commented.xlsx", "form.docx"])
def test_a_copy_passes_the_lints(name: str, lint: Lint, tmp_path: Path) -> None:
    before, after = Package(CASES[name]), Package(marked(CASES[name], tmp_path, name[-4:]))
    assert lint(after) == lint(before)


@pytest.mark.parametrize("lint", [*PACKAGE_LINTS, *WORD_LINTS])
def test_a_draft_passes_the_lints(lint: Lint, tmp_path: Path) -> None:
    record = checked(returned("docx", BAD, MEASURES), tmp_path, "docx")[0]
    wording = Wording(read_resource(DRAFT_WORDING), DRAFT_WORDING)
    assert lint(Package(draft_paper(load_checklist(), SPRING, wording, record))) == []
