"""A file without a form -> the school that it speaks for and the materials that it is."""

from __future__ import annotations

from typing import NamedTuple

from ..definition import Checklist
from ..intake import Document, paper_format
from ..returns import Sender, bare_name, is_school_alone, naming_lines, paper_materials, paper_sender, text_lines
from ..roster import Roster


class PaperSeen(NamedTuple):
    """What is seen of such a file: whose it is, None where that is not certain, and the titles of its materials."""

    sender: Sender | None
    materials: tuple[str, ...]


def read_paper(file: str, data: bytes, document: Document | None, checklist: Checklist, roster: Roster) -> PaperSeen:
    """Whose a file without a form is, and what; `document` is None where it can't be read as text."""
    lines = text_lines(document.grids) if document else []
    sender = paper_sender(file, naming_lines(lines), roster)
    if sender is None or not checklist.materials:
        return PaperSeen(sender, ())
    kind = paper_format(data)
    if kind is None:
        return PaperSeen(sender, ())
    name = bare_name(file)
    alone = is_school_alone(name, roster)
    found = paper_materials(checklist.materials, name, lines, kind, alone=alone, form_title=checklist.title)
    return PaperSeen(sender, found)
