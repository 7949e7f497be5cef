"""A summary -> what the page's template shows: ready values, rows and pictures. The wording is the template's."""

from __future__ import annotations

from typing import Any

from ...summary import NO_GROUP, NOT_ASKED, GroupCount, ItemCount, Rate, SectionCount, State, Summary
from ...tools import date_in_words
from ..phrases import by_schools, numbers, tied_list, why_changed, worst_items
from .page_corrections import corrections_view
from .page_data import by_group
from .page_measures import carried
from .page_shapes import FULL, LINE_HEIGHT, LINE_WIDTH, Piece, level, panel, pieces
from .page_words import kept, voices
from .past_view import past_view, term_lines
from .register_view import registers_view

MAX_PANEL_SCHOOLS = 1_000  # beyond that the map is drawn 乡镇 by 乡镇, on demand
MAX_GROUPS = 60  # 乡镇 in the tables
MAX_NAMES = 300  # schools without a return
MAX_LISTED = 60  # schools late, or to be corrected
MAX_PRIORITY = 30  # schools proposed for 重点督导
TOP_ITEMS = 3, 6  # items with most problems; so many if only together they are those
MAX_PRINTED = 2_000  # words on problems that are printed with the page; of more a 乡镇 is printed at a time
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
        "report_date": date_in_words(summary.report_date),
        "deadline": date_in_words(summary.deadline) if summary.deadline else None,
        "full": FULL,
        "states": {state.value: state.label for state in State},
        "unasked": NOT_ASKED,
        "totals": totals,
        "top": by_schools(worst_items(summary.items, *TOP_ITEMS)),
        "sections": [_section(section) for section in summary.sections],
        "past": past_view(summary),
        "line_box": (LINE_WIDTH, LINE_HEIGHT),
        "blocks": _blocks(summary),
        "firsts": {section.items[0].number - 1 for section in summary.checklist.sections},
        "wide": len(summary.items) > WIDE_ITEMS,
        "grouped": any(group.name != NO_GROUP for group in summary.groups),
        "groups": [_group(at, group) for at, group in groups],
        "all_groups": len(summary.groups),
        "schools": len(summary.schools),
        "panels": _panels(summary),
        "missing": _names(summary, State.MISSING),
        "received": [
            {"school": came.school, "group": came.group, "reason": came.reason}
            for came in summary.received[:MAX_LISTED]
        ],
        "corrections": _corrections(summary),
        "carried": carried(summary, MAX_LISTED),
        "changes": _changes(summary),
        "changed": sum(bool(row.changed) for row in summary.schools),
        **corrections_view(summary, MAX_LISTED),
        "papers": [(title, number) for title, number in summary.papers.items() if number],
        "late": list(summary.late[:MAX_LISTED]),
        "priority": [
            {"school": proposed.school, "group": proposed.group, "reasons": proposed.reasons}
            for proposed in summary.priority[:MAX_PRIORITY]
        ],
        "tied": tied_list(summary),
        "registers": registers_view(summary),
        "dispositions": [(kind.label, number) for kind, number in summary.ended.items()],
        "files": len(summary.files),
        "checks": summary.checks,
        "voices": voices(summary, by_group(summary)),
        "long": len(summary.problems) > MAX_PRINTED,
        "left_out": len(summary.problems) - len(kept(summary)),
    }


def _totals(summary: Summary) -> Values:
    """The key figures. Rates are None of an empty set, `expected` and the rate of return without a roster."""
    answers, groups = summary.all_answers, summary.all_groups
    troubled, rejected, missing = groups.noncompliant_schools, groups.rejected, groups.missing
    waiting = rejected + groups.received + missing
    return {
        "expected": summary.expected,
        "counted": summary.counted,
        "rejected": rejected,
        "received": groups.received,
        "missing": missing,
        "waiting": waiting,
        "late": len(summary.late),
        "returned": groups.returned.percent,
        "returned_ring": pieces(("good", summary.counted), ("rest", waiting)),
        "states": _states(groups),
        "compliant": answers.compliant,
        "noncompliant": answers.noncompliant,
        "not_applicable": answers.not_applicable,
        "not_asked": answers.not_asked,
        "older_forms": summary.older_forms,
        "rate": answers.rate.percent,
        "rate_ring": pieces(("good", answers.compliant), ("bad", answers.noncompliant)),
        "troubled": troubled,
        "troubled_share": Rate(troubled, summary.counted).percent,
        "priority": len(summary.priority),
        "measured": sum(problem.measured for problem in summary.problems),
        "texts": len(summary.problems),
    }


