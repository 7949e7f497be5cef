"""问题清单 and 重点督导建议: what schools reported, and where to look."""

from __future__ import annotations

from collections.abc import Iterable

from ....summary import Priority, Problem, Summary
from ...past_words import course_words
from ...phrases import tied_list
from ..sheet_model import Column, Row, Sheet, Value, iso_date, table_sheet
from ..spoken import UNSAID, item_words, term_words
from .corrections_list_sheet import CORRECTED_MARK, corrected_items
from .settled_sheet import MARK, ruled_items

PROBLEMS, PRIORITY = "问题清单", "重点督导建议"


def problems_sheet(summary: Summary) -> Sheet:
    """Every non-compliant answer, in the school's own words, with its measures and its place."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 11, "center"),
        Column("学校", 22),
        Column("项号", 6, "number"),
        Column("内容", 30),
        Column("自查情况", 7, "center"),
        Column("情况说明", 40),
        Column("整改措施", 34),
        Column("责任人", 10, "center"),
        Column("完成时限", 12, "date"),
        *([Column("与上期比较", 12, "center")] if summary.trend else []),
        Column("来源文件", 32),
        Column("位置", 13, "small"),
    )
    texts = item_words(summary)
    marks = dict.fromkeys(ruled_items(summary), MARK) | dict.fromkeys(corrected_items(summary), CORRECTED_MARK)
    courses = summary.trend.courses_of() if summary.trend else {}

    def cells(number: int, problem: Problem) -> Row:
        measure = _joined(row.measure for row in problem.measures)
        deadline = iso_date(_joined(row.deadline for row in problem.measures))
        values: list[Value] = [
            number,
            problem.group,
            problem.school,
            problem.item,
            texts.get(problem.item, ""),
            problem.answer + marks.get((problem.school, problem.item), ""),
        ]
        values += [
            problem.explanation or UNSAID,
            measure or _elsewhere(problem) or UNSAID,
            _joined(row.responsible for row in problem.measures),
        ]
        values += [deadline]
        if summary.trend:
            values += [course_words(*courses[problem.school, problem.item])]
        values += [problem.file, problem.location]
        styles = [column.style for column in columns]
        styles[6] = "text" if problem.explanation else "warn"
        styles[7] = "warn" if problem.unmeasured else "text"
        return Row(values, styles)

    unsolved = sum(problem.unmeasured for problem in summary.problems)
    counts = f"共{len(summary.problems)}条，其中{unsolved}条没有填写整改措施。"
    notes = [f"{counts}情况说明是学校原话；最右两列写着来源文件，和它里面的工作表、单元格（不打印）。"]
    title = f"{term_words(summary)}问题清单"
    sheet = table_sheet(PROBLEMS, title, notes, columns, summary.problems, cells, landscape=True, frozen_columns=3)
    sheet.print_columns = len(columns) - 2
    return sheet


def priority_sheet(summary: Summary) -> Sheet:
    """The schools proposed, with the reasons."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 16, "center"),
        Column("学校", 36),
        Column("情形", 14, "center"),
        Column("建议理由", 66),
    )

    def cells(number: int, proposal: Priority) -> Row:
        return Row((number, proposal.group, proposal.school, proposal.ground.value, "；".join(proposal.reasons)))

    whole = f"有理由列入的共{summary.with_ground}所，" if summary.with_ground > len(summary.priority) else ""
    tied = tied_list(summary)
    notes = [
        f"{whole}按理由轻重列出{len(summary.priority)}所。{tied and f'{tied}。'}"
        "由程序按数字提出，仅供参考，是否督导由人决定；文字雷同和各项答案相同只是建议核实。"
    ]
    return table_sheet(PRIORITY, f"{term_words(summary)}重点督导建议名单", notes, columns, summary.priority, cells)


def _elsewhere(problem: Problem) -> str:
    """Where the school's measures are that are none of the form's."""
    return f"见另报的材料：{'、'.join(problem.papers)}" if problem.papers else ""


def _joined(texts: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(text for text in texts if text))
