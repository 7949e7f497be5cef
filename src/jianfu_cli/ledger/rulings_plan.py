"""The sheet 判读 as it is made: its columns, and what the program writes into a row."""

from __future__ import annotations

from ..definition import RULINGS, Checklist
from ..tools import shorten
from ..vocabulary import RULING_COLUMNS, UNDECIDABLE
from .sheet_plans import PlannedColumn, SheetPlan
from .wordings import UnclearWording

_WIDTHS = {"item": 6, "wording": 44, "answer": 10, "count": 8, "schools": 34, "by": 10, "on": 12, "note": 44}
_CENTRED = ("item", "answer", "count", "by", "on")
_LONGEST_QUESTION = 60  # characters
_PROMPT = "这句话在这一项里表示哪个答案？对写了同样文字的学校都算数。离开原表看不出意思的（如“同上”）选“不能判”。"


def rulings_plan(checklist: Checklist) -> SheetPlan:
    """The sheet for a checklist."""
    return SheetPlan(
        RULINGS,
        tuple(
            PlannedColumn(
                key,
                words[0],
                _WIDTHS[key],
                centred=key in _CENTRED,
                text=key in ("wording", "answer", "by"),
                day=key == "on",
                to_fill=key in ("answer", "by", "on"),
                choices=(*checklist.answers, UNDECIDABLE[0]) if key == "answer" else (),
                prompt=_PROMPT if key == "answer" else "",
            )
            for key, words in RULING_COLUMNS.items()
        ),
    )


def ruling_texts(wording: UnclearWording, checklist: Checklist) -> dict[str, str | int]:
    """What the program writes into a row, by the column's key."""
    leaning = f"（像是“{wording.leaning}”）" if wording.leaning else ""
    return {
        "item": wording.item,
        "wording": wording.text,
        "count": len(wording.schools),
        "schools": wording.names,
        "note": f"{leaning}{asked_by(checklist, wording.item)}",
    }


def asked_by(checklist: Checklist, number: int) -> str:
    """What an item asks, in short: its first sentence names it."""
    return shorten(checklist.by_number[number].text.partition("。")[0], _LONGEST_QUESTION)
