"""Files -> checked returns, in order, spread over processes.

Examiner reads, identifies and checks one file; examine does it for all files under some paths.
Examination holds a digest of each return in memory and its record (the contract's JSON) in a spool.
A process that dies or hangs costs the one file that it was at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .checked_returns import CheckedReturn, check_files
    from .examination import Examination, Progress, examine
    from .examiner import Settings
    from .record import FindingRecord, ReturnRecord, dump_json, finding_from_record, parse_record
    from .workers import cores
else:
    __getattr__ = door(__name__)
