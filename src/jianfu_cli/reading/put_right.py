"""What a school writes to put an answer right, beside it or around the table -> the answer that it puts in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..answers import Outcome
from ..returns import Response
from ..tools import narrow, read_number, shorten, squeeze
from ..vocabulary import CORRECTED_TO, CORRECTING_COLUMN, CORRECTING_NOTE, CORRECTIONS, MISTAKEN
from .lines import Kind, Line

_LONGEST = 300  # characters of a note
_CORRECTED = re.compile(CORRECTIONS)
_ALONE = re.compile('[（(“"]?(是|否)[”"）)]?[。.]?')
_COLUMN = re.compile(CORRECTING_COLUMN)
_WORD = "[“\"'「]?(?P<word>是|否|不涉及)(?:[”\"'」]|(?![\u4e00-\u9fff]))"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_ITEMS = rf"(?P<items>第?{_NUMERAL}(?:[、,和及]第?{_NUMERAL}){{0,10}})"
# 第4项应为“是”, 将第4项的“否”改为“是”; 第4项填写有误; 勘误：4.是
_NOTES = (
    re.compile(rf"{_ITEMS}[项题条][^。;]{{0,20}}?(?:{CORRECTED_TO}):?{_WORD}"),
    re.compile(rf"{_ITEMS}[项题条][^。;]{{0,12}}?(?:{MISTAKEN})(?P<word>)"),
    re.compile(rf"(?:{CORRECTING_NOTE}):?(?:将|把)?{_ITEMS}[项题条]?[.、:]?(?:的?答案)?{_WORD}"),
)
_NUMBERS = re.compile(_NUMERAL)


def correction(remark: str) -> str | None:
    """The answer that a remark puts in the place of the given one, "" if it doesn't say which; None if it corrects none."""
    if not remark:
        return None
    text = "".join(remark.split())
    if alone := _ALONE.fullmatch(text):
        return alone[1]
    found = _CORRECTED.search(text)
    return (found["word"] or "") if found else None


def corrects(heading: str) -> bool:
    """Whether a column is there for what puts answers right: 更正后, 最终结果."""
    return bool(_COLUMN.search(heading))


def correct(rows: Sequence[tuple[Line, Response]], lines: Iterable[Line]) -> None:
    """An answer that a note around the table puts right is in conflict with it: a person decides."""
    for item, word, note in _corrections(lines):
        for line, response in rows:
            asks = line.columns.asks if line.columns else ""
            if response.item == item and response.answer and (asks or response.answer != word):
                response.outcome, response.answer, response.rule = Outcome.CONFLICT, None, "表外另有更正"
                response.raw = f"{response.raw}／{shorten(note)}"


def _corrections(lines: Iterable[Line]) -> Iterator[tuple[int, str, str]]:
    """Item, the answer that it should have ("" if that isn't said), and the note that says so."""
    for line in lines:
        if line.kind in (Kind.OTHER, Kind.UNKNOWN):
            for text in line.row.cells:
                if "项" in text or "题" in text or "条" in text or "误" in text or "正" in text:
                    yield from ((item, word, squeeze(text)) for item, word in _in_note(text))


@lru_cache(maxsize=1024)
def _in_note(text: str) -> tuple[tuple[int, str], ...]:
    if len(text) > _LONGEST:
        return ()
    note = narrow("".join(text.split()))
    found: dict[int, str] = {}
    for pattern in _NOTES:
        for match in pattern.finditer(note):
            for number in map(read_number, _NUMBERS.findall(match["items"])):
                if number is not None:
                    found.setdefault(number, match["word"])
    return tuple(found.items())
