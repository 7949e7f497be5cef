"""The sheets of a checklist's registers as they are made: widths by what a column holds, drop-downs, hints beside the cell."""

from __future__ import annotations

from collections.abc import Iterator

from ..definition import Checklist, ColumnType, Register, RegisterColumn
from ..tools import width
from .sheet_plans import PlannedColumn, SheetPlan

_WIDTHS = {
    ColumnType.TEXT: 24,
    ColumnType.CHOICES: 12,
    ColumnType.DATE: 12,
    ColumnType.NUMBER: 9,
    ColumnType.SCHOOLS: 28,
    ColumnType.ITEMS: 10,
}
_HINTS = {
    ColumnType.SCHOOLS: "写学校名称、乡镇名称或“全部”，几个之间用顿号隔开。",
    ColumnType.ITEMS: "写自查表的项号，如 14；几项之间用顿号隔开。",
    ColumnType.DATE: "写完整的日期，如 2022-07-05。",
}
_READY = 60  # rows: all of them are people's
_PRIVATE = "这一列只留在台账里，不会出现在任何汇总结果中。"


def register_plans(checklist: Checklist) -> Iterator[SheetPlan]:
    """The sheets in the definition's order."""
    for register in checklist.ledgers:
        yield SheetPlan(register.title, tuple(_column(register, column) for column in register.columns), _READY)


def _column(register: Register, column: RegisterColumn) -> PlannedColumn:
    kind = column.kind
    longest = max(map(width, (column.name, *column.choices)))
    hint = _HINTS.get(kind, "") + (_PRIVATE if column.private else "")
    counted = f"年度按这一列算。{hint}" if column.name == register.dated else hint
    return PlannedColumn(
        column.name,
        column.name,
        max(_WIDTHS[kind], min(longest + 3, 30)),
        centred=kind in (ColumnType.CHOICES, ColumnType.DATE, ColumnType.NUMBER, ColumnType.ITEMS),
        text=kind in (ColumnType.TEXT, ColumnType.CHOICES, ColumnType.SCHOOLS, ColumnType.ITEMS),
        day=kind is ColumnType.DATE,
        to_fill=column.required,
        choices=column.choices,
        prompt=counted or ("从下拉列表中选择。" if column.choices else ""),
    )
