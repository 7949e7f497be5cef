"""What says nothing: words that fill a cell of 情况说明, 备注 or the 整改台账 where there is nothing to tell."""

from __future__ import annotations

from ..tools import plain

# Whatever is asked for, nothing is said.
UNSAID = (
    "无",
    "没有",
    "没",
    "暂无",
    "无说明",
    "没有说明",
    "暂无说明",
    "无备注",
    "没有备注",
    "略",
    "同上",
    "如上",
    "同前",
)
# There is nothing to do, or all is well: no explanation of a problem, no reason for 不涉及, and no measure.
_NEEDLESS = """
    不涉及 未涉及 不适用 n/a
    无需整改 无须整改 不需整改 不需要整改 不用整改 无需 无须 不需要 不用
    无整改 暂无整改 没有整改 无措施 暂无措施 没有措施 无整改措施 暂无整改措施 没有整改措施
    无问题 没有问题 不存在问题 暂无问题 未发现问题 没有发现问题
"""
SILENT = frozenset(map(plain, (*UNSAID, *_NEEDLESS.split())))


def says_nothing(text: str) -> bool:
    """Whether a text is blank, punctuation alone (/, —, ……) or a word that only fills the cell."""
    core = plain(text)
    return not core or core in SILENT
