"""JF301 to JF306: what stands behind an answer - explanations, reasons and measures."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import AnswerReader
from ..definition import SCHOOL, Checklist
from ..returns import Rectification, Response, Return
from ..tools import plain, shorten
from .findings import Finding, finding

_OWN_NAME_LENGTH = 4
_NOTHING = frozenset(("无", "没有", "暂无", "略", "同上", "无说明"))


def evidence_findings(form: Return, checklist: Checklist, answers: AnswerReader) -> Iterator[Finding]:
    """Findings on explanations item by item, then on the 整改台账 line by line."""
    ledger: dict[int, list[Rectification]] = {}
    for line in form.rectifications:
        if line.item is not None:
            ledger.setdefault(line.item, []).append(line)
    stray = sum(line.item not in checklist.by_number and bool(line.measure) for line in form.rectifications)
    own_name = _own_name(form)
    for response in form.responses:
        yield from _response(response, checklist, answers, ledger.get(response.item, []), stray, own_name)
    for line in form.rectifications:
        yield from _rectification(line, form)


def _own_name(form: Return) -> str:
    """The school's name as the form writes it, if it is so long that it can't be part of another word."""
    written = form.text(SCHOOL)
    return written if len(written) >= _OWN_NAME_LENGTH else ""


def _response(
    response: Response,
    checklist: Checklist,
    answers: AnswerReader,
    lines: list[Rectification],
    stray: int,
    own_name: str,
) -> Iterator[Finding]:
    if response.answer is None:
        return
    number, place, answer = response.item, response.location, response.answer
    if answer == checklist.not_applicable:
        if not _reason(response):
            yield finding("JF305", f"第 {number} 项答“{answer}”，没有说明理由", item=number, at=place)
        return
    item = checklist.by_number[number]
    compliant = checklist.compliant(item, answer)
    if not compliant:
        if not _reason(response) and not any(line.problem or line.measure for line in lines):
            yield finding("JF301", f"第 {number} 项答“{answer}”，表明存在问题，但没有情况说明", item=number, at=place)
        if not any(line.measure for line in lines):
            noted = f"（整改台账中有 {stray} 条没有写项号，或项号不在清单内）" if stray else ""
            text = f"第 {number} 项答“{answer}”，表明存在问题，但没有整改措施{noted}"
            yield finding("JF302", text, item=number, at=place)
    told = [("情况说明", response.explanation)]
    if compliant and not response.misplaced:
        told.append(("备注", response.remark))  # beside an admitted problem it holds the measure
    for name, words in told:
        told_of_us = words.replace(own_name, "我校") if own_name else words  # so that all schools are read alike
        said = answers.implied(item, told_of_us) if words else None
        if said is not None and said != answer:
            text = f"第 {number} 项答“{answer}”，{name}却是“{shorten(words)}”"
            yield finding("JF306", text, item=number, at=place)
            return


def _reason(response: Response) -> str:
    """What is said to an answer that needs words, in 情况说明 or 备注."""
    return _said(response.explanation) or (_said(response.remark) if response.misplaced != "备注" else "")


def _said(text: str) -> str:
    """The text, unless it only says that there is nothing to say."""
    return "" if plain(text) in _NOTHING else text


def _rectification(line: Rectification, form: Return) -> Iterator[Finding]:
    which = (
        f"第 {line.item} 项的整改措施"
        if line.item is not None
        else f"整改措施“{shorten(line.measure or line.problem, 20)}”"
    )
    lacking = [
        name
        for name, text in (("责任人", line.responsible), ("完成时限", line.deadline_written or line.deadline))
        if not text
    ]
    if line.measure and lacking:
        yield finding("JF303", f"{which}没有{'和'.join(lacking)}", item=line.item, at=line.location)
    if line.deadline_written and line.deadline is None:
        yield finding(
            "JF304",
            f"{which}的完成时限“{shorten(line.deadline_written)}”不是完整的日期",
            item=line.item,
            at=line.location,
        )
    elif line.deadline and form.filled_on and line.deadline < form.filled_on:
        text = f"{which}的完成时限{line.deadline.isoformat()}早于填表时间{form.filled_on.isoformat()}"
        yield finding("JF304", text, item=line.item, at=line.location)
