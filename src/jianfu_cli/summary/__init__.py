"""Checked returns -> the semester's numbers. No formatting.

roll_up goes from paths to the Summary; collect says which return counts and where each file ended (Disposition).
State is how a school stands, with its word; Rate a share; every number leads back to files and cells, Check holds the sums.
load_previous reads the summary before, successors finds its schools, open_measures what it left open; TrackedMeasure, MeasureState.
Thresholds says from what on a school is proposed for 重点督导; Priority is such a proposal, on one of the Grounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .collection import Collection, Member, collect, main_term
    from .counted_responses import CountedResponse
    from .dispositions import Disposition, Placement
    from .figures import (
        NO_GROUP,
        NOT_ASKED,
        Change,
        Correction,
        FileEntry,
        MaterialPlace,
        Problem,
        Received,
        SchoolRow,
        SettledAnswer,
        Summary,
    )
    from .item_comparison import Comparable
    from .left_open import OpenMeasures, open_measures
    from .measure_rows import MeasureState, RectificationRow, TrackedMeasure, is_at_once, state_counts
    from .previous import PastTerm, Previous, PreviousItem, PreviousMeasure, PreviousSchool, following
    from .previous_file import load_previous
    from .priority import Priority, Thresholds
    from .rates import Rate
    from .registers_kept import RegisterSummary, register_summaries
    from .rollup import Rollup, roll_up
    from .school_matching import successors
    from .school_state import COUNTED_LATE, LATE, State
    from .sums import Check, GroupCount, ItemCount, SectionCount
    from .trend import OF_NOW, OF_THEN, Asked, Course, CourseCount, ItemTrend, SchoolTrend, Trend
else:
    __getattr__ = door(__name__)
