"""The orders that things may be under (审批, 计划), by the words that speak of them."""

from __future__ import annotations

from functools import lru_cache

from ..vocabulary import SAME_ORDER


@lru_cache(maxsize=4096)
def orders_in(words: str) -> frozenset[str]:
    """The orders that words speak of: 审批 for 未报备, 计划 for 计划外."""
    return frozenset(order for order, same in SAME_ORDER.items() if any(word in words for word in same))
