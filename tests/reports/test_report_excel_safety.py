"""汇总表.xlsx is safe to open: texts stay text, bytes are the same each time, other programs read it."""

from __future__ import annotations

import errno
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import TYPE_FORMULA, TYPE_STRING

from jianfu_cli.definition import Ground
from jianfu_cli.definition import checklist as definition
from jianfu_cli.definition.checklist import Checklist
from jianfu_cli.reports.excel import workbook as excel
from jianfu_cli.rules.catalogue import finding
from jianfu_cli.summary.dispositions import Disposition
from jianfu_cli.summary.figures import Correction, FileEntry, Problem, Summary
from jianfu_cli.summary.measure_rows import MeasureState, RectificationRow, TrackedMeasure
from jianfu_cli.summary.priority import Priority
from summaries import make_summary

FORMULAS = ("=1+1", "==1", "+1", "-2", "@SUM(A1)", '=HYPERLINK("http://example.com","x")', "=cmd|'/c calc'!A1", "{=1}")
NUMBERS = ("#REF!", "#N/A", "TRUE", "2022-06-30", "00123", "'=1", "1E5")
MARKUP = ("<b>&\"'", "]]></t>", "http://example.com/", "mailto:a@b.c", "_x000D_", "&#10;", "{{7*7}}")
SPACES = (" 前后有空格 ", "两\n行", "两\r\n行", "\t=1+1", "\n=1+1", "\n" * 300)
CHARACTERS = ("\x00\x01\x0b\x1f", "\ud800", "\ufffe\uffff", "𠮷䶮", "长" * 40_000, "𠮷" * 20_000)
HOSTILE = (*FORMULAS, *NUMBERS, *MARKUP, *SPACES, *CHARACTERS)


def written(summary: Summary) -> bytes:
    stream = io.BytesIO()
    excel.write_workbook(summary, stream)
    return stream.getvalue()


def hostile(text: str) -> Summary:
    """A summary in which everything that a school or a roster says is `text`."""
    summary = make_summary(4)
    measure = RectificationRow(text, text, 1, text, text, text, text, text)
    findings = (finding("JF202", text, item=1, at=text, hint=text),)
    return replace(
        summary,
        files=[FileEntry(text, text, Disposition.REJECTED, text)],
        schools=[replace(school, name=text, group=text, code=text, kind=text, file=text) for school in summary.schools],
        groups=[replace(group, name=text) for group in summary.groups],
        items=[replace(item, noncompliant_schools=(text,)) for item in summary.items],
        problems=[Problem(text, text, 1, text, text, text, text, (measure,))],
        rectifications=[measure],
        measures=[
            TrackedMeasure(text, text, 1, text, text, text, text, state, summary.term, text, text, text)
            for state in MeasureState
        ],
        corrections=[Correction(text, text, text, Disposition.REJECTED, findings)],
        priority=[Priority(text, text, Ground.DONE_CARELESSLY, (text,))],
    )


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert archive.testzip() is None
        return {name: archive.read(name) for name in names}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_text_stays_text(text: str) -> None:
    data = written(hostile(text))
    for name, part in parts(data).items():
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(rb"<f[ >/]", part)
            assert not re.search(rb't="(e|b|str|s)"', part)
    book = openpyxl.load_workbook(io.BytesIO(data))
    explanation = book["问题清单"]["G4"]
    assert explanation.data_type == TYPE_STRING
    assert len(str(explanation.value)) <= 32_767
    assert all(cell.data_type != TYPE_FORMULA for sheet in book for row in sheet.iter_rows() for cell in row)
    if text.startswith(("=", "+", "-", "@")):
        assert explanation.value == text
        assert explanation.quotePrefix, "typing into the cell must not make it a formula"


def test_what_can_not_be_written_is_seen() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(hostile("甲\x00乙\ud800"))))
    assert book["问题清单"]["G4"].value == "甲\ufffd乙\ufffd"


