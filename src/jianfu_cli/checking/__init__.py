"""Files -> checked returns, in order, spread over processes.

examine reads, identifies and checks all files under some paths; read_files gives each as it was read (inspect).
Examination holds a digest of each return in memory and its record (the contract's JSON) in a spool.
A process that dies or hangs costs the one file that it was at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .checked_returns import CheckedReturn, check_files
    from .correction_results import CorrectionsAccount, corrections_account
    from .examination import Examination, Progress, examine, read_files
    from .examiner import CheckedForm, Examiner, FileReading, Settings
    from .question_list import open_questions
    from .record import (
        DEADLINE_AT_ONCE,
        AttachmentRecord,
        FindingRecord,
        FollowupRecord,
        RectificationRecord,
        ResponseRecord,
        ReturnRecord,
        SettledRecord,
        dump_json,
        finding_from_record,
        parse_attachment,
        parse_record,
    )
    from .unclear import unclear_wordings
    from .workers import cores
else:
    __getattr__ = door(__name__)
