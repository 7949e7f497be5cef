"""An item's answer: from the columns that are there for it, or from where else in the row it plainly stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..answers import AnswerReader, Outcome, Reading
from ..definition import Checklist, Item
from ..intake import Location, Unread, UnreadKind
from ..tools import shorten
from ..vocabulary import HEADING_WORDS, OTHER_ASKED
from .answer_columns import AnswerColumn, Columns
from .asked_otherwise import QuestionReader
from .cells import Merges, cell_at
from .lines import Line
from .put_right import correction, corrects
from .tick_cells import as_marks

_MOST_OPTIONS = 5
_CLAUSE = re.compile(r"[，。,;；:：\n]")


@dataclass(slots=True)
class AnswerCell:
    """The reading of an answer, with the text and the cell that it came from.

    `to_judge` are the words of an unclear one with the heading that they reply to, where that isn't the item itself;
    "" where they mean something only together with what stands beside them.
    """

    reading: Reading
    raw: str
    location: Location | None
    rule: str = ""
    misplaced: str | None = None
    behind: bool = False  # it stood behind the wording
    explains: bool = True  # what the reading leaves over belongs to the explanation
    rival_location: Location | None = None  # of the other answer, where there are two
    unread: str = ""  # what stands there and is no text
    to_judge: str = ""


class AnswerCells:
    """Finds the answers of one checklist's items in their rows."""

    def __init__(self, checklist: Checklist, answers: AnswerReader) -> None:
        self._checklist, self._answers = checklist, answers
        self._questions = QuestionReader(checklist, answers)

    def find(
        self,
        line: Line,
        columns: Columns,
        cells: Sequence[str],
        shift: int,
        merges: Merges,
        above: Mapping[int, str],
    ) -> AnswerCell:
        """The answer of an item's row; `cells` are its texts, `shift` how far they stand beside their columns, `above`
        what stands for the items before it (同上)."""
        row = _Row(line, columns, cells, shift, above)
        found = self._in_columns(row, merges)
        if line.grid.unread and (unread := row.unread()):
            found = _with_unread(found, row, unread)
        if found and found.reading.outcome is Outcome.UNCLEAR and self._answers.refers_above(found.raw):
            found.to_judge = ""
        if found and found.reading.outcome is not Outcome.EMPTY:
            return self._against_remark(self._against_tail(found, row), row)
        return self._elsewhere(row) or found or self._nowhere(row)

    def _item(self, row: _Row) -> Item:
        assert row.line.match is not None
        return self._checklist.by_number[row.line.match.item]

    def _in_columns(self, row: _Row, merges: Merges) -> AnswerCell | None:
        """The answer in the columns that are there for it, held against their equals; None if they are blank."""
        columns = row.columns
        first, *further = columns.tick_groups or [[]]
        found = self._ticked(row, first, merges) if first else None
        for group in further:
            found = _settled(found, self._ticked(row, group, merges), part=True)
        if found is None:
            filled = [index for index in columns.answer if row.text(index).strip()]
            if options := None if columns.asks else self._options(row, [*filled, *row.stray(filled)]):
                return options
            found = self._read(row, AnswerColumn(filled[0], columns.asks, columns.part)) if filled else None
            for index in filled[1:]:
                found = self._against(found, row, AnswerColumn(index, columns.asks, columns.part))
        for rival in columns.rivals:
            found = self._against(found, row, rival)
        return found or self._in_merged(row, merges)

    def _read(self, row: _Row, column: AnswerColumn) -> AnswerCell | None:
        """What stands in an answer column; None if it is blank."""
        text = row.text(column.index)
        if not text or text.isspace():
            return None
        to_judge = "" if column.part else _in_reply_to(column.asks, text)
        return AnswerCell(self._reading(row, column.asks, text), text, row.locate(column.index), to_judge=to_judge)

    def _reading(self, row: _Row, asks: str, text: str) -> Reading:
        """A text in the place of the answer, under a heading that asks the item's question or its own."""
        item = self._item(row)
        labelled = None if asks else self._questions.labelled(item, text)
        if labelled:
            return self._questions.read(item, *labelled)
        return self._questions.read(item, asks, text) if asks else self._answers.read(item, text, row.above)

    def _against(self, found: AnswerCell | None, row: _Row, column: AnswerColumn) -> AnswerCell | None:
        """The answer, held against that of an equal column. Only a bare answer there counts, unless it is a part's."""
        bare = column.asks or column.part or self._answers.is_answer(self._item(row), row.text(column.index))
        return _settled(found, self._read(row, column), column.part) if bare else found

    def _ticked(self, row: _Row, group: Sequence[tuple[str, int]], merges: Merges) -> AnswerCell | None:
        """The answer of the column that is ticked; None if nothing stands in any."""
        item = self._item(row)
        if options := self._options(row, [index for _, index in group if row.text(index).strip()]):
            return options
        texts = as_marks([row.text(index) for _, index in group])
        if not any(text.strip() for text in texts):
            return None
        words = [self._questions.tick_word(item, word) for word, _ in group]
        reading = self._answers.read_ticks(item, list(zip(words, texts, strict=True)))
        filled = [(word, index) for (word, index), text in zip(group, texts, strict=True) if text.strip()]
        chosen = next((index for word, (_, index) in zip(words, group, strict=True) if word == reading.answer), None)
        place = chosen if chosen in [index for _, index in filled] else filled[0][1]
        is_mark = reading.answer and not self._answers.is_answer(item, row.text(place))
        if is_mark and merges.covers(row.line, place + row.shift, [index + row.shift for _, index in group]):
            reading = Reading(Outcome.UNCLEAR, rule="勾在合并的几列上")
        named = " ".join(f"{word}：{row.text(index).strip()}" for word, index in filled)
        raw = named if len(filled) > 1 else row.text(place)
        return AnswerCell(reading, raw, row.locate(place), to_judge=named)

    def _options(self, row: _Row, filled: Sequence[int]) -> AnswerCell | None:
        """The answer of cells that hold a printed option each; None if they are none."""
        if len(filled) < 2:
            return None
        texts = [row.text(index) for index in filled]
        reading = self._answers.read_options(self._item(row), texts)
        raw = " ".join(map(str.strip, texts))
        return AnswerCell(reading, raw, row.locate(filled[0]), to_judge=raw) if reading else None

    def _in_merged(self, row: _Row, merges: Merges) -> AnswerCell | None:
        """An answer in a cell merged over several items' rows goes for each of them."""
        columns = row.columns
        for index in columns.answer:
            merged = merges.text_above(row.line, index + row.shift)
            if merged:
                reading = self._reading(row, columns.asks, merged[0])
                to_judge = "" if columns.part else _in_reply_to(columns.asks, merged[0])
                rule = f"{reading.rule}（合并单元格）"
                return AnswerCell(reading, merged[0], merged[1], rule, to_judge=to_judge)
        return None

    def _elsewhere(self, row: _Row) -> AnswerCell | None:
        """Where its own column is blank: before the explanation, behind the wording, in 备注, in another column."""
        item, columns, line, found = self._item(row), row.columns, row.line, list[AnswerCell]()
        for index in columns.explanation:
            text = row.text(index)
            if text and (
                self._answers.is_answer(item, text) or self._answers.is_answer(item, _CLAUSE.split(text.strip())[0])
            ):
                reading = self._answers.read(item, text)
                return AnswerCell(reading, text, row.locate(index), f"情况说明中的{reading.rule}", explains=False)
        tail = line.match.tail if line.match else ""
        if tail and (reading := self._answers.read(item, tail)).outcome is not Outcome.UNCLEAR:
            due = bool(columns.answer or columns.ticks) and reading.outcome is not Outcome.EMPTY
            misplaced = "内容" if due else None
            place = line.locate(line.index)
            found.append(AnswerCell(reading, tail, place, f"内容之后的{reading.rule}", misplaced, True))
        for index in (*columns.remark, *(index for _, index in columns.kept)):
            text = row.text(index)
            stands_for_one = self._answers.replies if index in columns.remark else self._answers.is_answer
            if text and stands_for_one(item, text):
                reading = self._answers.read(item, text)
                found.append(AnswerCell(reading, text, row.locate(index), f"备注中的{reading.rule}", "备注"))
        answered = [answer for answer in found if answer.reading.outcome is not Outcome.EMPTY]
        return next(iter(answered or found), None)

    def _against_tail(self, found: AnswerCell, row: _Row) -> AnswerCell:
        """An answer in its column, and another one behind the wording: they must agree."""
        tail, item = row.line.match.tail if row.line.match else "", self._item(row)
        if tail and self._answers.is_answer(item, tail):
            other = self._answers.read(item, tail)
            if other.answer and found.reading.answer and other.answer != found.reading.answer:
                explanation = found.reading.explanation
                found.reading = Reading(Outcome.CONFLICT, None, explanation, "内容之后另有一个答案")
                found.raw = f"{found.raw}／{tail}"
        return found

    def _against_remark(self, found: AnswerCell, row: _Row) -> AnswerCell:
        """An answer in its column, and a remark or a column of its own that corrects it: a person decides."""
        columns = row.columns
        for index in (*columns.remark, *(index for word, index in columns.kept if corrects(word))):
            corrected = correction(row.text(index))
            if corrected and columns.asks:
                corrected = self._questions.answer(self._item(row), columns.asks, yes=corrected == "是") or ""
            if corrected is not None and found.reading.answer and corrected != found.reading.answer:
                found.reading = Reading(Outcome.CONFLICT, None, found.reading.explanation, "备注另有更正")
                found.raw, found.rival_location = f"{found.raw}／{row.text(index).strip()}", row.locate(index)
        return found

    def _nowhere(self, row: _Row) -> AnswerCell:
        place = next(iter((*row.answering, *row.columns.remark)), None)
        where = row.line.locate(row.line.index) if place is None else row.locate(place)
        return AnswerCell(self._answers.read(self._item(row), ""), "", where, "空白")


