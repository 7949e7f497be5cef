"""判读: the answers that count as the bureau ruled on the school's words, each with who ruled it and where."""

from __future__ import annotations

from ....summary import SettledAnswer, Summary
from ..sheet_model import Column, Row, Sheet, iso_date, table_sheet
from ..spoken import groups_by_school, item_words, term_words

NAME = "判读"
MARK = "（按判读）"


def settled_sheet(summary: Summary) -> Sheet:
    """One answer a row, in the roster's order."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 12, "center"),
        Column("学校", 26),
        Column("项号", 6, "number"),
        Column("内容", 32),
        Column("学校原话", 40),
        Column("判为", 8, "center"),
        Column("经手人", 10, "center"),
        Column("日期", 12, "date"),
        Column("台账中的位置", 24),
    )
    groups = groups_by_school(summary)
    texts = item_words(summary)

    def cells(number: int, answer: SettledAnswer) -> Row:
        front = (number, groups.get(answer.school, ""), answer.school, answer.item, texts.get(answer.item or 0, ""))
        return Row((*front, answer.before, answer.after, answer.by, iso_date(answer.on or ""), answer.row))

    notes = [f"共{len(summary.rulings)}个答案由人按学校原话判定；判读有误的，改台账中的那一行后重新汇总。"]
    title = f"{term_words(summary)}按判读计入的答案"
    return table_sheet(NAME, title, notes, columns, summary.rulings, cells, landscape=True, frozen_columns=3)


def ruled_items(summary: Summary) -> set[tuple[str, int | None]]:
    """School and item of each answer that was ruled on."""
    return {(answer.school, answer.item) for answer in summary.rulings}
