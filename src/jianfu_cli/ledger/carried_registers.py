"""A new semester's ledger that begins with the rows of the checklist's own sheets of the one before.

All of them: a year has two semesters, and what is counted against a year before needs that year's rows. What was settled
about the returns of the semester (判读, 更正) stays with it.
"""

from __future__ import annotations

from pathlib import Path

from ..definition import Checklist
from ..tools import read_bytes
from .ledger_file import read_ledger
from .ledger_update import empty_ledger


def carried_ledger(path: Path, checklist: Checklist) -> tuple[bytes, dict[str, int]]:
    """The new file, and how many rows of which sheet came along. Raises DefinitionError with every mistake in `path`,
    JianfuError if it can't be read.
    """
    sheets = read_ledger(read_bytes(path), path, checklist, None)
    rows = {sheet.register.title: [row.written for row in sheet.rows] for sheet in sheets.registers}
    return empty_ledger(checklist, rows), {title: len(found) for title, found in rows.items() if found}
