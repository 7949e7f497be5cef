"""What a form says of itself: 填表说明, by when it goes to whom, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..definition import EXPLANATION_HEADING, RECTIFICATION_TITLE, Checklist
from ..tools import date_in_words

NOTES_LABEL = "填表说明："
SENDING_LINE = r"\d+\. (?:请于.+前|填好后)报送.*"
"""What the last of the lines matches, whatever the bureau has added."""


@dataclass(frozen=True, slots=True)
class FormNotes:
    """What the bureau adds to the checklist's recipient: the last day to report, and its telephone; either may be missing."""

    deadline: date | None = None
    phone: str = ""


NO_NOTES = FormNotes()


def note_lines(checklist: Checklist, notes: FormNotes, how_to_answer: str) -> list[str]:
    """The lines of 填表说明; `how_to_answer` says how an answer is given in this format."""
    wanting = f"有问题或{checklist.not_applicable}的" if checklist.not_applicable else "有问题的"
    measures = f"整改措施写在“{RECTIFICATION_TITLE}”里，一项一行"
    if settled := [paper.title for paper in checklist.materials if paper.settled_by]:
        measures += f"；写全了的，不必另报{'、'.join(settled)}"
    texts = (
        f"{how_to_answer}；{wanting}，在“{EXPLANATION_HEADING}”中写清楚。",
        f"{measures}。",
        f"{_sending(checklist.recipient, notes)}。",
    )
    return [NOTES_LABEL, *(f"{number}. {text}" for number, text in enumerate(texts, 1))]


def _sending(recipient: str, notes: FormNotes) -> str:
    by = f"请于{date_in_words(notes.deadline)}前" if notes.deadline else "填好后"
    asked = f"，有疑问请致电 {notes.phone}" if notes.phone else ""
    return f"{by}报送{recipient}{asked}"
