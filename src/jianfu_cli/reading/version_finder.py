"""Which version of the checklist a document's forms are of: by their stamps, else by the wordings that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..definition import META_SHEET, Edition, Stamp
from ..intake import Document, Grid
from ..tools import plain
from .stamps import printed_stamps

_LONGEST = 4000  # characters of a cell that are looked at,
_MOST = 400_000  # and of all cells
_SHORTEST = 4  # a shorter cell is an answer or a number
_WHOLE = 0.6  # the share of a version's wordings that makes a grid a form by itself
_ENOUGH = 1 / 3  # the share from which wordings say something at all


class VersionFinder:
    """Tells editions apart; `editions` by their version, the checklist's own first. Where there is one, nothing is looked at."""

    def __init__(self, editions: Mapping[str, Edition]) -> None:
        own = next(iter(editions.values()))
        self._id, self._own = own.checklist.id, own.version
        self._texts = {
            version: frozenset(plain(item.text) for item in edition.checklist.items)
            for version, edition in editions.items()
        }
        self._all: frozenset[str] = frozenset().union(*self._texts.values())

    def parts(self, document: Document, carried: Stamp | None) -> list[tuple[str, Document]]:
        """The versions in a document, each with the document without the forms of the others."""
        if len(self._texts) == 1:
            return [(self._own, document)]
        readable = [grid for grid in document.grids if grid.name != META_SHEET]
        grids = [grid for grid in readable if not grid.hidden] or readable
        found = {id(grid): self._wordings([grid]) for grid in grids}
        stamped = self._stamped(carried)
        whole = {
            id(grid): self._stamped(next(printed_stamps([grid]), None)) or stamped or self._by_wording(found[id(grid)])
            for grid in grids
            if self._is_whole(found[id(grid)])
        }
        if len(set(whole.values())) > 1:
            return [
                (version, replace(document, grids=[g for g in document.grids if whole.get(id(g), version) == version]))
                for version in self._texts
                if version in whole.values()
            ]
        printed = self._stamped(next(printed_stamps(grids), None))
        return [(printed or stamped or self._by_wording(self._wordings(grids)), document)]

    def _stamped(self, stamp: Stamp | None) -> str | None:
        """The version that a stamp tells of; None if it is none of ours, which the reader says."""
        return stamp.version if stamp and stamp.checklist == self._id and stamp.version in self._texts else None

    def _wordings(self, grids: Iterable[Grid]) -> frozenset[str]:
        """Which items' wordings stand in the grids, cut by a line of their own or not."""
        cells = (cell for grid in grids for row in grid.rows for cell in row.cells if len(cell) >= _SHORTEST)
        joined = "".join(plain(cell[:_LONGEST]) for cell in cells)[:_MOST]
        return frozenset(text for text in self._all if text in joined)

    def _is_whole(self, found: frozenset[str]) -> bool:
        return any(len(texts & found) >= _WHOLE * len(texts) for texts in self._texts.values())

    def _by_wording(self, found: frozenset[str]) -> str:
        """The version that lacks fewest wordings and has fewest besides; the own one where they say too little."""
        if max(len(texts & found) / len(texts) for texts in self._texts.values()) < _ENOUGH:
            return self._own
        return min(self._texts, key=lambda version: len(self._texts[version] ^ found))
