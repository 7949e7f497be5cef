"""The bureau's own ledgers as values for the wording template."""

from __future__ import annotations

from typing import Any

from ...summary import RegisterSummary, Summary
from ...tools import some_of
from ..phrases import FEW, line, reasons_in_words, school
from ..register_phrases import figure_texts

Context = dict[str, Any]


def registers(summary: Summary) -> Context:
    """名称 is the heading of all of them (事项审批和举报), 逐表 one by one, 学校 whom 依据 name, with the reasons."""
    titles = dict.fromkeys(kept.sheet.register.short or kept.title for kept in summary.registers)
    named = [
        f"{school(name)}（{reasons_in_words(each.words for each in said)}）" for name, said in summary.reported.items()
    ]
    sources = dict.fromkeys(each.register for said in summary.reported.values() for each in said)
    return {
        "数": len(summary.registers),
        "名称": "和".join(line(title, 30) for title in titles),
        "逐表": [_register(at, kept) for at, kept in enumerate(summary.registers, 1)],
        "依据": "、".join(f"“{line(title, 30)}”" for title in sources),
        "学校数": len(named),
        "学校": some_of(named, FEW, "等{}所"),
    }


def _register(at: int, kept: RegisterSummary) -> Context:
    unit = kept.sheet.register.unit
    return {
        "名称": line(kept.title, 30),
        "表": table_name(at),
        "年度": kept.year if kept.sheet.register.dated else "",
        "行数": len(kept.of_year),
        "单位": line(unit, 10),
        "数据": "；".join(figure_texts(kept.figures, unit)),
    }


def table_name(at: int) -> str:
    """By which a template puts the table of the register at this place (from 1)."""
    return f"台账{at}"
