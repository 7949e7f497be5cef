"""How much text a document of tables may hold in all."""

from __future__ import annotations

from collections.abc import Sequence

from ...tools import Unreadable
from .. import limits


class TextBudget:
    """Counts the text of one document; raises Unreadable JF004 past the limit."""

    def __init__(self) -> None:
        self._left = limits.TEXT_CHARS

    def spend(self, cells: Sequence[str]) -> None:
        """Count the text of these cells."""
        self._left -= sum(map(len, cells))
        if self._left < 0:
            raise Unreadable("JF004", f"全部单元格的文字超过上限 {limits.TEXT_CHARS // limits.MEGABYTE} 百万字")
