"""The Word report as a file: parts, page, styles, tables, annexes; foreign text as text; same bytes from the same summary."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from jianfu_cli.reports.word import word_report as word
from jianfu_cli.summary.figures import Summary
from jianfu_cli.tools.errors import OutputError
from summaries import make_summary

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = ("=1+1", "<w:p>", "{{ 7*7 }}", "{% raw %}", "[[表 分项统计]]", "a & b", "\x00\x1b", "\ud800", "]]>", "# 标题")


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


def body_of(data: bytes) -> ET.Element:
    return ET.fromstring(parts_of(data)["word/document.xml"])


def text_of(element: ET.Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def paragraphs(data: bytes, style: str) -> list[ET.Element]:
    found = body_of(data).iter(f"{W}p")
    return [
        paragraph
        for paragraph in found
        if (mark := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and mark.get(f"{W}val") == style
    ]


def style_of(data: bytes, identifier: str) -> ET.Element:
    styles = ET.fromstring(parts_of(data)["word/styles.xml"])
    return next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == identifier)


@pytest.fixture(scope="module")
def report() -> bytes:
    return word.build_report(make_summary(30))


# The file -----------------------------------------------------------------------------------------


def test_same_summary_gives_the_same_bytes() -> None:
    assert word.build_report(make_summary(30)) == word.build_report(make_summary(30))


def test_date_of_the_report_is_the_only_date_in_it() -> None:
    summary = make_summary(5)
    core = parts_of(word.build_report(summary))["docProps/core.xml"].decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {summary.report_date.isoformat()}


def test_carries_no_author_and_no_program(report: bytes) -> None:
    whole = b"".join(parts_of(report).values())
    assert b"creator" not in whole and b"lastModifiedBy" not in whole and b"python" not in whole


def test_every_part_is_well_formed_and_related(report: bytes) -> None:
    parts = parts_of(report)
    for content in parts.values():
        ET.fromstring(content)
    related = re.findall(r'Target="(.+?)"', parts["word/_rels/document.xml.rels"].decode())
    assert {f"word/{target}" for target in related} <= set(parts)
    wanted = set(re.findall(r'r:id="(rId\d+)"', parts["word/document.xml"].decode()))
    assert wanted <= set(re.findall(r'Id="(rId\d+)"', parts["word/_rels/document.xml.rels"].decode()))


def test_opens_in_another_reader(report: bytes) -> None:
    document = docx.Document(io.BytesIO(report))
    assert document.core_properties.title == "关于2021—2022学年第二学期中小学教师减负清单自查情况的报告"
    assert len(document.tables) == 6


def test_writes_to_a_path_and_to_a_stream(tmp_path: Path) -> None:
    summary = make_summary(3)
    stream = io.BytesIO()
    word.write_report(summary, stream)
    word.write_report(summary, tmp_path / "汇总报告.docx")
    assert (tmp_path / "汇总报告.docx").read_bytes() == stream.getvalue() == word.build_report(summary)


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="无法写入"):
        word.write_report(make_summary(1), tmp_path / "没有" / "汇总报告.docx")


# GB/T 9704 ----------------------------------------------------------------------------------------


def test_page_and_margins(report: bytes) -> None:
    sections = list(body_of(report).iter(f"{W}sectPr"))
    for section in sections:
        size, margins, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
        assert size is not None and margins is not None and grid is not None
        sides = [int(margins.get(f"{W}{side}", 0)) for side in ("top", "right", "bottom", "left")]
        if size.get(f"{W}orient") == "landscape":
            assert (size.get(f"{W}w"), size.get(f"{W}h"), sides) == ("16838", "11906", [1588, 2098, 1474, 1984])
        else:
            assert (size.get(f"{W}w"), size.get(f"{W}h"), sides) == ("11906", "16838", [2098, 1474, 1984, 1588])
        assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    orientations = [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections]  # type: ignore[union-attr]
    assert orientations == [None, "landscape", None]


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("AnnexMark", "黑体", None),
        ("AnnexTitle", "方正小标宋简体", "44"),
        ("Footer", "宋体", "28"),
        ("TableText", None, "21"),
    ],
)
def test_fonts_asked_for(report: bytes, style: str, font: str | None, half_points: str | None) -> None:
    run = style_of(report, style).find(f"{W}rPr")
    assert run is not None
    fonts, size = run.find(f"{W}rFonts"), run.find(f"{W}sz")
    assert (fonts.get(f"{W}eastAsia") if fonts is not None else None) == font
    assert (size.get(f"{W}val") if size is not None else None) == half_points
    assert run.find(f"{W}b") is None


def test_body_is_3_hao_fangsong_with_times(report: bytes) -> None:
    defaults = ET.fromstring(parts_of(report)["word/styles.xml"]).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    fonts, size = defaults.find(f"{W}rFonts"), defaults.find(f"{W}sz")
    assert fonts is not None and size is not None
    assert (fonts.get(f"{W}eastAsia"), fonts.get(f"{W}ascii"), size.get(f"{W}val")) == (
        "仿宋_GB2312",
        "Times New Roman",
        "32",
    )


def test_first_line_is_indented_in_both_ways(report: bytes) -> None:
    for style in ("BodyText", "Heading1", "Heading2", "Heading3"):
        indent = style_of(report, style).find(f"{W}pPr/{W}ind")
        assert indent is not None
        assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "640")


def test_odd_and_even_pages_have_footers_of_their_own(report: bytes) -> None:
    parts = parts_of(report)
    assert b"<w:evenAndOddHeaders/>" in parts["word/settings.xml"]
    odd, even = parts["word/footer1.xml"].decode(), parts["word/footer2.xml"].decode()
    assert 'w:val="right"' in odd and 'w:val="left"' in even
    assert " PAGE " in odd and " PAGE " in even


def test_drawings_have_ids_of_their_own_in_the_whole_document_and_say_what_they_are(report: bytes) -> None:
    drawings = re.findall(
        r'<wp:docPr id="(\d+)" name="[^"]+" descr="([^"]+)"', b"".join(parts_of(report).values()).decode()
    )
    assert sorted(drawings) == [("1", "页码"), ("2", "页码")]


def test_quotation_marks_take_the_chinese_font(report: bytes) -> None:
    for run in body_of(report).iter(f"{W}r"):
        if "“" in text_of(run):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None and fonts.get(f"{W}hint") == "eastAsia"


def test_characters_beyond_gb2312_take_a_wider_font() -> None:
    summary = rename(make_summary(3, missing=0, rejected=0, trouble=0.5), "李堃希望小学𠮷分校")
    fonts = {
        text_of(run): fonts.get(f"{W}eastAsia")
        for run in body_of(word.build_report(summary)).iter(f"{W}r")
        if (fonts := run.find(f"{W}rPr/{W}rFonts")) is not None
    }
    assert fonts["堃"] == "仿宋"
    assert fonts["𠮷"] == "SimSun-ExtB"
    assert all(name is None for text, name in fonts.items() if "希望小学" in text)


@pytest.mark.parametrize(
    ("unit", "right_of"),
    [
        ("高平市教育局人事师资股", "unit"),  # the unit is the longer one: it ends two characters from the edge
        ("教育局", "date"),  # the date would come nearer than that: it ends there, and the unit moves
    ],
)
def test_date_begins_two_characters_right_of_the_unit(unit: str, right_of: str) -> None:
    data = word.build_report(make_summary(1), f"甲。\n[[落款 {unit}｜2022年7月15日]]\n")
    _, first, second = paragraphs(data, "Signature")
    assert (text_of(first), text_of(second)) == (unit, "2022年7月15日")
    indents = [line.find(f"{W}pPr/{W}ind") for line in (first, second)]
    lefts = [int(indent.get(f"{W}left", 0)) for indent in indents if indent is not None]
    assert lefts[1] - lefts[0] == 640
    assert not [indent for indent in indents if indent is not None and indent.get(f"{W}right")]
    ends = {"unit": lefts[0] + len(unit) * 315, "date": lefts[1] + 3 * 315 + 7 * 155}
    assert ends[right_of] == pytest.approx(8844 - 640, abs=40)


# Tables and annexes -------------------------------------------------------------------------------


def test_tables_repeat_their_heading_and_never_split_a_row(report: bytes) -> None:
    for table in body_of(report).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"  # type: ignore[union-attr]


def test_tables_fill_the_text_area(report: bytes) -> None:
    for table in body_of(report).iter(f"{W}tbl"):
        columns = [int(column.get(f"{W}w", 0)) for column in table.iter(f"{W}gridCol")]
        wide = 225 if "学校说明" in text_of(table) else 156
        assert sum(columns) == pytest.approx(wide * 56.693, abs=10)
        for row in table.iter(f"{W}tr"):
            assert sum(int(cell.get(f"{W}w", 0)) for cell in row.iter(f"{W}tcW")) == sum(columns)


def test_annexes_are_numbered_in_their_order(report: bytes) -> None:
    marks = [text_of(paragraph) for paragraph in paragraphs(report, "AnnexMark")]
    assert marks == [f"附件{number}" for number in range(1, len(marks) + 1)]
    titles = [text_of(paragraph) for paragraph in paragraphs(report, "AnnexTitle")]
    listed = [text_of(paragraph) for paragraph in paragraphs(report, "AnnexList")]
    assert [re.sub(r"^(附件：)?\d+\.", "", text) for text in listed] == titles


def test_an_annex_without_rows_is_left_out_and_not_referred_to() -> None:
    data = word.build_report(make_summary(12, missing=0, rejected=0, trouble=0))
    assert "问题及整改清单" not in text_of(body_of(data))
    assert [text_of(paragraph) for paragraph in paragraphs(data, "AnnexMark")] == ["附件1", "附件2", "附件3"]
    assert "（见附件4）" not in text_of(body_of(data))


def test_one_annex_has_no_number() -> None:
    data = word.build_report(make_summary(3), "甲。\n[[附件说明]]\n[[附件 分项统计表]]\n[[表 分项统计]]\n")
    assert [text_of(paragraph) for paragraph in paragraphs(data, "AnnexMark")] == ["附件"]
    assert [text_of(paragraph) for paragraph in paragraphs(data, "AnnexList")] == ["附件：分项统计表"]


def test_the_sums_are_checked_elsewhere() -> None:
    """The workbook and the screen show that the numbers agree; a template may still ask for the table."""
    summary = make_summary(30)
    assert "数据核对" not in text_of(body_of(word.build_report(summary)))
    table = next(body_of(word.build_report(summary, "[[表 数据核对]]")).iter(f"{W}tbl"))
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert [(row[1], row[2], row[3], row[4], row[5]) for row in rows[1:]] == [
        (check.left_label, str(check.left), check.right_label, str(check.right), "相符") for check in summary.checks
    ]


def test_every_school_problem_and_proposal_is_in_an_annex() -> None:
    summary = make_summary(150)
    tables = [
        [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.findall(f"{W}tr")[1:]]
        for table in body_of(word.build_report(summary)).iter(f"{W}tbl")
    ]
    _, items, schools, waiting, problems, priority = tables
    assert [row[1] for row in waiting] == [came.school for came in summary.received]
    assert [row[1] for row in schools] == [row.name for row in summary.schools]
    assert [(row[1], row[2]) for row in problems] == [
        (problem.school, str(problem.item)) for problem in summary.problems
    ]
    assert [row[1] for row in priority if len(row) > 1] == [proposal.school for proposal in summary.priority]
    assert [tuple(row[2:5]) for row in items if row[0].isdigit()] == [
        (str(item.compliant), str(item.noncompliant), str(item.not_applicable)) for item in summary.items
    ]


def test_measures_that_belong_to_no_problem_are_shown_too() -> None:
    summary = make_summary(12)
    stray = replace(summary.rectifications[0], item=None, measure="另有一条措施", deadline="2022-07-01")
    summary.rectifications.append(stray)
    text = text_of(body_of(word.build_report(summary)))
    assert "另有一条措施" in text and "2022年7月1日（已到期）" in text


def test_many_schools_go_by_township_with_a_pointer() -> None:
    summary = make_summary(2000)
    data = word.build_report(summary)
    text = text_of(body_of(data))
    assert "各校报送情况见《汇总表.xlsx》" in text
    assert (
        f"有重点督导理由的学校共{summary.with_ground}所。按理由轻重，建议先将以下{len(summary.priority)}所列入" in text
    )
    assert len(data) < 200_000


def test_dates_are_written_in_one_way() -> None:
    text = text_of(body_of(word.build_report(make_summary(30))))
    assert "2022年7月6日" in text
    assert not re.search(r"\d{4}-\d", text)


def test_the_list_for_supervision_stands_under_the_grounds_of_the_notice() -> None:
    table = list(body_of(word.build_report(make_summary(12))).iter(f"{W}tbl"))[-1]
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.findall(f"{W}tr")[1:]]
    grounds = [row[0] for row in rows if len(row) == 1]
    assert grounds == ["可能属于“部署不到位”情形的（6所）", "可能属于“开展不认真”情形的（1所）"]
    assert [row[0] for row in rows if len(row) > 1] == [str(number) for number in range(1, 8)]


# Foreign text -------------------------------------------------------------------------------------


def rename(summary: Summary, name: str) -> Summary:
    """The same with another name for the first school, wherever it stands."""
    old = summary.schools[0].name
    summary.schools[0] = replace(summary.schools[0], name=name)
    summary.problems = [
        replace(problem, school=name) if problem.school == old else problem for problem in summary.problems
    ]
    summary.priority = [
        replace(proposal, school=name) if proposal.school == old else proposal for proposal in summary.priority
    ]
    return summary


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_stays_text(text: str) -> None:
    summary = make_summary(3, missing=0, rejected=0, trouble=0.5)
    plain = len(list(body_of(word.build_report(summary)).iter(f"{W}tbl")))
    summary = rename(summary, f"{text}甲小学{text}")
    summary.problems = [
        replace(problem, explanation=f"{text}\n# 标题\n[[附件 甲]]\n{text}") for problem in summary.problems
    ]
    body = body_of(word.build_report(summary))
    shown = re.sub("[\x00\x1b\ud800]", "\ufffd", text)
    assert f"{shown}甲小学{shown}" in text_of(body)
    assert len(list(body.iter(f"{W}tbl"))) == plain
    assert len(paragraphs(word.build_report(summary), "Title")) == 2  # one title, on two lines


def test_very_long_texts_are_shortened() -> None:
    summary = make_summary(3, missing=0, rejected=0, trouble=0.5)
    summary.problems = [replace(problem, explanation="很长的说明" * 10_000) for problem in summary.problems]
    text = text_of(body_of(word.build_report(summary)))
    assert "很长的说明" * 40 + "……" in text and "很长的说明" * 41 not in text
