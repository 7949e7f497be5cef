"""JF4xx: what the bureau's ledger settled in a return, so that it is never done silently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..tools import shorten
from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..definition import Checklist
    from ..intake import Location
    from ..returns import Return, Settled

SETTLED_BY_LEDGER = Rule(
    "JF404",
    "settled-by-ledger",
    Severity.INFO,
    title="按台账判读或更正",
    finds="这一处按台账（台账.xlsx）读取：程序看不明白、已判读的，或与学校核实后更正、认可的；写明是台账的哪一行、谁在何时办的。",
    example="第 13 项写“较好”，台账“判读”表中判为“是”；填表时间写“2022年6月”，台账“更正”表中更正为 2022-06-28",
    remedy="无需处理；判读、更正有误的，请改台账中的那一行",
)


def settlement_findings(form: Return, checklist: Checklist) -> Iterator[Finding]:
    """One finding for each thing that was settled before the rules."""
    if not form.settled:
        return
    places: dict[tuple[int | None, str], Location | None] = {
        (response.item, "answer"): response.location for response in form.responses
    }
    places |= {(None, key): found.location for key, found in form.fields.items()}
    for settled in form.settled:
        yield settlement_finding(settled, places.get((settled.item, settled.field)), labels=_labels(checklist))


def _labels(checklist: Checklist) -> dict[str, str]:
    return {field.key: field.names[0] for field in checklist.form_fields}


def settlement_finding(
    settled: Settled, at: Location | str | None, printed: int | None = None, labels: dict[str, str] | None = None
) -> Finding:
    """What is said of one thing that was settled; `labels` are those of the form's fields, by key."""
    who = "，".join(filter(None, (shorten(settled.by, 20), settled.on.isoformat() if settled.on else "", settled.how)))
    text = _what(settled, settled.item if printed is None else printed, labels or {})
    hint = (
        f"判读有误的，请改 {settled.row} 那一行的“判为”"
        if settled.how is None
        else f"更正有误的，请改 {settled.row} 那一行"
    )
    return SETTLED_BY_LEDGER.finding(f"{text}（{who}）" if who else text, item=settled.item, at=at, hint=hint)


def _what(settled: Settled, number: int | None, labels: dict[str, str]) -> str:
    before = f"“{shorten(settled.before)}”" if settled.before.strip() else "空白"
    if settled.field == "answer":
        done = "按判读作" if settled.how is None else "已更正为"
        return f"第 {number} 项：{before}{done}“{settled.after}”"
    if settled.field == "file":
        return f"台账写明这份表“{settled.after}”"
    if label := labels.get(settled.field):
        return f"{label}：{before}已更正为“{shorten(settled.after)}”"
    which = f"{settled.field} 第 {number} 项" if number else settled.field
    return f"{which}已{settled.after}：{shorten(settled.before, 80)}"
