"""The text of a paragraph of a Word 97-2003 file as a person sees it: without struck-out and deleted text, fields as shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from struct import unpack_from
from typing import NamedTuple

from ....tools import Unreadable
from ... import limits
from ...grid import Unread, UnreadKind
from ..control_words import BY_NAME
from ..drawn_fields import drawn
from ..open_field import OpenField
from ..prompts import is_prompt
from ..symbols import as_seen
from .character_formats import CharacterFormat, Formats
from .piece_table import PieceTable, joined
from .property_lists import Pages, continued
from .shades import something_lies_behind
from .word_binary import Place, WordFile

_MARKED = re.compile("[\x00-\x08\x0b-\x1f\x28]")
_SHOWN = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"}  # other characters below a space show nothing
_BEGIN, _SEPARATOR, _END, _SYMBOL, _DRAWING, _PICTURE = "\x13", "\x14", "\x15", "\x28", "\x08", "\x01"
_CONTROL = re.compile(r"\s*CONTROL\s+Forms\.([A-Za-z]{1,30})")


class SeenText(NamedTuple):
    """What is seen of a paragraph, its hidden text, the positions of the drawn objects that hang on it, and what else
    stands in its text and can't be read."""

    text: str
    hidden: str
    drawings: Sequence[int] = ()
    unread: Sequence[Unread] = ()


_EMPTY = SeenText("", "")
_PLAIN = CharacterFormat()
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x28\ud800-\udfff\uf000-\uf0ff]")


class TextReader:
    """Reads paragraphs by their positions; `paragraphs` are their properties in the whole file."""

    def __init__(self, file: WordFile, table: PieceTable, paragraphs: Pages) -> None:
        self._file, self._table, self._paragraphs = file, table, paragraphs
        self._pages = Pages(file.main, file.place(Place.CHARACTER_PAGES), 1)
        self.formats = Formats(file)

    @cached_property
    def _is_shaded(self) -> bool:
        """Whether anything in the file may lie behind text (boxes may have any colour): then white may be seen."""
        lists = (continued(run.properties[2:], lambda: self._file.data) for run in self._paragraphs.runs)
        boxes = any(map(self._file.place, (Place.BOXES, Place.HEADER_BOXES)))
        return boxes or something_lies_behind(chain(self.formats.paragraph_styles, lists))

    def format_at(self, position: int, style: int) -> CharacterFormat:
        """The format of one character."""
        piece = self._table.piece_at(position)
        offset = piece.offset + (position - piece.start) * piece.width
        return self.formats.of(style, self._pages.at(offset) + piece.change)

    def read(self, start: int, end: int, style: int) -> SeenText:
        """The paragraph from one position to another (without its mark)."""
        if start >= end:
            return _EMPTY
        text = self._table.text
        piece = self._table.piece_at(start)
        if end <= piece.end:  # one run of plain text, as most are: the long way gives the same
            offset = piece.offset + (start - piece.start) * piece.width
            properties = self._pages.only(offset, offset + (end - start) * piece.width)
            if properties is not None and self.formats.of(style, properties + piece.change) == _PLAIN:
                written = text[start:end]
                if not _ODD.search(written):
                    return SeenText(written, "")
        self._shown: list[str] = []
        self._hidden: list[str] = []
        self._unseen: list[str] = []
        self._drawings: list[int] = []
        self._unread: list[Unread] = []
        self._fields: list[OpenField] = []
        for piece in self._table.spans(start, end):
            size = (piece.end - piece.start) * piece.width
            for run in self._pages.between(piece.offset, piece.offset + size):
                first = piece.start + (run.start - piece.offset) // piece.width
                last = piece.start + (run.end - piece.offset) // piece.width
                self._run(text[first:last], first, self.formats.of(style, run.properties + piece.change))
        shown, unseen = joined("".join(self._shown)), joined("".join(self._unseen)).strip()
        if unseen and not shown.strip():
            self._unread.append(Unread(UnreadKind.UNSEEN, unseen))
        return SeenText(shown, joined("".join(self._hidden)), self._drawings, self._unread)

    def _run(self, text: str, position: int, how: CharacterFormat) -> None:
        at = 0
        for mark in _MARKED.finditer(text):
            self._take(text[at : mark.start()], how)
            self._mark(mark[0], position + mark.start(), how)
            at = mark.end()
        self._take(text[at:] if at else text, how)

    def _take(self, text: str, how: CharacterFormat) -> None:
        """Text without marks in it."""
        if text:
            self._put(as_seen(text, how.font), how)

    def _put(self, text: str, how: CharacterFormat) -> None:
        if how.gone:
            return
        hiding = next((field for field in self._fields if not field.visible), None)
        if hiding is None:
            unseen = how.white and not self._is_shaded
            (self._hidden if how.hidden else self._unseen if unseen else self._shown).append(text)
        elif hiding is self._fields[-1]:
            hiding.instruct(text)

    def _mark(self, mark: str, position: int, how: CharacterFormat) -> None:
        if mark == _BEGIN:
            if len(self._fields) > limits.TABLE_DEPTH:
                raise Unreadable("JF004", "文档里的域嵌套过深")
            self._fields.append(OpenField())
        elif mark in (_SEPARATOR, _END):
            if self._fields:
                field = self._fields[-1]
                if not field.visible and not field.answered:
                    self._look_into(field.instruction, how)
                field.visible = not field.answered
                if mark == _END:
                    self._fields.pop()
        elif mark == _SYMBOL:
            self._put(how.symbol or mark, how)
        elif mark == _DRAWING:
            if how.special and not how.gone and not how.hidden:
                self._drawings.append(position)
        elif mark == _PICTURE:
            self._picture(how)
        elif mark in _SHOWN:
            self._put(_SHOWN[mark], how)

    def _picture(self, how: CharacterFormat) -> None:
        """The data of an old form field stand in its instruction: what it shows stands for the field. All else is a picture."""
        if how.data >= 0:
            if self._fields and not self._fields[-1].visible:
                self._answer(form_field(self._file.data, how.data), how)
        elif how.picture and not how.hidden and all(field.visible for field in self._fields):
            self._unread.append(Unread(UnreadKind.PICTURE))

    def _look_into(self, instruction: str, how: CharacterFormat) -> None:
        """What a field whose instruction ends here shows or is."""
        self._answer(drawn(instruction), how)
        if control := _CONTROL.match(instruction):
            kind = BY_NAME.get(control[1])
            self._unread.append(Unread(UnreadKind.CONTROL, kind.title if kind else ""))

    def _answer(self, text: str, how: CharacterFormat) -> None:
        """Show this in the place of the innermost field, whose result is then not seen; "" is no answer."""
        if text:
            field = self._fields.pop()
            self._put(text, how)
            self._fields.append(field)
            field.answered = True


