"""CarriedMeasures: a school's open measures of last semester, which come back in its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..definition import FOLLOWUP_TITLE, Term
from ..tools import date_in_words, shorten
from .filling import Measure

FILLING_IN = "只需填写“完成情况”；有需要说明的，写在“说明”中。"
_LONGEST = 200  # characters of a text that are printed


@dataclass(frozen=True, slots=True)
class CarriedMeasures:
    """A school's open measures, at least one, at the end of `term`."""

    term: Term
    measures: tuple[Measure, ...]

    @property
    def title(self) -> str:
        """上期整改落实情况（2021—2022学年第二学期）."""
        return f"{FOLLOWUP_TITLE}（{self.term.title}）"

    def rows(self) -> list[tuple[str, str, str, str, str]]:
        """What is printed of each: 项号, 存在问题, 整改措施, 责任人, 完成时限. Lines that would look alike are printed once."""
        printed = {
            (
                str(line.item or ""),
                *(shorten(text, _LONGEST) for text in (line.problem, line.measure, line.responsible)),
                _deadline(line.deadline),
            ): None
            for line in self.measures
        }
        return list(printed)  # type: ignore[arg-type]


def _deadline(written: str) -> str:
    try:
        return date_in_words(date.fromisoformat(written))
    except ValueError:
        return shorten(written, 60)
