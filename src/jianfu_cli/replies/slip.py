"""更正意见.docx: the letter to one school, on one page wherever that is possible, worded by a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..definition import Checklist, Term
from ..reports import Wording, official_paper, paper_lines, signatory, title
from ..tools import date_in_words, shorten
from .addressees import Addressee
from .faults import joined, told

PAGE = 21  # lines of text; a page holds one more, in which the end of the document takes its room
_OUTPUT = "更正意见"


class SlipWriter:
    """Writes the letters of one run. `day` is the date that they bear, `deadline` until when schools are to answer."""

    def __init__(self, checklist: Checklist, term: Term | None, wording: Wording, day: date, deadline: str) -> None:
        self._checklist, self._wording, self._day = checklist, wording, day
        self._common = {
            "表名": title(checklist.title),
            "学期": term.title if term else "",
            "截止日期": deadline,
            "单位": signatory(checklist),
            "日期": date_in_words(day),
        }

    def write(self, addressee: Addressee, copy: str) -> bytes:
        """The letter; `copy` is the name of the marked copy that goes with it, "" for none. Raises DefinitionError."""
        values = self._values(addressee, copy)
        return official_paper(self._wording, values, _OUTPUT, self._day, output=_OUTPUT)

    def _values(self, addressee: Addressee, copy: str) -> Mapping[str, Any]:
        """What the template may use: with every fault by itself, else with those of a kind together, else cut short."""
        matters: list[Mapping[str, str]] = [told(fault) for fault in addressee.faults]
        values = self._with(addressee, copy, matters)
        if self._fits(values):
            return values
        matters = list(joined(addressee.faults))
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
            "学校": addressee.school.name,
            "文件": shorten(addressee.file, 60),
            "处数": len(addressee.faults),
            "事项": matters,
            "还有": cut,
            "已计入": addressee.counted,
            "读得出": addressee.readable,
            "副本": shorten(copy, 60),
        }

    def _fits(self, values: Mapping[str, Any]) -> bool:
        return paper_lines(self._wording, values) <= PAGE
