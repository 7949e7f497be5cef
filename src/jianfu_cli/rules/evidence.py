"""JF3xx: what stands behind an answer - explanations, reasons and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import definition  # its fields are looked up when they are used: `jianfu rules` comes without pydantic
from ..returns import Timing
from ..tools import date_in_words, plain, shorten
from ..vocabulary import says_nothing
from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..answers import AnswerReader
    from ..definition import Checklist, Item
    from ..intake import Location
    from ..returns import Rectification, Response, Return

_SCHOOL_NAME_LENGTH = 4


def evidence_findings(form: Return, checklist: Checklist, answers: AnswerReader) -> Iterator[Finding]:
    """Findings on explanations item by item, then on the 整改台账 line by line."""
    ledger: dict[int, list[Rectification]] = {}
    for line in form.rectifications:
        if line.item is not None:
            ledger.setdefault(line.item, []).append(line)
    of_no_item = [line for line in form.rectifications if line.item not in checklist.by_number]
    school_name = _school_name(form)
    judged = {settled.item: settled.before for settled in form.settled if settled.field == "answer"}
    for response in form.responses:
        if response.answer is None:
            continue
        item = checklist.by_number[response.item]
        compliant = checklist.compliant(item, response.answer)
        if compliant is None:
            yield from _reason(response, response.answer)
            continue
        if not compliant:
            case = _Case(item, response, response.answer, ledger.get(response.item, []))
            yield from _explanation(case)
            yield from _measure(case, of_no_item)
        if not (response.explanation or response.remark):
            continue
        for place, words in _places(response, compliant, judged.get(response.item)):
            alike = words.replace(school_name, "我校") if school_name else words  # so that all schools are read alike
            if answers.belies(item, response.answer, alike):
                yield _contradiction(response, place, words)
                break
    for line in form.rectifications:
        yield from _completeness(line)
        yield from _deadline(line, form)


@dataclass(slots=True)
class _Case:
    """A response that admits a problem, with the item's lines of the 整改台账."""

    item: Item
    response: Response
    answer: str
    lines: list[Rectification]


def _said(*texts: str) -> bool:
    """Whether one of the texts says something."""
    return not all(map(says_nothing, texts))


def _explained(response: Response) -> bool:
    """Whether anything is said to an answer that needs words, in 情况说明 or 备注."""
    return _said(response.explanation, "" if response.misplaced == "备注" else response.remark)


EXPLANATION_MISSING = Rule(
    "JF301",
    "explanation-missing",
    Severity.WARNING,
    title="存在问题但没有说明",
    finds="这一项的回答表明存在问题，却没有一个字的说明。",
    example="第 7 项答“是”，情况说明为空",
    remedy="请在“情况说明”中写明具体情况",
)


def _explanation(case: _Case) -> Iterator[Finding]:
    if not _explained(case.response) and not any(_said(line.problem, line.measure) for line in case.lines):
        text = f"第 {case.item.number} 项答“{case.answer}”，表明存在问题，但没有情况说明"
        yield EXPLANATION_MISSING.finding(text, item=case.item.number, at=case.response.location)


RECTIFICATION_MISSING = Rule(
    "JF302",
    "rectification-missing",
    Severity.WARNING,
    title="存在问题但没有整改措施",
    finds="这一项的回答表明存在问题，整改台账、备注和另报的整改材料里却没有对应的措施。",
    example="第 7 项答“是”，整改台账中没有第 7 项",
    remedy="请在“整改台账”中填写整改措施、责任人和完成时限；表中没有台账的，写在“备注”里",
)


def _measure(case: _Case, of_no_item: Iterable[Rectification]) -> Iterator[Finding]:
    if any(line.says_what for line in case.lines):
        return
    stray = sum(line.says_what for line in of_no_item)
    noted = f"（整改台账中有 {stray} 条没有写项号，或项号不在清单内）" if stray else ""
    quoted = next((line.measure for line in case.lines if plain(line.measure)), "")
    lacking = f"整改措施写的是“{shorten(quoted, 20)}”，不是措施" if quoted else "没有整改措施"
    text = f"第 {case.item.number} 项答“{case.answer}”，表明存在问题，但{lacking}{noted}"
    yield RECTIFICATION_MISSING.finding(text, item=case.item.number, at=case.response.location)


