"""jianfu (减负): forms, checks and rollups for the self-check of teachers' burdens, as a library.

load_checklist, load_roster and load_ledger read what people write; blank_form makes a form; check_files reads and
checks returns; roll_up counts a semester and write_reports writes what the commands write. Each name is loaded when it
is first used.
What stops a call is a JianfuError whose text is for people (Chinese). docs/library.md shows all of it at work.
"""

from __future__ import annotations

TYPE_CHECKING = False  # not from typing: before the command can hear Ctrl-C, nothing is loaded that takes time

if TYPE_CHECKING:
    from .checking import CheckedReturn, Settings, check_files
    from .definition import Checklist, Item, Section, Term, load_checklist
    from .forms import Addressee, FormNotes, blank_form
    from .ledger import Ledger, load_ledger
    from .reports import write_reports
    from .returns import Status
    from .roster import Roster, School, load_roster
    from .rules import Finding, Severity
    from .summary import Rollup, Summary, Thresholds, roll_up
    from .tools import DefinitionError, JianfuError, OutputError
else:

    def __getattr__(name: str) -> object:
        from .tools import door

        return door(__name__)(name)


__version__ = "0.1.0"
__all__ = [
    "Addressee",
    "CheckedReturn",
    "Checklist",
    "DefinitionError",
    "Finding",
    "FormNotes",
    "Item",
    "JianfuError",
    "Ledger",
    "OutputError",
    "Rollup",
    "Roster",
    "School",
    "Section",
    "Settings",
    "Severity",
    "Status",
    "Summary",
    "Term",
    "Thresholds",
    "blank_form",
    "check_files",
    "load_checklist",
    "load_ledger",
    "load_roster",
    "roll_up",
    "write_reports",
]


def __dir__() -> list[str]:
    return sorted(__all__)
