"""整改台账: every measure of this semester, and those that the semester before left open, each with where it stands."""

from __future__ import annotations

from datetime import date

from ....summary import MeasureState, Summary, TrackedMeasure, is_at_once
from ...measure_phrases import WANTING, carried_words
from ..sheet_model import Column, Row, Sheet, Value, table_sheet
from ..spoken import UNSAID, term_words

NAME = "整改台账"
_OF_NOW = "本学期"
_EXPLAINED = (
    "自报完成是学校自己所报；待核是自报完成而本期同一项仍存在问题；未回应是没有有效的表、没有填完成情况，或看不出是否完成。"
    "时限提示“已另定时限”是以后又列了同样的措施。"
)
_FRONT = (
    Column("序号", 7, "number"),
    Column("乡镇", 11, "center"),
    Column("学校", 24),
    Column("来源学期", 13, "center"),
    Column("项号", 6, "number"),
    Column("存在问题", 38),
    Column("整改措施", 38),
    Column("责任人", 10, "center"),
    Column("完成时限", 12, "date"),
    Column("时限提示", 10, "warncenter"),
    Column("状态", 10, "center"),
)
_SAID = Column("落实说明", 22)
_PLACE = (Column("来源文件", 34), Column("位置", 18, "small"))


def measures_sheet(summary: Summary) -> Sheet:
    """One measure a row; deadlines against the report's date. What schools say besides only where they were asked."""
    carried = summary.carried
    columns = (*_FRONT, *((_SAID,) if carried else ()), *_PLACE)

    def cells(number: int, measure: TrackedMeasure) -> Row:
        values: list[Value] = [number, measure.group, measure.school, _origin(measure), measure.item]
        values += [measure.problem, measure.measure, measure.responsible, measure.due or measure.deadline]
        values += [_hint(measure, summary.report_date), measure.standing]
        values += [measure.note] if carried else []
        styles = [column.style for column in columns]
        if measure.origin and measure.state in WANTING:
            styles[len(_FRONT) - 1] = "warncenter"
        return Row([*values, measure.file, measure.location], styles)

    notes = [
        "各校整改台账汇总，一条一行。时限提示以报告日期为准：已到期、未填写、没有确定日期（如学期末、长期坚持）。来源文件和位置不打印。"
    ]
    if carried:
        notes.append(f"上期未完成的整改措施{len(carried)}条，{carried_words(summary)}。{_EXPLAINED}")
    title = f"{term_words(summary)}整改台账"
    sheet = table_sheet(NAME, title, notes, columns, summary.measures, cells, landscape=True, frozen_columns=3)
    sheet.print_columns = len(columns) - len(_PLACE)
    return sheet


def _origin(measure: TrackedMeasure) -> str:
    return measure.origin.title if measure.origin else _OF_NOW


def _hint(measure: TrackedMeasure, report_date: date) -> str:
    if measure.state is MeasureState.DONE:
        return ""
    if is_at_once(measure.deadline):
        return ""
    if measure.due is None:
        return "没有确定日期" if measure.deadline else UNSAID
    if measure.due >= report_date:
        return ""
    return "已另定时限" if measure.origin and measure.state is MeasureState.OPEN else "已到期"
