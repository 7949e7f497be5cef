"""乡镇统计, 乡镇通知: how the 乡镇 compare, and what each must be told."""

from __future__ import annotations

from ....summary import GroupCount, Rate, SchoolRow, State, Summary
from ....tools import date_in_words
from ..sheet_model import Column, Row, Sheet, Value, table_sheet
from ..spoken import NONE, rate_note, shown, term_words
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
        f"报送率=实报÷应报；{rate_note(summary.checklist)}。右侧各列是各项存在问题的学校数。",
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
        expected = NONE if group.expected is None else group.expected
        words = _notice(summary, group, absent[group.name])
        return Row((group.name, expected, group.counted, group.missing, group.rejected, group.received, words))

    notes = ["只列还有学校未报、待更正或已收到待处理的乡镇。"]
    return table_sheet(NOTICES, f"{term_words(summary)}乡镇通知", notes, columns, waiting, cells, landscape=True)


def _values(group: GroupCount) -> list[Value]:
    known = group.expected is not None
    return [
        group.name,
        group.expected if known else NONE,
        group.counted,
        shown(group.returned),
        group.rejected,
        group.received if known else NONE,
        group.missing if known else NONE,
        group.noncompliant_schools,
        group.noncompliant,
        shown(group.rate),
        *group.items,
    ]


def _styles(group: GroupCount, overall: GroupCount) -> list[str]:
    ours, all_of_it = _shares(group), _shares(overall)
    rejected, received, missing, schools, answers, *items = (
        "count" if here.exceeds(everywhere) else "number" if here.part else "zero"
        for here, everywhere in zip(ours, all_of_it, strict=True)
    )
    waiting = (rejected, received, missing) if group.expected is not None else (rejected, "muted", "muted")
    return [*_STYLES[:4], *waiting, schools, answers, "rate", *items]


def _shares(group: GroupCount) -> list[Rate]:
    """What is coloured where it is more than overall: schools waited for, schools and answers with problems, each item."""
    due = group.counted + group.rejected + group.received + group.missing
    waiting = [Rate(part, due) for part in (group.rejected, group.received, group.missing)]
    problems = [Rate(group.noncompliant_schools, group.counted), Rate(group.noncompliant, group.rate.whole)]
    return [*waiting, *problems, *(Rate(count, group.counted) for count in group.items)]


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
