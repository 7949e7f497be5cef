"""How much text a file may hold in all, wherever in it that stands."""

from __future__ import annotations

from ...tools import Unreadable
from .. import limits

_TEN_THOUSAND = 10_000


class TextBudget:
    """Counts the text of one file; raises Unreadable JF004 past the limit."""

    def __init__(self) -> None:
        self._left = limits.TEXT_CHARS

    def spend(self, chars: int) -> None:
        """Count so many characters."""
        self._left -= chars
        if self._left < 0:
            raise Unreadable("JF004", f"全部文字超过上限 {limits.TEXT_CHARS // _TEN_THOUSAND} 万字")
