"""A large JSON file -> its members one after the other, with little of it in memory at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

Member = tuple[tuple[str, ...], Any]  # the keys that lead to it, and the value

_CHUNK = 1 << 20  # characters read at a time
_LONGEST = 1 << 24  # characters of one value: a list of all schools of a country in one value is a fifth of that
_DEPTH = 2  # objects within objects that are taken apart
_BEHIND = frozenset(",:]} \t\r\n")
_SPACE = re.compile(r"[ \t\r\n]*")


def json_members(stream: TextIO) -> Iterator[Member]:
    """(("term",), "2021-2022-2"), (("matrix",), row), (("schools", "expected"), 40) … of one JSON object.

    An object gives its values, a list each of its entries (an empty one itself), also one within the outermost object's
    objects; what stands deeper comes as it is. Raises ValueError where the text is no JSON, is nested too deeply or has a value of 16 MB.
    """
    reader = _Reader(stream)
    try:
        if reader.next_sign() != "{":
            raise ValueError("no object")
        yield from reader.members((), 0)
        if reader.next_sign():
            raise ValueError("more than one value")
    except RecursionError:
        raise ValueError("nested too deeply") from None


class _Reader:
    """The text from where it is read on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._text, self._at, self._ended = stream, "", 0, False
        self._decoder = json.JSONDecoder(parse_constant=_refuse)

    def next_sign(self) -> str:
        """The next character that is no space, without taking it; "" at the end."""
        while True:
            self._at = _end(_SPACE, self._text, self._at)
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def members(self, path: tuple[str, ...], depth: int) -> Iterator[Member]:
        """What the value here gives, which is an object or a list if `depth` is small."""
        sign = self.next_sign()
        if sign == "[" and depth:
            empty = True
            for _ in self._entries("]"):
                empty = False
                yield path, self._value()
            if empty:
                yield path, []
        elif sign == "{" and depth < _DEPTH:
            for _ in self._entries("}"):
                key = self._value()
                if not isinstance(key, str):
                    raise ValueError("a key that is no text")
                self._take(":")
                yield from self.members((*path, key), depth + 1)
        else:
            yield path, self._value()

    def _entries(self, closing: str) -> Iterator[None]:
        """Once for each entry of the object or list that begins here; the entries are taken by who asks."""
        self._at += 1
        if self.next_sign() == closing:
            self._at += 1
            return
        while True:
            yield
            if self.next_sign() == closing:
                self._at += 1
                return
            self._take(",")

    def _take(self, sign: str) -> None:
        if self.next_sign() != sign:
            raise ValueError(f"{sign} missing")
        self._at += 1

    def _value(self) -> Any:
        """The whole value that begins here. Of a number only what stands behind it says that it is whole."""
        self.next_sign()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more():
                    raise
                continue
            if self._text[end : end + 1] in _BEHIND or not self._more():
                self._at = end
                return value

    def _more(self) -> bool:
        """Whether there was more to read; what is behind us goes, and a long value is read in ever larger pieces."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        if len(rest) > _LONGEST:
            raise ValueError("a value too long")
        piece = self._stream.read(max(_CHUNK, len(rest)))
        self._text, self._at, self._ended = rest + piece, 0, not piece
        return bool(piece)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