_HEADER = 0x44  # bytes before a form field's data
_CHECK_BOX, _LIST = 1, 2
_BY_DEFAULT = 25  # the result of a field that nobody touched


def form_field(data: bytes, at: int) -> str:
    """What an old form field shows: ☑ or □, or the chosen entry of a list; "" for a field of text, or what is none.

    A list that still asks for a choice shows a space.
    """
    if at + _HEADER + 10 > len(data) or unpack_from("<H", data, at + 4)[0] != _HEADER:
        return ""
    version, bits = unpack_from("<IH", data, at + _HEADER)
    kind, result = bits & 3, bits >> 2 & 0x1F
    if version != 0xFFFFFFFF or kind not in (_CHECK_BOX, _LIST):
        return ""
    _, at = _string(data, at + _HEADER + 10)
    (default,) = unpack_from("<H", data, at)
    chosen = default if result == _BY_DEFAULT else result
    if kind == _CHECK_BOX:
        return "☑" if chosen else "□"
    at += 2
    for _ in range(5):  # its how, two helps and two macros
        _, at = _string(data, at)
    extended, count = unpack_from("<HI", data, at)
    if extended != 0xFFFF or chosen >= count:
        return ""
    at += 6
    text = ""
    for _ in range(chosen + 1):
        (size,) = unpack_from("<H", data, at)
        text = data[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
        at += 2 + 2 * size
    return " " if text and is_prompt(text) else text


def _string(data: bytes, at: int) -> tuple[str, int]:
    """A string with its length before and a zero behind it, and the place after it."""
    (size,) = unpack_from("<H", data, at)
    return data[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace"), at + 4 + 2 * size
