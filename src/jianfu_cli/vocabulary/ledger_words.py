"""The sheets of 台账.xlsx and the headings of their columns, as people write them, by the column's key; what is said there."""

from __future__ import annotations

# The usual heading first: a new sheet is written with it.
RULING_COLUMNS = {
    "item": ("项号", "项目号", "题号"),
    "wording": ("学校原话", "原话", "学校原文"),
    "answer": ("判为", "判读为", "判定为", "读作"),
    "count": ("学校数", "学校数量"),
    "schools": ("学校", "学校名称"),
    "by": ("经手人", "经办人", "判读人"),
    "on": ("日期", "判读日期", "经手日期"),
    "note": ("参考",),
}
# 判为 of a wording that can't be settled for all who wrote it; the usual words first.
UNDECIDABLE = ("不能判", "不能判断", "判不了", "无法判断")