def test_text_that_looks_like_an_escape_is_escaped() -> None:
    sheet = parts(written(hostile("_x0041_ _x 1")))["xl/worksheets/sheet7.xml"].decode()
    assert "<t>_x005F_x0041_ _x 1</t>" in sheet


def test_long_text_says_that_it_was_cut() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(hostile("长" * 40_000))))
    assert str(book["问题清单"]["G4"].value).endswith("（原文共40000字，此处从略）")


def test_nothing_leads_outside() -> None:
    for name, part in parts(written(hostile("http://example.com/"))).items():
        assert b'TargetMode="External"' not in part, name
        assert "externalLink" not in name
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(rb"<hyperlink [^>]*r:id", part), name
    assert not any(name.endswith((".bin", ".vml")) for name in parts(written(make_summary(3))))


def test_nobody_is_named_in_the_properties() -> None:
    found = parts(written(make_summary(12)))
    core = found["docProps/core.xml"].decode()
    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert core.count("2022-07-15T00:00:00Z") == 2
    mark = found.pop("docProps/custom.xml")  # by it the program knows its own results again, wherever they lie
    assert mark.count(b"<property ") == 1 and b"jianfu-output" in mark
    assert not any(b"writer" in part.lower() or b"jianfu" in part.lower() for part in found.values())


def test_the_version_says_how_to_take_what_a_chart_leaves_out() -> None:
    """Excel and LibreOffice go by it: with another, axes are hidden and corners round."""
    assert b"<AppVersion>12.0000</AppVersion>" in parts(written(make_summary(3)))["docProps/app.xml"]


def test_the_same_summary_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(make_summary(40))
    excel.write_workbook(make_summary(40), tmp_path / "汇总表.xlsx")
    assert (tmp_path / "汇总表.xlsx").read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_is_no_bigger_than_the_library_would_make_it() -> None:
    data = written(make_summary(120))
    again = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(again)
    assert len(data) <= len(again.getvalue()) * 1.02


def test_it_needs_no_room_in_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert written(make_summary(1))


def sixty_items() -> Checklist:
    """Another checklist: 60 items, other answers, a section of one item with a long title."""
    items = [
        {"number": n, "text": f"是否做到第{n}件事，并长期坚持、有据可查。", "expected": "优秀"} for n in range(1, 61)
    ]
    sections = [
        {"title": "第一部分", "items": items[:30]},
        {"title": "名称很长的一个部分" * 4, "items": items[30:31]},
        {"title": "第三部分", "items": items[31:]},
    ]
    shipped = definition.load_checklist().model_dump(exclude={"sections"}, by_alias=True)
    answers = ["优秀", "基本符合", "不符合", "不涉及"]
    return Checklist.model_validate({**shipped, "answers": answers, "sections": sections})


CASES: dict[str, Callable[[], Summary]] = {
    "none": lambda: make_summary(0),
    "one": lambda: make_summary(1),
    "no-roster": lambda: make_summary(20, roster=False),
    "all-missing": lambda: make_summary(20, missing=1.0),
    "clean": lambda: make_summary(20, trouble=0, missing=0, rejected=0),
    "sixty-items": lambda: make_summary(20, checklist=sixty_items()),
    "long-names": lambda: make_summary(14, long_names=True),
    "hostile": lambda: hostile("=1+1 <b>&\x00"),
}


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases, opened and saved again by LibreOffice in one go."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("workbooks")
    for name, make in CASES.items():
        excel.write_workbook(make(), folder / f"{name}.xlsx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", f"{folder}/again"]
    subprocess.run([*command, *map(str, sorted(folder.glob("*.xlsx")))], check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_reads_the_same(resaved: Path, name: str) -> None:
    ours: Any = openpyxl.load_workbook(resaved / f"{name}.xlsx")
    theirs: Any = openpyxl.load_workbook(resaved / "again" / f"{name}.xlsx")
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours:
        again = theirs[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert again[cell.coordinate].value == cell.value
    assert len(theirs["分项统计"]._charts) == len(ours["分项统计"]._charts)
