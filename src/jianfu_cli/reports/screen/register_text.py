"""The ledgers that a checklist brings along, as text: what they are (`jianfu checklist`), what is counted (`jianfu ledger`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from ...definition import ColumnType, FigureDefinition, Register, RegisterColumn, Term
from ..register_phrases import register_texts

if TYPE_CHECKING:
    from ...ledger import RegisterSheet

_KINDS = {
    ColumnType.TEXT: "",
    ColumnType.CHOICES: "选项",
    ColumnType.DATE: "日期",
    ColumnType.NUMBER: "数字",
    ColumnType.SCHOOLS: "学校",
    ColumnType.ITEMS: "项号",
}


def register_lines(register: Register) -> Iterator[str]:
    """A register as people read it: its columns, what is counted, whom it proposes."""
    by_year = f"，按“{register.dated}”分年度" if register.dated else ""
    yield f"  {register.title}（{len(register.columns)} 列{by_year}）"
    yield "     列：" + "、".join(map(_column, register.columns))
    for figure in register.figures:
        yield f"     数：{figure.title}{_limit(figure)}"
    if register.priority:
        asked = register.priority
        yield f"     列入重点督导建议：{asked.reason}满 {asked.at_least} {register.unit}的学校（{asked.ground}）"


def _column(column: RegisterColumn) -> str:
    notes = [_KINDS[column.kind], "必填" if column.required else "", "不外传" if column.private else ""]
    if column.choices:
        notes[0] = "/".join(column.choices)
    said = "，".join(note for note in notes if note)
    return f"{column.name}（{said}）" if said else column.name


def _limit(figure: FigureDefinition) -> str:
    each = "每校" if figure.per else ""
    if figure.at_most is not None:
        return f"（{each}全年不超过 {figure.at_most}）"
    if figure.reduce and figure.baseline:
        year, count = figure.baseline.year, figure.baseline.count
        return f"（比 {year} 年减少 {figure.reduce}）" if year else f"（比基期 {count} 减少 {figure.reduce}）"
    return f"（减少 {figure.reduce}，没有写基期）" if figure.reduce else "（每校各数各的）" if each else ""


def figure_lines(sheets: Iterable[RegisterSheet], day: date, term: Term | None) -> Iterator[str]:
    """What is counted from the sheets as they stand on that day, a line for each figure; nothing of empty sheets."""
    from ...summary import register_summaries

    for kept in register_summaries(sheets, day, term):
        yield f"{kept.title}：{len(kept.sheet.rows)} 行。"
        yield from (f"  {text}。" for text in register_texts(kept))
