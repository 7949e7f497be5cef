"""Tables of schools: who reported, who is still to report, who is proposed for 重点督导."""

from __future__ import annotations

from itertools import count

from ....definition import Ground
from ....summary import SchoolRow, State, Summary
from ....tools import date_in_words
from ...phrases import line, some, tied_list, why_changed
from ..blocks import Cell, Column, Row, Table
from .annex_common import MANY, NONE, TEXT, WORKBOOK, cell_text, cut

NAMES = 30  # of one 乡镇 in one row


def schools(summary: Summary) -> Table:
    """One school a row."""
    columns = (
        Column("序号", 12),
        Column("学校", 32, centred=False),
        Column("学校标识码", 24),
        Column("乡镇\n（单位）", 21),
        Column("报送情况", 19),
        Column("填表时间", 34),
        Column("问题\n项数", 14),
    )
    rows = tuple((str(number), *_school(row)) for number, row in enumerate(summary.schools, 1))
    return Table(columns, rows)


def _school(row: SchoolRow) -> tuple[str, ...]:
    counted = row.state is State.COUNTED
    return (
        cell_text(row.name),
        cell_text(row.code or NONE),
        cell_text(row.group),
        row.standing,
        date_in_words(row.filled_on) if row.filled_on else NONE,
        str(row.noncompliant) if counted else NONE,
    )


def schools_by_group(summary: Summary) -> Table:
    """Of many schools only those that are still to report, by 乡镇."""
    columns = (
        Column("乡镇（单位）", 24, centred=False),
        Column("未报\n（所）", 14),
        Column("未报送学校", 34, centred=False),
        Column("待更正\n（所）", 15),
        Column("待更正学校", 27, centred=False),
        Column("待处理\n（所）", 15),
        Column("已收到待处理", 27, centred=False),
    )
    missing, rejected, received = (_names(summary, s) for s in (State.MISSING, State.REJECTED, State.RECEIVED))
    found: list[Row] = [
        (
            cell_text(group.name),
            str(group.missing),
            missing.get(group.name, NONE),
            str(group.rejected),
            rejected.get(group.name, NONE),
            str(group.received),
            received.get(group.name, NONE),
        )
        for group in summary.groups
        if group.missing or group.rejected or group.received
    ]
    rows, left_out = cut(found, "乡镇（单位）", "未报名单")
    note = f"学校共{len(summary.schools)}所，本表按乡镇（单位）列出还没有计入的学校；各校报送情况见{WORKBOOK}。"
    return Table(columns, rows, note=note + left_out)


def received(summary: Summary) -> Table:
    """The schools from which something came that could not be counted, with the reason."""
    columns = (
        Column("序号", 12),
        Column("学校", 40, centred=False),
        Column("乡镇\n（单位）", 24),
        Column("未能计入的原因", 80, centred=False),
    )
    found: list[Row] = [
        (str(number), cell_text(came.school), cell_text(came.group), cell_text(came.reason))
        for number, came in enumerate(summary.received, 1)
    ]
    rows, left_out = cut(found, "学校", "未报名单")
    return Table(columns, rows, note=f"这些学校已报来文件，不属于未报。{left_out}")


def changes(summary: Summary) -> Table:
    """The answers that schools changed between two of their returns."""
    columns = (
        Column("序号", 12),
        Column("学校", 44, centred=False),
        Column("项号", 12),
        Column("原来的\n答案", 22),
        Column("现在的\n答案", 22),
        Column("说明", 44, centred=False),
    )
    found: list[Row] = [
        (cell_text(row.name), str(change.item), cell_text(change.before), cell_text(change.after), why_changed(change))
        for row in summary.schools
        for change in row.changed
    ]
    rows, left_out = cut([(str(number), *row) for number, row in enumerate(found, 1)], "改动", "答案改动")
    return Table(columns, rows, note=f"学校先后报来的自查表答案不同，以计入汇总的一份为准。{left_out}")


def _names(summary: Summary, state: State) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in summary.schools:
        if row.state is state:
            found.setdefault(row.group, []).append(row.name)
    return {group: _all_or_many(names) for group, names in found.items()}


def _all_or_many(names: list[str]) -> str:
    """As many names as a row should hold, and how many there are if these are not all."""
    shown = some(names, NAMES, NAMES * 12)
    return shown if shown.count("、") == len(names) - 1 else f"{shown}等{len(names)}所"


def priority(summary: Summary) -> Table:
    """重点督导建议名单: under each of the notice's grounds its schools, the weightiest first."""
    columns = (
        Column("序号", 12),
        Column("学校", 46, centred=False),
        Column("乡镇\n（单位）", 24),
        Column("建议理由", 74, centred=False),
    )
    shown = summary.priority[:MANY]
    rows: list[Row] = []
    numbers = count(1)
    for ground in Ground:
        found = [proposal for proposal in shown if proposal.ground is ground]
        if found:
            rows.append((Cell(f"可能属于“{ground.value}”情形的（{len(found)}所）", span=len(columns), strong=True),))
        rows += [
            (
                str(next(numbers)),
                cell_text(proposal.school),
                cell_text(proposal.group),
                line("；".join(proposal.reasons), 2 * TEXT),
            )
            for proposal in found
        ]
    sources = "报送情况、自查表和台账" if summary.reported else "报送情况和自查表"
    note = f"本名单依据{sources}提出，供研究时参考，具体情况以实地核实为准。"
    if tied := tied_list(summary):
        note = f"{tied}。{note}"
    if len(shown) < len(summary.priority):
        whole = f"建议名单共{len(summary.priority)}所，本表列出前{MANY}所"
        note = f"{whole}，其余见{WORKBOOK}“重点督导建议”工作表。{note}"
    return Table(columns, tuple(rows), note=note)
