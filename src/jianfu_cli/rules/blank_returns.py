"""JF209: a form that came back as it was issued, which one finding says instead of twenty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import definition  # its fields are looked up when they are used: `jianfu rules` comes without pydantic
from ..answers import Outcome
from ..vocabulary import says_nothing
from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..returns import Return

FORM_BLANK = Rule(
    "JF209",
    "form-blank",
    Severity.ERROR,
    title="整张表没有填写",
    finds="表里一个字也没有填（印好的学校名称不算）。只报这一条，不再逐项报没有作答、没有填表时间等。",
    example="把发下去的空白表原样交了回来",
    remedy="请填写后重新报送；填好的是另一个文件的，请报那一份",
    stands_for=("JF101", "JF104", "JF107", "JF108", "JF109", "JF201", "JF204", "JF308"),
)


def blank_findings(form: Return) -> Iterator[Finding]:
    """That nothing was filled in, said at the first item. The school is no sign: the bureau prints it."""
    if not _is_blank(form):
        return
    place = next((response.location for response in form.responses if response.location), None)
    yield FORM_BLANK.finding("表里什么也没有填写，是一张空白表", at=place)


def _is_blank(form: Return) -> bool:
    """Whether no item has an answer or a word, no measure is planned and no field but the school's is filled in."""
    if any(response.outcome not in (Outcome.EMPTY, Outcome.ABSENT) for response in form.responses):
        return False
    words = [text for response in form.responses for text in (response.explanation, response.remark)]
    words += [text for line in form.rectifications for text in (line.problem, line.measure)]
    words += [line.status_written for line in form.followups]
    issued = (definition.SCHOOL.key, definition.CODE.key)
    fields = {key: found for key, found in form.fields.items() if key not in issued}
    fields.pop(definition.DATE.key, None)
    if form.filled_in(definition.DATE):
        return False
    if any(found.signed for found in fields.values()):
        return False
    return all(map(says_nothing, (*words, *(found.text for found in fields.values()))))
