"""How a school puts an answer right that it gave in the form itself: beside it, in a column for that, in a note. Patterns."""

from __future__ import annotations

# What stands before the right answer: 应为, 更正为, 经核实为.
CORRECTED_TO = "|".join(
    (
        "应(?:该|当)?(?:[为填选是]|改[为成])",
        "(?:更正|订正|纠正|修改|改|变更)[为成]",
        "实际(?:情况)?[为是]?",
        "(?:经)?核实后?(?:应|实际)?[为是]?",
    )
)
MISTAKEN = "作废|填写?(?:有误|错误)|有误|填错|错填|误填|笔误|以(?:纸质|书面|盖章)[^。;]{0,4}为准"
CORRECTING_NOTE = "更正(?:说明)?|勘误|订正|纠正|修改(?:说明)?"
CORRECTING_COLUMN = "更正|改正|订正|纠正|勘误|修改|最终|最后|核定"
# A remark that corrects the answer: 更正为：是, 填错了，应为否, 以本栏为准：是
CORRECTIONS = (
    "(?:(?:更正|订正|纠正|修改|变更|勘误|改)[为成：:]|应(?:该|当)?[为填选是]|正确答案[为是]?|以(?:本栏|备注|此)为准"
    "|实际(?:情况)?[为是：:]|(?:经)?核实(?:后)?(?:应|实际)?[，,：:为是])"
    "[：:，,“\"'「（(]*(?P<word>是|否|不涉及)(?![\u4e00-\u9fff])"
    "|填错|错填|误填|笔误|以(?:本栏|备注|此)为准|[此本该前上左][面栏项格处](?:填写)?(?:作废|有误)"
)
