"""What the report says of few and of many: nobody praised and blamed at once, ties whole, single schools by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from jianfu_cli.definition import Ground
from jianfu_cli.reports import phrases
from jianfu_cli.reports.word import context as wording
from jianfu_cli.reports.word import markup
from jianfu_cli.reports.word import word_report as word
from jianfu_cli.reports.word.annexes import all_annexes as annexes
from jianfu_cli.reports.word.blocks import Kind, Paragraph
from jianfu_cli.reports.word.template import render
from jianfu_cli.rules.catalogue import finding
from jianfu_cli.summary.dispositions import Disposition
from jianfu_cli.summary.figures import Correction, Problem, SettledAnswer, Summary
from jianfu_cli.summary.priority import Priority
from jianfu_cli.tools import resources
from summaries import make_summary

SHIPPED = resources.read_resource(word.WORDING_TEMPLATE)


def paragraphs(summary: Summary, template: str = SHIPPED) -> list[Paragraph]:
    text = render(template, wording.context(summary), "模板.txt")
    blocks = markup.parse(text, annexes.annex_tables(summary), template, "模板.txt")
    return [block for block in blocks if isinstance(block, Paragraph)]


def text_of(summary: Summary, template: str = SHIPPED) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs(summary, template))


def with_problems(schools: int, *problems: tuple[int, int], silent: Sequence[tuple[int, int]] = ()) -> Summary:
    """That many schools without a problem but (school, item); those in `silent` do not say what it is."""
    summary = make_summary(schools, missing=0, rejected=0, received=0, trouble=0)
    names = [row.name for row in summary.schools]
    summary.problems = [
        Problem(names[at], "", item, "", "" if (at, item) in silent else f"第{item}项的事", "甲.xlsx", None)
        for at, item in problems
    ]
    found = {item: tuple(names[at] for at, which in problems if which == item) for _, item in problems}
    summary.items = [
        replace(
            item,
            compliant=schools - len(found.get(item.number, ())),
            noncompliant=len(found.get(item.number, ())),
            not_applicable=0,
            noncompliant_schools=found.get(item.number, ()),
        )
        for item in summary.items
    ]
    of = {at: sum(which == at for which, _ in problems) for at in range(schools)}
    summary.schools = [replace(row, noncompliant=of[at], late=False) for at, row in enumerate(summary.schools)]
    inside = [[item for item in summary.items if item.number in section.items] for section in summary.sections]
    summary.sections = [
        replace(
            section,
            compliant=sum(item.compliant for item in items),
            noncompliant=sum(item.noncompliant for item in items),
            not_applicable=0,
        )
        for section, items in zip(summary.sections, inside, strict=True)
    ]
    return replace(summary, priority=[], with_ground=0, late=())


def one_each(*items: int) -> Summary:
    return with_problems(12, *enumerate(items))


# Items --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("summary", [make_summary(30), make_summary(150), make_summary(400), one_each(4, 7, 8)])
def test_no_item_is_praised_and_blamed(summary: Summary) -> None:
    bad = {item.number for item in summary.items if item.noncompliant}
    praised = re.findall("做得[^：]*：第([^项]+)项", text_of(summary))
    assert praised or all(item.noncompliant for item in summary.items)
    good = {item.number for item in summary.items} - bad
    for numbers in praised:
        assert set(re.findall(r"\d+", numbers)) <= {str(number) for number in good}


def test_a_rate_stands_beside_the_numbers_that_it_is_of() -> None:
    text = text_of(with_problems(20, (0, 4), (1, 4), (0, 7)))
    assert "（“不涉及”不计算在内），总体和各部分按项次计算，单个事项按学校数计算，下同" in text
    assert "本部分共5项（第4—8项），符合要求97项次、存在问题3项次，符合率97%。" in text
    assert "2所学校存在问题，18所学校符合要求，符合率90%。" in text
    assert "符合率为" not in text


def test_few_items_of_a_section_are_named_with_their_wording_many_by_their_number_of_schools() -> None:
    few = text_of(with_problems(9, (0, 4), (1, 4), (0, 7)))
    assert "存在的不足：第4项“是否在面向教师的各类" in few
    assert "第7项“是否强制要求中小学教师填写班主任家访记录、例会记录等材料”有1所学校存在问题。" in few
    many = text_of(with_problems(9, (0, 9), (1, 9), (0, 10), (0, 11), (2, 12), (3, 12)))
    assert "存在的不足（存在问题的学校数）：第9、12项各2所，第10、11项各1所。学校最多的是第9项“" in many


def test_ties_are_named_whole_or_not_at_all() -> None:
    seven = [
        p.text for p in paragraphs(one_each(4, 7, 8, 14, 15, 17, 20)) if p.kind is Kind.HEADING_2 and "第" in p.text
    ]
    assert [re.findall(r"第(\d+)项", text)[0] for text in seven] == ["4", "7", "8", "14", "15", "17", "20"]
    nine = text_of(one_each(1, 2, 3, 4, 5, 6, 7, 8, 9))
    assert "共有9项存在问题，涉及的学校数为：第1—9项各1所（见附件4）。" in nine
    rest = [(at, item) for at, item in enumerate((1, 2, 3, 4, 5, 6))]
    headings = text_of(with_problems(12, (0, 9), (1, 9), (0, 12), (1, 12), *rest))
    assert "涉及学校较多的事项如下" in headings
    assert re.findall(r"^（.）第(\d+)项", headings, re.MULTILINE) == ["9", "12"]


@pytest.mark.parametrize(
    ("weights", "kept"), [([3, 2, 2, 1], [3, 2, 2]), ([3, 2, 2, 2], [3]), ([2, 2, 2, 2], []), ([1], [1])]
)
def test_the_leading_ones_never_cut_a_tie(weights: list[int], kept: list[int]) -> None:
    assert phrases.leading(weights, float, 3) == kept


def test_one_item_with_problems_has_no_heading_of_its_own() -> None:
    found = paragraphs(with_problems(12, (0, 7), (1, 7)))
    assert not [p.text for p in found if p.kind is Kind.HEADING_2 and p.text.startswith("（一）第")]
    text = "\n".join(p.text for p in found)
    assert "存在问题的是第7项“是否强制要求中小学教师填写班主任家访记录、例会记录等材料”，米山镇东河小学、" in text


# Schools ------------------------------------------------------------------------------------------


def test_a_single_school_is_never_counted() -> None:
    text = text_of(with_problems(12, (0, 7), (1, 8), silent=[(1, 8)]))
    assert "米山镇东河小学存在问题，11所学校符合要求，符合率91.7%。该校反映“第7项的事”。" in text
    assert "三甲镇东河小学存在问题，11所学校符合要求，符合率91.7%。该校没有说明具体情况。" in text
    assert "请未填写整改措施的2所学校补充" in text


@pytest.mark.parametrize(
    ("silent", "said"),
    [
        ([(1, 7)], "三甲镇东河小学没有说明具体情况。"),
        ([(0, 7), (1, 7)], "米山镇东河小学、三甲镇东河小学2所学校没有说明具体情况。"),
        ([(0, 7), (1, 7), (2, 7)], "这些学校均没有说明具体情况。"),
    ],
)
def test_who_did_not_say_what_the_problem_is_is_named(silent: list[tuple[int, int]], said: str) -> None:
    text = text_of(with_problems(12, (0, 7), (1, 7), (2, 7), silent=silent))
    assert said in text
    assert not re.search(r"有\d+所学校没有说明", text)


def test_what_is_still_to_be_done_names_a_single_school() -> None:
    summary = replace(make_summary(12, missing=0, rejected=0, received=0), missing=("甲小学",), rejected=("乙小学",))
    text = text_of(summary)
    assert "督促甲小学尽快报送。向乙小学一次性告知需要更正的内容，更正后重新报送。已报送且有效" in text
    assert "的1所学校" not in text


def test_the_schools_with_most_problems_end_at_no_tie() -> None:
    five = [(at, item) for at in range(5) for item in (7, 8)]
    assert "问题较多的学校是" in text_of(with_problems(12, *five))
    six = [(at, item) for at in range(6) for item in (7, 8)]
    assert "多的学校是" not in text_of(with_problems(12, *six))
    assert "问题最多的学校是米山镇东河小学（3项）。" in text_of(with_problems(12, *six, (0, 9)))


def test_townships_behind_are_all_named_or_only_the_last_without_a_tie() -> None:
    assert "未报齐的是三甲镇（应报2所，实报1所，50%）、" in text_of(behind((1, 2), (1, 2), (2, 2)))
    assert "未报齐的有4个，其中报送率最低的是三甲镇（应报2所，均未计入）（见附件1）。" in text_of(
        behind((0, 2), (1, 2), (1, 2), (1, 2))
    )
    assert "未报齐的有4个（见附件1）。" in text_of(behind((1, 2), (1, 2), (1, 2), (1, 2)))


def behind(*counts: tuple[int, int]) -> Summary:
    """Townships with so many schools counted of so many expected."""
    summary = make_summary(30, missing=0, rejected=0, received=0)
    groups = summary.groups[1:]
    changed = [replace(group, counted=c, expected=e) for group, (c, e) in zip(groups, counts, strict=False)]
    full = [replace(group, counted=group.expected or 0) for group in groups[len(counts) :]]
    return replace(summary, groups=changed + full)


def test_schools_that_answered_everything_alike_are_asked_about() -> None:
    summary = make_summary(12, missing=0, rejected=0)
    alike = finding("JF307", "各项都填“是”")
    summary.corrections.append(Correction("甲小学", "", "甲.xlsx", Disposition.COUNTED, (alike,)))
    assert "甲小学各项答案相同，是否如实填写建议核实。" in text_of(summary)


def test_answers_that_the_bureau_settled_are_told() -> None:
    summary = make_summary(12)
    assert "判读" not in text_of(summary)
    summary.settled.append(SettledAnswer("甲小学", 13, "较好", "是", "张三", None, "台账.xlsx!判读!A2"))
    assert "其中1项次学校表述不明确，按我股判读的结果计入" in text_of(summary)


def test_where_files_ended_is_no_list_of_one() -> None:
    summary = make_summary(12, missing=0, rejected=0, received=0)
    assert "共收到文件13份，其中计入汇总的12份、无法读取的1份。" in text_of(summary)
    summary.dispositions[Disposition.UNREADABLE] = 0
    assert "共收到文件13份，均计入汇总。" in text_of(summary)


def test_a_paper_that_nobody_sent_is_said_in_words() -> None:
    summary = make_summary(12, missing=0, rejected=0, papers=True)
    summary.schools = [
        replace(row, materials=tuple(replace(m, file=None, in_form=False) for m in row.materials))
        for row in summary.schools
    ]
    assert "没有学校报送自查报告，没有学校报送整改措施。" in text_of(summary)


# 重点督导 -----------------------------------------------------------------------------------------


def proposed(*schools: tuple[str, Ground, str]) -> Summary:
    found = [Priority(name, "", ground, (reason, "逾期报送")) for name, ground, reason in schools]
    return replace(make_summary(12, missing=0, rejected=0), priority=found, with_ground=len(found))


def test_the_proposed_are_named_under_the_grounds_of_the_notice() -> None:
    copied = "情况说明与乙小学文字雷同，建议核实"
    text = text_of(
        proposed(
            ("甲小学", Ground.ARRANGED_BADLY, "存在问题5项"),
            ("丙小学", Ground.DONE_CARELESSLY, copied),
            ("丁小学", Ground.ARRANGED_BADLY, "存在问题3项"),
        )
    )
    assert (
        "建议将以下3所学校列入重点督导范围（见附件5）。\n可能属于“部署不到位”情形的：\n1. 甲小学：存在问题5项；逾期报送。\n"
        "2. 丁小学：存在问题3项；逾期报送。\n可能属于“开展不认真”情形的：\n3. 丙小学：情况说明与乙小学文字雷同，建议核实；逾期报送。\n"
        "以上建议仅依据报送情况和自查表提出，具体情况以实地核实为准。注明“建议核实”的，不作为认定依据。"
    ) in text
    assert "群众举报" not in text


def test_a_single_proposed_school_is_no_list() -> None:
    text = text_of(proposed(("甲小学", Ground.ARRANGED_BADLY, "存在问题5项")))
    assert "可能属于“部署不到位”情形的：甲小学（存在问题5项；逾期报送）。" in text
    assert "1. 甲小学" not in text and "不作为认定依据" not in text


def test_a_list_that_is_cut_says_of_how_many() -> None:
    summary = replace(proposed(("甲小学", Ground.ARRANGED_BADLY, "存在问题5项")), with_ground=40)
    assert "有重点督导理由的学校共40所。按理由轻重，建议先将以下1所列入重点督导范围" in text_of(summary)


def test_a_long_list_is_left_to_the_annex() -> None:
    many = [(f"{number}号小学", Ground.ARRANGED_BADLY, "存在问题5项") for number in range(40)]
    assert "情形的：0号小学、1号小学、2号小学等40所学校。" in text_of(proposed(*many))


# Headings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        (
            "## 甲\n### 乙\n丙。\n## 丁\n### 戊\n己。\n### 庚\n辛。",
            ["一、甲", "乙。丙。", "二、丁", "（一）戊", "己。", "（二）庚", "辛。"],
        ),
        ("## 甲\n### 乙\n#### 丙\n丁。\n### 戊\n己。", ["一、甲", "（一）乙", "丙。丁。", "（二）戊", "己。"]),
        ("## 甲\n### （一）乙\n丙。", ["一、甲", "（一）乙", "丙。"]),
    ],
)
def test_a_subheading_without_a_second_one_begins_the_paragraph(template: str, lines: list[str]) -> None:
    assert text_of(make_summary(1), template).splitlines() == lines


def test_items_that_tie_are_named_whole_or_not_at_all() -> None:
    """The rule of the page's first sentence and of the workbook's 总览, too."""

    def named(*problems: tuple[int, int]) -> list[int]:
        return [item.number for item in phrases.worst_items(with_problems(12, *problems).items, 3, 6)]

    assert named(*((n, n + 1) for n in range(7))) == []
    assert named(*((n, n + 1) for n in range(5))) == [1, 2, 3, 4, 5]
    assert named((0, 1), (1, 1), *((n, n) for n in range(2, 9))) == [1]
