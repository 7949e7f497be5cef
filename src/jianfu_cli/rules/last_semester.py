"""JF3xx: what became of last semester's measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..returns import FollowupStatus
from ..tools import shorten
from ..vocabulary import says_nothing
from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..definition import Checklist
    from ..returns import Followup, Return

FOLLOWUP_MISSING = Rule(
    "JF308",
    "followup-missing",
    Severity.INFO,
    title="上期措施没有完成情况",
    finds="上期整改落实情况中的这一条措施，没有写完成还是没有完成。",
    example="“完成情况”空着",
    remedy="请在“完成情况”中填写：已完成或未完成",
)

FOLLOWUP_CONTRADICTED = Rule(
    "JF309",
    "followup-contradicted",
    Severity.WARNING,
    title="上期措施已完成，问题仍在",
    finds="上期的措施写着已完成，本学期同一项的回答却仍表明存在问题。",
    example="第 8 项上期措施填“已完成”，本学期第 8 项仍答“否”",
    remedy="请核对：问题仍在的，完成情况改为“未完成”；已经解决的，更正本学期的回答",
)


def last_semester_findings(form: Return, checklist: Checklist) -> Iterator[Finding]:
    """Findings on the measures carried over, line by line."""
    bad: dict[int | None, str | None] = {
        response.item: response.answer
        for response in form.responses
        if checklist.compliant(checklist.by_number[response.item], response.answer) is False
    }
    for line in form.followups:
        if says_nothing(line.status_written) and line.status is None:
            yield FOLLOWUP_MISSING.finding(f"{_which(line)}没有填完成情况", item=line.item, at=line.location)
        elif line.status is FollowupStatus.DONE and (answer := bad.get(line.item)):
            done = f"{_which(line)}填“{shorten(line.status_written, 20)}”"
            text = f"{done}，本学期第 {line.item} 项仍答“{answer}”，表明存在问题"
            yield FOLLOWUP_CONTRADICTED.finding(text, item=line.item, at=line.location)


def _which(line: Followup) -> str:
    """A line as a message names it."""
    if line.item is not None:
        return f"第 {line.item} 项上期的整改措施"
    return f"上期的整改措施“{shorten(line.measure or line.problem, 20)}”"
