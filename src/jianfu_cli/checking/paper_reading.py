"""A file without a form -> the school that it speaks for and the materials that it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..definition import FOLLOWUP_TITLE, TO_FILL_IN, Checklist
from ..intake import Document, paper_format
from ..returns import (
    MeasureTables,
    Sender,
    bare_name,
    is_called_form,
    is_school_alone,
    naming_lines,
    paper_materials,
    paper_sender,
    text_lines,
)
from ..roster import Roster
from ..vocabulary import FOLLOWUP_TITLES

_FOLLOWING_UP = re.compile(f"整改.{{0,8}}(?:{'|'.join(FOLLOWUP_TITLES)})")
_TITLE_LINES, _LONGEST_TITLE = 3, 40


class PaperSeen(NamedTuple):
    """What is seen of such a file: whose it is, None where that is not certain, and the titles of its materials.

    `called_form`: it is called like the form, and so ought to hold one. `gaps`: how many of a draft's are not filled in.
    `follows_up`: its name or title says that it tells what became of measures, be it in running text.
    """

    sender: Sender | None
    materials: tuple[str, ...]
    called_form: bool = False
    gaps: int = 0
    follows_up: bool = False

    def materials_with(self, tables: MeasureTables) -> tuple[str, ...]:
        """What it is by its tables alone: the third part of the form, sent apart."""
        return (FOLLOWUP_TITLE,) if (tables.followups or self.follows_up) and not self.called_form else ()


def read_paper(file: str, data: bytes, document: Document | None, checklist: Checklist, roster: Roster) -> PaperSeen:
    """Whose a file without a form is, and what; `document` is None where it can't be read as text."""
    lines = text_lines(document.grids) if document else []
    sender = paper_sender(file, naming_lines(lines), roster)
    name = bare_name(file)
    called_form = is_called_form(name, checklist.title)
    kind = paper_format(data) if sender and checklist.materials else None
    if kind is None:
        return PaperSeen(sender, (), called_form)
    alone = is_school_alone(name, roster)
    found = paper_materials(checklist.materials, name, lines, kind, alone=alone, form_title=checklist.title)
    titles = [name, *(line for line in lines[:_TITLE_LINES] if len(line) <= _LONGEST_TITLE)]
    follows_up = bool(lines) and any(_FOLLOWING_UP.search(title) for title in titles)
    return PaperSeen(sender, found, called_form, sum(line.count(TO_FILL_IN) for line in lines), follows_up)
