"""Blank forms of one checklist and term, for any number of schools."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ..definition import Checklist, Term
from .carried_measures import CarriedMeasures
from .form_notes import NO_NOTES, FormNotes
from .stamping import FinishedForm, unaddressed_stamp

if TYPE_CHECKING:
    from .excel_form import Variant


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a form is made for; without a name it is the general form. `carried` are its open measures, if there are any.

    `group` is its township, by which forms lie in folders.
    """

    name: str
    code: str = ""
    carried: CarriedMeasures | None = None
    group: str = ""


class BlankForms:
    """Makes forms; what is the same for all schools is built once."""

    def __init__(self, checklist: Checklist, term: Term | None, notes: FormNotes = NO_NOTES) -> None:
        self._checklist, self._term, self._notes = checklist, term, notes
        self._built_word = cache(self._build_word)
        self._word = cache(lambda long_name: FinishedForm(self._built_word(long_name)))
        self._excel = cache(self._build_excel)

    def form(self, addressee: Addressee, file_format: str) -> bytes:
        """The form as a file; `file_format` is one of FORMATS."""
        stamp = replace(unaddressed_stamp(self._checklist, self._term), school=addressee.name, code=addressee.code)
        return self._finished(addressee, file_format).stamp(stamp)

    def _finished(self, addressee: Addressee, file_format: str) -> FinishedForm:
        if file_format == "docx":
            from .word_form import is_long, with_measures

            long_name = is_long(addressee.name)
            if addressee.carried:
                return FinishedForm(with_measures(self._built_word(long_name), addressee.carried))
            return self._word(long_name)
        if file_format == "xlsx":
            from .excel_form import Variant

            variant = Variant.of(addressee.name, addressee.carried)
            return self._build_excel(variant) if addressee.carried else self._excel(variant)
        raise ValueError(f"no such format: {file_format}")

    def _build_word(self, long_name: bool) -> bytes:
        from . import word_form as word

        return word.build(self._checklist, self._term, self._notes, long_name)

    def _build_excel(self, variant: Variant) -> FinishedForm:
        from . import excel_form as excel

        return excel.build(self._checklist, self._term, variant, self._notes)


def blank_form(
    checklist: Checklist, addressee: Addressee, term: Term | None, file_format: str, notes: FormNotes = NO_NOTES
) -> bytes:
    """One form as a file."""
    return BlankForms(checklist, term, notes).form(addressee, file_format)
