"""更正一览: what was corrected in single returns, each with who settled it, how, and whether it has come in writing."""

from __future__ import annotations

from ....summary import SettledAnswer, Summary
from ...phrases import correction_words
from ..sheet_model import Column, Row, Sheet, iso_date, table_sheet
from ..spoken import groups_by_school, item_words, term_words

NAME = "更正一览"
CORRECTED_MARK = "（已更正）"


def corrections_list_sheet(summary: Summary) -> Sheet:
    """One correction a row, in the roster's order."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 12, "center"),
        Column("学校", 26),
        Column("项号或栏目", 14, "center"),
        Column("内容", 28),
        Column("表中原填", 32),
        Column("更正为", 14, "center"),
        Column("经手人", 10, "center"),
        Column("日期", 12, "date"),
        Column("方式", 8, "center"),
        Column("书面材料", 10, "center"),
        Column("台账中的位置", 24),
    )
    groups = groups_by_school(summary)
    texts = item_words(summary)

    def cells(number: int, made: SettledAnswer) -> Row:
        front = (number, groups.get(made.school, ""), made.school, made.target, texts.get(made.item or 0, ""))
        what = correction_words(made)
        written = "待补" if made.pending else ""
        return Row((*front, *what, made.by, iso_date(made.on or ""), made.how, written, made.row))

    made = summary.corrections_made
    pending = sum(row.pending for row in made)
    waiting = f"其中{pending}处还没有书面材料（“待补”），学校重报的表与之相同后自动消去；" if pending else ""
    notes = [f"共{len(made)}处与学校核实后更正；{waiting}更正有误的，改台账中的那一行后重新汇总。"]
    title = f"{term_words(summary)}与学校核实后的更正"
    return table_sheet(NAME, title, notes, columns, made, cells, landscape=True, frozen_columns=3)


def corrected_items(summary: Summary) -> set[tuple[str, int | None]]:
    """School and item of each answer that was corrected."""
    return {(made.school, made.item) for made in summary.corrections_made if made.field == "answer"}
