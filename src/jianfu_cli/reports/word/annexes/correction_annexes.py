"""更正一览: what was corrected after it had been settled with the school, by whom, when and how."""

from __future__ import annotations

from ....summary import Summary
from ...phrases import correction_words
from ..blocks import Column, Row, Table
from .annex_common import NONE, cell_text, cut


def corrections_made(summary: Summary) -> Table:
    """One correction a row."""
    columns = (
        Column("序号", 12),
        Column("学校", 44, centred=False),
        Column("项号或栏目", 25),
        Column("表中原填", 49, centred=False),
        Column("更正为", 30),
        Column("经手人", 18),
        Column("日期", 27),
        Column("方式", 20),
    )
    found: list[Row] = []
    for number, made in enumerate(summary.corrections_made, 1):
        before, after = correction_words(made)
        how = f"{made.how or NONE}{'（待补书面）' if made.pending else ''}"
        said = (cell_text(made.school), cell_text(made.target), cell_text(before), cell_text(after))
        found.append((str(number), *said, cell_text(made.by or NONE), made.on or NONE, cell_text(how)))
    rows, left_out = cut(found, "更正", "更正一览")
    pending = sum(made.pending for made in summary.corrections_made)
    note = f"“待补书面”的{pending}处，学校还没有报来与之相同的自查表。" if pending else ""
    return Table(columns, rows, landscape=True, note=note + left_out)
