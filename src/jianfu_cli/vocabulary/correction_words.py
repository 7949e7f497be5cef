"""The sheet 更正 of 台账.xlsx: headings of its columns by the column's key, and the words that stand in its cells."""

from __future__ import annotations

# The usual heading first: a new sheet is written with it.
CORRECTION_COLUMNS = {
    "school": ("学校", "学校名称", "学校全称", "单位", "单位名称"),
    "target": (
        "项号或栏目",
        "栏目",
        "项目或栏目",
        "栏目或项号",
        "项号栏目",
        "更正栏目",
        "更正项",
        "更正项目",
        "项号",
        "项目",
    ),
    "before": ("表中原填", "原填", "原填写", "原表填写", "表中填写", "原填内容", "表中原文", "原来填的", "更正前"),
    "after": ("更正为", "改为", "更正后", "应改为", "更正内容", "更正成"),
    "by": ("经手人", "经办人", "更正人"),
    "on": ("日期", "更正日期", "经手日期", "经办日期"),
    "how": ("方式", "更正方式", "核实方式", "沟通方式"),
    "note": ("说明", "备注", "情况说明", "参考"),
}
# 项号或栏目 beside numbers and the form's own labels: which file is meant.
FILE_COLUMN = ("文件", "自查表", "这份表", "本份", "表格", "整份表")
# 更正为 of a file, and of a finding; the usual words first.
COUNTS = ("以此份为准", "以本份为准", "以这份为准", "以此为准", "以本表为准", "以此表为准")
COUNTS_NOT = ("不作数", "作废", "不算数", "不计入", "此份不作数", "本份不作数", "不算")
ACCEPTED = ("认可", "予以认可", "同意", "照此认可", "可以")
# 表中原填 where nothing stands in the form; the usual word first.
BLANK_CELL = (
    "空白",
    "空",
    "未填",
    "未填写",
    "没有填",
    "没有填写",
    "没填",
    "未作答",
    "没有作答",
    "没有这一项",
    "缺这一项",
)
# 方式: the usual ones, and those that leave something in writing.
WAYS = ("电话", "书面", "当面", "微信")
WRITTEN_WAYS = ("书面", "来函", "函", "盖章", "纸质", "邮件", "电子邮件", "传真", "补报", "重报")
# What 说明 begins with as long as the question is the program's: such a row may go when it is settled.
QUESTION_MARK = "问："
