"""Checked returns -> the semester's numbers. No formatting.

roll_up goes from paths to the Summary; collect says which return counts and where each file ended (Disposition).
State is how a school stands, with its one word; Rate a share as text and as number.
Every number leads back to schools, files and cells; Check holds the sums that must agree.
load_previous reads an earlier semester's summary.json, of this or an older jianfu;
successors finds its schools among today's.
TrackedMeasure is a measure with its MeasureState; open_measures are those that a semester left to the next.
Thresholds says from what on a school is proposed for 重点督导; Priority is such a proposal, on one of the Grounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .counted_responses import CountedResponse
    from .dispositions import Disposition
    from .figures import (
        NO_GROUP,
        NOT_ASKED,
        Change,
        Check,
        Correction,
        FileEntry,
        GroupCount,
        ItemCount,
        MaterialPlace,
        Problem,
        Received,
        RectificationRow,
        SchoolRow,
        SectionCount,
        SettledAnswer,
        Summary,
    )
    from .left_open import OpenMeasures, open_measures
    from .measure_states import MeasureState, TrackedMeasure, state_counts
    from .previous import PastTerm, Previous, PreviousItem, PreviousMeasure, PreviousSchool
    from .previous_file import load_previous
    from .priority import Ground, Priority, Thresholds
    from .rates import Rate
    from .rollup import Rollup, roll_up
    from .school_state import LATE, State
    from .successors import successors
else:
    __getattr__ = door(__name__)
