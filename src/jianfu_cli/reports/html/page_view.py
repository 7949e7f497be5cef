"""A summary -> what the page's template shows: ready values, rows and pictures. The wording is the template's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...summary import NO_GROUP, GroupCount, ItemCount, SectionCount, Summary
from ..phrases import day, percent
from .page_data import by_group, kept
from .page_shapes import FULL, level, panel, pieces

MAX_PANEL_SCHOOLS = 1_000  # beyond that the map is drawn 乡镇 by 乡镇, on demand
MAX_GROUPS = 60  # 乡镇 in the tables
MAX_NAMES = 300  # schools without a return
MAX_LISTED = 60  # schools late, or to be corrected
MAX_PRIORITY = 30  # schools proposed for 重点督导
TOP_ITEMS = 3
WIDE_ITEMS = 28  # beyond that the map 乡镇 x 项目 is printed smaller, on its side

Values = dict[str, Any]


def view(summary: Summary) -> Values:
    """The template's variables."""
    totals = _totals(summary)
    groups = _shown_groups(summary)
    return {
        "checklist": summary.checklist,
        "term": summary.term.title if summary.term else None,
        "term_chosen": summary.term_chosen,
        "report_date": day(summary.report_date),
        "deadline": day(summary.deadline) if summary.deadline else None,
        "full": FULL,
        "totals": totals,
        "top": _top(summary.items),
        "sections": [_section(one) for one in summary.sections],
        "blocks": _blocks(summary),
        "firsts": {section.items[0].number - 1 for section in summary.checklist.sections},
        "wide": len(summary.items) > WIDE_ITEMS,
        "grouped": any(group.name != NO_GROUP for group in summary.groups),
        "groups": [_group(at, group) for at, group in groups],
        "all_groups": len(summary.groups),
        "schools": len(summary.schools),
        "panels": _panels(summary),
        "missing": _names(summary, "missing"),
        "corrections": _corrections(summary),
        "late": list(summary.late[:MAX_LISTED]),
        "priority": [
            {"school": one.school, "group": one.group, "reasons": one.reasons}
            for one in sorted(summary.priority, key=lambda one: -len(one.reasons))[:MAX_PRIORITY]
        ],
        "dispositions": [(kind.label, number) for kind, number in summary.dispositions.items() if number],
        "files": len(summary.files),
        "checks": summary.checks,
        "left_out": len(summary.problems) - len(kept(summary)),
    }


def _totals(summary: Summary) -> Values:
    """The key figures. Rates are None of an empty set, `expected` and the rate of return without a roster."""
    good = sum(one.compliant for one in summary.items)
    bad = sum(one.noncompliant for one in summary.items)
    neutral = sum(one.not_applicable for one in summary.items)
    troubled = sum(row.noncompliant > 0 for row in summary.schools)
    rejected, missing = len(summary.rejected), len(summary.missing)
    return {
        "expected": summary.expected,
        "counted": summary.counted,
        "rejected": rejected,
        "missing": missing,
        "late": len(summary.late),
        "returned": percent(summary.counted, summary.expected or 0),
        "returned_ring": pieces(("good", summary.counted), ("rest", rejected + missing)),
        "states": pieces(("good", summary.counted), ("rejected", rejected), ("missing", missing)),
        "compliant": good,
        "noncompliant": bad,
        "not_applicable": neutral,
        "answers": good + bad + neutral,
        "rate": percent(good, good + bad),
        "rate_ring": pieces(("good", good), ("bad", bad)),
        "troubled": troubled,
        "troubled_share": percent(troubled, summary.counted),
        "priority": len(summary.priority),
        "measured": sum(any(one.measure for one in problem.measures) for problem in summary.problems),
        "texts": len(summary.problems),
    }


