"""The Word report as LibreOffice prints it: page, lines, characters, page numbers."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest

from jianfu_cli.reports.word import word_report as word
from summaries import make_summary

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler"
)

MM = 72 / 25.4
AREA_TOP, AREA_BOTTOM, AREA_LEFT, AREA_RIGHT = 37 * MM, 262 * MM, 28 * MM, 184 * MM
# Three pages of nothing but text, then the annexes: those of the problems are turned.
TEMPLATE = f"# 标题\n\n{'字' * 28 * 60}\n\n[[附件 问题]]\n[[表 问题和整改]]\n\n[[附件 统计]]\n[[表 分项统计]]\n"


@dataclass(frozen=True)
class Line:
    """A printed line, in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A printed page."""

    width: float
    height: float
    lines: list[Line]

    @property
    def number(self) -> Line:
        """The line that is the page number."""
        return next(line for line in self.lines if line.text.startswith("—"))

    @property
    def text_lines(self) -> list[Line]:
        """The others."""
        return [line for line in self.lines if not line.text.startswith("—")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    folder = tmp_path_factory.mktemp("print")
    word.write_report(make_summary(12), folder / "report.docx", TEMPLATE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "report.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return _measure(folder / "report.pdf")


def _measure(pdf: Path) -> list[Page]:
    html = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True).stdout
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        Page(
            float(page.get("width", 0)),
            float(page.get("height", 0)),
            [
                Line(
                    "".join(word.text or "" for word in line.iter(f"{name}word")),
                    *(float(line.get(key, 0)) for key in ("xMin", "yMin", "xMax", "yMax")),
                )
                for line in page.iter(f"{name}line")
            ],
        )
        for page in ET.fromstring(html).iter(f"{name}page")
    ]


def test_paper_is_a4_upright_and_turned(pages: list[Page]) -> None:
    sizes = {(round(page.width / MM), round(page.height / MM)) for page in pages}
    assert sizes == {(210, 297), (297, 210)}


def test_a_page_of_text_has_22_lines(pages: list[Page]) -> None:
    assert len(pages[1].text_lines) == 22


def test_a_line_of_text_has_28_characters(pages: list[Page]) -> None:
    assert {len(line.text) for line in pages[1].text_lines} == {28}


def test_text_stays_within_the_margins(pages: list[Page]) -> None:
    for page in pages[:2]:
        for line in page.text_lines:
            assert line.top > AREA_TOP - 3 and line.bottom < AREA_BOTTOM + 6  # a line's box is taller than its letters
            assert line.left > AREA_LEFT - 1 and line.right < AREA_RIGHT + 1


def test_first_line_begins_two_characters_in(pages: list[Page]) -> None:
    body = [line for line in pages[0].lines if line.text.startswith("字")]
    assert body[0].left - body[1].left == pytest.approx(32, abs=1)
    assert len(body[0].text) == 26


def test_title_leaves_the_text_on_whole_lines(pages: list[Page]) -> None:
    body = [line for line in pages[0].lines if line.text.startswith("字")]
    assert len(body) == 22 - 3  # a line of a title takes two of the text, and one stays empty
    assert body[0].top - pages[1].text_lines[0].top == pytest.approx(3 * 28.95, abs=1)


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages: list[Page]) -> None:
    assert pages[0].number.right == pytest.approx(AREA_RIGHT - 14, abs=2)
    assert pages[1].number.left == pytest.approx(AREA_LEFT + 14, abs=2)


def test_page_numbers_stand_7_mm_below_the_text(pages: list[Page]) -> None:
    number = pages[0].number
    assert (number.top + number.bottom) / 2 - AREA_BOTTOM == pytest.approx(7 * MM, abs=3)


def test_pages_are_numbered_on_through_the_annexes(pages: list[Page]) -> None:
    upright = {place: page.number.text for place, page in enumerate(pages, 1) if page.width < page.height}
    assert upright == {place: f"—{place}—" for place in upright}
    assert len(pages) in upright


def test_turned_pages_carry_their_number_at_the_left_edge(pages: list[Page]) -> None:
    turned = [(place, page) for place, page in enumerate(pages, 1) if page.width > page.height]
    assert {place % 2 for place, _ in turned} == {0, 1}
    for place, page in turned:
        digits = [line for line in page.lines if line.right < 35 * MM]
        assert str(place) in "".join(line.text for line in digits)
        middle = sum(line.top + line.bottom for line in digits) / 2 / len(digits)
        assert middle > 150 * MM if place % 2 else middle < 60 * MM


def test_each_annex_begins_a_page(pages: list[Page]) -> None:
    first = [page.text_lines[0].text for page in pages if page.text_lines]
    assert [text for text in first if text.startswith("附件")] == ["附件1", "附件2"]
