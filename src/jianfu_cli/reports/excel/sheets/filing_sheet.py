"""报送情况, 未报名单, 材料报送: where each file ended, whose is missing, and who sent what beside the form."""

from __future__ import annotations

from collections import defaultdict

from ....summary import Disposition, FileEntry, MaterialPlace, SchoolRow, State, Summary
from ..sheet_model import Column, Row, Sheet, Value, table_sheet
from ..spoken import NONE, groups_by_school, term_words

FILES, ABSENT, MATERIALS = "报送情况", "未报名单", "材料报送"
_WAITING = (State.MISSING, State.RECEIVED, State.REJECTED)  # the order in which they are listed
_NOT_SEEN = "○"
_QUIET = (Disposition.COUNTED, Disposition.SUPERSEDED, Disposition.ATTACHMENT)


def files_sheet(summary: Summary) -> Sheet:
    """Every return with where it ended and why, in the schools' order; those of no known school at the end."""
    columns = (
        Column("序号", 7, "number"),
        Column("文件", 52),
        Column("学校", 28),
        Column("乡镇", 14, "center"),
        Column("去向", 14, "center"),
        Column("说明", 44),
    )
    groups = groups_by_school(summary)
    places: dict[str | None, int] = {name: at for at, name in enumerate(groups)}
    entries = sorted(summary.files, key=lambda entry: places.get(entry.school, len(places)))

    def cells(number: int, entry: FileEntry) -> Row:
        group = groups.get(entry.school or "", "")
        values = (number, entry.file, entry.school or NONE, group, entry.disposition.label, entry.reason)
        styles = ["number", "text", "text", "center", "center", "text"]
        if entry.disposition not in _QUIET:
            styles[4:] = ["bad", "warn"]
        return Row(values, styles)

    sums = "，".join(f"{key.label}{summary.dispositions[key]}" for key in reversed(Disposition))
    notes = [f"共收到{len(summary.files)}份：{sums}。每份只有一个去向；按学校排列，认不出学校的在最后。"]
    return table_sheet(FILES, f"{term_words(summary)}报送情况", notes, columns, entries, cells, landscape=True)


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
    reasons = {came.school: f"{came.file}：{came.reason}" for came in summary.received}
    for entry in summary.files:
        if entry.disposition is Disposition.REJECTED and entry.school:
            reasons[entry.school] = f"{entry.file}：{entry.reason}"

    def cells(number: int, school: SchoolRow) -> Row:
        reason = reasons.get(school.name, "")
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
        counts = zip(_WAITING, (summary.missing, summary.received, summary.rejected), strict=True)
        sums = "，".join(f"{state.label}{len(schools)}所" for state, schools in counts)
        note = f"{sums}。怎样更正见“待更正”。已收到待处理的学校报来了文件，不算未报。"
    title = f"{term_words(summary)}未报名单"
    return table_sheet(ABSENT, title, [note], columns, absent, cells, landscape=True, codes=(4,))


def absent_schools(summary: Summary) -> dict[str, list[SchoolRow]]:
    """Schools without a valid return by 乡镇, in the order of the 乡镇; the missing first, the rejected last."""
    found: dict[str, list[SchoolRow]] = defaultdict(list)
    for state in _WAITING:
        for school in summary.schools:
            if school.state is state:
                found[school.group].append(school)
    return {group.name: found[group.name] for group in summary.groups if group.name in found}


def materials_sheet(summary: Summary) -> Sheet:
    """Who sent what: the form and each material, with the file's name, or where the form itself holds it."""
    titles = [material.title for material in summary.checklist.materials]
    columns = (
        Column("乡镇", 14, "center"),
        Column("学校", 30),
        Column("自查表", 16, "center"),
        *(Column(title, 40) for title in titles),
    )

    def cells(_: int, school: SchoolRow) -> Row:
        front: list[Value] = [school.group, school.name, school.standing]
        look = "center" if school.state is State.COUNTED else "bad" if school.state is State.MISSING else "warncenter"
        styles = ["center", "text", look, *map(_look, school.materials)]
        return Row(front + [_where(place, school) for place in school.materials], styles)

    sums = "，".join(f"{title}{count}份" for title, count in summary.papers.items())
    notes = [
        f"自查表之外的材料：{sums}。{_NOT_SEEN}=没有看到（不等于没有写：可能在别的文件里，或用纸质报送）；"
        "表内=自查表的整改台账已逐项写明；无需=自查表没有反映问题。"
    ]
    return table_sheet(
        MATERIALS, f"{term_words(summary)}材料报送情况", notes, columns, summary.schools, cells, landscape=True
    )


def _look(place: MaterialPlace) -> str:
    return "center" if place.in_form else "text" if place.file else "muted"


def _where(place: MaterialPlace, school: SchoolRow) -> str:
    if place.in_form:
        return "表内" if school.noncompliant else "无需"
    return place.file or _NOT_SEEN