def _top(items: Sequence[ItemCount]) -> list[ItemCount]:
    """The items with most problems; those on the last place's number all, unless they are too many to name."""
    ranked = sorted((one for one in items if one.noncompliant), key=lambda one: (-one.noncompliant, one.number))
    top = [one for one in ranked if one.noncompliant >= ranked[min(TOP_ITEMS, len(ranked)) - 1].noncompliant]
    return top if len(top) <= 2 * TOP_ITEMS else top[:TOP_ITEMS]


def _counts(one: ItemCount | SectionCount) -> Values:
    return {
        "compliant": one.compliant,
        "noncompliant": one.noncompliant,
        "not_applicable": one.not_applicable,
        "rate": percent(one.compliant, one.compliant + one.noncompliant),
        "bar": pieces(("good", one.compliant), ("bad", one.noncompliant), ("neutral", one.not_applicable)),
    }


def _section(one: SectionCount) -> Values:
    first, last = one.items[0], one.items[-1]
    numbers = f"第{first}项" if first == last else f"第{first}—{last}项"
    return {"title": one.title, "numbers": numbers, **_counts(one)}


def _blocks(summary: Summary) -> list[Values]:
    """The items, section by section."""
    rest = iter(summary.items)
    return [
        {
            "title": section.title,
            "items": [
                {"number": one.number, "text": one.text, "expected": one.expected, **_counts(one)}
                for one in (next(rest) for _ in section.items)
            ],
        }
        for section in summary.sections
    ]


def _shown_groups(summary: Summary) -> list[tuple[int, GroupCount]]:
    """The 乡镇 in their order, with their place; of too many those with most problems and missing schools."""
    numbered = list(enumerate(summary.groups))
    if len(numbered) <= MAX_GROUPS:
        return numbered
    worst = sorted(numbered, key=lambda one: (-one[1].noncompliant - one[1].missing - one[1].rejected, one[0]))
    return worst[:MAX_GROUPS]


def _group(at: int, group: GroupCount) -> Values:
    return {
        "at": at,
        "name": group.name,
        "expected": group.expected,
        "counted": group.counted,
        "rejected": group.rejected,
        "missing": group.missing,
        "returned": percent(group.counted, group.expected or 0),
        "states": pieces(("good", group.counted), ("rejected", group.rejected), ("missing", group.missing)),
        "noncompliant": group.noncompliant,
        "troubled": group.noncompliant_schools,
        "rate": percent(group.compliant, group.compliant + group.noncompliant),
        "bar": pieces(("good", group.compliant), ("bad", group.noncompliant)),
        "heat": [{"number": number, "level": level(number, group.counted)} for number in group.items],
    }


def _panels(summary: Summary) -> list[Values]:
    """The map of all schools, a panel a 乡镇; none if there are too many schools, or none at all."""
    if len(summary.schools) > MAX_PANEL_SCHOOLS:
        return []
    return [
        {
            "at": at,
            "name": name,
            "schools": len(rows),
            "bad": sum(row.noncompliant for row in rows),
            "troubled": sum(row.noncompliant > 0 for row in rows),
            "picture": panel(summary.checklist, rows),
        }
        for at, (name, rows) in enumerate(by_group(summary).items())
    ]


def _names(summary: Summary, state: str) -> list[Values]:
    """The schools in one state by 乡镇; nothing if they are too many for a page."""
    named = [
        {"group": name, "schools": [row.name for row in rows if row.state == state]}
        for name, rows in by_group(summary).items()
    ]
    return [one for one in named if one["schools"]] if sum(len(one["schools"]) for one in named) <= MAX_NAMES else []


def _corrections(summary: Summary) -> list[Values]:
    """The schools whose return must be corrected, with what is wrong in their latest one."""
    waiting = set(summary.rejected[:MAX_LISTED])
    found: dict[str, Values] = {
        one.school: {"school": one.school, "group": one.group, "findings": [f.message for f in one.findings]}
        for one in summary.corrections
        if one.school in waiting
    }
    return [found.get(name, {"school": name, "group": "", "findings": []}) for name in summary.rejected[:MAX_LISTED]]
