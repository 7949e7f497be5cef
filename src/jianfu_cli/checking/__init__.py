"""Files -> checked returns, in order, spread over processes.

examine reads, identifies and checks all files under some paths; read_files gives each as it was read (inspect).
Examination holds a digest of each return in memory and its record (the contract's JSON) in a spool.
A process that dies or hangs costs the one file that it was at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .check_settings import Settings
    from .checked_returns import CheckedReturn, check_files
    from .correction_results import CorrectionsAccount, corrections_account
    from .examination import Examination, Progress, examine, read_files
    from .examiner import Examiner
    from .file_reading import FileReading
    from .question_list import open_questions
    from .record import finding_from_record
    from .record_lines import dump_json, parse_attachment, parse_record
    from .record_shapes import (
        DEADLINE_AT_ONCE,
        FindingRecord,
        FollowupRecord,
        RectificationRecord,
        ResponseRecord,
        ReturnRecord,
    )
    from .unclear import unclear_wordings
    from .workers import cores
else:
    __getattr__ = door(__name__)
