"""Returns written down in a test: a clean one, and changes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.definition import checklist as definition
from jianfu_cli.definition.fields import DATE, PREPARER, PRINCIPAL, SCHOOL, FormField
from jianfu_cli.definition.term import Term
from jianfu_cli.intake.grid import Location
from jianfu_cli.returns.deadlines import read_deadlines
from jianfu_cli.returns.facts import FieldText, Rectification, Response, Return
from jianfu_cli.returns.identification import identify
from jianfu_cli.roster.schools import Roster
from jianfu_cli.rules.checks import check_return
from jianfu_cli.rules.findings import Finding

CHECKLIST = definition.load_checklist()
ANSWERS = AnswerReader(CHECKLIST)
TERM = Term(2021, 2)


def clean(fields: Mapping[FormField, FieldText | None] | None = None, **changes: object) -> Return:
    """A return without a fault, each item answered as expected; `changes` replace its attributes.

    `fields` replaces what was found of the form's fields; None: no label was found.
    """
    found = {
        SCHOOL: FieldText("米山镇洞湾小学", Location("自查表", 2, 2)),
        DATE: FieldText("2022年6月30日", Location("自查表", 2, 4)),
        PREPARER: FieldText("张三"),
        PRINCIPAL: FieldText("李明"),
        **(fields or {}),
    }
    form = Return(
        file="a.xlsx",
        responses=[
            Response(
                item.number,
                Outcome.ANSWERED,
                item.expected,
                location=Location("自查表", 4 + item.number, 3),
                raw=item.expected,
            )
            for item in CHECKLIST.items
        ],
        fields={field.key: text for field, text in found.items() if text},
    )
    return replace(form, **changes)  # type: ignore[arg-type]


def answer(form: Return, item: int, **changes: object) -> Return:
    """The same with one response changed."""
    form.responses[item - 1] = replace(form.responses[item - 1], **changes)  # type: ignore[arg-type]
    return form


def measure(item: int | None, **changes: object) -> Rectification:
    """A complete line of the 整改台账."""
    line = Rectification(item, "问题", "措施", "张三", "2022年9月1日", Location("整改台账", 3, 3))
    return replace(line, **changes)  # type: ignore[arg-type]


def findings(form: Return, roster: Roster | None = None, term: Term | None = TERM) -> list[Finding]:
    """What is found in it."""
    identify(form, roster, term)
    read_deadlines(form.rectifications, form.filled_on)
    return check_return(form, CHECKLIST, ANSWERS, term)


def codes(form: Return, roster: Roster | None = None, term: Term | None = TERM) -> list[tuple[str, int | None]]:
    """(code, item) of each finding."""
    return [(found.code, found.item) for found in findings(form, roster, term)]
