"""报送情况, 未报名单: where each file ended, and whose is missing."""

from __future__ import annotations

from collections import defaultdict

from ....summary import Disposition, FileEntry, SchoolRow, State, Summary
from ..sheet_model import Column, Row, Sheet, table_sheet
from ..spoken import NO_RATE, term_words

FILES, ABSENT = "报送情况", "未报名单"
_QUIET = (Disposition.COUNTED, Disposition.SUPERSEDED, Disposition.ATTACHMENT)


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

    def cells(number: int, entry: FileEntry) -> Row:
        group = groups.get(entry.school or "", "")
        values = (number, entry.file, entry.school or NO_RATE, group, entry.disposition.label, entry.reason)
        styles = ["number", "text", "text", "center", "center", "text"]
        if entry.disposition not in _QUIET:
            styles[4:] = ["bad", "warn"]
        return Row(values, styles)

    sums = "，".join(f"{key.label}{summary.dispositions[key]}" for key in reversed(Disposition))
    notes = [f"共收到{len(summary.files)}份：{sums}。每份只有一个去向。"]
    return table_sheet(FILES, f"{term_words(summary)}报送情况", notes, columns, summary.files, cells, landscape=True)


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
    rejected = {entry.school: entry for entry in summary.files if entry.disposition is Disposition.REJECTED}

    def cells(number: int, school: SchoolRow) -> Row:
        entry = rejected.get(school.name) if school.state is State.REJECTED else None
        reason = f"{entry.file}：{entry.reason}" if entry else ""
        styles = (
            "number",
            "center",
            "text",
            "center",
            "center",
            "bad" if school.state is State.MISSING else "warncenter",
            "text",
        )
        return Row((number, school.group, school.name, school.code, school.kind, school.standing, reason), styles)

    absent = [school for schools in absent_schools(summary).values() for school in schools]
    if summary.expected is None:
        note = "没有名册，不知道哪些学校未报；这里只列待更正的学校。"
    else:
        note = f"未报{len(summary.missing)}所，待更正{len(summary.rejected)}所。怎样更正见“待更正”。"
    title = f"{term_words(summary)}未报名单"
    return table_sheet(ABSENT, title, [note], columns, absent, cells, landscape=True, codes=(4,))


def absent_schools(summary: Summary) -> dict[str, list[SchoolRow]]:
    """Schools without a valid return by 乡镇, in the order of the 乡镇; the missing before the rejected."""
    found: dict[str, list[SchoolRow]] = defaultdict(list)
    for state in (State.MISSING, State.REJECTED):
        for school in summary.schools:
            if school.state is state:
                found[school.group].append(school)
    return {group.name: found[group.name] for group in summary.groups if group.name in found}
