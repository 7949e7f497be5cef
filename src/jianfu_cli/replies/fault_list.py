"""The words of the list of faults that a marked copy begins with, the same in Excel and in Word."""

from __future__ import annotations

from collections.abc import Sequence

from .faults import Fault

HEADINGS = ("序号", "在哪里", "问题", "怎样更正")


def introduction(faults: Sequence[Fault], deadline: str) -> str:
    """What the school is asked to do with the list."""
    by = f"请于{deadline}前" if deadline else "请"
    rest = "" if any(fault.whole for fault in faults) else "，其余内容不用再填"
    return (
        f"以下{len(faults)}处{by}直接在这份文件里更正或补充，保存后报回即可{rest}。"
        "有颜色的是要改的地方，批注里写了怎样改。这一页不用删。"
    )