def _states(group: GroupCount) -> list[Piece]:
    """A bar of the schools by state."""
    waiting = (("rejected", group.rejected), ("received", group.received), ("missing", group.missing))
    return pieces(("good", group.counted), *waiting)


def _counts(of: ItemCount | SectionCount) -> Values:
    return {
        "compliant": of.compliant,
        "noncompliant": of.noncompliant,
        "not_applicable": of.not_applicable,
        "not_asked": of.not_asked,
        "rate": of.rate.percent,
        "bar": pieces(("good", of.compliant), ("bad", of.noncompliant), ("neutral", of.not_applicable)),
    }


def _section(section: SectionCount) -> Values:
    span = f"第{numbers(section.items)}项"
    return {"title": section.title, "numbers": span, "answers": section.answers, **_counts(section)}


def _blocks(summary: Summary) -> list[Values]:
    """The items, section by section."""
    rest = zip(summary.items, term_lines(summary), strict=True)
    return [
        {
            "title": section.title,
            "items": [
                {"number": item.number, "text": item.text, "expected": item.expected, "line": line, **_counts(item)}
                for item, line in (next(rest) for _ in section.items)
            ],
        }
        for section in summary.sections
    ]


def _shown_groups(summary: Summary) -> list[tuple[int, GroupCount]]:
    """The 乡镇 in their order, with their place; of too many those with most problems and missing schools."""
    numbered = list(enumerate(summary.groups))
    if len(numbered) <= MAX_GROUPS:
        return numbered
    worst = sorted(numbered, key=lambda pair: (-_trouble(pair[1]), pair[0]))
    return worst[:MAX_GROUPS]


def _trouble(group: GroupCount) -> int:
    return group.noncompliant + group.missing + group.received + group.rejected


def _group(at: int, group: GroupCount) -> Values:
    return {
        "at": at,
        "name": group.name,
        "expected": group.expected,
        "counted": group.counted,
        "rejected": group.rejected,
        "received": group.received,
        "missing": group.missing,
        "returned": group.returned.percent,
        "states": _states(group),
        "noncompliant": group.noncompliant,
        "troubled": group.noncompliant_schools,
        "rate": group.rate.percent,
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


def _names(summary: Summary, state: State) -> list[Values]:
    """The schools in one state by 乡镇; nothing if they are too many for a page."""
    named = [
        {"group": name, "schools": [row.name for row in rows if row.state is state]}
        for name, rows in by_group(summary).items()
    ]
    if sum(len(group["schools"]) for group in named) > MAX_NAMES:
        return []
    return [group for group in named if group["schools"]]


def _changes(summary: Summary) -> list[Values]:
    """The schools that changed answers, those to look into first."""
    rows = [row for row in summary.schools if row.changed]
    rows.sort(key=lambda row: not any(change.doubtful for change in row.changed))
    return [
        {"school": row.name, "changes": [(change, why_changed(change)) for change in row.changed]}
        for row in rows[:MAX_LISTED]
    ]


def _corrections(summary: Summary) -> list[Values]:
    """The schools whose return must be corrected, with what is wrong in their latest one."""
    waiting = set(summary.rejected[:MAX_LISTED])
    found: dict[str, Values] = {
        due.school: {"school": due.school, "group": due.group, "findings": [found.message for found in due.findings]}
        for due in summary.corrections
        if due.school in waiting
    }
    return [found.get(name, {"school": name, "group": "", "findings": []}) for name in summary.rejected[:MAX_LISTED]]
