"""The geometry of the pictures: shares of a bar or ring, the map of one 乡镇's schools × items. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...definition import Checklist
from ...summary import SchoolRow, State

FULL = 1000  # a bar's length and a ring's circumference, in units of its own
_LEAST = 8  # what little there is can still be seen
_CELL = 8
_STEP = 9  # a cell and the gap behind it
_GAP = 4  # more room between sections
LINE_WIDTH, LINE_HEIGHT, _MARGIN = 96, 28, 4  # of a line of terms
_STEPS = (0.1, 0.2, 0.35, 0.5)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: its kind (a CSS class), where it begins, how long it is."""

    kind: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Panel:
    """One 乡镇's schools (rows) × items (columns) as a few SVG paths, so that thousands of cells stay small."""

    width: int
    height: int
    counted: str  # a band for each counted school's answers
    problems: str  # a square for each non-compliant answer
    neutral: str  # a short stroke for each 不涉及
    unasked: str  # a gap for each item that the school's form does not have
    rejected: str  # a line for each school whose return must be corrected
    received: str  # a line for each school from which something came that does not count
    missing: str  # a line for each school without a return
    grid: str  # the gaps between the cells


def pieces(*parts: tuple[str, int]) -> list[Piece]:
    """Kinds and their numbers as parts of FULL; the empty ones are left out, the smallest can still be seen."""
    shown = [(kind, number) for kind, number in parts if number > 0]
    whole = sum(number for _, number in shown)
    lengths = [max(number * FULL // whole, _LEAST) for _, number in shown]
    if lengths:
        lengths[lengths.index(max(lengths))] += FULL - sum(lengths)
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    return [Piece(kind, start, length) for (kind, _), start, length in zip(shown, starts, lengths, strict=True)]


def level(part: int, whole: int) -> int:
    """How dark a cell of the heat map is: 0 for none, then 1 to 5 by the share of schools."""
    if not part or not whole:
        return 0
    return 1 + sum(part / whole > step for step in _STEPS)


def columns(checklist: Checklist) -> list[int]:
    """The left edge of each item's cells: sections stand a little apart."""
    edges: list[int] = []
    for index, section in enumerate(checklist.sections):
        edges += [len(edges) * _STEP + at * _STEP + index * _GAP for at in range(len(section.items))]
    return edges


def panel(checklist: Checklist, rows: Sequence[SchoolRow]) -> Panel:
    """The map of these schools, one below the other."""
    edges, bands = columns(checklist), _bands(checklist)
    width, height = edges[-1] + _CELL, len(rows) * _STEP - 1
    marks: dict[str, list[str]] = {
        "counted": [],
        "problems": [],
        "neutral": [],
        "unasked": [],
        "rejected": [],
        "received": [],
        "missing": [],
    }
    for index, row in enumerate(rows):
        top = index * _STEP
        if row.state is not State.COUNTED:
            marks[row.state.value].append(f"M0 {top + 4}h{width}")
            continue
        marks["counted"] += [f"M{left} {top}h{right - left}v{_CELL}h{left - right}z" for left, right in bands]
        for item, answer, left in zip(checklist.items, row.answers, edges, strict=True):
            if checklist.compliant(item, answer) is False:
                marks["problems"].append(f"M{left} {top}h{_CELL}v{_CELL}h-{_CELL}z")
            elif answer is not None and answer == checklist.not_applicable:
                marks["neutral"].append(f"M{left + 2} {top + 4}h4")
            elif answer is None:
                marks["unasked"].append(f"M{left} {top}h{_CELL}v{_CELL}h-{_CELL}z")
    lines = [f"M{left + _CELL}.5 0v{height}" for left in edges[:-1]]
    paths = {kind: "".join(path) for kind, path in marks.items()}
    return Panel(width=width, height=height, grid="".join(lines), **paths)


def _bands(checklist: Checklist) -> list[tuple[int, int]]:
    """Left and right edge of each section's columns."""
    edges = columns(checklist)
    bands: list[tuple[int, int]] = []
    at = 0
    for section in checklist.sections:
        last = at + len(section.items) - 1
        bands.append((edges[at], edges[last] + _CELL))
        at = last + 1
    return bands


@dataclass(frozen=True, slots=True)
class TermsLine:
    """A line over semesters: the points of its stroke, and where it ends."""

    points: str
    last: tuple[int, int]


def terms_line(shares: Sequence[float], top: float) -> TermsLine:
    """The line of these shares, the oldest first; `top` is the share that reaches the upper edge."""
    step = (LINE_WIDTH - 2 * _MARGIN) / max(len(shares) - 1, 1)
    room = LINE_HEIGHT - 2 * _MARGIN
    at = [
        (round(_MARGIN + place * step), round(LINE_HEIGHT - _MARGIN - (share / top if top else 0) * room))
        for place, share in enumerate(shares)
    ]
    return TermsLine(" ".join(f"{x},{y}" for x, y in at), at[-1])
