"""通知用语.txt: a paragraph for each township and for each school, ready to be pasted into a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..intake import TEXT_MARK
from ..reports import Wording, filled_in
from .addressees import Addressee
from .wording_values import each_fault, faults_by_kind, return_values

_FEW = 5  # faults that are told one by one; more of them by kind


def notice_text(wording: Wording, common: Mapping[str, Any], schools: Sequence[Addressee]) -> bytes:
    """The whole file, in UTF-8 with the mark by which Windows knows it, its lines ended as Windows ends them.

    `common` are the values that all schools share. Raises DefinitionError.
    """
    groups: dict[str, list[Addressee]] = {}
    for addressee in schools:
        groups.setdefault(addressee.school.group or "", []).append(addressee)
    townships = [{"名称": name, "学校": [_school(each) for each in members]} for name, members in groups.items()]
    lines = [*filled_in(wording, {**common, "乡镇": townships}).strip().splitlines(), "", TEXT_MARK]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8")


def _school(addressee: Addressee) -> Mapping[str, Any]:
    faults = addressee.faults
    matters = each_fault(faults) if len(faults) <= _FEW else list(faults_by_kind(faults))
    return {"名称": addressee.school.name, **return_values(addressee), "事项": matters}
