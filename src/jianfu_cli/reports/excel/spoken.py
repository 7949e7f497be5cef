"""Words and figures that several sheets share."""

from __future__ import annotations

from ...definition import Checklist
from ...summary import Rate, Summary
from ...tools import shorten
from ..term_folders import NO_TERM

NONE = "—"  # of which nothing can be said
UNSAID = "未填写"


def term_words(summary: Summary) -> str:
    """The term as documents write it."""
    return summary.term.title if summary.term else NO_TERM


def item_words(summary: Summary) -> dict[int, str]:
    """The number of an item -> the beginning of its wording."""
    return {item.number: shorten(item.text, 30) for item in summary.checklist.items}


def groups_by_school(summary: Summary) -> dict[str, str]:
    """The name of a school -> its 乡镇."""
    return {school.name: school.group for school in summary.schools}


def shown(rate: Rate) -> float | str:
    """The share for a cell of format 0.0%, or a dash of an empty whole."""
    return NONE if rate.share is None else rate.share


def rate_note(checklist: Checklist) -> str:
    """How the rate of compliance is counted."""
    neutral = f"，{checklist.not_applicable}不计" if checklist.not_applicable else ""
    return f"符合率=符合÷(符合+存在问题){neutral}"
