"""JF201 to JF208 and JF307: is every item there, worded as it should be, and answered once and clearly."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Outcome
from ..definition import Checklist, Item
from ..returns import Response, Return
from ..tools import shorten
from .differences import difference
from .findings import Finding, finding


def item_findings(form: Return, checklist: Checklist) -> Iterator[Finding]:
    """Findings item by item, in the checklist's order, then on rows that the checklist does not have."""
    choices = "、".join(checklist.answers)
    for response in form.responses:
        yield from _answer(response, choices)
        if response.altered is not None or response.repeated_at:
            yield from _wording(response, checklist.by_number[response.item])
    for row in form.unknown_items:
        label = f"第 {row.number} 项" if row.number else "一行"
        yield finding(
            "JF207",
            f"清单中没有这{label}：“{shorten(row.text)}”"
            if not row.number
            else f"清单中没有{label}：“{shorten(row.text)}”",
            at=row.location,
        )
    yield from _uniform(form, checklist)


def _answer(response: Response, choices: str) -> Iterator[Finding]:
    number, place = response.item, response.location
    match response.outcome:
        case Outcome.ABSENT:
            yield finding("JF204", f"表中没有第 {number} 项", item=number)
        case Outcome.EMPTY:
            yield finding(
                "JF201", f"第 {number} 项没有作答", item=number, at=place, hint=f"请在“自查情况”中填写：{choices}"
            )
        case Outcome.UNCLEAR:
            text = f"第 {number} 项写的是“{shorten(response.raw)}”，看不出是哪个答案"
            yield finding("JF202", text, item=number, at=place, hint=f"请明确填写：{choices}")
        case Outcome.CONFLICT:
            text = f"第 {number} 项有两个答案：“{shorten(response.raw)}”"
            yield finding("JF203", text, item=number, at=place, hint=f"请只保留一个答案：{choices}")
        case Outcome.ANSWERED if response.misplaced:
            text = f"第 {number} 项的答案写在了“{response.misplaced}”里，已读作“{response.answer}”"
            yield finding("JF208", text, item=number, at=place)


def _wording(response: Response, item: Item) -> Iterator[Finding]:
    for place in response.repeated_at:
        first = f"（{response.text_location}、{place}）" if response.text_location else ""
        yield finding("JF205", f"第 {item.number} 项出现了两次{first}", item=item.number, at=place)
    if response.altered is not None:
        text = f"第 {item.number} 项的内容与清单不同：{difference(item.text, response.altered)}"
        yield finding("JF206", text, item=item.number, at=response.text_location)


def _uniform(form: Return, checklist: Checklist) -> Iterator[Finding]:
    """All answers the same, though the expected ones are not: it contradicts itself."""
    answers = {response.answer for response in form.responses}
    if len(answers) != 1 or len({item.expected for item in checklist.items}) < 2:
        return
    answer = answers.pop()
    if answer is not None and answer != checklist.not_applicable:
        yield finding(
            "JF307", f"所有 {len(form.responses)} 项都答“{answer}”，其中有的项应是“{_other(checklist, answer)}”为好"
        )


def _other(checklist: Checklist, answer: str) -> str:
    return next(item.expected for item in checklist.items if item.expected != answer)
