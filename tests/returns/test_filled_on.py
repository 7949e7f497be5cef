"""The day on which a form was filled in, where its writing alone could mean two."""

from __future__ import annotations

from datetime import date

import pytest

from forms_by_hand import TERM, clean, findings
from jianfu_cli.definition.fields import DATE
from jianfu_cli.definition.term import Term
from jianfu_cli.returns.facts import FieldText, Return
from jianfu_cli.returns.identification import identify

LAST_OF_JUNE = date(2022, 6, 30)


def dated(text: str, term: Term | None = TERM) -> Return:
    form = clean({DATE: FieldText(text)})
    identify(form, None, term)
    return form


@pytest.mark.parametrize("text", ["30/6/22", "30/06/22", "30-6-22", " 30/6/22 ", "22/6/30", "6/30/22"])
def test_the_reading_that_is_a_day_of_the_term(text: str) -> None:
    assert dated(text).filled_on == LAST_OF_JUNE
    assert not [found for found in findings(clean({DATE: FieldText(text)})) if found.code in ("JF104", "JF105")]


def test_the_forms_own_term_says_it_too() -> None:
    form = clean({DATE: FieldText("30/6/22")}, term_written=FieldText("2021—2022学年第二学期"))
    identify(form, None, None)
    assert form.filled_on == LAST_OF_JUNE


@pytest.mark.parametrize(
    ("text", "term", "day"),
    [
        ("30/6/22", None, date(2030, 6, 22)),  # the year comes first, as ever
        ("25/6/22", Term(2024, 2), date(2025, 6, 22)),  # a day of the term as it is
        ("30/6/23", TERM, date(2030, 6, 23)),  # neither is
        ("31/6/22", TERM, date(2031, 6, 22)),  # no day of a calendar
        ("6/7/22", TERM, None),
    ],
)
def test_any_other_date_is_read_as_ever(text: str, term: Term | None, day: date | None) -> None:
    assert dated(text, term).filled_on == day
