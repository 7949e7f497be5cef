"""The forms of one version of a checklist in a document's grids, by headings and wording alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..answers import AnswerReader, Outcome
from ..definition import DATE, META_SHEET, SCHOOL, Edition, Item, Term
from ..intake import Document, Grid
from ..returns import FieldText, MeasureTables, Response, Return, UnknownItem, read_deadlines
from ..tools import read_date, squeeze, tidy
from ..vocabulary import ANSWER, CONCLUSION, OTHER, PART, SCHOOL_COLUMN
from .answer_columns import left_out
from .cells import cell_at
from .division import divide, is_form
from .field_reader import read_fields
from .followup_tables import read_followups
from .heading_reader import HeadingReader
from .item_matching import Wordings
from .label_finder import label_finder
from .ledger_tables import sorted_tables
from .legends import legends
from .lines import FormLines, Kind, Line, commonest
from .numbering import leading_number
from .put_right import correct
from .rectifications import from_row, read_rectifications
from .responses import ResponseReader, choose, is_stray
from .scanning import Scanner
from .school_cells import headed_school

_LONGEST_ALONE = 40  # characters of an answer in a line of its own

_OVER_ANSWERS = frozenset({ANSWER, CONCLUSION, OTHER, PART, SCHOOL_COLUMN})

FoundForm = tuple[FormLines, Return]


class EditionReader:
    """Reads the forms of one edition, for `term` if one is asked for. Keep it for many files: it remembers wordings."""

    def __init__(self, edition: Edition, answers: AnswerReader | None = None, term: Term | None = None) -> None:
        self._version = edition.version
        self._checklist = checklist = edition.checklist
        self.answers = self._answers = answers or AnswerReader(checklist)
        self._wordings = Wordings(checklist)
        self._headings = HeadingReader(checklist, term)
        self._labels = label_finder(checklist.form_fields)
        self._responses = ResponseReader(checklist, self._answers, self._headings.label_role)

    def forms(self, document: Document, file: str) -> list[FoundForm]:
        """The forms in a document, with the facts that stand in them; the items have that version's numbers.

        Measures are read later (`read_measures`), when the answers are settled.
        Raises Unreadable (JF004) past the limits of comparing.
        """
        self._wordings.start()
        return [(part, self._return(part, file, document)) for part in self._forms(document.grids)]

    def measures(self, document: Document) -> MeasureTables:
        """The measures, and what became of last semester's, in a document that holds no form."""
        self._wordings.start()
        visible = [grid for grid in document.grids if not grid.hidden]
        lines = Scanner(self._wordings, self._headings, self._labels).scan(visible)
        this_semesters, last_semesters = sorted_tables(lines, None)
        planned = read_rectifications(this_semesters, self._wordings, ())
        read_deadlines(planned, None)
        return MeasureTables(planned, read_followups(last_semesters, self._wordings))

    def read_measures(self, part: FormLines, form: Return) -> None:
        """What the form plans against its problems, and what became of last semester's: which items are problems, and
        when the form was filled in, says `form` as it is now."""
        filled_on = form.filled_on or read_date(form.text(DATE)).value
        this_semesters, last_semesters = sorted_tables(part.lines, filled_on)
        problems = {response.item: response for response in form.responses if self._is_problem(response)}
        form.rectifications = read_rectifications(this_semesters, self._wordings, problems)
        form.followups = read_followups(last_semesters, self._wordings)
        planned = {entry.item for entry in form.rectifications}
        for number, response in problems.items():
            line = part.counting.get(number)
            if number not in planned and line and line.columns and (entry := from_row(response, line, line.columns)):
                form.rectifications.append(entry)
        read_deadlines(form.rectifications, filled_on)

    def _is_problem(self, response: Response) -> bool:
        return self._checklist.compliant(self._checklist.by_number[response.item], response.answer) is False

    def _forms(self, grids: Iterable[Grid]) -> list[FormLines]:
        """The lines of each form: of the visible grids, else of the hidden ones."""
        readable = [grid for grid in grids if grid.name != META_SHEET]
        visible = [grid for grid in readable if not grid.hidden]
        for chosen in (visible, readable) if len(visible) < len(readable) else (visible,):
            for ledgers in (True, False):
                scanner = Scanner(self._wordings, self._headings, self._labels, ledgers)
                lines = scanner.scan(chosen)
                self._take_answers_apart(lines)
                self._settle_paragraphs(lines)
                forms = [FormLines(part) for part in divide(lines, self._checklist, self._labels)]
                forms += self._forms_apart(scanner.apart, [] if forms else lines)
                if forms or not any(line.kind is Kind.LEDGER for line in lines):
                    break
            if forms:
                return forms
        return []

    def _forms_apart(self, apart: Iterable[FormLines], lines: Iterable[Line]) -> list[FormLines]:
        """The forms that share a table, each with what stands in the paragraphs around it, behind what is its own."""
        around = [line for line in lines if line.kind is Kind.OTHER and not line.grid.name]
        forms = [form for form in apart if is_form(form.lines, self._checklist)]
        return [FormLines([*form.lines, *around], form.school) for form in forms]

    def _settle_paragraphs(self, lines: list[Line]) -> None:
        """Items in running text are items only where there is no table of them and answers stand behind them.

        A sheet or table without headings, whose items stand alone in their rows, is running text beside a real table.
        """
        headed = {id(line.grid) for line in lines if line.kind is Kind.HEADING}
        doubtful = [line for line in lines if line.kind is Kind.ITEM and id(line.grid) not in headed]
        if not doubtful:
            return
        tables = {
            id(line.grid) for line in doubtful if line.grid.name and sum(bool(cell.strip()) for cell in line.cells) > 1
        }
        in_tables = bool(tables) or any(line.kind is Kind.ITEM and id(line.grid) in headed for line in lines)
        loose = [line for line in doubtful if not line.grid.name or (in_tables and id(line.grid) not in tables)]
        answered = {line.match.item for line in loose if line.match and self._answered_behind(line)}
        if in_tables or 3 * len(answered) < len(self._checklist.items):
            for line in loose:
                line.kind = Kind.OTHER

    def _answered_behind(self, line: Line) -> bool:
        if line.match is None or not line.match.tail:
            return False
        item = self._checklist.by_number[line.match.item]
        return self._answers.read(item, line.match.tail).outcome is not Outcome.UNCLEAR

    def _take_answers_apart(self, lines: list[Line]) -> None:
        """An answer alone in the line under a wording belongs to it, as if it stood behind it.

        Where the first wording has one above it and the last has none below, each belongs to the wording below it;
        where both have, nobody can tell, and none is taken.
        """
        items: dict[int, list[int]] = {}  # the places of a grid's items
        for at, line in enumerate(lines):
            if line.kind is Kind.ITEM and line.match and not line.match.tail:
                items.setdefault(id(line.grid), []).append(at)
        for places in items.values():
            is_above = self._answers.replies(*self._apart(lines, places[0], -1))
            if is_above and self._answers.replies(*self._apart(lines, places[-1], 1)):
                continue
            step = -1 if is_above else 1
            for at in places:
                if not _stands_apart(lines, at + step):
                    continue
                line = lines[at]
                item, text = self._apart(lines, at, step)
                if 0 < len(text) <= _LONGEST_ALONE and self._answers.is_answer(item, text) and line.match:
                    line.match = replace(line.match, tail=text)

    def _apart(self, lines: list[Line], at: int, step: int) -> tuple[Item, str]:
        """The item of a line, and what stands alone in the line before or behind it; "" where nothing does."""
        line = lines[at]
        assert line.match is not None
        item = self._checklist.by_number[line.match.item]
        if not _stands_apart(lines, at + step) or (other := lines[at + step]).grid is not line.grid:
            return item, ""
        alone = [index for index, text in enumerate(other.cells) if text.strip()] == [line.index]
        return item, other.cells[line.index] if alone else ""

    def _return(self, part: FormLines, file: str, document: Document) -> Return:
        """The facts in a form's lines."""
        lines = part.lines
        rows = self._rows(lines)
        form = Return(file=file, version=self._version, macros=document.macros)
        form.place = commonest([line.grid.name for line, _ in rows])
        part.counting = self._choose(form, rows)
        for line in lines:
            if line.kind is Kind.UNKNOWN:
                form.unknown_items.append(_unknown(line))
        form.unknown_items.sort(key=lambda item: (item.location.sheet != form.place, item.location.row))
        form.columns_left_out = _left_out(lines)
        sheets = {line.grid.name for line, _ in rows}
        near = [line for line in lines if not line.grid.name or line.grid.name in sheets]
        far = [line for line in lines if line.grid.name and line.grid.name not in sheets]
        read_fields(form, near + far, _around(lines), self._checklist.title, self._labels)
        form.schools_elsewhere += _schools_over_answers(form, lines)
        if part.school:
            form.fields[SCHOOL.key], form.schools_elsewhere = part.school, []
        return form

    def _rows(self, lines: Sequence[Line]) -> list[tuple[Line, Response]]:
        """The rows of items with their responses, by what the notes around them say that the words mean."""
        asks = legends(lines, lambda item, text: self._answers.read(self._checklist.by_number[item], text).answer)
        places = [at for at, line in enumerate(lines) if line.kind is Kind.ITEM]
        by_row = {row: asks[at] for row, at in enumerate(places) if at in asks} if asks else None
        rows = self._responses.read([lines[at] for at in places], by_row)
        correct(rows, lines)
        return rows

    def _choose(self, form: Return, rows: Sequence[tuple[Line, Response]]) -> dict[int, Line]:
        """One response an item, in the checklist's order, and its line; further rows are noted as repeated or as unknown."""
        by_item: dict[int, list[tuple[Line, Response]]] = {}
        for row in rows:
            by_item.setdefault(row[1].item, []).append(row)
        chosen: dict[int, Line] = {}
        for item in self._checklist.items:
            found = by_item.get(item.number)
            if found is None:
                form.responses.append(Response(item.number))
                continue
            best, others = (found[0], []) if len(found) == 1 else choose(found)
            chosen[item.number] = best[0]
            form.responses.append(best[1])
            for line, response in others:
                if is_stray(line.match):
                    form.unknown_items.append(_unknown(line))
                elif response.text_location:
                    best[1].repeated_at.append(response.text_location)
        return chosen


