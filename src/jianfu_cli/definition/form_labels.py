"""Labels and headings that our forms write and that the reader looks for; names of sheets."""

from __future__ import annotations

# The official form's own words (附件2 of the notice).
DATE_BLANK = "　　年　　月　　日"
SECTION_HEADING = "项目"
ITEM_HEADING = "内容"
RESPONSE_HEADING = "自查情况"
ANSWER_HEADING = "结论"
EXPLANATION_HEADING = "情况说明"
REMARK_HEADING = "备注"

# The second part.
RECTIFICATION_TITLE = "整改台账"
RECTIFICATION_HEADINGS = ("项号", "存在问题", "整改措施", "责任人", "完成时限")

# Sheets that every ledger has, whatever the checklist.
RULINGS, CORRECTIONS = "判读", "更正"

# The third part, in the forms of schools with open measures: its last two columns are to be filled in.
FOLLOWUP_TITLE = "上期整改落实情况"
FOLLOWUP_HEADINGS = (*RECTIFICATION_HEADINGS, "完成情况", "说明")
FOLLOWUP_CHOICES = ("已完成", "未完成")

COUNT_LABEL = "已填"  # beside the date in our workbooks: 已填 3/21 (a label for the reader)
FORM_SHEET = "自查表"
META_SHEET = "_jianfu"  # hidden sheet with the stamp: key in column A, value in column B
STAMP_LABEL = "表号"  # before the form number, as stamp.py prints it
STAMP_KEYS = (
    "jianfu_checklist",
    "jianfu_version",
    "jianfu_school",
    "jianfu_code",
    "jianfu_term",
)  # custom document properties

# The list of faults that a marked copy of a return begins with, as a sheet or a page; it comes back with the return.
REPLY_LIST_TITLE = "更正意见"
TO_FILL_IN = "【请补充"  # how a gap begins that a draft of ours leaves to the school
REPLY_LIST_END = "（更正意见到此为止，以下是贵校报来的表）"

UNTICKED = "□"
TICKED = "☑"
