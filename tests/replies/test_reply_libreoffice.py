"""Marked copies in the hands of a person: corrected and saved by LibreOffice, sent back, and marked once more."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

import libreoffice
import needs
from jianfu_cli.replies.addressees import Addressee
from jianfu_cli.replies.mark_styles import MARK_COLOUR
from jianfu_cli.replies.reply_formats import SLIP_WORDING
from jianfu_cli.replies.slip import SlipWriter
from jianfu_cli.replies.wording_values import common_values
from jianfu_cli.reports import Wording
from jianfu_cli.roster import School
from jianfu_cli.tools import read_resource
from reply_cases import CHECKLIST, SPRING, Said, checked, copy_of, faults, marked, paragraphs, parts_of, returned


@pytest.fixture(scope="module")
def workbooks(office: libreoffice.Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy whose item 9 was corrected, and 13 not, in each format."""
    folder = tmp_path_factory.mktemp("表")
    copy = folder / "copy.xlsx"
    copy.write_bytes(marked(returned("xlsx", {9: ("", "", ""), 13: ("较好", "", "")}), folder))
    files = {ending: folder / f"saved.{ending}" for ending in ("xlsx", "ods", "xls")}
    office.type_and_save(copy, list(files.values()), cells={"自查表": {"C13": "是"}})
    return files


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_corrected_workbook_reads_as_corrected(ending: str, workbooks: dict[str, Path], tmp_path: Path) -> None:
    record, findings = checked(workbooks[ending].read_bytes(), tmp_path, ending)
    assert [(found.code, found.item) for found in findings] == [("JF202", 13)]
    assert record["responses"][8]["answer"] == "是"


def test_a_workbook_that_another_program_saved_is_marked_anew(workbooks: dict[str, Path], tmp_path: Path) -> None:
    again = marked(workbooks["xlsx"].read_bytes(), tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(again))
    assert [sheet.title for sheet in book.worksheets][:2] == ["更正意见", "自查表"]
    sheet = book["自查表"]
    assert sheet["C13"].comment is None and sheet["C13"].fill.fgColor.rgb != MARK_COLOUR
    assert sheet["C17"].comment.author == "减负" and sheet["C17"].comment.text.count("第13项") == 1
    assert sheet["C17"].fill.fgColor.rgb == MARK_COLOUR


def saved_by_office(path: Path, endings: list[str]) -> list[Path]:
    """The file as LibreOffice saves it. By the command: it ends where a document with comments is opened unseen."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    folder = path.parent / "saved"
    for ending in endings:
        line = [
            needs.program("soffice"),
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            str(path),
        ]
        subprocess.run(line, capture_output=True, timeout=120, check=True)
    return [folder / f"{path.stem}.{ending}" for ending in endings]


def test_a_document_that_another_program_saved_is_marked_anew(tmp_path: Path) -> None:
    form = Document(
        io.BytesIO(
            marked(
                returned("docx", {9: ("", "", ""), 17: ("不涉及", "", "")}, fields={"preparer": ""}), tmp_path, "docx"
            )
        )
    )
    boxes = form.tables[0].rows[9].cells[2].paragraphs[0].runs[0]
    boxes.text = boxes.text.replace("□是", "☑是")
    form.save(str(tmp_path / "copy.docx"))
    files = saved_by_office(tmp_path / "copy.docx", ["docx", "odt", "doc"])
    for file in files:
        _, findings = checked(file.read_bytes(), tmp_path, file.suffix[1:])
        assert [(found.code, found.item) for found in findings] == [("JF107", None), ("JF305", 17)], file
    again = marked(files[0].read_bytes(), tmp_path, "docx")
    assert [text for text in paragraphs(again) if text].count("更正意见") == 1
    cleared = copy_of(again, [])
    assert cleared is not None
    assert MARK_COLOUR[2:] not in parts_of(cleared.data)["word/document.xml"].decode().upper()
    assert len(Document(io.BytesIO(again)).tables) == 2


CROWDED: dict[str, dict[int, Said]] = {
    "各样": {1: ("", "", ""), 2: ("较好", "", ""), 3: ("是", "", ""), 6: ("否", "", ""), 17: ("不涉及", "", "")},
    "没有措施": {number: ("是" if number < 6 else "否", "", "") for number in range(1, 22)} | {20: ("是", "", "")},
    "满": {number: (f"这一项的情况说不清楚{number}", "", "") for number in range(1, 22)},
    "三处": {9: ("", "", ""), 10: ("差不多", "", ""), 11: ("说不好", "", "")},
}


@pytest.mark.parametrize("copy", ["米山镇洞湾小学-自查表（请更正）.xlsx", ""])
@pytest.mark.parametrize("case", CROWDED)
def test_a_slip_is_printed_on_one_page(case: str, copy: str, tmp_path: Path) -> None:
    fields = {"date": "2022年6月", "preparer": ""}
    found = faults(returned("xlsx", CROWDED[case], fields=fields), tmp_path)
    wording = Wording(read_resource(SLIP_WORDING), SLIP_WORDING)
    writer = SlipWriter(wording, common_values(CHECKLIST, SPRING, "2022年7月15日"), date(2022, 7, 1))
    slip = tmp_path / "更正意见.docx"
    slip.write_bytes(writer.write(Addressee(School(name="米山镇洞湾小学"), found), copy))
    [printed] = saved_by_office(slip, ["pdf"])
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed.read_bytes())) == 1
