"""A summary -> the tables of the report's annexes; of many schools by 乡镇, with a pointer to the workbook."""

from __future__ import annotations

from ....summary import Summary
from ..blocks import Table
from ..register_values import table_name
from . import correction_annexes as corrections
from . import count_annexes as counts
from . import past_annex as past
from . import problem_annexes as problems
from . import school_annexes as schools
from .annex_common import MANY
from .register_annexes import register_table


def annex_tables(summary: Summary) -> dict[str, Table]:
    """All tables by the names that a template uses; a table without rows has nothing to say."""
    few_schools = len(summary.schools) <= MANY
    few_problems = max(len(summary.problems), len(summary.rectifications)) <= MANY
    return {
        "乡镇统计": counts.by_group(summary),
        "分项统计": counts.by_item(summary),
        "与上期比较": past.comparison(summary),
        "学校报送情况": schools.schools(summary) if few_schools else schools.schools_by_group(summary),
        "待处理学校": schools.received(summary),
        "答案改动": schools.changes(summary),
        "更正一览": corrections.corrections_made(summary),
        "问题和整改": problems.problems(summary) if few_problems else problems.problems_by_group(summary),
        "重点督导": schools.priority(summary),
        "数据核对": counts.checks(summary),
    } | {table_name(at): register_table(kept) for at, kept in enumerate(summary.registers, 1)}
