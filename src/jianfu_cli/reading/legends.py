"""Notes that say what the words in a form's table mean -> the question that each of its items' answers replies to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..vocabulary import (
    ANSWER,
    ASKS,
    CONCLUSION,
    EXISTS_ASKED,
    HEADING_WORDS,
    OTHER_ASKED,
    PART,
    PROBLEM_ASKED,
    TICK,
    TICK_REPLIES,
)
from .answer_columns import Columns
from .legend_sentences import Range, Statement, agreed, statements
from .lines import Kind, Line

_ANSWERS = (ANSWER, CONCLUSION, PART)


@dataclass(frozen=True, slots=True)
class _Note:
    """A statement, and the place of its line among the form's lines."""

    said: Statement
    at: int


def legends(lines: Sequence[Line], means: Callable[[int, str], str | None]) -> dict[int, str]:
    """For each line of an item (by its place in `lines`) the question that notes put: as columns ask it; without it, none do.

    `means` gives the answer to an item that a text is. A note counts for the form on its sheet; one on another sheet,
    and what may be such a note, leave the answers unclear.
    """
    notes = list(_notes(lines))
    if not notes:
        return {}
    items = [(at, line) for at, line in enumerate(lines) if line.kind is Kind.ITEM and line.match]
    if not _in_words(items):
        notes = [note for note in notes if note.said.word in "是否"]
    named = frozenset(item for note in notes for item in note.said.items)
    found: dict[int, str] = {}
    for at, line in items:
        number = line.match.item if line.match else 0
        asks = {
            asked
            for note in notes
            if _counts(note, at, number, named)
            if (asked := _question(note.said, number, means))
        }
        if asks == {EXISTS_ASKED, PROBLEM_ASKED}:  # 存在问题的填“是”，不存在填“否”
            asks = {PROBLEM_ASKED}
        if question := agreed(asks):
            found[at] = question
    return found


def _notes(lines: Sequence[Line]) -> Iterator[_Note]:
    """What the notes, titles and headings around a form's items say."""
    sheets = {line.grid.name for line in lines if line.kind is Kind.ITEM}
    in_ledger = False
    for at, line in enumerate(lines):
        if line.kind is Kind.HEADING or line.kind is Kind.ITEM:
            in_ledger = line.heading is not None and line.heading.ledger
        if line.kind not in (Kind.OTHER, Kind.HEADING) or in_ledger:
            continue
        far = bool(line.grid.name) and line.grid.name not in sheets
        for said in (said for text in _texts(line) for said in statements(text)):
            if not far:
                yield _Note(said, at)
            elif said.asks not in ("", OTHER_ASKED):
                yield _Note(replace(said, asks=OTHER_ASKED), at)


def _texts(line: Line) -> Iterable[str]:
    """The cells of a note; of a heading those over answers."""
    if line.heading is None:
        return [text for text in line.row.cells if text]
    roles = line.heading.roles
    return [
        line.cells[index]
        for index, role in roles.items()
        if index < len(line.cells) and (role in _ANSWERS or role.startswith((ASKS, TICK)))
    ]


def _in_words(items: Sequence[tuple[int, Line]]) -> bool:
    """Whether the items are answered with 有 and 无, and not with 是 and 否."""
    firsts = {
        cell.strip()[:1] for _, line in items for cell in line.cells[line.index + 1 :] if cell and not cell.isspace()
    }
    return bool(firsts & {"有", "无"}) and firsts.isdisjoint("是否")


def _counts(note: _Note, at: int, item: int, named: frozenset[int]) -> bool:
    """Whether a note is about the item in line `at`; `named` are the items that notes name."""
    match note.said.range:
        case Range.ITEMS:
            return item in note.said.items
        case Range.REST:
            return item not in named
        case Range.BELOW:
            return note.at < at
        case Range.ABOVE:
            return at < note.at
    return True


def _question(said: Statement, item: int, means: Callable[[int, str], str | None]) -> str:
    """The question that a statement puts to an item; "" where it says nothing but what the item's answers mean anyway."""
    if said.means and said.range is Range.ITEMS and means(item, said.means) == said.word:
        return ""
    return said.asks


def asked(columns: Columns, asks: str) -> Columns:
    """The columns of an item with such a note: those that ask nothing of their own ask that.

    One that asks otherwise itself leaves all unclear.
    """
    if columns.asks and asks not in (columns.asks, OTHER_ASKED):
        return replace(columns, asks=agreed({columns.asks, asks}))
    rivals = tuple(rival if rival.asks else replace(rival, asks=asks) for rival in columns.rivals)
    question = HEADING_WORDS.get(asks, asks).split()[0]
    ticks = tuple((f"{question}：{word}" if word in TICK_REPLIES else word, index) for word, index in columns.ticks)
    return replace(columns, asks=columns.asks or asks, rivals=rivals, ticks=ticks)
