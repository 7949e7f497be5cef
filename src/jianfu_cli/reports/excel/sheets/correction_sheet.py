"""待更正: what each school must be told, a row a finding, in words that can be read out or pasted into a message."""

from __future__ import annotations

from typing import NamedTuple

from ....rules import Finding, Severity
from ....summary import Correction, Disposition, Summary
from ...said_to_schools import spoken_message, spoken_place
from ..sheet_model import Column, Row, Sheet, table_sheet
from ..spoken import term_words

NAME = "待更正"
_NO_SCHOOL = "（未能确认学校）"
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class _Line(NamedTuple):
    correction: Correction
    finding: Finding
    first: bool  # the first of its school


def corrections_sheet(summary: Summary) -> Sheet:
    """Grouped by school: first those that could not be counted, then the counted ones' warnings."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 11, "center"),
        Column("学校", 24),
        Column("级别", 7, "center"),
        Column("项号", 6, "number"),
        Column("位置", 14, "small"),
        Column("存在什么问题", 36),
        Column("请学校怎么做", 36),
        Column("去向", 12, "center"),
        Column("来源文件", 30),
        Column("告知用语（可直接粘贴）", 56),
    )

    def cells(number: int, line: _Line) -> Row:
        correction, found = line.correction, line.finding
        error = found.severity is Severity.ERROR
        name = "strong" if line.first else "again"
        styles = ["number", "center", name, "bad" if error else "center", "number", "small"]
        styles += ["text", "text", "center", "text", "text"]
        values = (
            number,
            correction.group,
            correction.school or _NO_SCHOOL,
            found.severity.label,
            found.printed or found.item,  # the number that the school sees
            found.location,
        )
        rest = (found.message, found.hint, correction.disposition.label, correction.file, _spoken(correction, found))
        return Row(values + rest, styles)

    lines = _lines(summary)
    schools = sum(line.first for line in lines)
    notes = [
        f"共{schools}所（份），{len(lines)}条，按学校排列。“错误”必须更正后重报；“提醒”请更正或说明，已计入汇总的不影响统计。",
        "筛选一所学校，复制最右一列（不打印），即可发给学校。",
    ]
    title = f"{term_words(summary)}待更正事项"
    sheet = table_sheet(NAME, title, notes, columns, lines, cells, landscape=True, frozen_columns=3)
    sheet.print_columns = len(columns) - 1
    return sheet


def _lines(summary: Summary) -> list[_Line]:
    schools: dict[str, list[Correction]] = {}
    for correction in summary.corrections:
        schools.setdefault(correction.school or f"\0{correction.file}", []).append(correction)
    ordered = sorted(schools.values(), key=lambda corrections: all(map(_counted, corrections)))
    lines: list[_Line] = []
    for corrections in ordered:
        pairs = [
            (correction, found)
            for correction in sorted(corrections, key=_counted)
            for found in _by_severity(correction)
        ]
        lines += [_Line(correction, found, at == 0) for at, (correction, found) in enumerate(pairs)]
    return lines


def _counted(correction: Correction) -> bool:
    return correction.disposition is Disposition.COUNTED


def _by_severity(correction: Correction) -> list[Finding]:
    return sorted(correction.findings, key=lambda finding: _ORDER[finding.severity])


def _spoken(correction: Correction, found: Finding) -> str:
    """One sentence to the school: who, where, what is wrong, what to do."""
    who = f"{correction.school}：" if correction.school else f"文件“{correction.file.rpartition('/')[2]}”："
    where = spoken_place(found.location)
    return f"{who}{where + '，' if where else ''}{spoken_message(found.message)}。{spoken_message(found.to_school)}。"
