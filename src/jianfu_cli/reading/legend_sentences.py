"""One note -> what it says that 是, 否, 有 and 无 mean, and of which rows; an instruction says nothing of that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from ..tools import narrow, read_number
from ..vocabulary import (
    FITS_ASKED,
    KEPT_ASKED,
    LEGEND_ACTS,
    LEGEND_ELSEWHERE,
    LEGEND_LEADS,
    LEGEND_MEANINGS,
    LEGEND_PARTLY,
    LEGEND_VALUES,
    LEGEND_VERBS,
    LEGEND_WEAK_VERBS,
    OTHER_ASKED,
    PROBLEM_ASKED,
)

_WORDS = frozenset("是否有无")
_LONGEST = 300  # characters of a note
_QUOTES = "\"'“”‘’「」『』"
_Q = f"[{_QUOTES}]{{0,2}}"
_WORD = f"{_Q}(?P<word>[是否有无]){_Q}"
_MEANING = "|".join(f"(?P<m{number}>{words})" for number, (words, _, _) in enumerate(LEGEND_MEANINGS))
_ACT = f"(?:[则就应请须可均都]|一律|统一|要){{0,2}}{LEGEND_ACTS}"
_END = r"(?=$|[,、:()])"
_BEGIN = r"(?:^|(?<=[,、:()]))"
_ANOTHER = f"(?!{_Q}(?:[、,/或和与及]|或者)?{_Q}(?:[是否有无]{_Q}(?:$|[,、/()的或和与]|两)|不涉及))"  # 填“是”、“否”
_ABOUT = r"(?:的(?:项目?|情况)?|者|时)?[,:]?"
# 存在问题的填“是”
_MEANT = re.compile(
    f"(?<![不没未无非别所])(?:{_MEANING}|(?P<else>否则|反之)){_ABOUT}{_ACT}{_WORD}(?:{_END}|并){_ANOTHER}"
)
# 填“是”表示存在问题, “是”为达标, 是(合格)
_MEANS = re.compile(
    f"(?:{LEGEND_ACTS}{_WORD}|{_BEGIN}{_WORD.replace('word', 'bare')}|{_WORD.replace('word', 'quoted')}(?<=[{_QUOTES}]))"
    f"(?:的|者)?[均都就则]?(?:{LEGEND_WEAK_VERBS})[,:]?{_Q}(?:{_MEANING}){_Q}{_END}"
)
# What says that a word means something, whatever that is.
_MEANS_SOMETHING = re.compile(
    f"(?:{LEGEND_ACTS}{_Q}[是否]{_Q}|{_BEGIN}{_Q}[是否]{_Q}|[{_QUOTES}][是否][{_QUOTES}])"
    f"(?:的|者)?[均都就则]?(?:{LEGEND_VERBS}|[说表]明(?!在))(?P<what>[^,:()]{{1,30}})"
)
_MAY_MEAN = (
    re.compile(
        f"(?P<what>[^,、:()]{{0,30}}(?:{LEGEND_VALUES})[^,、:()]{{0,10}}?){_ABOUT}{_ACT}{_Q}[是否]{_Q}{_END}{_ANOTHER}"
    ),
    re.compile(f"(?P<what>{LEGEND_ACTS}{_Q}[是否]{_Q}的?(?:{_MEANING}){_END})"),
    re.compile(
        f"(?P<what>(?:是否|有无)(?:存在|有)?(?:{LEGEND_VALUES})(?:要求|规定)?[,:]?{_ACT}{_Q}[是有]{_Q}[、或/和]{_Q}[否无]{_Q})"
    ),
)
_ELSEWHERE, _PARTLY = re.compile(LEGEND_ELSEWHERE), re.compile(LEGEND_PARTLY)
_LEADS = re.compile(f"(?:{'|'.join(LEGEND_LEADS)}|[{_QUOTES}])*+")
_SENTENCE = re.compile(r"[。！!？?\n]")
_PART = re.compile(r"[,、:();]+")
_NUMERAL = r"\d{1,3}|[一二三四五六七八九]?十?[一二三四五六七八九]?"
_NUMBERS = re.compile(rf"第?(?P<first>{_NUMERAL})[项题条]?(?:(?:[-—–~至到])+第?(?P<last>{_NUMERAL})[项题条]?)?")
_ITEMS = re.compile(
    r"第?[\d一二三四五六七八九十][\d一二三四五六七八九十第项题条—–~至到、,和及-]{0,80}+(?<=[项题条])(?:中|内)?$"
)
_REST = re.compile(r"(?:其余|其他|其它|剩余)(?:各|的)?[项题条]?目?(?:内容)?$")


class Range(Enum):
    """The rows that a statement is about."""

    ALL = auto()
    BELOW = auto()
    ABOVE = auto()
    ITEMS = auto()
    REST = auto()  # the items that no other statement names


@dataclass(frozen=True, slots=True)
class Statement:
    """What a note says of an answer word: the question that `word` then replies to, or "" for what the item asks itself.

    `means`: what it stands for in the note's words, where those are none of the known meanings.
    """

    word: str
    asks: str
    range: Range = Range.ALL
    items: frozenset[int] = frozenset()
    means: str = ""


def statements(note: str) -> tuple[Statement, ...]:
    """What a text says of the answer words, one statement for each time it does; () for an instruction or any other text."""
    if len(note) > _LONGEST or _WORDS.isdisjoint(note):
        return ()
    return _statements(note)


@lru_cache(maxsize=1024)
def _statements(note: str) -> tuple[Statement, ...]:
    sentences = _SENTENCE.split(narrow(note).replace("。", "\n"))
    return tuple(found for sentence in sentences for found in _in_sentence("".join(sentence.split())))


def _in_sentence(sentence: str) -> Iterator[Statement]:
    """The statements of one sentence: those of known meaning, then what may be meant as one in what is left of it."""
    found = sorted([*_MEANT.finditer(_parted(sentence)), *_MEANS.finditer(_parted(sentence))], key=lambda m: m.start())
    end, rows = 0, Statement("", "")
    last: Statement | None = None
    rest: list[str] = []
    for match in found:
        if match.start() < end:
            continue
        before = sentence[end : match.start()]
        end = match.end()
        if (new := _rows(before)) is None:
            rest.append(before + match[0])
            continue
        rows = new if new.range is not Range.ALL or new.word else rows
        if rows.word:  # another column's, or of items that aren't named
            continue
        word, asks = _said(match, last)
        last = replace(rows, word=word, asks=asks)
        yield last
    rest.append(sentence[end:])
    for text in rest:
        yield from _perhaps(_parted(text), rows)


def _parted(sentence: str) -> str:
    return sentence.replace(";", ",")


def _rows(before: str) -> Statement | None:
    """Of which rows a statement speaks by the words before it, in a statement without a word; None where that isn't known.

    With a word where it speaks of no answer: of another column, or of items that it doesn't name.
    """
    parts = [part for part in _PART.split(before) if part]
    if any(_ELSEWHERE.search(part) for part in parts) or any(_PARTLY.match(part) for part in parts):
        return Statement("elsewhere", "")
    whole = before.lstrip(",、:();")
    whole = whole[_LEADS.match(whole).end() :] if not _ITEMS.search(whole) else whole  # type: ignore[union-attr]
    if _ITEMS.search(whole):
        return Statement("", "", Range.ITEMS, _numbers(_ITEMS.search(whole)[0]))  # type: ignore[index]
    if _REST.search(whole):
        return Statement("", "", Range.REST)
    if parts and not _LEADS.fullmatch(parts[-1]) and not before.endswith((",", ":", "(", "、", ")")):
        return None
    ranges = {"以下": Range.BELOW, "下列": Range.BELOW, "以上": Range.ABOVE, "上述": Range.ABOVE}
    return Statement("", "", next((ranges[word] for word in ranges if word in before), Range.ALL))


def _numbers(text: str) -> frozenset[int]:
    """The item numbers in 第1—5、7项."""
    found: set[int] = set()
    for part in re.split("[、,和及]", text):
        if match := _NUMBERS.match(part):
            first = read_number(match["first"]) if match["first"] else None
            last = read_number(match["last"]) if match["last"] else first
            if first is not None and last is not None:
                found.update(range(first, min(last, first + 200) + 1))
    return frozenset(found)


def _said(match: re.Match[str], last: Statement | None) -> tuple[str, str]:
    """The answer word of a statement, and the question that it replies to."""
    groups = match.groupdict()
    word = groups["word"] or groups.get("bare") or groups.get("quoted") or ""
    if groups.get("else"):
        opposite = last is not None and {last.word, word} in ({"是", "否"}, {"有", "无"})
        return word, last.asks if last and opposite else OTHER_ASKED
    asks, yes = next((asks, yes) for number, (_, asks, yes) in enumerate(LEGEND_MEANINGS) if groups[f"m{number}"])
    if yes is (word in "是有"):
        return word, asks
    return word, {KEPT_ASKED: PROBLEM_ASKED, PROBLEM_ASKED: KEPT_ASKED}.get(asks, OTHER_ASKED)


def _perhaps(text: str, rows: Statement) -> Iterator[Statement]:
    """Statements of a meaning that isn't known, in what is left of a sentence."""
    for match in _MEANS_SOMETHING.finditer(text):
        said = _rows(text[: match.start()])
        rows = said or rows
        if not rows.word:
            word = "是" if "是" in match[0][: match.start("what") - match.start()] else "否"
            yield replace(rows, word=word, asks=OTHER_ASKED, means=match["what"])
    for pattern in _MAY_MEAN:
        for match in pattern.finditer(text):
            if not _ELSEWHERE.search(text[: match.end()]) and not _PARTLY.match(match["what"]):
                yield Statement("是", OTHER_ASKED)


def agreed(asks: set[str]) -> str:
    """The question that several statements put together: "" for the item's own, OTHER_ASKED where they contradict."""
    if asks <= {KEPT_ASKED, FITS_ASKED} and len(asks) == 2:
        return KEPT_ASKED
    return next(iter(asks), "") if len(asks) < 2 else OTHER_ASKED
