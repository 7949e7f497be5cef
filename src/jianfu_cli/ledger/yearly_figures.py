"""The figures of a register: rows counted by calendar year, held against a limit or against a baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..definition import FigureDefinition, Term
from .register_sheets import RegisterRow, RegisterSheet


@dataclass(frozen=True, slots=True)
class RegisterFigure:
    """What was counted of a year: `value` rows (per school: those of the school with most), about `schools` schools.

    `until` is the day on which the count was made, None where the year was over by then; `later` counts the rows that are
    dated after it all the same, `undated` those of no year. `baseline` is the count that a reduction starts from (None where
    there is none), `limit` what the year may have (None where nothing says so). `each` has the schools of a figure per
    school with their counts, those with most first.
    """

    definition: FigureDefinition
    year: int
    value: int
    schools: int
    until: date | None
    later: int = 0
    undated: int = 0
    baseline: int | None = None
    limit: int | None = None
    each: tuple[tuple[str, int], ...] = ()

    @property
    def holds(self) -> bool | None:
        """Whether the limit is kept so far; None without one."""
        return None if self.limit is None else self.value <= self.limit

    @property
    def over(self) -> tuple[tuple[str, int], ...]:
        """The schools that have more than the limit."""
        return tuple((school, count) for school, count in self.each if self.limit is not None and count > self.limit)

    @property
    def lacks_baseline(self) -> bool:
        """Whether a reduction is asked for and there is nothing to count it from."""
        base = self.definition.baseline
        is_base = bool(base and base.year and base.year >= self.year)
        return self.definition.reduction is not None and self.baseline is None and not is_base


def register_figures(sheet: RegisterSheet, day: date, term: Term | None) -> tuple[RegisterFigure, ...]:
    """The figures of the year that the term belongs to, as they stand on that day."""
    year = register_year(sheet, day, term)
    return tuple(_figure(sheet, figure, year, day) for figure in sheet.register.figures)


def register_year(sheet: RegisterSheet, day: date, term: Term | None) -> int:
    """Of the term's calendar years the first that has rows; without a term the last one up to the day that has rows."""
    years = {found.year for row in sheet.rows if (found := row.day(sheet.register.dated))}
    if term:
        return next((year for year in (term.start.year, term.end.year) if year in years), term.start.year)
    return max((year for year in years if year <= day.year), default=day.year)


def _figure(sheet: RegisterSheet, figure: FigureDefinition, year: int, day: date) -> RegisterFigure:
    dated = sheet.register.dated
    rows = [row for row in sheet.rows if row.fits(figure.where)]
    by_year = Counter(found.year for row in rows if (found := row.day(dated)))
    of_year = [row for row in rows if (found := row.day(dated)) and found.year == year]
    each = _each(sheet, of_year)
    until = day if date(year, 1, 1) <= day < date(year, 12, 31) else None
    base = _baseline(figure, by_year, year)
    return RegisterFigure(
        figure,
        year,
        (each[0][1] if each else 0) if figure.per else len(of_year),
        len(each),
        until,
        later=sum((row.day(dated) or day) > day for row in of_year) if until else 0,
        undated=sum(row.day(dated) is None for row in rows),
        baseline=base,
        limit=figure.at_most if base is None else base * (100 - (figure.reduction or 0)) // 100,
        each=each if figure.per else (),
    )


def _each(sheet: RegisterSheet, rows: Sequence[RegisterRow]) -> tuple[tuple[str, int], ...]:
    counts = Counter(school for row in rows for school in sheet.schools(row).names)
    return tuple(counts.most_common())


def _baseline(figure: FigureDefinition, by_year: Counter[int], year: int) -> int | None:
    """The count of the baseline, None if there is none; a year is no baseline for itself or for what was before it."""
    base = figure.baseline
    if base is None:
        return None
    if base.year is None:
        return base.count
    return by_year[base.year] or None if base.year < year else None
