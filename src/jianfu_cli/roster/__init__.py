"""The schools expected to report: School, Roster, and names as people write them.

load_roster reads .xlsx, .csv and .yaml, or tells every mistake with its line.
SchoolNames reads a cell of several names, 乡镇 or 全部.
Roster.match finds the one school that a written name means, or the nearest names; never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .home_places import without_place
    from .named_schools import NamedSchools, SchoolNames
    from .roster_files import load_roster
    from .school_names import canonical, centre, telling
    from .schools import Match, Roster, School
else:
    __getattr__ = door(__name__)
