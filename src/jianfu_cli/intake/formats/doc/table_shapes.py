"""Rows of a Word 97-2003 table: where their cells begin and end, and how those are merged; the grid columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from struct import unpack_from
from typing import NamedTuple

from .property_lists import changes

_DEFINITION, _OLD_DEFINITION = 0xD608, 0xD606
_MERGE, _SPLIT, _VERTICAL_MERGE, _INSERT, _DELETE, _WIDTH = 0x5624, 0x5625, 0xD62B, 0x7621, 0x5622, 0x7623
_MOST_CELLS = 63  # in a row, by the specification
_NEAR = 15  # twips (0.26 mm): edges of rows that lie no further from each other are meant to be the same
_FAR = 1 << 31  # twips, further left than any edge


class RowShape(NamedTuple):
    """The cells of a row: their edges (in twips, one more than cells) and the two kinds of merges of each.

    `sideways`: 0 none; the cells of a set have other values, see `covered_sideways`. `downwards`: 0 none, 1 covered by
    the cell above, 3 covers those below.
    """

    edges: list[int]
    sideways: list[int]
    downwards: list[int]


def row_shape(properties: bytes) -> RowShape | None:
    """The shape that a row's properties give; None if they give none."""
    shape: RowShape | None = None
    for code, operand in changes(properties):
        if code in (_DEFINITION, _OLD_DEFINITION):
            shape = _defined(operand, 20 if code == _DEFINITION else 10)
        elif shape is not None:
            _changed(shape, code, operand)
    return shape


def _defined(operand: bytes, size: int) -> RowShape | None:
    count = operand[0] if operand else 0
    if not 1 <= count <= _MOST_CELLS or len(operand) < 1 + 2 * (count + 1):
        return None
    edges = list(unpack_from(f"<{count + 1}h", operand, 1))
    at = 1 + 2 * (count + 1)
    flags = [
        unpack_from("<H", operand, place)[0] for place in range(at, min(at + count * size, len(operand) - 1), size)
    ]
    flags += [0] * (count - len(flags))
    return RowShape(edges, [flag & 3 for flag in flags], [flag >> 5 & 3 for flag in flags])


def _changed(shape: RowShape, code: int, operand: bytes) -> None:
    """Changes that stand behind the definition, in files that were saved quickly."""
    count = len(shape.sideways)
    if code == _VERTICAL_MERGE and len(operand) >= 2 and operand[0] < count:
        shape.downwards[operand[0]] = operand[1] & 3
        return
    if code not in (_MERGE, _SPLIT, _INSERT, _DELETE, _WIDTH):
        return
    first, last = operand[0], min(operand[1], count)
    if code == _MERGE and first < last:
        shape.sideways[first:last] = [2, *[1] * (last - first - 1)]
    elif code == _SPLIT and first < last:
        shape.sideways[first:last] = [0] * (last - first)
    elif code == _DELETE and first < last:
        width = shape.edges[last] - shape.edges[first]
        shape.edges[first:] = [edge - width for edge in shape.edges[last:]]
        del shape.sideways[first:last], shape.downwards[first:last]
    elif code == _WIDTH and first < last:
        (width,) = unpack_from("<H", operand, 2)
        for cell in range(first, last):
            more = shape.edges[cell] + width - shape.edges[cell + 1]
            shape.edges[cell + 1 :] = [edge + more for edge in shape.edges[cell + 1 :]]
    elif code == _INSERT and first <= count and count + operand[1] <= _MOST_CELLS:
        (width,) = unpack_from("<H", operand, 2)
        begin = shape.edges[first]
        added = [begin + width * index for index in range(operand[1])]
        shape.edges[first:] = added + [edge + width * operand[1] for edge in shape.edges[first:]]
        shape.sideways[first:first] = shape.downwards[first:first] = [0] * operand[1]


def covered_sideways(sideways: Sequence[int]) -> list[bool]:
    """Which cells lie under the first one of their set. The specifications disagree whether that has the value 1 or 2;
    so the value that a set begins with is taken for the first one's."""
    covered: list[bool] = []
    first = 0
    for index, value in enumerate(sideways):
        if not value:
            covered.append(False)
        elif index == 0 or not sideways[index - 1]:
            first = value
            covered.append(False)
        else:
            covered.append(value not in (first, 3))
    return covered


class Columns:
    """The grid columns of a table: every edge that some row has; nearly equal edges are one."""

    def __init__(self, shapes: Sequence[RowShape]) -> None:
        self._numbers: dict[int, int] = {}
        number, begin = -1, -_FAR
        for edge in sorted({edge for shape in shapes for edge in shape.edges}):
            if edge - begin > _NEAR:
                number, begin = number + 1, edge
            self._numbers[edge] = number

    def of(self, edge: int) -> int:
        """The number of the column, from 0, that begins at this edge, which is one of some row."""
        return self._numbers[edge]
