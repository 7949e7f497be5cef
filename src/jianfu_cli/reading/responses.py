"""Item rows -> responses: the answer with its explanation and remark, each from its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..answers import AnswerReader, Outcome, Reading
from ..definition import Checklist, Item
from ..returns import Response
from ..tools import squeeze, tidy
from .answer_cells import AnswerCells
from .answer_columns import AnswerColumn, Columns
from .answer_rows import label, label_columns, settled, without
from .cells import Merges, cell_at, joined, text_in, texts_in, together
from .item_matching import Match
from .legends import asked
from .lines import Line, commonest
from .put_right import correction

_QUESTIONS = ("是否", "有无", "有没")  # before an answer in its cell


class ResponseReader:
    """Reads the item rows of one document after the other."""

    def __init__(self, checklist: Checklist, answers: AnswerReader, role: Callable[[str], str | None]) -> None:
        self._checklist, self._answers = checklist, answers
        self._role = role  # what the label of one of several rows of an item means
        self._merges = Merges()
        self._above: dict[int, str] = {}  # what stands for the items read so far
        self._answer_cells = AnswerCells(checklist, answers)

    def read(self, lines: Sequence[Line], asks: Mapping[int, str] | None = None) -> list[tuple[Line, Response]]:
        """A response for each of the item rows, in their order; `asks` are the questions that notes put, by their places."""
        self._merges = Merges()
        self._above = {}
        self._place([line for line in lines if line.columns is None])
        if asks:
            _ask(lines, asks)
        found: list[tuple[Line, Response]] = []
        columns, is_plain = None, False
        for line in lines:
            if line.columns is not columns:
                columns = line.columns
                is_plain = columns is not None and columns.is_plain
            response = (is_plain and self._plain_response(line)) or self._response(line)
            if line.wording_at is None:  # in a school's row 同上 is no item's
                self._above.setdefault(response.item, response.raw)
            found.append((line, response))
        return found

    def _place(self, lines: Sequence[Line]) -> None:
        """Give each row its columns: by the heading over it, else by where the answers stand.

        A table that goes on without a heading may have lost or gained columns before the wording.
        """
        groups: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            groups.setdefault((id(line.heading), id(line.grid)), []).append(line)
        homes: dict[int, int] = {}
        for group in groups.values():
            item = commonest([line.index for line in group])
            width = max([len(line.row.cells) for line in group])
            heading = group[0].heading
            if heading is None:
                columns = self._by_position(group, item, width)
            else:
                first = homes.setdefault(id(heading), item)
                item = item if len(group) > 2 else first
                columns = heading.for_item(first, width).moved(item - first)
                if beyond := _beyond(group, max(heading.roles) + 1 + item - first, width):
                    columns = columns.with_unheaded(beyond)
            for line in group:
                line.columns, line.home = columns, item

    def _by_position(self, lines: Sequence[Line], item: int, width: int) -> Columns:
        """Without any heading: the column with most answers, at best to the right of the wording.

        Another one to its right with at least half as many is its equal.
        """

        def answered(index: int) -> int:
            texts = ((line, line.cells[index]) for line in lines if line.match and index < len(line.cells))
            return sum(1 for line, text in texts if text and self._read(line, text).outcome is not Outcome.UNCLEAR)

        if not lines[0].grid.name:
            return Columns()
        right = list(range(item + 1, width))
        left = list(range(item - 1, -1, -1))
        counts = {index: answered(index) for index in right + left}
        best = max(counts, key=lambda index: counts[index], default=None)
        if best is None:
            return Columns()
        rest = [index for index in right if index > best]
        rivals = tuple(AnswerColumn(index) for index in rest if counts[index] and 2 * counts[index] >= counts[best])
        return Columns(answer=(best,), rivals=rivals, explanation=tuple(rest[:-1]), remark=tuple(rest[-1:]))

    def _item(self, line: Line) -> Item:
        assert line.match is not None
        return self._checklist.by_number[line.match.item]

    def _read(self, line: Line, text: str) -> Reading:
        return self._answers.read(self._item(line), text, self._above)

    def _plain_response(self, line: Line) -> Response | None:
        """The response of a row in plain columns as nearly all are (the official wording, a good answer), else None.

        Says nothing that `_response` would not say; it is there because 21 such rows are most of the work of a form.
        """
        match, columns, cells, grid = line.match, line.columns, line.row.cells, line.grid
        if match is None or columns is None or match.wording is not None or match.tail or line.more or line.again:
            return None
        index = columns.answer[0]
        if line.index != line.home or index >= len(cells):
            return None
        if grid.unread and (line.row.number, grid.first_column + index) in grid.unread:
            return None
        item, raw, remark = self._checklist.by_number[match.item], cells[index], text_in(cells, columns.remark, 0)
        if raw.lstrip()[:2] in _QUESTIONS or (remark and correction(remark) is not None):
            return None
        reading = self._answers.read(item, raw, self._above)
        if reading.answer is None or not self._checklist.compliant(item, reading.answer):
            return None
        explanation = text_in(cells, columns.explanation, 0)
        return Response(
            match.item,
            reading.outcome,
            reading.answer,
            together((explanation, reading.explanation)) if reading.explanation else explanation,
            remark,
            line.locate(index),
            raw,
            reading.rule,
            text_location=line.wording_at or line.locate(line.index),
        )

    def _response(self, line: Line) -> Response:
        """The response of an item's row, or of the several rows that answer it."""
        if not line.again:
            return self._of_row(line)
        columns = line.columns
        assert columns is not None
        labels = label_columns(line, columns)
        rows = [line, *line.again]
        for row in rows:
            row.columns, row.home = without(columns, labels), line.home
        return settled([(label(row, labels), self._of_row(row)) for row in rows], self._role)

    def _of_row(self, line: Line) -> Response:
        match, columns = line.match, line.columns
        assert match is not None and columns is not None
        cells = joined(line) if line.more else line.cells
        shift = _shift(line, columns)
        answer = self._answer_cells.find(line, columns, cells, shift, self._merges, self._above)
        remarks = [text_in(cells, columns.remark, shift)]
        kept = ((squeeze(word), tidy(cell_at(cells, index + shift))) for word, index in columns.kept)
        remarks += [f"{word}：{text}" if word else text for word, text in kept if text]
        explanations = self._explanations(line, columns, cells, shift) if answer.explains else []
        if len(columns.answer) > 1:
            explanations += [text for text in texts_in(cells, columns.answer, shift) if text != answer.raw]
        explanations.append(answer.reading.explanation)
        response = Response(
            item=match.item,
            outcome=answer.reading.outcome,
            answer=answer.reading.answer,
            explanation=together(explanations),
            remark=together(remarks),
            location=answer.location,
            raw=answer.raw,
            rule=answer.rule or answer.reading.rule,
            misplaced=answer.misplaced,
            altered=match.wording,
            text_location=line.wording_at or line.locate(line.index),
            rival_location=answer.rival_location,
            unread=answer.unread,
            to_judge=answer.to_judge if answer.reading.outcome is Outcome.UNCLEAR else "",
        )
        if match.tail and not answer.behind and not self._is_field(line, match.tail):
            response.altered = tidy(line.cells[line.index])
        if self._checklist.compliant(self._item(line), response.answer) is not True:
            self._from_merged(line, columns, shift, response)
        return response

    def _explanations(self, line: Line, columns: Columns, cells: Sequence[str], shift: int) -> list[str]:
        """The explaining columns' texts, without those of further answer columns that only answer."""
        rivals = {rival.index for rival in columns.rivals}
        texts = ((index, tidy(cell_at(cells, index + shift))) for index in columns.explanation)
        return [
            text for index, text in texts if index not in rivals or not self._answers.is_answer(self._item(line), text)
        ]

    def _is_field(self, line: Line, tail: str) -> bool:
        """Whether what stands behind the wording is an answer or a place for one, and no other wording."""
        return self._answers.is_answer(self._item(line), tail) or self._read(line, tail).outcome in (
            Outcome.EMPTY,
            Outcome.CONFLICT,
        )

    def _from_merged(self, line: Line, columns: Columns, shift: int, response: Response) -> None:
        """Words about a problem may stand in a cell merged over several rows."""
        if not response.explanation:
            texts = (self._merges.text_above(line, index + shift) for index in columns.explanation)
            response.explanation = next((tidy(text[0]) for text in texts if text), "")
        if not response.remark:
            texts = (self._merges.text_above(line, index + shift) for index in columns.remark)
            response.remark = next((tidy(text[0]) for text in texts if text), "")


