"""Text as people write it: compared without its spaces and punctuation, shown without its dangers, measured in columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from hashlib import blake2b
from itertools import groupby, islice

from .characters import simplified

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe0e\ufe0f]")
_ASIDE = re.compile(r"[（(\[【][^（(\[【)）\]】]{0,40}[)）\]】]")
_SPACES = re.compile(r"\s+")
_USUAL_MARKS = re.compile("[ 、。，,.:;?!()“”‘’《》…—\\-]+")  # after NFKC, of what does not count
# What XML 1.0 can't hold: control characters, lone surrogates, the two non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_MOST_MARKS = 30  # combining marks in a row that are kept, as in Unicode's stream-safe text; no language needs 10
_MARKS_IN_OTHERS = frozenset("\u0f73\u0f75\u0f81\uff9e\uff9f")  # what only becomes such marks when normalised
_SHORT, _REMEMBERED = 200, 4096  # characters of a text whose result is kept, and how many are


def once_if_short(function: Callable[[str], str]) -> Callable[[str], str]:
    """The same function; it looks at equal short texts once, since forms repeat one another."""
    known = lru_cache(maxsize=_REMEMBERED)(function)

    @wraps(function)
    def remembering(text: str) -> str:
        return known(text) if len(text) <= _SHORT else function(text)

    return remembering


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The characters that count when wordings are compared: no spaces, punctuation, width, letter case, old forms."""
    folded = _USUAL_MARKS.sub("", _normalised(simplified(text)).casefold())
    return folded if folded.isalnum() else "".join(map(_counting, folded))


@lru_cache(maxsize=16384)
def _counting(character: str) -> str:
    """The character itself, "" if it does not count in a comparison."""
    return "" if unicodedata.category(character)[0] in "PZC" else character


def _normalised(text: str) -> str:
    """In NFKC. Sorting the marks on one letter takes the square of their number, so that a long text keeps a few."""
    if len(text) > 10 * _MOST_MARKS and any(map(_is_mark, text)):
        runs = groupby(text, _is_mark)
        text = "".join(c for mark, run in runs for c in (islice(run, _MOST_MARKS) if mark else run))
    return unicodedata.normalize("NFKC", text)


def _is_mark(character: str) -> bool:
    return character > "\u02ff" and (unicodedata.combining(character) > 0 or character in _MARKS_IN_OTHERS)


@once_if_short
def narrow(text: str) -> str:
    """Half-width and simplified, without characters that can't be seen; spaces and punctuation stay (for labels, dates)."""
    return _UNSEEN.sub("", _normalised(simplified(text)))


@once_if_short
def squeeze(text: str) -> str:
    """One line, without spaces at the ends, runs of white space as one space."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


@once_if_short
def tidy(text: str) -> str:
    """As written, line breaks kept, without white space at the ends of lines and of the whole."""
    seen = _UNSEEN.sub("", text)
    if "\n" not in seen and "\r" not in seen:
        return seen.strip()
    lines = (line.strip() for line in seen.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip("\n")


def without_asides(text: str) -> str:
    """The text without what stands in brackets, as headings and names have it beside them: 结束日期（没有的不填）."""
    return _ASIDE.sub("", text)


def text_hash(text: str) -> int:
    """64 bits of a text's hash, the same in every process and on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def visible(text: str, limit: int = 32_000) -> str:
    """Safe to write into any output: what XML can't hold becomes U+FFFD, and text over the limit ends in a remark."""
    shown = _ILLEGAL.sub("\ufffd", text)
    return shown if len(shown) <= limit else f"{shown[:limit]}……（原文共{len(shown)}字，此处从略）"


def width(text: str) -> int:
    """Columns on a screen or in a table cell: 2 for a full-width character, 1 for the others."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


# What a terminal obeys instead of showing it: escape sequences, a return to the line's start, turned writing directions.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def on_screen(text: str) -> str:
    """What is safe to print on a terminal: line feeds and tabs stay, other control characters become U+FFFD."""
    return _COMMANDS.sub("\ufffd", text)


def json_on_screen(text: str) -> str:
    """The same for JSON, in which they are escaped."""
    return _COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


# Signs that a Chinese Windows console has no character for -> the nearest that it has.
_ON_SCREEN = str.maketrans(
    {"☑": "√", "☒": "■", "☐": "□", "✓": "√", "✔": "√", "✗": "×", "✘": "×", "•": "·", "\xa0": " ", "¥": "￥"}
)


def shorten(text: str, limit: int = 40) -> str:
    """One line of at most `limit` characters, for messages; tick boxes in signs that GBK has."""
    line = squeeze(visible(text)).translate(_ON_SCREEN)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def some_of(names: Sequence[str], most: int, more: str = "等") -> str:
    """The first names joined by 、; where there are more than `most`, `more` behind them, {} in it their whole number."""
    shown = "、".join(names[:most])
    return shown + more.format(len(names)) if len(names) > most else shown
