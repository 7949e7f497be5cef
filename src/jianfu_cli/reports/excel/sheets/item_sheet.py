"""分项统计: items and sections with their counts and rates, and charts to copy into a slide."""

from __future__ import annotations

from itertools import chain
from math import ceil

from ....summary import NOT_ASKED, ItemCount, Rate, SectionCount, Summary
from ....tools import shorten
from ...phrases import names_in_words, numbers
from ..sheet_model import Chart, Column, Row, Sheet, fold, heading_rows
from ..spoken import rate_note, shown, term_words
from .group_sheets import NAME as GROUPS

NAME = "分项统计"
_ROW_CM = 0.635  # a row of the default height
_LABELS = 11  # the column of the charts' labels, right of what is printed; sorted with the items
_RATES = 9  # both stand a column further right where some schools were not asked everything
_CHART_GROUPS = 40


def sheet(summary: Summary, groups_row: int) -> Sheet:
    """Items, below them the sections, below them the charts. Only the items are printed, for their headings stand on each
    page: the sections' figures are printed in 总览, and a chart is printed when it is chosen.

    乡镇统计 has its first 乡镇 in row `groups_row`.
    """
    answers = summary.all_answers
    older = int(answers.not_asked > 0)  # a column more
    columns = _columns(summary.checklist.not_applicable, older)
    where = "表的下方有各部分的统计和图（不随表打印，可复制到幻灯片）。" if summary.groups else "没有实报学校，未作图。"
    asked = f"{NOT_ASKED}=学校报的是旧版清单的表，表中没有这一项，不计入符合率。" if older else ""
    notes = fold(
        [f"{rate_note(summary.checklist)}；“应为”是符合要求的答案；红底=符合率低于全部项。{asked}{where}"], columns
    )
    header = len(notes) + 2
    overall = Rate(answers.noncompliant, answers.rate.whole)
    items = [_item(item, overall, older) for item in summary.items]
    sections = [_section(number, section, overall, older) for number, section in enumerate(summary.sections, 1)]
    second = [Row(("各部分",), ("block",)), _section_heading(summary.checklist.not_applicable, older)]
    top = heading_rows(f"{term_words(summary)}{NAME}", notes, columns)
    rows = list(chain(top, items, [_total(summary, older)], second, sections))
    rows[header - 1] = Row(rows[header - 1].values, [*["head"] * (len(columns) - 1), "chartlabel"])
    section_row = header + len(items) + 4
    whole = Sheet(
        NAME,
        columns,
        rows,
        len(rows),
        len(items),
        header=header,
        header_first=header,
        filter_to=header + len(items),
        filter_columns=len(columns),
        print_columns=len(columns) - 1,
        print_rows=header + len(items) + 1,
        landscape=True,
    )
    _place_charts(whole, _charts(summary, header + 1, section_row, groups_row, older))
    return whole


def _columns(neutral: str | None, older: int) -> tuple[Column, ...]:
    return (
        Column("项号", 6, "number"),
        Column("项目", 25),
        Column("内容", 56),
        Column("应为", 8, "center"),
        Column("符合\n（所）", 9, "number"),
        Column("存在问题\n（所）", 10, "number"),
        Column(f"{neutral or '不涉及'}\n（所）", 9, "number"),
        *[Column(f"{NOT_ASKED}\n（所）", 9, "number")] * older,
        Column("合计\n（所）", 9, "number"),
        Column("符合率", 9, "rate"),
        Column("存在问题的学校", 46),
        Column("图中标签", 34, "chartlabel"),
    )


def _counts(count: ItemCount | SectionCount, older: int) -> tuple[int, ...]:
    """符合, 存在问题, 不涉及, where there are any 旧版未问, 合计."""
    counts = (count.compliant, count.noncompliant, count.not_applicable, *[count.not_asked] * older)
    return *counts, sum(counts)


def _item(item: ItemCount, overall: Rate, older: int) -> Row:
    values = (
        item.number,
        item.section,
        item.text,
        item.expected,
        *_counts(item, older),
        shown(item.rate),
        names_in_words(item.noncompliant_schools),
        _label(item),
    )
    return Row(values, _styles(item, overall, older))


def _section(number: int, section: SectionCount, overall: Rate, older: int) -> Row:
    span = f"第{numbers(section.items)}项"
    # without a rate blank and not a dash: a chart takes text for zero
    values = (number, section.title, span, None, *_counts(section, older), section.rate.share)
    return Row(values, _styles(section, overall, older)[: len(values)])


def _section_heading(neutral: str | None, older: int) -> Row:
    words = ("符合", "存在问题", neutral or "不涉及", *[NOT_ASKED] * older, "合计")
    units = [f"{word}\n（项次）" for word in words]
    return Row(("序号", "项目", "包含的项", "", *units, "符合率"), ["head"] * (len(units) + 5))


def _total(summary: Summary, older: int) -> Row:
    answers = summary.all_answers
    words = f"实报{summary.counted}所×{len(summary.items)}项（项次）"
    styles = ["total", "total", "totaltext", *["total"] * (5 + older), "totalrate", "totaltext"]
    return Row(
        ("合计", "", words, "", *_counts(answers, older), shown(answers.rate), ""),
        styles,
    )


def _styles(count: ItemCount | SectionCount, overall: Rate, older: int) -> list[str]:
    high = Rate(count.noncompliant, count.rate.whole).exceeds(overall)
    counts = ["number", "count" if high else "number" if count.noncompliant else "zero", *["number"] * (2 + older)]
    return ["number", "text", "text", "center", *counts, "rate", "text", "chartlabel"]


def _label(item: ItemCount) -> str:
    return f"{item.number}. {shorten(item.text, 16)}"


def _charts(summary: Summary, item_row: int, section_row: int, groups_row: int, older: int) -> list[Chart]:
    """The charts, not yet placed."""
    labels = tuple(_label(item) for item in summary.items)
    counts = tuple(float(item.noncompliant) for item in summary.items)
    titles = tuple(section.title for section in summary.sections)
    rates = tuple(section.rate.share for section in summary.sections)
    charts = (
        []
        if not summary.counted
        else [
            Chart("各部分符合率", NAME, 2, _RATES + older, section_row, titles, rates, percent=True),
            Chart("各项存在问题的学校数（所）", NAME, _LABELS + older, 6, item_row, labels, counts, color="warn"),
        ]
    )
    groups = summary.groups[:_CHART_GROUPS]
    if groups:
        known = summary.expected is not None
        title = "各乡镇报送率" if known else "各乡镇实报学校数（所）"
        title += f"（前{_CHART_GROUPS}个）" if len(summary.groups) > _CHART_GROUPS else ""
        values = tuple(group.returned.share if known else float(group.counted) for group in groups)
        column, names = 4 if known else 3, tuple(group.name for group in groups)
        charts.append(Chart(title, GROUPS, 1, column, groups_row, names, values, percent=known))
    return charts


def _place_charts(sheet: Sheet, charts: list[Chart]) -> None:
    """One below the other under the tables."""
    row = sheet.size + 3
    for chart in charts:
        sheet.charts.append(chart.at(f"B{row}"))
        row += ceil(chart.height / _ROW_CM) + 3
