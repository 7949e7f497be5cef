"""Terms: their windows, the ways people write them, and which one a return belongs to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.definition.term import Term, belonging_term

AUTUMN, SPRING, NEXT_AUTUMN = Term(2021, 1), Term(2021, 2), Term(2022, 1)

SPRING_NAMES = """
2021-2022-2
2021—2022学年第二学期
2021-2022学年度第2学期
2021至2022学年下学期
2021-2022学年 二学期
2021–2022学年第二学期
2021－2022学年第二学期
2021~2022学年第二学期
2021～2022学年（下）
2021/2022学年下期
2021-22学年第二学期
21-22学年第二学期
2021-2022第二学期
2021年-2022年学年第二学期
２０２１－２０２２　学年度　第二学期
2021 — 2022 学年 第 二 学 期
二〇二一—二〇二二学年第二学期
2021—2022学年春季学期
2022年春季学期
2022年春季
2022春
"""

AUTUMN_NAMES = """
2021-2022-1
2021—2022学年第一学期
2021-2022学年度上学期
2021-2022学年1学期
二○二一－二○二二学年度第一学期
2021年秋季学期
2021年秋季
2021秋
"""

NO_TERMS = """
2021-2022学年
2021—2022
2021-2025学年第二学期
2022-2021学年第二学期
2021-2022学年第三学期
2021-2022学年第一、二学期
2021-2022-12
2022-2-1
2022年下学期
2022学年第二学期
2022年春节
2021年秋游
春季学期
1999年春季学期
2022年6月30日
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


def test_a_term_names_itself() -> None:
    assert (SPRING.id, SPRING.title) == ("2021-2022-2", "2021—2022学年第二学期")
    assert AUTUMN < SPRING < NEXT_AUTUMN


@pytest.mark.parametrize(
    ("text", "term"), [(t, SPRING) for t in lines(SPRING_NAMES)] + [(t, AUTUMN) for t in lines(AUTUMN_NAMES)]
)
def test_every_way_to_write_a_term(text: str, term: Term) -> None:
    assert Term.parse(text) == term
    assert Term.find(f"高平市中小学教师减负清单自查表（{text}）") == term
    assert Term.find(f"{text} 自查表") == term


@pytest.mark.parametrize("text", ["", "   ", *lines(NO_TERMS)])
def test_what_is_no_term(text: str) -> None:
    assert Term.find(text) is None
    with pytest.raises(ValueError, match="看不明白学期"):
        Term.parse(text)


def test_parse_takes_a_term_and_nothing_else() -> None:
    with pytest.raises(ValueError, match="2021-2022-2"):
        Term.parse("2021-2022-2之后")


def test_the_first_of_two_named_terms_is_found() -> None:
    assert Term.find("2022年春季学期自查表，承接2021—2022学年第一学期") == SPRING


def test_windows_overlap_in_february_and_august() -> None:
    assert (AUTUMN.start, AUTUMN.end) == (date(2021, 8, 1), date(2022, 2, 28))
    assert (SPRING.start, SPRING.end) == (date(2022, 2, 1), date(2022, 8, 31))
    assert Term(2023, 1).end == date(2024, 2, 29)
    assert Term.of(date(2022, 1, 31)) == (AUTUMN,)
    assert Term.of(date(2022, 2, 1)) == (AUTUMN, SPRING)
    assert Term.of(date(2022, 3, 1)) == (SPRING,)
    assert Term.of(date(2022, 8, 31)) == (SPRING, NEXT_AUTUMN)
    assert Term.of(date(2022, 9, 1)) == (NEXT_AUTUMN,)


@pytest.mark.parametrize(
    ("filled_on", "named", "wanted", "term"),
    [
        (date(2022, 6, 30), None, None, SPRING),
        (date(2022, 6, 30), AUTUMN, AUTUMN, SPRING),  # outside the overlap the date alone decides
        (date(2022, 2, 10), SPRING, AUTUMN, AUTUMN),  # in it --term does
        (date(2022, 2, 10), SPRING, None, SPRING),  # then the form's own word
        (date(2022, 2, 10), SPRING, Term(2019, 1), SPRING),  # --term is none of the two
        (date(2022, 2, 10), Term(2019, 1), None, AUTUMN),  # then the older
        (date(2022, 2, 10), None, None, AUTUMN),
        (None, AUTUMN, SPRING, AUTUMN),  # without a date the form's
        (None, None, SPRING, SPRING),  # else --term
        (None, None, None, None),
    ],
)
def test_which_term_a_return_belongs_to(
    filled_on: date | None, named: Term | None, wanted: Term | None, term: Term | None
) -> None:
    assert belonging_term(filled_on, named, wanted) == term


@settings(derandomize=True)
@given(st.integers(2000, 2098), st.sampled_from([1, 2]))
def test_names_read_back(year: int, semester: int) -> None:
    term = Term(year, semester)
    assert Term.parse(term.id) == Term.parse(term.title) == Term.find(term.title) == term


@settings(derandomize=True)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_has_one_term_or_two_that_follow_each_other(day: date) -> None:
    terms = Term.of(day)
    assert len(terms) == (2 if day.month in (2, 8) else 1)
    assert all(term.contains(day) for term in terms)
    assert list(terms) == sorted(terms)
    if len(terms) == 2:
        assert terms[0].end + timedelta(days=1) > terms[1].start


@settings(derandomize=True)
@given(st.text())
def test_any_text_is_a_term_or_none(text: str) -> None:
    found = Term.find(text)
    assert found is None or 2000 <= found.year + found.semester - 1 <= 2099
