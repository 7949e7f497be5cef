"""通知用语.txt: a paragraph for each township and for each school, ready to be pasted into a message."""

from __future__ import annotations

from collections.abc import Sequence

from ..definition import Checklist, Term
from ..reports import Wording, filled_in, signatory, title
from ..tools import shorten
from .addressees import Addressee
from .faults import joined, told

_FEW = 5  # faults that are told one by one; more of them by kind


def notice_text(
    checklist: Checklist, term: Term | None, wording: Wording, deadline: str, schools: Sequence[Addressee]
) -> bytes:
    """The whole file, in UTF-8 with the mark by which Windows knows it, its lines ended as Windows ends them."""
    groups: dict[str, list[Addressee]] = {}
    for addressee in schools:
        groups.setdefault(addressee.school.group or "", []).append(addressee)
    values = {
        "表名": title(checklist.title),
        "学期": term.title if term else "",
        "截止日期": deadline,
        "单位": signatory(checklist),
        "乡镇": [{"名称": name, "学校": [_school(each) for each in members]} for name, members in groups.items()],
    }
    lines = filled_in(wording, values).strip().splitlines()
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8")


def _school(addressee: Addressee) -> dict[str, object]:
    faults = addressee.faults
    return {
        "名称": addressee.school.name,
        "文件": shorten(addressee.file, 60),
        "处数": len(faults),
        "已计入": addressee.counted,
        "读得出": addressee.readable,
        "事项": [told(fault) for fault in faults] if len(faults) <= _FEW else list(joined(faults)),
    }
