"""What became of the ledger, as text: its figures, what is to be done, what it says of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...checking import CorrectionsAccount
from ...ledger import MOST_QUESTIONS, MOST_WORDINGS
from .corrections_text import corrections_lines, named

if TYPE_CHECKING:  # what makes and changes workbooks is not loaded to check returns
    from ...ledger import LedgerUpdate, Wordings


def ledger_lines(update: LedgerUpdate, wordings: Wordings, account: CorrectionsAccount) -> Iterator[str]:
    """The figures of the ledger after an update; `wordings` are what the returns hold."""
    yield from _rulings(update, wordings)
    yield from _corrections(update, account)
    if update.sheets:
        yield f"新添工作表：{'、'.join(update.sheets)}。"


def _rulings(update: LedgerUpdate, wordings: Wordings) -> Iterator[str]:
    rulings = update.rulings
    schools = {school for wording in rulings.added for school in wording.schools}
    added = f"新增 {len(rulings.added)} 种说法，涉及 {len(schools)} 所学校" if rulings.added else "没有新的说法"
    undecidable = f"，不能判 {rulings.undecidable} 种" if rulings.undecidable else ""
    yield f"判读：{added}；待判 {rulings.waiting} 种，已判 {rulings.ruled} 种{undecidable}。"
    if rulings.left_out:
        yield f"还有 {rulings.left_out} 种说法没有列入（一次最多 {MOST_WORDINGS} 种），判完后再运行一次。"
    if wordings.too_long:
        yield f"另有 {wordings.too_long} 处文字太长，不宜判读，请学校更正。"
    if rulings.gone:
        yield f"有 {rulings.gone} 行还没有判，这次的表里没有这样写的。"
    if rulings.unused:
        yield unused_line(rulings.unused)


def _corrections(update: LedgerUpdate, account: CorrectionsAccount) -> Iterator[str]:
    corrections = update.corrections
    schools = {question.whose for question in corrections.added}
    added = (
        f"新增 {len(corrections.added)} 处要问的，涉及 {len(schools)} 所学校" if corrections.added else "没有新的要问"
    )
    settled = f"，撤去已不用问的 {corrections.settled} 行" if corrections.settled else ""
    yield f"更正：{added}{settled}；待填 {corrections.waiting} 行，填好 {corrections.filled} 行。"
    if corrections.left_out:
        yield f"还有 {corrections.left_out} 处没有列入（一次最多 {MOST_QUESTIONS} 处），问完后再运行一次。"
    yield from corrections_lines(account)


def unused_line(rows: Sequence[str]) -> str:
    """Rows that people ruled on and that fit nothing."""
    return f"台账中有 {len(rows)} 行判读没有用上（这次的表里没有这样写的）：{named(rows, len(rows))}"


def ledger_next_step(update: LedgerUpdate, *, is_used: bool = True) -> str:
    """How to go on; `is_used` says whether the other commands find this ledger by themselves."""
    steps = []
    if update.rulings.waiting:
        steps.append("在“判为”一列逐行选择（“判读”表）")
    if update.corrections.waiting:
        steps.append("照“更正”表打电话，问清的填“更正为”“经手人”“日期”“方式”")
    if steps:
        steps = [f"打开 {update.path}，{'；'.join(steps)}；保存并关闭，再"]
    use = "" if is_used else f"（都加上 --ledger {update.path}）"
    automatic = "，台账会自动用上" if is_used and not steps else ""
    return f"接下来：{''.join(steps)}运行 jianfu validate 和 jianfu summarize{use}{automatic}"
