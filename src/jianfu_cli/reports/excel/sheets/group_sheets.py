"""乡镇统计, 乡镇通知: how the 乡镇 compare, and what each must be told."""

from __future__ import annotations

from ....summary import GroupCount, SchoolRow, State, Summary
from ....tools import date_in_words
from ..sheet_model import Column, Row, Sheet, Value, table_sheet
from ..spoken import NO_RATE, above_overall, percent_of, shown_rate, term_words
from .filing_sheet import absent_schools

NAME, NOTICES = "乡镇统计", "乡镇通知"
_COLUMNS = (
    Column("乡镇", 16),
    Column("应报\n（所）", 8, "number"),
    Column("实报\n（所）", 8, "number"),
    Column("报送率", 9, "rate"),
    Column("待更正\n（所）", 8, "number"),
    Column("已收到\n待处理\n（所）", 8, "number"),
    Column("未报\n（所）", 8, "number"),
    Column("有问题\n（所）", 8, "number"),
    Column("存在问题\n（项次）", 10, "number"),
    Column("符合率", 9, "rate"),
)
_STYLES = [column.style for column in _COLUMNS]
_ITEMS_A_PAGE = 32


def groups_sheet(summary: Summary) -> Sheet:
    """Each 乡镇: filing, problems, rate, and the schools with problems an item. Coloured is what is above the whole."""
    columns = (*_COLUMNS, *(Column(f"{item.number}项", 5.3, "number") for item in summary.items))
    overall = summary.all_groups

    def cells(_: int, group: GroupCount) -> Row:
        return Row(_values(group), _styles(group, overall))

    notes = [
        "报送率=实报÷应报；符合率=符合÷(符合+存在问题)，不涉及不计。右侧各列是各项存在问题的学校数。",
        "红底=所占比例高于全部学校（未报、待更正按应报，有问题按实报，项次按符合与存在问题之和）。",
    ]
    title = f"{term_words(summary)}各乡镇情况"
    total = Row(
        _values(overall), ["totaltext", *("totalrate" if at in (3, 9) else "total" for at in range(1, len(columns)))]
    )
    sheet = table_sheet(
        NAME,
        title,
        notes,
        columns,
        summary.groups,
        cells,
        landscape=True,
        frozen_columns=1,
        totals=total if summary.groups else None,
    )
    sheet.pages_wide = 1 + len(summary.items) // _ITEMS_A_PAGE
    return sheet


def notices_sheet(summary: Summary) -> Sheet:
    """For each 乡镇 with schools missing, the words to send it."""
    columns = (
        Column("乡镇", 16),
        Column("应报\n（所）", 8, "number"),
        Column("实报\n（所）", 8, "number"),
        Column("未报\n（所）", 8, "number"),
        Column("待更正\n（所）", 8, "number"),
        Column("已收到\n待处理\n（所）", 8, "number"),
        Column("通知用语（可直接粘贴）", 96),
    )
    absent = absent_schools(summary)
    waiting = [group for group in summary.groups if group.name in absent]

    def cells(_: int, group: GroupCount) -> Row:
        expected = NO_RATE if group.expected is None else group.expected
        words = _notice(summary, group, absent[group.name])
        return Row((group.name, expected, group.counted, group.missing, group.rejected, group.received, words))

    notes = ["只列还有学校未报、待更正或已收到待处理的乡镇。"]
    return table_sheet(NOTICES, f"{term_words(summary)}乡镇通知", notes, columns, waiting, cells, landscape=True)


def _values(group: GroupCount) -> list[Value]:
    known = group.expected is not None
    return [
        group.name,
        group.expected if known else NO_RATE,
        group.counted,
        percent_of(group.counted, group.expected),
        group.rejected,
        group.received if known else NO_RATE,
        group.missing if known else NO_RATE,
        group.noncompliant_schools,
        group.noncompliant,
        shown_rate(group.compliant, group.noncompliant),
        *group.items,
    ]


def _styles(group: GroupCount, overall: GroupCount) -> list[str]:
    def look(part: int, whole: int, all_parts: int, everything: int) -> str:
        return "count" if above_overall(part, whole, all_parts, everything) else "number" if part else "zero"

    mine, whole = group.counted, overall.counted
    due = mine + group.rejected + group.received + group.missing
    all_due = whole + overall.rejected + overall.received + overall.missing
    answers, all_answers = group.compliant + group.noncompliant, overall.compliant + overall.noncompliant
    return [
        *_STYLES[:4],
        look(group.rejected, due, overall.rejected, all_due),
        look(group.received, due, overall.received, all_due) if group.expected is not None else "muted",
        look(group.missing, due, overall.missing, all_due) if group.expected is not None else "muted",
        look(group.noncompliant_schools, mine, overall.noncompliant_schools, whole),
        look(group.noncompliant, answers, overall.noncompliant, all_answers),
        "rate",
        *(look(count, mine, all_of_it, whole) for count, all_of_it in zip(group.items, overall.items, strict=True)),
    ]


def _notice(summary: Summary, group: GroupCount, absent: list[SchoolRow]) -> str:
    missing = [school.name for school in absent if school.state is State.MISSING]
    rejected = [school.name for school in absent if school.state is State.REJECTED]
    due = f"应报{group.expected}所，" if group.expected is not None else ""
    deadline = f"截止日期为{date_in_words(summary.deadline)}，" if summary.deadline else ""
    form = f"{term_words(summary)}《{summary.checklist.title}》"
    text = f"{group.name}：{form}{deadline}{due}已收到有效的{group.counted}所。"
    if missing:
        text += f"未报{len(missing)}所：{'、'.join(missing)}，请督促尽快报送。"
    reasons = {came.school: came.reason for came in summary.received}
    if waiting := [f"{school.name}（{reasons[school.name]}）" for school in absent if school.name in reasons]:
        text += f"已收到待处理{len(waiting)}所：{'、'.join(waiting)}，请核对后补报。"
    if rejected:
        text += f"待更正{len(rejected)}所：{'、'.join(rejected)}，请更正后重报。"
    return text