def _stands_apart(lines: list[Line], at: int) -> bool:
    """Whether there is a line at this place, of no kind that says what it is."""
    return 0 <= at < len(lines) and lines[at].kind is Kind.OTHER


def _around(lines: Iterable[Line]) -> list[str]:
    """What stands around the form's grids in no cell, each text once."""
    grids = {id(line.grid): line.grid for line in lines if line.grid.around}
    return list(dict.fromkeys(text for grid in grids.values() for text in grid.around))


def _schools_over_answers(form: Return, lines: Iterable[Line]) -> list[FieldText]:
    """The schools that head the columns of answers (洞湾小学自查情况), if they are not named elsewhere in the form."""
    found: dict[str, FieldText] = {}
    known = {form.text(SCHOOL), *(other.text for other in form.schools_elsewhere)}
    for line in lines:
        if line.kind is Kind.HEADING and line.heading and not line.heading.ledger:
            for index, role in line.heading.roles.items():
                name = headed_school(cell_at(line.cells, index)) if role in _OVER_ANSWERS else ""
                if name and name not in known:
                    found.setdefault(name, FieldText(name, line.locate(index)))
    return list(found.values())


def _left_out(lines: Iterable[Line]) -> list[FieldText]:
    """The headings over columns that are another time's or another body's, each once."""
    found: dict[str, FieldText] = {}
    for line in lines:
        if line.kind is Kind.HEADING and line.heading and not line.heading.ledger:
            for index in left_out(line.heading.roles):
                if text := squeeze(cell_at(line.cells, index)):
                    found.setdefault(text, FieldText(text, line.locate(index)))
    return list(found.values())


def _unknown(line: Line) -> UnknownItem:
    text = line.cells[line.index] if line.index < len(line.cells) else ""
    opening = leading_number(text)
    numbered = next((cell for cell in line.cells[: line.index] if cell and leading_number(cell + ".x")), "")
    number, words = opening or (squeeze(numbered), text)
    location = line.locate(line.index)
    assert location is not None
    return UnknownItem(number, tidy(words), location)
