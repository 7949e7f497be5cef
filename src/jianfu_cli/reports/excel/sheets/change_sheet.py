"""答案改动: the answers that schools changed from one of their returns to the one that counts."""

from __future__ import annotations

from ....summary import Change, SchoolRow, Summary
from ...phrases import why_changed
from ..sheet_model import Column, Row, Sheet, table_sheet
from ..spoken import item_words, term_words

NAME = "答案改动"


def changes_sheet(summary: Summary) -> Sheet:
    """One answer a row, with the files of both returns."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 12, "center"),
        Column("学校", 26),
        Column("项号", 6, "number"),
        Column("内容", 32),
        Column("原来的答案", 11, "center"),
        Column("现在的答案", 11, "center"),
        Column("提示", 26),
        Column("原来的文件", 36),
        Column("计入的文件", 36),
    )
    texts = item_words(summary)

    def cells(number: int, changed: tuple[SchoolRow, Change]) -> Row:
        school, change = changed
        values = (number, school.group, school.name, change.item, texts.get(change.item, ""))
        rest = (change.before, change.after, why_changed(change), change.file, school.file)
        styles = [column.style for column in columns]
        styles[7] = "warn" if change.doubtful else "text"
        return Row(values + rest, styles)

    entries = [(school, change) for school in summary.schools for change in school.changed]
    doubtful = sum(change.doubtful for _, change in entries)
    notes = [f"同一学校先后报来的表，答案不同的共{len(entries)}条，以计入的一份为准；其中{doubtful}条建议核实。"]
    title = f"{term_words(summary)}更正前后答案改动"
    return table_sheet(NAME, title, notes, columns, entries, cells, landscape=True, frozen_columns=3)
