"""The conditions of a cell's style (style:map): whether a plain one holds for its text; of others nobody can tell."""

from __future__ import annotations

import re

_EQUAL = re.compile(r'cell-content\(\)(?P<not>!?)="(?P<text>(?:[^"]|"")*)"')
_CONSTANT = re.compile(r"is-true-formula\((?P<word>TRUE\(\)|FALSE\(\)|[01])\)")


def holds(condition: str, text: str) -> bool | None:
    """Whether it holds; None where only a spreadsheet program could tell."""
    if constant := _CONSTANT.fullmatch(condition):
        return constant["word"] in ("TRUE()", "1")
    if equal := _EQUAL.fullmatch(condition):
        same = text.lower() == equal["text"].replace('""', '"').lower()
        return same != bool(equal["not"])
    return None
