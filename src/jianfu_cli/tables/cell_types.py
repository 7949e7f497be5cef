"""What the cells of a column hold: text, one of some choices, a date, a number, items of a checklist. Text -> value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ..tools import narrow, plain, read_date, shorten, some_of, squeeze

SEPARATORS = re.compile(r"[、，,；;/\n]+")  # between the names or numbers in one cell
_QUOTED = 20  # characters of a cell in a message
_SHOWN_CHOICES = 12  # in a message
_NO_ITEMS = "不是项号，请写数字，几项之间用顿号隔开"
_ITEM = re.compile(r"第?(\d{1,4})(?:\.0)?[项条.、]?")
_ITEMS = re.compile(r"第?(\d{1,4})(?:\.0)?[项条]?(?:[~至到—–-]+第?(\d{1,4})[项条]?)?[.。]?")
_MOST_ITEMS = 200  # in one cell
_NUMBER = re.compile(r"[-−－]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?")
_GAP = re.compile(r"(?<!\d) | (?!\d)")  # a space, but between digits
_UNIT = re.compile(r"[\u3400-\u9fff]{0,3}")


class UnfitError(ValueError):
    """A text that is no value of its column: `wrong` says why, and `unquoted` says it without any word of the cell."""

    def __init__(self, wrong: str, unquoted: str) -> None:
        self.wrong, self.unquoted = wrong, unquoted
        super().__init__(wrong)


def unfit(text: str, wrong: str, hint: str = "") -> UnfitError:
    """“text”不是数字 -- `hint` may hold words that the text is like."""
    return UnfitError(f"“{shorten(text, _QUOTED)}”{wrong}{hint}", f"这一格{wrong}")


class CellType(Protocol):
    """How the text of a cell that is not blank is read."""

    def read(self, text: str) -> Any:
        """The value; raises UnfitError."""
        ...


class Words:
    """Any text, as it was written."""

    def read(self, text: str) -> str:
        """The text itself."""
        return text


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words: as people write them (plain) -> the word itself."""

    words: Mapping[str, str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Choice:
        """A choice between these words, written with or without spaces and punctuation."""
        return cls({plain(word): word for word in words})

    def read(self, text: str) -> str:
        """The word that is meant."""
        found = self.words.get(plain(text))
        if found is None:
            choices = some_of(list(dict.fromkeys(self.words.values())), _SHOWN_CHOICES, " 等 {} 种")
            raise unfit(text, f"不在 {choices} 之中")
        return found


class Day:
    """A full date of the calendar."""

    def read(self, text: str) -> date:
        """The day."""
        day = read_date(text).value
        if day is None:
            raise unfit(text, "不是完整的日期，请写成 2022-07-05 或 2022年7月5日")
        return day


class Amount:
    """A number, with a unit of up to three characters behind it or none (12, 1,200, 3.5天)."""

    def read(self, text: str) -> int | float:
        """The number, an int where it is a whole one."""
        solid = _solid(text)
        found = _NUMBER.match(solid)
        if found is None or not _UNIT.fullmatch(solid[found.end() :]):
            raise unfit(text, "不是数字")
        number = float(found[0].replace(",", "").replace("−", "-"))
        return int(number) if number.is_integer() else number


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """The number of one item of a checklist: 13, 第13项."""

    known: Collection[int]

    def read(self, text: str) -> int:
        """The number."""
        found = _ITEM.fullmatch(_solid(text))
        if found is None:
            raise unfit(text, "不是项号，请写数字")
        return _known(int(found[1]), self.known)


@dataclass(frozen=True, slots=True)
class ItemNumbers:
    """Numbers of items: 13、14, 第1—3项."""

    known: Collection[int]

    def read(self, text: str) -> tuple[int, ...]:
        """The numbers in their order, each once."""
        numbers: set[int] = set()
        for part in SEPARATORS.split(narrow(text)):
            solid = _solid(part)
            if not solid:
                continue
            found = _ITEMS.fullmatch(solid)
            if found is None:
                raise unfit(part, _NO_ITEMS)
            first, last = int(found[1]), int(found[2] or found[1])
            numbers |= set(range(first, last + 1))
            if first > last or len(numbers) > _MOST_ITEMS:
                raise unfit(part, _NO_ITEMS)
        if not numbers:
            raise unfit(text, _NO_ITEMS)
        return tuple(_known(number, self.known) for number in sorted(numbers))


def _known(number: int, known: Collection[int]) -> int:
    if number not in known:
        there = f"（共 {len(known)} 项，最后是第 {max(known)} 项）"
        raise UnfitError(f"清单中没有第 {number} 项{there}", f"清单中没有这一项{there}")
    return number


def _solid(text: str) -> str:
    """Half-width, without the spaces that part no digits."""
    return _GAP.sub("", squeeze(narrow(text)))
