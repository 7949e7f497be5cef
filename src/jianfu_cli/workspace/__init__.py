"""The working folder: jianfu.yaml, the roster to fill in, the example.

load_config reads the defaults of the commands, has_config says whether there are any; find_summary finds earlier results;
create_folder makes what `jianfu init` promises (kept_checklist: with another list); standing_now says where the semester
stands, what_next what to do; instead_of and newer_than tell of files under a near name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .carried_along import NextSemester, next_semester
    from .config import DEFAULT_RESULTS, Config, load_config, telephone
    from .copied_checklist import kept_checklist
    from .create import create_folder
    from .look_alikes import instead_of, newer_than
    from .next_step import after_checking, what_next
    from .previous_results import find_summary
    from .returns_folder import missing_returns, no_returns
    from .standing import Standing, is_working_folder, standing_now
    from .without_file import MOST_JOBS, RETURNS_FOLDER, has_config, job_count
else:
    __getattr__ = door(__name__)
