"""Numbers, names and schools' own words as an official Chinese text writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from ..summary import Change, ItemCount, SettledAnswer, Summary
from ..tools import some_of, squeeze, visible

NAME_LIMIT = 40  # characters of a school's name in running text
NAMES_LIMIT, FEW, CROWD = 10, 3, 20  # names in one sentence, in one of more than CROWD; the rest is counted
NAMES_WIDTH = 120  # characters that these may take together
QUOTE_LIMIT = 60  # characters of a school's own words
REASON_LIMIT = 160  # characters of a reason to propose a school
CLAUSE_LIMIT = 44  # characters of an item's wording

T = TypeVar("T")

_SENTENCE_END = re.compile("[。！？!?]")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_INNER_TITLES = str.maketrans("《》", "〈〉")


def line(text: str, limit: int) -> str:
    """Foreign text as one line of at most `limit` characters and ……."""
    whole = squeeze(visible(text))
    return whole if len(whole) <= limit else whole[:limit].rstrip("，、；：。 ") + "……"


def school(name: str) -> str:
    """A school's name in running text."""
    return line(name, NAME_LIMIT)


def quote(text: str, limit: int = QUOTE_LIMIT) -> str:
    """Foreign text in “”, on one line, its own quotation marks turned into the inner ones."""
    return f"“{line(text, limit).rstrip('。；，、').translate(_INNER_QUOTES)}”"


def title(text: str) -> str:
    """The name of a document in 《》."""
    return f"《{line(text, 100).translate(_INNER_TITLES)}》"


def clause(text: str, limit: int = CLAUSE_LIMIT) -> str:
    """The beginning of an item's wording that names it: its first sentence, if that is long the first part of it."""
    first = _SENTENCE_END.split(squeeze(visible(text)), maxsplit=1)[0]
    if len(first) > limit:
        first = first.split("，")[0]
    if len(first) > limit:
        shorter = re.split("[，、][^，、]*$", first[: limit + 1])[0]
        first = f"{shorter}……" if len(shorter) > limit // 2 else line(first, limit)
    return first


def numbers(values: Iterable[int]) -> str:
    """Item numbers, three and more in a row as a range: 1、4—7."""
    runs: list[list[int]] = []
    for value in sorted(values):
        if runs and runs[-1][-1] == value - 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)


def some(names: Sequence[str], limit: int = NAMES_LIMIT, width: int = NAMES_WIDTH) -> str:
    """The first names, as many as fit."""
    return "、".join(_fitting(names, limit, width))


def _fitting(names: Sequence[str], limit: int, width: int = NAMES_WIDTH) -> list[str]:
    chosen: list[str] = []
    for name in map(school, names[:limit]):
        if chosen and sum(map(len, chosen)) + len(name) > width:
            break
        chosen.append(name)
    return chosen


def reasons_in_words(reasons: Iterable[str]) -> str:
    """Why a school is proposed, each reason on one line and not too long."""
    return "；".join(line(reason, REASON_LIMIT) for reason in reasons)


def names_in_words(names: Sequence[str], limit: int = 12, few: int = 8) -> str:
    """The names in full; of more than `limit` the first few and how many there are: 甲小学、乙小学等13所."""
    return some_of(names, limit if len(names) <= limit else few, "等{}所")


def by_schools(items: Iterable[ItemCount]) -> str:
    """第17项7所，第13、14项各5所: those with most schools first, those with as many together."""
    ordered = sorted(items, key=lambda item: -item.noncompliant)
    phrases = []
    for count, same in groupby(ordered, key=lambda item: item.noncompliant):
        which = [item.number for item in same]
        phrases.append(f"第{numbers(which)}项{'各' if len(which) > 1 else ''}{count}所")
    return "，".join(phrases)


def whom(names: Sequence[str], which: str) -> str:
    """Those to whom something is still to be done: one school by its name, several as 未报送的13所学校."""
    return some(names) if len(names) < 2 else f"{which}{len(names)}所学校"


def leading(values: Iterable[T], weight: Callable[[T], float], limit: int) -> list[T]:
    """The heaviest values, heaviest first, at most `limit`: of those that weigh the same all or none."""
    ordered = sorted(values, key=lambda value: -weight(value))
    if len(ordered) <= limit:
        return ordered
    return [value for value in ordered[:limit] if weight(value) > weight(ordered[limit])]


def worst_items(items: Iterable[ItemCount], few: int, most: int) -> list[ItemCount]:
    """The items with most problems: about `few`, up to `most` where the first of them tie; [] where even more do."""
    faulty = [item for item in items if item.noncompliant]
    return next(filter(None, (leading(faulty, lambda item: item.noncompliant, limit) for limit in (few, most))), [])


def why_changed(change: Change) -> str:
    """What is said of an answer that a school changed; "" where there is nothing to look into."""
    return "退回后原来的问题不再反映，建议核实" if change.doubtful else ""


def listed(names: Sequence[str], counted: str = "所学校") -> str:
    """Names and how many they are: 甲小学、乙小学2所学校, with 等 where not all are named; one name stands alone, "" for none."""
    if len(names) < 2:
        return some(names)
    shown = _fitting(names, FEW if len(names) > CROWD else NAMES_LIMIT)
    return f"{'、'.join(shown)}{'' if len(shown) == len(names) else '等'}{len(names)}{counted}"


def correction_words(made: SettledAnswer) -> tuple[str, str]:
    """表中原填 and 更正为 of a correction, as lists show them."""
    return made.before if made.before.strip() else "（空白）", made.after


def tied_list(summary: Summary) -> str:
    """Why the schools proposed for 重点督导 are more than the list may hold, as a sentence without its 。; "" if they are not."""
    number = len(summary.priority)
    if not 0 < summary.priority_limit < number:
        return ""
    return f"这{number}所理由轻重相同，并列，共列{number}所（名单一般最多{summary.priority_limit}所）"
