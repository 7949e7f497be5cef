"""The short difference between an item's official wording and the form's, for messages."""

from __future__ import annotations

from difflib import SequenceMatcher

from ..tools import plain, squeeze


def difference(original: str, found: str) -> str:
    """The short difference between an item's wording and the form's, with a little context, for a message."""
    ours, theirs = _mapped(original), _mapped(found)
    if not theirs:
        return "表中没有文字"
    matcher = SequenceMatcher(None, [c for c, _ in ours], [c for c, _ in theirs], autojunk=False)
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    if not edits:
        return "只有标点或空格不同"
    shown = [
        f"原文“{_excerpt(original, ours, a, b)}”，表中“{_excerpt(found, theirs, c, d)}”" for _, a, b, c, d in edits[:2]
    ]
    more = f"，共{len(edits)}处" if len(edits) > 2 else ""
    return "；".join(shown) + more


def _mapped(text: str) -> list[tuple[str, int]]:
    """The characters that count, each with its place in the text."""
    return [(c, index) for index, character in enumerate(text[:2000]) for c in plain(character)]


def _excerpt(text: str, mapped: list[tuple[str, int]], start: int, end: int, around: int = 4) -> str:
    if not mapped:
        return ""
    first, last = max(0, start - around), min(len(mapped), end + around)
    if end - start > 24:
        last = start + 20
    begin = mapped[first][1] if first < len(mapped) else len(text)
    stop = mapped[last - 1][1] + 1 if last else 0
    left = "…" if first > 0 else ""
    right = "…" if last < len(mapped) else ""
    return f"{left}{squeeze(text[begin:stop])}{right}"
