"""The sheets of the rollup's workbook as plain data: what stands in them, not how Excel stores it."""

from __future__ import annotations

from collections.abc import Iterator

from ....summary import Summary
from ..sheet_model import Sheet
from . import change_sheet as changes
from . import correction_sheet as corrections
from . import corrections_list_sheet as corrected
from . import detail_sheet as detail
from . import filing_sheet as filing
from . import group_sheets as groups
from . import item_sheet as items
from . import matrix_sheet as matrix
from . import measure_sheet as measures
from . import overview_sheet as overview
from . import past_sheets as past
from . import problem_sheets as problems
from . import register_lists as registers
from . import settled_sheet as settled
from . import upward_sheet as upward


def all_sheets(summary: Summary) -> list[Sheet]:
    """The workbook's sheets in their order."""
    townships = groups.groups_sheet(summary)
    others = [
        (filing.files_sheet(summary), "每个文件的学校、去向和理由"),
        (townships, "各乡镇的报送率、符合率和各项问题数"),
        (items.sheet(summary, townships.header + 1), "各项、各部分的统计，附图表"),
        (matrix.sheet(summary), "每所学校对每一项的回答"),
        (matrix.sources_sheet(summary), "与上一表行列相同，写着每个答案来自哪个文件、哪个单元格"),
        (problems.problems_sheet(summary), "每一条存在的问题，学校原话，附整改措施和出处"),
        (
            measures.measures_sheet(summary),
            "各校整改台账合在一处，附上期未完成的" if summary.carried else "各校整改台账合在一处",
        ),
        (corrections.corrections_sheet(summary), "要告诉每所学校更正什么，可直接粘贴"),
        (filing.absent_sheet(summary), "未报、已收到待处理和待更正的学校，按乡镇排列"),
        *_only_with_them(summary),
        *registers.registers_sheets(summary),
        (groups.notices_sheet(summary), "给每个乡镇的通知用语"),
        (problems.priority_sheet(summary), "建议重点督导的学校和理由"),
        (upward.sheet(summary), "全部学校的统计，没有文件名和学校代码，可直接上报"),
        (detail.sheet(summary), "一校一项一行，含全部答案和学校原话，可做数据透视表"),
    ]
    return [overview.sheet(summary, others), *(sheet for sheet, _ in others)]


def _only_with_them(summary: Summary) -> Iterator[tuple[Sheet, str]]:
    """Sheets that most semesters have no use for: a semester before, papers that a roster's schools sent, answers that
    changed."""
    yield from past.past_sheets(summary)
    if any(summary.papers.values()):
        yield filing.materials_sheet(summary), "各校自查表之外报了哪些材料"
    if summary.rulings:
        yield settled.settled_sheet(summary), "由人按学校原话判定的答案"
    if summary.corrections_made:
        yield corrected.corrections_list_sheet(summary), "与学校核实后更正的答案和栏目"
    if any(school.changed for school in summary.schools):
        yield changes.changes_sheet(summary), "学校重报时改了哪些答案"
