"""更正意见.docx: the letter to one school, on one page wherever that is possible, worded by a template."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..reports import SMALLER, USUAL, Lettering, Wording, official_paper, paper_lines
from ..tools import date_in_words
from .addressees import Addressee
from .wording_values import each_fault, faults_by_kind, file_words, return_values

_OUTPUT = "更正意见"


class _Letter(NamedTuple):
    """What the template is filled with, and how large it is printed."""

    values: Mapping[str, Any]
    lettering: Lettering = USUAL


class SlipWriter:
    """Writes the letters of one run. `common` are the values that all schools share, `day` is the date that they bear;
    `notices` says whether each school's text to paste goes with its letter.
    """

    def __init__(self, wording: Wording, common: Mapping[str, Any], day: date, *, notices: bool = True) -> None:
        self._wording, self._day, self._notices = wording, day, notices
        self._common = {**common, "日期": date_in_words(day)}

    def write(self, addressee: Addressee, copy: str) -> bytes:
        """The letter; `copy` is the name of the marked copy that goes with it, "" for none. Raises DefinitionError."""
        letter = self._letter(addressee, copy)
        return official_paper(
            self._wording, letter.values, _OUTPUT, self._day, output=_OUTPUT, lettering=letter.lettering
        )

    def _letter(self, addressee: Addressee, copy: str) -> _Letter:
        """The first that has room on a page: every fault by itself, else those of a kind together; in smaller type; at
        last cut short, where what is left out can be read in the copy or the text.
        """
        together = list(faults_by_kind(addressee.faults))
        for lettering in (USUAL, *SMALLER):
            for matters in (each_fault(addressee.faults), together):
                letter = _Letter(self._with(addressee, copy, matters), lettering)
                if self._fits(letter):
                    return letter
        if not (copy or self._notices):
            return _Letter(self._with(addressee, copy, together), SMALLER[-1])
        shown = bisect(
            range(1, len(together)),
            0,
            key=lambda count: 0 if self._fits(self._cut(addressee, copy, together, count)) else 1,
        )
        return self._cut(addressee, copy, together, max(1, shown))

    def _cut(self, addressee: Addressee, copy: str, matters: Sequence[Mapping[str, Any]], shown: int) -> _Letter:
        left = sum(matter["处数"] for matter in matters[shown:])
        return _Letter(self._with(addressee, copy, matters[:shown], left), SMALLER[-1])

    def _with(
        self, addressee: Addressee, copy: str, matters: Sequence[Mapping[str, Any]], left: int = 0
    ) -> Mapping[str, Any]:
        return {
            **self._common,
            **return_values(addressee),
            "学校": addressee.school.name,
            "事项": matters,
            "还有": left,
            "副本": file_words(copy),
        }

    def _fits(self, letter: _Letter) -> bool:
        # the end of the document takes the room of a line
        return paper_lines(self._wording, letter.values, letter.lettering) < letter.lettering.lines
