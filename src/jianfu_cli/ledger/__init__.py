"""台账.xlsx, what the bureau settles once for a whole semester: read, applied to returns, made and added to.

load_ledger reads it, or tells every mistake with its cell. A Ledger settles what returns say unclearly, by rulings that
hold for every school (判读), and by Corrections of single returns (更正). A RegisterSheet is one of the checklist's own
sheets, register_figures what is counted from it.
next_ledger begins the next semester's; update_ledger makes the file or adds to it what people must settle (ToSettle).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .carried_rows import next_ledger
    from .correction_targets import FILE, SCHOOL_NAME, Target, TargetKind, Targets
    from .corrections import Correction, Corrections, accepted
    from .ledger_file import load_ledger
    from .ledger_update import LedgerUpdate, ToSettle, empty_ledger, update_ledger
    from .questions import MOST_QUESTIONS, Question, Questions
    from .register_sheets import RegisterRow, RegisterSheet, public_texts
    from .rulings import Ledger, Ruling
    from .waiting_rows import OpenRows, open_rows
    from .wordings import MOST_WORDINGS, UnclearWording, Wordings, compared
    from .yearly_figures import RegisterFigure, register_figures, register_year
else:
    __getattr__ = door(__name__)