REASON_MISSING = Rule(
    "JF305",
    "reason-missing",
    Severity.WARNING,
    title="不涉及但没有说明理由",
    finds="答“不涉及”，没有说明为什么不涉及。",
    example="第 17 项答“不涉及”，情况说明为空",
    remedy="请在“情况说明”中写明理由",
)


def _reason(response: Response, answer: str) -> Iterator[Finding]:
    if not _explained(response):
        text = f"第 {response.item} 项答“{answer}”，没有说明理由"
        yield REASON_MISSING.finding(text, item=response.item, at=response.location)


ANSWER_CONTRADICTED = Rule(
    "JF306",
    "answer-contradicted",
    Severity.WARNING,
    title="说明与答案相反",
    finds="情况说明的意思与答案相反，或话头转了（但、不过、只是、却、仅、除）、写着几例或许多（“会议很多”），或坏的答案后面说的全是好的，两者必有一误。",
    example="第 3 项答“是”，说明写“没有重复要求上报”",
    remedy="请核对，改正答案或说明",
)


def _places(response: Response, compliant: bool, judged: str | None) -> list[tuple[str, str]]:
    """The words that are held against an answer, each with its column; one finding an answer is enough.

    备注 is looked at only where it can't hold the measure of an admitted problem. `judged` are words that a person has
    judged: they are the answer's ground, and don't contradict it.
    """
    places = []
    if response.explanation and response.explanation != judged:
        places.append(("情况说明", response.explanation))
    if response.remark and compliant and not response.misplaced:
        places.append(("备注", response.remark))
    return places


def _contradiction(response: Response, place: str, words: str) -> Finding:
    text = f"第 {response.item} 项答“{response.answer}”，{place}却是“{shorten(words)}”"
    return ANSWER_CONTRADICTED.finding(text, item=response.item, at=response.location)


def _school_name(form: Return) -> str:
    """The school's name as the form writes it, if it is so long that it can't be part of another word."""
    name = form.text(definition.SCHOOL)
    return name if len(name) >= _SCHOOL_NAME_LENGTH else ""


def _which(line: Rectification) -> str:
    """A line of the 整改台账 as a message names it."""
    if line.item is not None:
        return f"第 {line.item} 项的整改措施"
    return f"整改措施“{shorten(line.measure or line.problem, 20)}”"


RECTIFICATION_INCOMPLETE = Rule(
    "JF303",
    "rectification-incomplete",
    Severity.WARNING,
    title="整改措施不完整",
    finds="整改台账中的这一条没有责任人或完成时限。",
    example="措施写了，责任人空着",
    remedy="请补上责任人和完成时限",
)


def _completeness(line: Rectification) -> Iterator[Finding]:
    if not line.says_what:
        return
    lacking: list[str] = []
    places: list[Location | None] = []
    if not _said(line.responsible):
        lacking.append("责任人")
        places.append(line.responsible_at)
    if line.deadline.timing is Timing.ABSENT:
        lacking.append("完成时限")
        places.append(line.deadline_at)
    if lacking:
        place = next(filter(None, places), line.location)
        yield RECTIFICATION_INCOMPLETE.finding(f"{_which(line)}没有{'和'.join(lacking)}", item=line.item, at=place)


RECTIFICATION_DEADLINE = Rule(
    "JF304",
    "rectification-deadline",
    Severity.WARNING,
    title="整改时限有疑问",
    finds="完成时限看不出是什么时候，或早于填表时间。写到月底、学期末、立行立改、长期坚持的都可以。",
    example="完成时限：尽快",
    remedy="请写明晚于填表时间的日期，如 2022年9月30日",
)


def _deadline(line: Rectification, form: Return) -> Iterator[Finding]:
    written, place = f"{_which(line)}的完成时限“{shorten(line.deadline_written)}”", line.deadline_at or line.location
    if line.deadline.timing is Timing.UNREADABLE:
        yield RECTIFICATION_DEADLINE.finding(f"{written}看不出是什么时候", item=line.item, at=place)
    elif form.filled_on and line.deadline.passed_before(form.filled_on):
        text = f"{written}早于填表时间{date_in_words(form.filled_on)}"
        yield RECTIFICATION_DEADLINE.finding(text, item=line.item, at=place)
