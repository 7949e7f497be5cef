"""A document's lines -> the forms in it: one may take several tables, a file may hold those of several schools."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ..definition import SCHOOL, Checklist
from .between_forms import BetweenForms, Gap
from .captions import captioned
from .label_finder import LabelFinder
from .lines import Kind, Line
from .unlabelled_schools import is_title


@dataclass(slots=True)
class Block:
    """A run of item rows without a heading, label or title between them: lines first to last."""

    first: int
    last: int
    items: list[int] = field(default_factory=list)


def divide(lines: Sequence[Line], checklist: Checklist, labels: LabelFinder) -> list[list[Line]]:
    """The lines of each form, everything around it included; [] if there is no form of this checklist.

    A form has at least a third of the items, or a title and at least three of them (all, where there are fewer).
    """
    order = {item.number: place for place, item in enumerate(checklist.items)}
    between = BetweenForms(lines, checklist.title, labels)
    blocks = _blocks(lines, labels)
    gaps: list[Gap] = []
    seen: set[int] = set()
    for place, block in enumerate(blocks):
        if seen:
            gap = Gap(blocks[place - 1].last + 1, block.first)
            if _starts_over(block, seen, order, lines[gap.start : gap.stop], between.opens):
                gaps.append(gap)
                seen = set()
        seen |= set(block.items)
    borders = between.borders(gaps, blocks[0].first, blocks[-1].last) if gaps else []
    starts, ends = [0, *(start for _, start in borders)], [*(end for end, _ in borders), len(lines)]
    parts = [list(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    if len(parts) > 1:
        parts = _with_shared(parts, labels, checklist.title)
    return [part for part in parts if is_form(part, checklist)]


def is_form(lines: Sequence[Line], checklist: Checklist) -> bool:
    """Whether enough of the checklist is here."""
    items = {line.match.item for line in lines if line.kind is Kind.ITEM and line.match}
    total = len(checklist.items)
    if len(items) >= math.ceil(total / 3):
        return True
    titled = any(
        line.kind is Kind.OTHER and any(is_title(t, checklist.title) for t in line.cells if t) for line in lines
    )
    return titled and len(items) >= min(3, total)


def _with_shared(parts: list[list[Line]], labels: LabelFinder, title: str) -> list[list[Line]]:
    """The parts, with what stands above the first caption of a file and below its last form, where that is all forms'.

    So it is where the first form has a caption below its school, and those behind it have nothing but one.
    """
    first = parts[0]
    above = list(takewhile(lambda line: line.kind is not Kind.HEADING and line.kind is not Kind.ITEM, first))
    at = next((at for at, line in enumerate(above) if captioned(line)), 0)
    if not any(_names_whose(line, labels, title) for line in above[:at]):
        return parts
    last = max((at for at, line in enumerate(parts[-1]) if line.kind is Kind.ITEM), default=0)
    below = [line for line in parts[-1][last:] if line.kind is Kind.OTHER]
    behind = [*parts[1:-1], parts[-1][: last + 1]]
    if not all(captioned(part[0]) for part in behind) or any(
        _names_whose(line, labels, title) for part in behind for line in part
    ):
        return parts
    return [first + below, *(above[:at] + part + below for part in parts[1:-1]), above[:at] + parts[-1]]


def _names_whose(line: Line, labels: LabelFinder, title: str) -> bool:
    """Whether a line is a title, or names a school or has a place for its name."""
    return line.kind is Kind.OTHER and any(
        is_title(text, title) or any(label.key == SCHOOL.key for label in labels.find(text))
        for text in line.cells
        if text
    )


def _blocks(lines: Sequence[Line], labels: LabelFinder) -> list[Block]:
    blocks: list[Block] = []
    current: Block | None = None
    grid: object = None
    item = Kind.ITEM
    for at, line in enumerate(lines):
        if line.grid is not grid:
            current, grid = None, line.grid
        if line.kind is not item:
            if line.kind in (Kind.HEADING, Kind.LEDGER) or _parts(line, labels):
                current = None
        elif line.match:
            if current is None:
                current = Block(at, at)
                blocks.append(current)
            current.items.append(line.match.item)
            current.last = at
    return blocks


def _parts(line: Line, labels: LabelFinder) -> bool:
    """Whether a line between items may part two forms."""
    return line.kind is Kind.OTHER and any(labels.find(text) for text in line.cells if text)


def _starts_over(
    block: Block, seen: set[int], order: dict[int, int], between: Sequence[Line], opens: Callable[[Line], bool]
) -> bool:
    """Whether the block is another form: most of its items were there before, and it is no mere repetition of a few.

    `between` are the lines since the last item; `opens` tells of a line whether it is a form's title or school.
    """
    items = set(block.items)
    if 2 * len(items & seen) < len(items):
        return False
    if 3 * len(items) >= len(order):
        return True
    opened = any(map(opens, between))
    first = order[block.items[0]] == 0
    return (len(items) >= 3 and first) or (len(items) >= 2 and opened and first)
