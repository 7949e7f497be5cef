"""A document -> the returns in it, each read as a form of its version; one reading for all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from ..answers import AnswerReader
from ..definition import Checklist, Edition, Stamp, Term, editions_of
from ..intake import Document
from ..returns import Followup, MeasureTables, Rectification, Return
from ..tools import Unreadable
from .absent_forms import form_not_found
from .edition_reader import EditionReader
from .forms_of_file import name_each, note_rivals, own_forms
from .stamps import carried_stamp, printed_stamps
from .version_finder import VersionFinder

_Row = TypeVar("_Row", Rectification, Followup)


class FormReader:
    """Reads the forms of a checklist and of the versions that it accepts; of columns headed with terms that of `term`.

    Keep it for many files: it remembers wordings.
    """

    def __init__(self, checklist: Checklist, answers: AnswerReader | None = None, term: Term | None = None) -> None:
        self._checklist, self._term = checklist, term
        self.editions = editions_of(checklist)
        self._finder = VersionFinder(self.editions)
        own = checklist.version
        self._readers = {own: EditionReader(self.editions[own], answers, term)}  # of the others those that were needed

    def read(self, document: Document, file: str, settle: Callable[[Return], None] = lambda form: None) -> list[Return]:
        """The returns in a document, with the facts that stand in them; `file` names them.

        `settle` says whose each is and applies what is known beside it, before that is read which follows from answers
        and date: the measures.

        Raises Unreadable: JF005 without a form, JF006 for another checklist's, JF004 past the limits of comparing.
        """
        carried = carried_stamp(document)
        parts = self._finder.parts(document, carried)
        found = [form for version, part in parts for form in self._reader(version).forms(part, file)]
        if not found:
            raise self._not_found(document, carried)
        if len(parts) > 1:
            places = {grid.name: place for place, grid in enumerate(document.grids)}
            found.sort(key=lambda form: places[form[1].place])
        found = own_forms(found) if len(found) > 1 else found
        for _, form in found:
            form.stamp = form.stamp or (carried if len(found) == 1 else _without_school(carried))
            self._check_stamp(form.stamp)
        if len(found) > 1:
            name_each(found)
            note_rivals([form for _, form in found])
        for part, form in found:
            settle(form)
            self._reader(form.version).read_measures(part, form)
        return [form for _, form in found]

    def measures(self, document: Document) -> MeasureTables:
        """The rows about measures in a document that holds no form, by the numbers of the checklist's own version."""
        return self._reader(self._checklist.version).measures(document)

    def older_measures(self, document: Document) -> dict[str, MeasureTables]:
        """The same rows for each older version, of today's items, where its numbers mean others."""
        found: dict[str, MeasureTables] = {}
        for version, edition in self.editions.items():
            if any(number != item for number, item in edition.today.items()):
                tables = self._reader(version).measures(document)
                found[version] = MeasureTables(
                    list(_of_today(tables.rectifications, edition)), list(_of_today(tables.followups, edition))
                )
        return found

    def answers(self, version: str) -> AnswerReader:
        """What reads the answers to the items of a version."""
        return self._reader(version).answers

    def _reader(self, version: str) -> EditionReader:
        if version not in self._readers:
            self._readers[version] = EditionReader(self.editions[version], term=self._term)
        return self._readers[version]

    def _check_stamp(self, stamp: Stamp | None) -> None:
        ours = self._checklist
        if stamp and not ours.accepts_version(stamp.checklist, stamp.version):
            more = f"（也接收 {'、'.join(ours.accepts)}）" if ours.accepts else ""
            used = f"“{ours.id} {ours.version}”{more}"
            raise Unreadable("JF006", f"表里印的清单是“{stamp.checklist} {stamp.version}”，本次使用的是{used}")

    def _not_found(self, document: Document, carried: Stamp | None) -> Unreadable:
        try:
            self._check_stamp(carried or next(printed_stamps(document.grids), None))
        except Unreadable as mismatch:
            return mismatch
        return form_not_found(document, self._checklist.title)


def _of_today(rows: Iterable[_Row], edition: Edition) -> Iterator[_Row]:
    """The rows of items that are still asked, by today's numbers."""
    for row in rows:
        if row.item is not None and row.item in edition.today:
            yield replace(row, item=edition.today[row.item])


def _without_school(stamp: Stamp | None) -> Stamp | None:
    """In a file of several schools the file's own stamp tells of the checklist only."""
    return replace(stamp, school="", code="") if stamp else None