@dataclass(frozen=True, slots=True)
class _Row:
    """An item's row with its columns; `cells` are its texts, with those of the rows that continue it."""

    line: Line
    columns: Columns
    cells: Sequence[str]
    shift: int
    above: Mapping[int, str]

    def text(self, column: int) -> str:
        """What stands in a column."""
        return cell_at(self.cells, column + self.shift)

    def locate(self, column: int) -> Location | None:
        """The place of a column's cell."""
        return self.line.locate(column + self.shift)

    def stray(self, answers: Sequence[int]) -> list[int]:
        """The columns right behind the answer's in which something stands, and which nothing is known of."""
        headed = {
            *self.columns.explanation,
            *self.columns.remark,
            *(index for word, index in self.columns.kept if word),
        }
        found: list[int] = []
        if answers:
            at = answers[-1] + 1
            while at not in headed and self.text(at).strip() and len(found) < _MOST_OPTIONS:
                found.append(at)
                at += 1
        return found

    @property
    def answering(self) -> tuple[int, ...]:
        """The columns that are there for the answer."""
        columns = self.columns
        ticks = (index for _, index in columns.ticks)
        return (*columns.answer, *ticks, *(rival.index for rival in columns.rivals))

    def unread(self) -> tuple[int, Unread] | None:
        """What stands in an answer column and is no text, what casts doubt on one first; None if there is nothing."""
        grid = self.line.grid
        numbers = (self.line.row.number, *(line.row.number for line in self.line.more))
        places = (
            (index, (number, grid.first_column + index + self.shift)) for index in self.answering for number in numbers
        )
        found = [(index, grid.unread[place]) for index, place in places if place in grid.unread]
        return min(found, key=lambda each: not each[1].kind.casts_doubt, default=None)


