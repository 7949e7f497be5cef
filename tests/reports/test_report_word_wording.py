"""The Word report's words: every sentence follows the numbers; the template that gives them can be changed, not broken."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jianfu_cli.definition.checklist import Checklist, Item, Section
from jianfu_cli.reports import phrases
from jianfu_cli.reports.word import context as wording
from jianfu_cli.reports.word import markup, titles
from jianfu_cli.reports.word import word_report as word
from jianfu_cli.reports.word.annexes import all_annexes as annexes
from jianfu_cli.reports.word.blocks import Annex, AnnexList, Kind, Paragraph, Signature, Table
from jianfu_cli.reports.word.template import render
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.rates import Rate
from jianfu_cli.summary.sums import Check
from jianfu_cli.tools import resources
from jianfu_cli.tools.errors import DefinitionError
from summaries import make_summary

SHIPPED = resources.read_resource(word.WORDING_TEMPLATE)


def blocks_of(summary: Summary, template: str = SHIPPED) -> list[object]:
    text = render(template, wording.context(summary), "模板.txt")
    return list(markup.parse(text, annexes.annex_tables(summary), template, "模板.txt"))


def text_of(summary: Summary, template: str = SHIPPED) -> str:
    """The paragraphs of the report itself, a line each."""
    return "\n".join(block.text for block in blocks_of(summary, template) if isinstance(block, Paragraph))


def clean(count: int = 12) -> Summary:
    return make_summary(count, missing=0, rejected=0, trouble=0)


def sixty() -> Checklist:
    items = [Item(number=number, text=f"第{number}件事是否办妥。", expected="达标") for number in range(1, 61)]
    return Checklist(
        id="x",
        version="1",
        title="某某县校园安全自查表",
        issuer="某某县教育体育局",
        recipient="局安全股",
        document="某教〔2023〕5号",
        attachment="附件",
        answers=("达标", "不达标"),
        sections=tuple(Section(title=f"第{at}类", items=tuple(items[at * 10 - 10 : at * 10])) for at in range(1, 7)),
    )


# Phrases ------------------------------------------------------------------------------------------


def test_item_numbers_in_a_row_become_a_range() -> None:
    assert phrases.numbers([1, 2, 4, 5, 6, 9]) == "1、2、4—6、9"


def test_many_names_are_cut_and_counted() -> None:
    assert phrases.listed([]) == ""
    assert phrases.listed(["甲小学"]) == "甲小学"
    assert phrases.listed(["甲小学", "乙小学"]) == "甲小学、乙小学2所学校"
    assert phrases.listed([f"{n}小学" for n in range(12)]).endswith("9小学等12所学校")


def test_own_words_keep_their_quotation_marks_apart() -> None:
    assert phrases.quote("群里发“收到”打卡。\n每天一次。") == "“群里发‘收到’打卡。 每天一次”"
    assert phrases.quote("长" * 100) == f"“{'长' * 60}……”"
    assert phrases.title("《甲》的表") == "《〈甲〉的表》"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("关于甲情况的报告", ["关于甲情况的报告"]),
        ("关于｜甲情况的报告", ["关于甲情况的报告"]),
        (
            "关于2021—2022学年第二学期｜中小学教师减负清单自查情况的报告",
            ["关于2021—2022学年第二学期", "中小学教师减负清单自查情况的报告"],
        ),
    ],
)
def test_titles_break_at_the_mark_if_they_must(text: str, lines: list[str]) -> None:
    assert titles.break_title(text, 20) == lines


@pytest.mark.parametrize("length", range(1, 90))
def test_titles_without_marks_leave_no_scrap(length: int) -> None:
    text = ("关于某某县中小学校2022年校园安全自查情况的报告" * 4)[:length]
    lines = titles.break_title(text, 20)
    assert "".join(lines) == text
    assert all(len(line) <= 40 for line in lines)
    assert len(lines) == 1 or min(map(len, lines)) >= 5
    assert not any(line.endswith(("20", "202")) for line in lines[:-1])


# The document -------------------------------------------------------------------------------------


def test_title_unit_and_date() -> None:
    blocks = blocks_of(make_summary(12))
    assert isinstance(blocks[0], Paragraph) and blocks[0].kind is Kind.TITLE
    assert blocks[0].text.replace("｜", "") == "关于2021—2022学年第二学期中小学教师减负清单自查情况的报告"
    assert Signature("高平市教育局人事师资股", "2022年7月15日") in blocks


def test_chapters_are_numbered() -> None:
    blocks = [block for block in blocks_of(make_summary(30)) if isinstance(block, Paragraph)]
    assert [block.text for block in blocks if block.kind is Kind.HEADING_1] == [
        "一、总体情况",
        "二、分项情况",
        "三、存在的主要问题",
        "四、整改情况",
        "五、下一步工作",
    ]
    second = [block.text for block in blocks if block.kind is Kind.HEADING_2]
    assert second[:4] == [
        f"（{'一二三四'[at]}）{section.title}" for at, section in enumerate(make_summary(1).checklist.sections)
    ]


def test_numbers_of_the_text_are_those_of_the_summary() -> None:
    summary = make_summary(150)
    text = text_of(summary)
    assert f"应报学校150所，实报{summary.counted}所" in text
    assert f"报送率{Rate(summary.counted, 150).percent}" in text
    assert f"等{len(summary.missing)}所学校未报送" in text
    assert f"{len(summary.rejected)}所学校已报送，但表中有误" in text
    assert f"{len(summary.late)}所学校首次报送的填表时间晚于截止日期2022年7月5日" in text
    assert f"共作答{summary.counted * 21}项次" in text
    assert f"存在问题{len(summary.problems)}项次" in text
    worst = max(summary.items, key=lambda item: item.noncompliant)
    assert f"（一）第{worst.number}项“" in text and f"等{worst.noncompliant}所学校存在问题" in text
    assert f"有重点督导理由的学校共{summary.with_ground}所" in text
    assert f"建议先将以下{len(summary.priority)}所列入重点督导范围" in text


def test_schools_speak_in_their_own_words() -> None:
    assert "反映“教师被要求在群里接龙打卡”" in text_of(make_summary(30))


def test_it_proposes_and_never_accuses() -> None:
    text = text_of(make_summary(150))
    assert "建议核实" in text and "具体情况以实地核实为准" in text
    assert not re.search("抄袭|造假|弄虚作假|违规|瞒报", text)


# What is not the case is not said -----------------------------------------------------------------


@pytest.mark.parametrize(
    "summary",
    [
        make_summary(0),
        make_summary(1, missing=0, rejected=0),
        make_summary(12, missing=1),
        make_summary(12, missing=0, rejected=1),
        clean(),
        clean(1),
        make_summary(12, roster=False),
        make_summary(30, checklist=sixty()),
        make_summary(12, long_names=True),
        replace(make_summary(12), term=None),
        replace(make_summary(12), deadline=None, late=()),
    ],
)
def test_nothing_is_said_of_none(summary: Summary) -> None:
    text = text_of(summary)
    assert not re.search(r"(?<![\d.])0(所|项次|项|份|条|个)", text), text
    assert "+ " not in text
    assert not re.search("None|nan|True|False|｜｜|，，|。。|；。|，。|：。|、、|（）|“”|《》", text)
    assert all(line.endswith(("。", "：")) for line in text.splitlines() if len(line) > 60)


def test_no_schools_at_all() -> None:
    text = text_of(make_summary(0))
    assert "目前没有收到自查表" in text
    assert "符合率" not in text and "分项情况" not in text and "存在问题" not in text


def test_all_missing() -> None:
    summary = make_summary(12, missing=1)
    text = text_of(summary)
    assert "应报学校12所，目前没有收到自查表。" in text
    assert "等12所学校未报送" in text
    assert "率" not in text and "整改" not in text


def test_no_problems() -> None:
    text = text_of(clean())
    assert "已全部报送有效的自查表，报送率100%" in text
    assert "均未反映存在问题" in text
    assert "存在的不足" not in text and "重点督导" not in text


def test_without_a_roster_nothing_is_said_of_what_was_expected() -> None:
    summary = make_summary(12, roster=False)
    text = text_of(summary)
    assert "因未提供学校名册" in text
    assert "未报送" not in text and not re.search(r"应报学校\d", text) and not re.search(r"报送率\d", text)
    headings = [column.heading for column in annexes.annex_tables(summary)["乡镇统计"].columns]
    assert "应报" not in headings and "未报" not in headings and "报送率" not in headings


def test_no_rate_where_a_section_concerns_nobody() -> None:
    summary = clean(3)
    section = summary.sections[3]
    answers = summary.counted * len(section.items)
    summary.sections[3] = replace(section, compliant=0, noncompliant=0, not_applicable=answers)
    summary.items = [
        replace(item, compliant=0, not_applicable=summary.counted) if item.number in section.items else item
        for item in summary.items
    ]
    assert "本部分共2项（第20、21项），各校均答“不涉及”。" in text_of(summary)


def test_one_school_with_one_problem_is_not_many() -> None:
    summary = make_summary(1, missing=0, rejected=0)
    text = text_of(summary)
    assert "计入汇总的1所学校存在问题" in text
    assert "等1所" not in text and "各乡镇" not in text


def test_another_checklist_has_its_own_words() -> None:
    text = text_of(make_summary(30, checklist=sixty()))
    assert "校园安全自查情况的报告" in text and "（共6个部分60项）" in text
    assert "不涉及" not in text and "减负" not in text and "高平市教育局" not in text
    assert Signature("某某县教育体育局安全股", "2022年7月15日") in blocks_of(make_summary(30, checklist=sixty()))


def test_sums_that_do_not_agree_are_said() -> None:
    summary = make_summary(12)
    summary.checks.append(Check("甲数", 3, "乙数", 4))
    text = text_of(summary)
    assert "汇总数据核对有1处不符：甲数（3）与乙数（4）" in text
    assert "全部相符" not in text


def test_deadlines_are_seen_from_the_date_of_the_report() -> None:
    summary = make_summary(12)
    assert "均未到完成时限" in text_of(summary)
    row = summary.rectifications[0]
    summary.rectifications[:6] = [
        replace(row, deadline="2022-07-01"),
        replace(row, deadline="立行立改"),
        replace(row, deadline="已整改到位"),
        replace(row, deadline="学期末"),
        replace(row, deadline=""),
        replace(row, responsible=""),
    ]
    text = text_of(summary)
    whole = len(summary.rectifications)
    assert f"尚未到完成时限的{whole - 5}条。" in text
    assert "写明立行立改或已完成的2条" in text and "所写完成时限没有具体日期的1条" in text
    assert "已过完成时限的1条" in text and "未写明完成时限的1条" in text and "未写明责任人的1条" in text


# The clerk's own template -------------------------------------------------------------------------


def test_headings_keep_a_number_of_their_own() -> None:
    text = text_of(clean(), "## 甲\n### 乙\n### 丙\n## 六、丁\n### 戊\n#### 己\n")
    assert text.splitlines() == ["一、甲", "（一）乙", "（二）丙", "六、丁", "戊", "己"]


def test_a_plus_goes_on_with_the_paragraph_before() -> None:
    assert text_of(clean(), "甲，\n\n+ 乙。\n+ [[见 数据核对]]\n丙").splitlines() == ["甲，乙。", "丙"]


def test_a_reference_goes_before_the_full_stop() -> None:
    template = "甲。\n+ [[见 数据核对]]\n\n[[附件 甲]]\n[[表 乡镇统计]]\n[[附件 核对]]\n[[表 数据核对]]\n"
    assert text_of(clean(), template) == "甲（见附件2）。"


def test_tables_and_text_can_stand_anywhere() -> None:
    blocks = blocks_of(clean(), "甲\n[[表 分项统计]]\n乙\n[[附件说明]]\n[[附件 说明]]\n只有文字的附件。\n")
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph, AnnexList, Annex]


def test_shipped_template_explains_every_name() -> None:
    head = SHIPPED[: SHIPPED.index("#}")]

    def names(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for inner in value.values() for name in names(inner)}
        return {name for inner in value for name in names(inner)} if isinstance(value, list) else set()

    context = wording.context(make_summary(150))
    assert [name for name in sorted(names(context)) if name not in head] == []
    assert [name for name in annexes.annex_tables(make_summary(1)) if name not in head] == []


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("甲\n{{ 应抱 }}", 2, "没有名为“应抱”的内容"),
        ("甲\n\n{{ 整改.没有的 }}", 3, "没有名为“没有的”的内容"),
        ("{% if 实报 %}\n甲", 2, "没有对应的 {% endif %}"),
        ("甲\n{{ 实报 }", 2, "模板写法有误"),
        ("甲\n{{ 实报", 2, "没有写完"),
        ("甲\n{% for 校 in 部分 %}\n{{ 校 }}\n{% endfor %}", 3, "不能直接写出"),
        ("甲\n{{ 乡镇.可比较 }}", 2, "不能直接写出"),
        ("甲\n{{ 应报 }}", 2, "没有值"),
        ("甲\n{{ 1 // 0 }}", 2, "模板无法运行"),
        ("甲\n[[表 没有的表]]", 2, "没有名为“没有的表”的表"),
        ("甲\n乙[[见 没有的表]]", 2, "没有名为“没有的表”的表"),
        ("甲\n[[落款]]", 2, "不认识"),
        ("{# ｛｛ 说明 ｝｝\n #}\n甲\n｛｛ 实报 ｝｝所", 4, "“｛｛”是全角括号"),
        ("甲\n{｛ 实报 }}", 2, "“{｛”是全角括号"),
        ("甲\n{{ 实报 ｝｝所", 2, "“｝｝”是全角括号"),
        ("甲\n｛% if 实报 %｝", 2, "“｛%”是全角括号"),
        ("甲\n［［附件说明］］", 2, "“［［”是全角括号"),
        ("{% include '/etc/hostname' %}", 1, "模板"),
        ("{{ ''.__class__ }}", 1, "不允许"),
        ("{{ 'a' * 1000000000 }}", 1, "不允许"),
        ("{{ 'a'.ljust(1000000000) }}", 1, "不允许"),
        ("{{ 9 ** 999999999 }}", 1, "不允许"),
        ("{% for a in range(9) %}甲{% endfor %}", 1, "不允许"),
    ],
)
def test_a_broken_template_is_refused_with_its_line(template: str, line: int | None, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        word.build_report(make_summary(12, roster=False), template, "我的模板.txt")
    (mistake,) = caught.value.mistakes
    assert mistake.file == Path("我的模板.txt")
    assert message in mistake.text
    assert mistake.line == line


def test_all_wide_brackets_are_told_at_once() -> None:
    with pytest.raises(DefinitionError) as caught:
        word.build_report(make_summary(1), "｛｛ 实报 ｝｝\n乙\n［［附件说明］］", "我的模板.txt")
    assert [mistake.line for mistake in caught.value.mistakes] == [1, 3]


def test_a_wide_bracket_alone_is_text() -> None:
    assert text_of(clean(), "集合｛甲、乙｝和［注］") == "集合｛甲、乙｝和［注］"


def test_a_template_that_never_ends_is_stopped() -> None:
    loops = "".join(f"{{% for a{n} in 部分 %}}" for n in range(12)) + "{{ 实报 }}" + "{% endfor %}" * 12
    with pytest.raises(DefinitionError, match=r"没有尽头"):
        word.build_report(make_summary(12), loops)


def test_a_template_that_writes_nothing_is_refused() -> None:
    with pytest.raises(DefinitionError, match="没有写出任何内容"):
        word.build_report(clean(), "{# 空的 #}\n")


# What came beside the form ----------------------------------------------------------------------------------------------


def test_measures_in_papers_of_their_own_are_never_called_missing() -> None:
    summary = make_summary(60, papers=True)
    text = text_of(summary)
    measured = sum(problem.measured for problem in summary.problems)
    rest = len(summary.problems) - measured
    assert 0 < measured < len(summary.problems)
    assert f"已填写整改措施的{measured}项次；学校另报了整改材料、尚待逐项对照的{rest}项次。" in text
    assert "未填写整改措施" not in text
    assert not [reason for proposed in summary.priority for reason in proposed.reasons if "整改措施" in reason]
    rows = annexes.annex_tables(summary)["问题和整改"].rows
    assert sum(row[5] == "（见另报的材料）" for row in rows) == rest
    assert not [row for row in rows if row[5] == "（未填写）"]


def test_papers_are_told_in_one_sentence_and_only_where_some_came() -> None:
    summary = make_summary(60, papers=True)
    assert f"报送自查报告的{summary.papers['自查报告']}所，报送整改措施" in text_of(summary)
    assert "报送自查报告" not in text_of(make_summary(60))


def test_schools_of_which_something_came_are_named_apart_from_the_missing() -> None:
    summary = make_summary(60, received=0.2)
    text = text_of(summary)
    waiting = [came.school for came in summary.received]
    assert f"{phrases.listed(waiting)}已报来文件，但自查表尚不能计入汇总（见附件4）。" in text
    assert f"对已收到待处理的{len(waiting)}所学校报来的文件，核对后一次性告知怎样补报。" in text
    only = make_summary(60, missing=0, rejected=0, received=0.2)
    assert f"（一）做好补报和更正\n对已收到待处理的{len(only.received)}所学校报来的文件" in text_of(only)
