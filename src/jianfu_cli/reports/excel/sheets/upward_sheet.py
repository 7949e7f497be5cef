"""报市局: the county's figures on one sheet without files, cells and schools' codes, ready to be sent up."""

from __future__ import annotations

from collections.abc import Iterator

from ....definition import Checklist
from ....summary import ItemCount, Summary
from ....tools import date_in_words
from ...phrases import names_in_words
from ..sheet_model import Column, Row, Sheet, Value, fold, heading_rows
from ..spoken import shown, term_words

NAME = "报市局"
_ONE_PAGE = 30  # items that are still legible on one page
_BLANK = "　" * 8


def sheet(summary: Summary) -> Sheet:
    """Who reported in a sentence, then a row an item, the sums, and who signs; one page if it fits."""
    columns = _columns(summary.checklist)
    notes = fold(list(_notes(summary)), columns)
    items = [_item(summary, item) for item in summary.items]
    signed = Row((f"填表人：{_BLANK}审核人：{_BLANK}联系电话：{_BLANK}（盖章）",), ("plainline",))
    title = f"{summary.checklist.title.removesuffix('表')}情况统计表"
    rows = [*heading_rows(title, notes, columns), *items, _total(summary), signed]
    header, high = len(notes) + 2, int(len(items) <= _ONE_PAGE)
    return Sheet(
        NAME, columns, rows, len(rows), len(items), header=header, header_first=header, landscape=True, pages_high=high
    )


def _columns(checklist: Checklist) -> tuple[Column, ...]:
    return (
        Column("项目", 20),
        Column("项号", 6, "number"),
        Column("内容", 56),
        Column("应为", 7, "center"),
        Column("符合\n（所）", 8, "number"),
        Column("存在问题\n（所）", 9, "number"),
        Column(f"{checklist.not_applicable or '不涉及'}\n（所）", 8, "number"),
        Column("符合率", 9, "rate"),
        Column("存在问题的学校", 40),
    )


def _notes(summary: Summary) -> Iterator[str]:
    yield f"填报单位：{summary.checklist.issuer}　　{term_words(summary)}　　{date_in_words(summary.report_date)}"
    groups = summary.all_groups
    if summary.expected is None:
        schools = f"报送自查表的学校{summary.counted}所。"
    else:
        rate = f"，报送率{groups.returned.percent}" if groups.returned.percent else ""
        schools = f"应报学校{summary.expected}所，实报{summary.counted}所{rate}。"
        if waiting := summary.expected - summary.counted:
            parts = (("表格待更正", groups.rejected), ("表格待补报", groups.received), ("未报", groups.missing))
            schools += (
                f"其余{waiting}所中，" + "，".join(f"{word}{number}所" for word, number in parts if number) + "。"
            )
    measured = sum(problem.measured for problem in summary.problems)
    troubled = groups.noncompliant_schools
    problems = f"实报学校中{troubled}所反映了问题，共{groups.noncompliant}项次，其中{measured}项次已写明整改措施。"
    if unasked := summary.all_answers.not_asked:
        schools += f"有学校报的是旧版清单的表，其中没有的项共{unasked}项次，不计入各项。"
    yield schools + (problems if troubled else "实报学校均未反映问题。" if summary.counted else "")


def _item(summary: Summary, item: ItemCount) -> Row:
    counts = (item.compliant, item.noncompliant, item.not_applicable, shown(item.rate))
    names = names_in_words(item.noncompliant_schools)
    return Row((item.section, item.number, item.text, item.expected, *counts, names))


def _total(summary: Summary) -> Row:
    answers = summary.all_answers
    counts = (answers.compliant, answers.noncompliant, answers.not_applicable)
    values: list[Value] = [
        "合计（项次）",
        None,
        "",
        "",
        *counts,
        shown(answers.rate),
        "",
    ]
    return Row(values, ["totaltext", "total", "totaltext", *["total"] * 4, "totalrate", "totaltext"])
