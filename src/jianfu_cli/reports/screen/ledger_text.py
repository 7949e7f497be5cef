"""What became of the ledger, as text: its figures, what is to be done, what it says of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...ledger import MOST_WORDINGS
from ...tools import visible

if TYPE_CHECKING:  # what makes and changes workbooks is not loaded to check returns
    from ...ledger import LedgerUpdate, Wordings

_MOST_ROWS = 10  # that are named


def ledger_lines(update: LedgerUpdate, wordings: Wordings) -> Iterator[str]:
    """The figures of the ledger after an update; `wordings` are what the returns hold."""
    schools = {school for wording in update.added for school in wording.schools}
    added = f"新增 {len(update.added)} 种说法，涉及 {len(schools)} 所学校" if update.added else "没有新的说法"
    undecidable = f"，不能判 {update.undecidable} 种" if update.undecidable else ""
    yield f"判读：{added}；待判 {update.waiting} 种，已判 {update.ruled} 种{undecidable}。"
    if update.left_out:
        yield f"还有 {update.left_out} 种说法没有列入（一次最多 {MOST_WORDINGS} 种），判完后再运行一次。"
    if wordings.too_long:
        yield f"另有 {wordings.too_long} 处文字太长，不宜判读，请学校更正。"
    if update.gone:
        yield f"有 {update.gone} 行还没有判，这次的表里没有这样写的。"
    if update.unused:
        yield unused_line(update.unused)
    if update.sheets:
        yield f"新添工作表：{'、'.join(update.sheets)}。"


def unused_line(rows: Sequence[str]) -> str:
    """Rows that people ruled on and that fit nothing."""
    named = "、".join(visible(row) for row in rows[:_MOST_ROWS]) + ("等" if len(rows) > _MOST_ROWS else "")
    return f"台账中有 {len(rows)} 行判读没有用上（这次的表里没有这样写的）：{named}"


def ledger_next_step(update: LedgerUpdate) -> str:
    """How to go on."""
    if update.waiting:
        return (
            f"接下来：打开 {update.path}，在“判为”一列逐行选择，保存并关闭，再运行 jianfu validate 和 jianfu summarize"
        )
    return "接下来：运行 jianfu validate 和 jianfu summarize，判读会自动用上"
