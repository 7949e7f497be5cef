"""What became of the ledger's corrections, as text: one line, and the rows that people must look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...checking import CorrectionsAccount
from ...tools import shorten, visible

_MOST_ROWS = 10  # that are named


def corrections_lines(account: CorrectionsAccount) -> Iterator[str]:
    """Nothing if there are no corrections."""
    filled = len(account.applied) + len(account.confirmed) + account.unused
    if not filled:
        return
    confirmed = f"，学校重报的表已与之相同 {len(account.confirmed)} 行" if account.confirmed else ""
    unused = f"，没有用上 {account.unused} 行" if account.unused else ""
    yield f"台账更正：填好 {filled} 行，用上 {len(account.applied)} 行{confirmed}{unused}。"
    if account.overtaken:
        rows = (f"{row}（表中现为{_what(now)}）" for row, now in account.overtaken.items())
        yield f"  “表中原填”已不是现在的表所写，没有用上：{named(rows, len(account.overtaken))}。请核对后改这一行，或删去"
    if account.idle:
        yield f"  对不上这次的表（学校没有报，或没有这一处），没有用上：{named(account.idle, len(account.idle))}"
    if account.several:
        yield f"  对上了几个文件，看不出是哪一个，没有用上：{named(account.several, len(account.several))}。请在“表中原填”里把文件夹也写上"
    if account.waiting:
        preferred = named(account.waiting, len(account.waiting))
        yield f"  写明以此份为准，但那份表还有错误，暂不能计入：{preferred}"


def _what(now: str) -> str:
    return f"“{shorten(now, 20)}”" if now.strip() else "空白"


def named(rows: Iterable[str], count: int) -> str:
    """The first of `count` rows, with 等 where there are more."""
    shown = [visible(row) for _, row in zip(range(_MOST_ROWS), rows, strict=False)]
    return "、".join(shown) + ("等" if count > _MOST_ROWS else "")