def _in_reply_to(asks: str, text: str) -> str:
    """A text with the question that its column asks itself, as that is usually put."""
    if asks == OTHER_ASKED:
        return ""
    return f"{HEADING_WORDS[asks].split()[0]}：{text}" if asks else text


def _settled(found: AnswerCell | None, other: AnswerCell | None, part: bool) -> AnswerCell | None:
    """One answer of two that are equal in rank: the same twice is one, two different ones are a conflict.

    What can't be read in a column that answers for a `part` of the school leaves the whole unclear.
    """
    if other is None or other.reading.outcome is Outcome.EMPTY:
        return found
    if found is None or found.reading.outcome is Outcome.EMPTY:
        return other
    if found.to_judge != other.to_judge:
        found.to_judge = other.to_judge = ""
    first, second = found.reading, other.reading
    if Outcome.CONFLICT in (first.outcome, second.outcome):
        return found if first.outcome is Outcome.CONFLICT else other
    if first.answer and second.answer and first.answer != second.answer:
        found.reading = Reading(Outcome.CONFLICT, None, first.explanation, "两列的答案不同")
        found.raw, found.rival_location = f"{found.raw}／{other.raw}", other.location
    elif part and first.answer and second.answer is None:
        return other
    return found


def _with_unread(found: AnswerCell | None, row: _Row, unread: tuple[int, Unread]) -> AnswerCell:
    """The answer beside something that is no text: a mark that floats leaves it unclear, others where it says nothing."""
    index, (kind, words) = unread
    if found and found.reading.outcome is Outcome.CONFLICT:
        return found
    ticked = kind is UnreadKind.PICTURE and bool(row.columns.ticks)  # it may be a tick of its own
    doubtful = kind.casts_doubt or (ticked and found and found.location != row.locate(index))
    if found and found.reading.outcome is Outcome.ANSWERED and not doubtful:
        return found
    what = f"{kind.value}“{shorten(words, 20)}”" if words else kind.value
    reading = Reading(Outcome.UNCLEAR, rule=f"此处有{what}")
    return AnswerCell(reading, found.raw if found else "", row.locate(index), unread=what)
