"""更正意见.docx: the letter to one school, on one page wherever that is possible, worded by a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..reports import Wording, official_paper, paper_lines
from ..tools import date_in_words
from .addressees import Addressee
from .wording_values import each_fault, faults_by_kind, file_words, return_values

PAGE = 21  # lines of text; a page holds one more, in which the end of the document takes its room
_OUTPUT = "更正意见"


class SlipWriter:
    """Writes the letters of one run. `common` are the values that all schools share, `day` is the date that they bear."""

    def __init__(self, wording: Wording, common: Mapping[str, Any], day: date) -> None:
        self._wording, self._day = wording, day
        self._common = {**common, "日期": date_in_words(day)}

    def write(self, addressee: Addressee, copy: str) -> bytes:
        """The letter; `copy` is the name of the marked copy that goes with it, "" for none. Raises DefinitionError."""
        values = self._values(addressee, copy)
        return official_paper(self._wording, values, _OUTPUT, self._day, output=_OUTPUT)

    def _values(self, addressee: Addressee, copy: str) -> Mapping[str, Any]:
        """What the template may use: with every fault by itself, else with those of a kind together, else cut short."""
        matters = each_fault(addressee.faults)
        values = self._with(addressee, copy, matters)
        if self._fits(values):
            return values
        matters = list(faults_by_kind(addressee.faults))
        values = self._with(addressee, copy, matters)
        while copy and len(matters) > 1 and not self._fits(values):
            matters = matters[:-1]
            values = self._with(addressee, copy, matters, cut=True)
        return values

    def _with(
        self, addressee: Addressee, copy: str, matters: Sequence[Mapping[str, str]], *, cut: bool = False
    ) -> Mapping[str, Any]:
        return {
            **self._common,
            **return_values(addressee),
            "学校": addressee.school.name,
            "事项": matters,
            "还有": cut,
            "副本": file_words(copy),
        }

    def _fits(self, values: Mapping[str, Any]) -> bool:
        return paper_lines(self._wording, values) <= PAGE
