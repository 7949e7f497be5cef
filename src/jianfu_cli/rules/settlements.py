"""JF404: what the bureau's ledger settled in a return, so that it is never done silently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..tools import shorten
from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..returns import Return

SETTLED_BY_LEDGER = Rule(
    "JF404",
    "settled-by-ledger",
    Severity.INFO,
    title="按台账判读",
    finds="这一处程序看不明白，已按台账（台账.xlsx）中判定的读取；写明是台账的哪一行、谁在何时判的。",
    example="第 13 项写“较好”，台账“判读”表中判为“是”",
    remedy="无需处理；判读有误的，请改台账中的那一行",
)


def settlement_findings(form: Return) -> Iterator[Finding]:
    """One finding for each thing that was settled."""
    places = {response.item: response.location for response in form.responses} if form.settled else {}
    for settled in form.settled:
        who = "，".join(filter(None, (shorten(settled.by, 20), settled.on.isoformat() if settled.on else "")))
        text = f"第 {settled.item} 项：“{shorten(settled.before)}”按判读作“{settled.after}”"
        yield SETTLED_BY_LEDGER.finding(
            f"{text}（{who}）" if who else text,
            item=settled.item,
            at=places.get(settled.item),
            hint=f"判读有误的，请改 {settled.row} 那一行的“判为”",
        )
