"""The figures of the bureau's own ledgers in words: always with the time and the base that they are counted from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..summary import Rate
from ..tools import date_in_words, some_of
from .phrases import line, school

if TYPE_CHECKING:  # a checklist is shown without what reads ledgers
    from ..ledger import RegisterFigure
    from ..summary import RegisterSummary

_MOST_SCHOOLS = 5  # that are named as having more than the limit


def register_texts(kept: RegisterSummary) -> list[str]:
    """What is counted from a ledger, each figure a clause without its full stop; of a year without rows only that."""
    if not kept.of_year:
        return [f"{kept.year}年没有登记"]
    return figure_texts(kept.figures, kept.sheet.register.unit)


def figure_texts(figures: Sequence[RegisterFigure], unit: str) -> list[str]:
    """Each figure as a clause without its full stop, the time before the first one and where it is another.

    2022年1月1日至6月30日…9项，为全年控制数12项（2021年24项减少50%）的75%.
    """
    periods = [_period(figure) for figure in figures]
    shown = [period if at == 0 or period != periods[at - 1] else "" for at, period in enumerate(periods)]
    return [f"{period}{_clause(figure, unit)}" for period, figure in zip(shown, figures, strict=True)]


def _clause(figure: RegisterFigure, unit: str) -> str:
    title = line(figure.definition.title, 60)
    counted = _per_school(figure, title, unit) if figure.definition.per else _counted(figure, title, unit)
    undated = f"（另有{figure.undated}行没有日期，未计入）" if figure.undated else ""
    return f"{counted}{undated}"


def _period(figure: RegisterFigure) -> str:
    year = f"{figure.year}年"
    if figure.until is None:
        return year
    day = date_in_words(figure.until).removeprefix(year)
    return f"{year}（含{day}以后的{figure.later}行）" if figure.later else f"{year}1月1日至{day}"


def _counted(figure: RegisterFigure, title: str, unit: str) -> str:
    about = f"（涉及{figure.schools}所学校）" if figure.schools and figure.definition.at_most is not None else ""
    said = f"{title}{figure.value}{unit}{about}"
    if figure.lacks_baseline:
        return f"{said}，未提供基期数，无法核算减少比例"
    if figure.limit is None:
        base = figure.definition.baseline
        return f"{said}，为计算减少比例的基期" if base and base.year == figure.year else said
    if figure.baseline is None:
        return f"{said}，{'超过' if figure.value > figure.limit else '没有超过'}全年上限（{figure.limit}{unit}）"
    return f"{said}，{_reduced(figure, figure.limit, unit)}"


def _reduced(figure: RegisterFigure, limit: int, unit: str) -> str:
    """为全年控制数12项（2021年24项减少50%）的75%."""
    base = figure.definition.baseline
    since = f"{base.year}年" if base and base.year else "基期"
    control = f"全年控制数{limit}{unit}（{since}{figure.baseline}{unit}减少{figure.definition.reduce}）"
    over = f"，超出{figure.value - limit}{unit}" if figure.value > limit else ""
    if not limit:
        return f"{control}{over}"
    return f"为{control}的{_percent(figure.value, limit)}{over}"


def _percent(value: int, limit: int) -> str:
    """A share; beyond the whole it is no part of it."""
    return Rate(value, limit).percent or "" if value <= limit else f"{(200 * value + limit) // (2 * limit)}%"


def _per_school(figure: RegisterFigure, title: str, unit: str) -> str:
    if not figure.each:
        return f"{title}没有登记到学校的"
    most = f"{title}最多的学校{figure.value}{unit}"
    if figure.limit is None:
        return most
    if not figure.over:
        return f"{most}，没有学校超过每校全年{figure.limit}{unit}"
    named = some_of([f"{school(name)}{count}{unit}" for name, count in figure.over], _MOST_SCHOOLS)
    return f"{most}，超过每校全年{figure.limit}{unit}的{len(figure.over)}所：{named}"
