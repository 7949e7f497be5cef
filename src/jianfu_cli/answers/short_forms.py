"""Words that are short for a text's: 医保 of 医疗保险, but not 批评 of 审批 and 评比."""

from __future__ import annotations

import re
from functools import lru_cache

_APART = 5  # characters that two letters short for more may be apart: 医疗保险, 抽调借用
_LETTERS = re.compile(r"[^\W\d_]+")


def is_cut_from(words: str, text: str) -> bool:
    """Whether in each run of letters each one stands beside one that it stands near to in the text."""
    near = _near(text)
    return all(_is_cut(run, near) for run in _LETTERS.findall(words))


def _is_cut(run: str, near: frozenset[str]) -> bool:
    bound = [run[i : i + 2] in near for i in range(len(run) - 1)]
    beside = [left or right for left, right in zip([False, *bound], [*bound, False], strict=True)]
    return len(run) == 1 or all(beside) or (len(run) > 2 and all(beside[1:]))  # 报|数据


@lru_cache(maxsize=256)
def _near(text: str) -> frozenset[str]:
    """Characters that stand so near to each other that they may be short for the words between, in pairs both ways."""
    near = ((text[i], c) for i in range(len(text)) for c in text[i + 1 : i + 1 + _APART])
    return frozenset(pair for a, b in near for pair in (a + b, b + a))
