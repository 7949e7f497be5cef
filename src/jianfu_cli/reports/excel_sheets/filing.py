"""报送情况, 乡镇统计, 未报名单, 乡镇通知: who has reported, and what each 乡镇 must be told."""

from __future__ import annotations

from collections import defaultdict

from ...collection import Disposition
from ...summary import FileEntry, GroupCount, SchoolRow, Summary
from .model import Column, Row, Sheet, Value, table_sheet
from .words import NO_RATE, day, percent_of, shown_rate, term_words

FILES, GROUPS, ABSENT, NOTICES = "报送情况", "乡镇统计", "未报名单", "乡镇通知"
_QUIET = (Disposition.COUNTED, Disposition.SUPERSEDED, Disposition.ATTACHMENT)
_GROUP_COLUMNS = (
    Column("乡镇", 16),
    Column("应报\n（所）", 8, "number"),
    Column("实报\n（所）", 8, "number"),
    Column("报送率", 9, "rate"),
    Column("待更正\n（所）", 8, "number"),
    Column("未报\n（所）", 8, "number"),
    Column("有问题\n（所）", 8, "number"),
    Column("存在问题\n（项次）", 10, "number"),
    Column("符合率", 9, "rate"),
)
_BAD_COLUMNS = (4, 5, 6, 7)  # coloured unless zero


def files_sheet(summary: Summary) -> Sheet:
    """Every return with where it ended and why."""
    columns = (
        Column("序号", 7, "number"),
        Column("文件", 52),
        Column("学校", 28),
        Column("乡镇", 14, "center"),
        Column("去向", 14, "center"),
        Column("说明", 44),
    )
    groups = {school.name: school.group for school in summary.schools}

    def cells(number: int, one: FileEntry) -> Row:
        group = groups.get(one.school or "", "")
        values = (number, one.file, one.school or NO_RATE, group, one.disposition.label, one.reason)
        styles = ["number", "text", "text", "center", "center", "text"]
        if one.disposition not in _QUIET:
            styles[4:] = ["bad", "warn"]
        return Row(values, styles)

    sums = "，".join(f"{key.label}{summary.dispositions[key]}" for key in reversed(Disposition))
    notes = [f"共收到{len(summary.files)}份：{sums}。每份只有一个去向。"]
    return table_sheet(FILES, f"{term_words(summary)}报送情况", notes, columns, summary.files, cells, landscape=True)


def groups_sheet(summary: Summary) -> Sheet:
    """Each 乡镇: filing, problems, rate, and the schools with problems an item."""
    items = tuple(Column(f"{one.number}项", 5.3, "number") for one in summary.items)
    columns = (*_GROUP_COLUMNS, *items)
    styles = [column.style for column in columns]

    def cells(_: int, group: GroupCount) -> Row:
        values = _group_values(group)
        looks = [_look(value, styles[at], bad=at in _BAD_COLUMNS) for at, value in enumerate(values)]
        looks += [_look(count, "number", bad=True) for count in group.items]
        return Row((*values, *group.items), looks)

    notes = ["报送率=实报÷应报；符合率=符合÷(符合+存在问题)，不涉及不计。右侧各列是各项存在问题的学校数。"]
    sheet = table_sheet(
        GROUPS,
        f"{term_words(summary)}各乡镇情况",
        notes,
        columns,
        summary.groups,
        cells,
        landscape=True,
        frozen_columns=1,
        totals=_totals(summary),
    )
    sheet.pages_wide = 1 + len(items) // 32
    return sheet


