"""Papers that a school sends beside the form: known by the words of their names and headings, and by nothing less."""

from __future__ import annotations

import pytest

from jianfu_cli.definition import checklist as definition
from jianfu_cli.intake.grid import Grid, Row
from jianfu_cli.returns.papers import materials_beside_form, naming_lines, paper_materials, text_lines

CHECKLIST = definition.load_checklist()
REPORT, MEASURES, SCAN = "自查报告", "整改措施", "盖章扫描件"
PROSE = "根据文件要求，我校认真开展自查。" * 10


def found(name: str, *lines: str, kind: str = "document", alone: bool = False) -> tuple[str, ...]:
    return paper_materials(CHECKLIST.materials, name, lines, kind, alone=alone, form_title=CHECKLIST.title)


@pytest.mark.parametrize(
    ("name", "kind", "materials"),
    [
        ("高平市实验中学自查报告", "document", (REPORT,)),
        ("高平市实验中学减负清单自查报告", "document", (REPORT,)),
        ("工作总结", "document", (REPORT,)),
        ("自查报告和整改措施", "document", (REPORT, MEASURES)),
        ("整改台账", "document", (MEASURES,)),
        ("自查报告", "pdf", (REPORT,)),
        ("自查报告（盖章）", "pdf", (REPORT, SCAN)),
        ("扫描0001", "image", (SCAN,)),
        ("扫描0001", "document", ()),  # a scan is a picture
        ("照片", "image", ()),
        ("课程表", "document", ()),
        # what is called like the form is the form, or a scan of it
        ("米山镇中心小学自查表", "pdf", ()),
        ("米山镇中心小学自查表", "document", ()),
        ("米山镇中心小学自查表和整改台账", "document", ()),
        ("米山镇中心小学自查表（盖章）", "pdf", (SCAN,)),
        ("高平市中小学教师减负清单自查表扫描件", "image", (SCAN,)),
    ],
)
def test_what_a_files_name_says(name: str, kind: str, materials: tuple[str, ...]) -> None:
    assert found(name, kind=kind) == materials


def test_a_picture_or_pdf_named_like_the_school_alone_is_a_scan() -> None:
    assert (
        found("米山镇中心小学", kind="pdf", alone=True) == found("米山镇中心小学", kind="image", alone=True) == (SCAN,)
    )
    assert found("米山镇中心小学", alone=True) == found("米山镇中心小学", kind="pdf") == ()


def test_a_title_says_it_where_the_name_does_not() -> None:
    assert found("减负材料", "高平市实验中学教师减负工作自查报告", PROSE) == (REPORT,)


def test_one_document_may_be_several() -> None:
    assert found("减负材料", "高平市实验中学自查报告", PROSE, *["其他。"] * 20, "三、整改措施", PROSE) == (
        REPORT,
        MEASURES,
    )


@pytest.mark.parametrize(
    "line",
    [
        "各校要在自查报告中写明存在的问题。",
        "自查报告：",
        "按要求报送自查报告，并附说明的通知和其他各项要求一览",
        "自查报告填写说明",
    ],
)
def test_a_line_that_only_speaks_of_it_is_no_heading(line: str) -> None:
    assert found("通知", line) == ()


def paragraphs(*lines: str) -> Grid:
    return Grid("", [Row(number, [line]) for number, line in enumerate(lines, 1)])


def test_a_document_may_hold_the_form_and_a_report() -> None:
    form = Grid("表1", [Row(1, ["项目", "内容"])])
    assert materials_beside_form(CHECKLIST.materials, [form, paragraphs("整改台账")]) == ()  # the form's own
    assert (
        materials_beside_form(CHECKLIST.materials, [paragraphs("米山镇中心小学自查报告"), form]) == ()
    )  # the form's title
    whole = [paragraphs("米山镇中心小学自查报告", PROSE, "三、整改措施", PROSE), form]
    assert materials_beside_form(CHECKLIST.materials, whole) == (REPORT, MEASURES)


def test_the_lines_that_name_a_school_are_the_first_and_the_last_that_stand_alone() -> None:
    grids = [paragraphs("高平市实验中学", "自查报告"), Grid("隐藏", [Row(1, ["甲小学"])], hidden=True)]
    grids += [paragraphs(*["我校认真开展自查。"] * 30, "高平市实验中学", "2022年6月30日")]
    lines = text_lines(grids)
    assert "甲小学" not in lines
    assert naming_lines(lines)[:2] == ["高平市实验中学", "自查报告"]
    assert naming_lines(lines)[-2:] == ["高平市实验中学", "2022年6月30日"]
