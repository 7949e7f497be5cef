"""The catalogue of checks as text (`jianfu rules`)."""

from __future__ import annotations

from collections.abc import Iterator

from ...definition import CORRECTIONS
from ...rules import CATALOGUE, Rule
from ...tools import width

_FAMILIES = {"0": "文件", "1": "学校与时间", "2": "作答", "3": "说明与整改", "4": "各表之间"}


def rules_lines() -> Iterator[str]:
    """One line a rule, by family."""
    yield "错误：必须更正；提醒：更正或说明；提示：供参考。一条规则的说明见：jianfu rules 代码"
    family = ""
    for rule in CATALOGUE.values():
        if rule.code[2] != family:
            family = rule.code[2]
            yield ""
            yield _FAMILIES[family]
        yield _listed(rule)


def rule_lines(code: str) -> Iterator[str] | None:
    """One rule by its code (JF201, also 201), its name in English or Chinese, or a part of that; several are listed.

    None if there is none.
    """
    wanted = code.strip().upper()
    if not wanted:
        return None
    rules = CATALOGUE.values()
    named = [rule for rule in rules if wanted in (rule.code, rule.code[2:], rule.name.upper(), rule.title.upper())]
    found = named or [rule for rule in rules if wanted in rule.title.upper()]
    return _explain(found[0]) if len(found) == 1 else map(_listed, found) if found else None


def _explain(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.name}：{rule.title}（{rule.severity.label}）"
    yield ""
    yield f"查什么：{rule.explanation}"
    yield f"举例：{rule.example}"
    yield f"怎么办：{rule.remedy}"
    if rule.in_ledger:
        yield f"台账“{CORRECTIONS}”表：{rule.in_ledger}"


def _listed(rule: Rule) -> str:
    return f"  {rule.code}  {rule.severity.label}  {_padded(rule.title, 26)}{rule.name}"


def _padded(text: str, columns: int) -> str:
    return text + " " * max(1, columns - width(text))