def absent_sheet(summary: Summary) -> Sheet:
    """The schools without a valid return, 乡镇 by 乡镇."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 14, "center"),
        Column("学校", 32),
        Column("学校标识码", 14, "center"),
        Column("类别", 12, "center"),
        Column("情况", 16, "center"),
        Column("说明", 44),
    )
    rejected = {one.school: one for one in summary.files if one.disposition is Disposition.REJECTED}

    def cells(number: int, school: SchoolRow) -> Row:
        entry = rejected.get(school.name) if school.state == "rejected" else None
        state = "报了但需更正" if school.state == "rejected" else "未报"
        reason = f"{entry.file}：{entry.reason}" if entry else ""
        styles = ("number", "center", "text", "center", "center", "bad" if state == "未报" else "warncenter", "text")
        return Row((number, school.group, school.name, school.code, school.kind, state, reason), styles)

    absent = [school for schools in _absent(summary).values() for school in schools]
    if summary.expected is None:
        note = "没有名册，不知道哪些学校未报；这里只列报了但需更正的学校。"
    else:
        note = f"未报{len(summary.missing)}所，报了但需更正{len(summary.rejected)}所。怎样更正见“待更正”。"
    title = f"{term_words(summary)}未报名单"
    return table_sheet(ABSENT, title, [note], columns, absent, cells, landscape=True, codes=(4,))


def notices_sheet(summary: Summary) -> Sheet:
    """For each 乡镇 with schools missing, the words to send it."""
    columns = (
        Column("乡镇", 16),
        Column("应报\n（所）", 8, "number"),
        Column("实报\n（所）", 8, "number"),
        Column("未报\n（所）", 8, "number"),
        Column("待更正\n（所）", 8, "number"),
        Column("通知用语（可直接粘贴）", 96),
    )
    absent = _absent(summary)
    waiting = [group for group in summary.groups if group.name in absent]

    def cells(_: int, group: GroupCount) -> Row:
        expected = NO_RATE if group.expected is None else group.expected
        words = _notice(summary, group, absent[group.name])
        return Row((group.name, expected, group.counted, group.missing, group.rejected, words))

    notes = ["只列还有学校未报或待更正的乡镇。"]
    return table_sheet(NOTICES, f"{term_words(summary)}乡镇通知", notes, columns, waiting, cells, landscape=True)


def _group_values(group: GroupCount) -> tuple[Value, ...]:
    known = group.expected is not None
    return (
        group.name,
        group.expected if known else NO_RATE,
        group.counted,
        percent_of(group.counted, group.expected),
        group.rejected,
        group.missing if known else NO_RATE,
        group.noncompliant_schools,
        group.noncompliant,
        shown_rate(group.compliant, group.noncompliant),
    )


def _look(value: Value, style: str, *, bad: bool) -> str:
    if isinstance(value, str):
        return "muted" if value == NO_RATE else style
    if style == "number" and bad:
        return "count" if value else "zero"
    return style


def _totals(summary: Summary) -> Row | None:
    if not summary.groups:
        return None
    good = sum(one.compliant for one in summary.items)
    bad = sum(one.noncompliant for one in summary.items)
    known = summary.expected is not None
    troubled = sum(group.noncompliant_schools for group in summary.groups)
    values: tuple[Value, ...] = (
        "合计",
        summary.expected if known else NO_RATE,
        summary.counted,
        percent_of(summary.counted, summary.expected),
        len(summary.rejected),
        len(summary.missing) if known else NO_RATE,
        troubled,
        bad,
        shown_rate(good, bad),
        *(one.noncompliant for one in summary.items),
    )
    styles = ["totalrate" if at in (3, 8) else "total" for at in range(len(values))]
    return Row(values, ["totaltext", *styles[1:]])


def _absent(summary: Summary) -> dict[str, list[SchoolRow]]:
    """Schools without a valid return by 乡镇, in the order of the 乡镇; the missing before the rejected."""
    found: dict[str, list[SchoolRow]] = defaultdict(list)
    for state in ("missing", "rejected"):
        for school in summary.schools:
            if school.state == state:
                found[school.group].append(school)
    return {group.name: found[group.name] for group in summary.groups if group.name in found}


def _notice(summary: Summary, group: GroupCount, absent: list[SchoolRow]) -> str:
    missing = [school.name for school in absent if school.state == "missing"]
    rejected = [school.name for school in absent if school.state == "rejected"]
    due = f"应报{group.expected}所，" if group.expected is not None else ""
    deadline = f"截止日期为{day(summary.deadline)}，" if summary.deadline else ""
    form = f"{term_words(summary)}《{summary.checklist.title}》"
    text = f"{group.name}：{form}{deadline}{due}已收到有效的{group.counted}所。"
    if missing:
        text += f"未报{len(missing)}所：{'、'.join(missing)}，请督促尽快报送。"
    if rejected:
        text += f"报了但需更正{len(rejected)}所：{'、'.join(rejected)}，请更正后重报。"
    return text
