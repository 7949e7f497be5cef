"""What to do next in a working folder, as one sentence with the command to type."""

from __future__ import annotations

from pathlib import Path

from ..intake import CONFIG_FILE
from ..reports import REPORTS
from .standing import Standing

_SUMMARIZE = "运行 jianfu summarize，汇总"


def what_next(now: Standing) -> str:
    """The first of the steps of a semester that has not been done."""
    return _before_returns(now) or _with_returns(now)


def after_checking(wrong: int, ledger: str) -> str:
    """What to do when returns have been checked, of which `wrong` can't count as they are."""
    from ..ledger import open_rows

    if not wrong:
        return _SUMMARIZE
    waiting = open_rows(Path(ledger))
    return _settle(ledger) if waiting and waiting.rulings + waiting.corrections else _ask(ledger)


def _settle(ledger: str) -> str:
    return f"打开 {ledger}，填好待判、待填的行，保存并关闭，再运行 jianfu summarize"


def _ask(ledger: str) -> str:
    return f"运行 jianfu ledger，把要问学校的列进 {ledger}；要学校自己改的，运行 jianfu reply 写回复"


def _before_returns(now: Standing) -> str:
    """Until the first return is there; "" afterwards."""
    if now.received.files:
        return ""
    roster, folder = now.settings.roster, now.settings.returns[0]
    if not now.forms:
        if roster and now.schools is None:
            return f"先备好名册 {roster}，再运行 jianfu blank 制发空白表"
        if roster and not now.schools:
            return f"填好 {roster}，再运行 jianfu blank 制发空白表"
        if now.settings.deadline is None:
            return f"在 {CONFIG_FILE} 里写上截止日期 deadline（印在表上），再运行 jianfu blank 制发空白表"
        return "运行 jianfu blank，制发空白表"
    return f"把 {now.settings.forms} 里的表发给学校；收回的放进 {folder}，再运行 jianfu validate"


def _with_returns(now: Standing) -> str:
    results, ledger = now.results, now.settings.ledger
    if now.received.new:
        again = "新收到的" if results else "收回的表"
        return f"运行 jianfu validate，核对{again}（{now.received.new} 份）；再运行 jianfu summarize，汇总"
    if results is None:
        return _SUMMARIZE
    if now.ledger_broken:
        return f"打开 {ledger}，改好上面说的错误，保存并关闭，再运行 jianfu summarize"
    if now.to_settle:
        return _settle(ledger)
    if now.outdated:
        return "运行 jianfu summarize，重新汇总"
    if now.unasked and (now.replied or 0.0) < results.made:
        return _ask(ledger)
    if results.schools["rejected"] and (now.replied or 0.0) < results.made:
        return "运行 jianfu reply，给要更正的学校写回复"
    if results.schools["missing"] or results.schools["rejected"]:
        return f"催报未报、待更正的学校（名单在 {_result(now, 'xlsx')}）；收到后放进 {now.settings.returns[0]}，再运行 jianfu validate"
    return f"签发 {_result(now, 'docx')}；下学期在这里运行 jianfu init ../新文件夹 --previous ."


def _result(now: Standing, kind: str) -> str:
    return Path(now.settings.results, REPORTS[kind].file).as_posix()