def _ask(lines: Sequence[Line], asks: Mapping[int, str]) -> None:
    """Let the columns of the lines at these places ask those questions."""
    made: dict[tuple[int, str], tuple[Columns, Columns]] = {}  # the columns before are kept, so that ids stay theirs
    for at, question in asks.items():
        if columns := lines[at].columns:
            made.setdefault((id(columns), question), (columns, asked(columns, question)))
            lines[at].columns = made[id(columns), question][1]


def _beyond(lines: Sequence[Line], start: int, width: int) -> list[int]:
    """The columns behind all headings in which something stands."""
    return [index for index in range(start, width) if any(cell_at(line.cells, index).strip() for line in lines)]


def _shift(line: Line, columns: Columns) -> int:
    """How far the school's words stand beside their columns: a wording that slipped may have taken its row along."""
    moved = line.index - line.home
    if moved == 0:
        return 0
    between = line.cells[line.index + 1 : max(columns.leftmost, line.home + 1)]
    if moved < 0 and columns.leftmost > line.home and not any(text.strip() for text in between):
        return 0
    if moved > 0 and line.index < columns.leftmost:
        return 0
    return moved


def choose(rows: Sequence[tuple[Line, Response]]) -> tuple[tuple[Line, Response], list[tuple[Line, Response]]]:
    """Of an item's rows the one that counts (the official wording, an answer), and the others."""

    def rank(row: tuple[Line, Response]) -> tuple[bool, bool]:
        match = row[0].match
        return (match is None or match.wording is not None, row[1].outcome in (Outcome.EMPTY, Outcome.ABSENT))

    best = min(rows, key=rank)
    return best, [row for row in rows if row is not best]


def is_stray(match: Match | None) -> bool:
    """Whether a row only resembles an item: another number, another wording."""
    return match is not None and match.wording is not None and match.number != match.item
