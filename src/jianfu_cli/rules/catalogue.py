"""The catalogue of checks: code, name, severity, and in Chinese what each finds. Codes are public, never used twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is; `label` is the word for people."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """错误 (must be put right), 提醒 (put right, or explain), 提示."""
        return {"error": "错误", "warning": "提醒", "info": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its public code and name, and in Chinese what it finds, an example and how to put it right."""

    code: str
    name: str
    severity: Severity
    title: str
    finds: str
    example: str
    remedy: str


def _catalogue() -> Iterator[Rule]:
    error, warning, info = Severity.ERROR, Severity.WARNING, Severity.INFO
    yield Rule(
        "JF001",
        "unreadable-file",
        error,
        "文件无法读取",
        "文件损坏、是空文件、根本不是办公文件，或没有读取权限。",
        "发送时中断，收到的“自查表.xlsx”只有一半",
        "请学校重新发送；能打开的，用 WPS 或 Office 打开后另存为 .xlsx 或 .docx 再报",
    )
    yield Rule(
        "JF002",
        "encrypted-file",
        error,
        "文件有密码",
        "文件设置了打开密码，不输入密码读不出内容。",
        "Excel“文件—信息—保护工作簿—用密码进行加密”",
        "请学校在“文件—信息”中取消打开密码后重新报送",
    )
    yield Rule(
        "JF003",
        "unsupported-format",
        error,
        "格式不能读取",
        ".pdf、图片、.rtf、另存为 .xls 的网页、.rar、.7z 等。"
        "能读的是 .xlsx .xlsm .xls .et .ods .docx .doc .wps .odt，认内容不认文件名。",
        "拍照发来的“自查表.jpg”",
        "请用 WPS 或 Office 打开后另存为 .docx 或 .xlsx；压缩包请先解压，或改用 ZIP",
    )
    yield Rule(
        "JF004",
        "oversized-file",
        error,
        "文件过大",
        "文件的大小、解压后的大小或单元格数超过上限，为安全起见没有打开。",
        "表格里整列设了格式，最后一个单元格到了 XFD1048576",
        "请把表格内容复制到空白自查表中，删去图片和多余行列后重新报送",
    )
    yield Rule(
        "JF005",
        "form-not-found",
        error,
        "没有找到自查表",
        "文件能读，但里面没有减负清单自查表。",
        "误把“五年级课程表.xlsx”当附件发来",
        "请核对是否发错了文件，重新报送自查表",
    )
    yield Rule(
        "JF006",
        "checklist-mismatch",
        error,
        "不是这份清单的表",
        "表里印的清单标识或版本，与本次汇总使用的清单不同。",
        "报来的是上一版清单的表",
        "请学校用本次下发的空白表填报；确要接收旧版本的，在清单定义的 accepts 里写上它",
    )
    yield Rule(
        "JF007",
        "macro-present",
        warning,
        "文件带宏",
        "文件含有宏。单元格内容照常读取，宏从不运行。",
        "自查表.xlsm",
        "请学校另存为 .xlsx 后再用，并检查电脑是否中毒",
    )
    yield Rule(
        "JF101",
        "school-missing",
        error,
        "没有填学校",
        "“学校（盖章）”处没有学校名称，标题、表号里也没有。",
        "学校（盖章）：（空白）",
        "请在“学校（盖章）”后填写学校全称",
    )
    yield Rule(
        "JF102",
        "school-unknown",
        error,
        "名册中没有这所学校",
        "表里写的学校与名册对不上，已列出最接近的名称。",
        "名册是“永录乡圪旦小学”，表里写“永录乡圪担小学”",
        "请按名册更正学校名称；名册有误的，更正名册或在名册中加上别名",
    )
    yield Rule(
        "JF103",
        "school-conflict",
        error,
        "学校前后不一致",
        "“学校”处写的，与表号、学校标识码或标题中的不是同一所。",
        "甲校借用了发给乙校的空白表",
        "请核对是哪所学校报的；借用他校表格的，请换用本校的空白表",
    )
    yield Rule(
        "JF104",
        "date-missing",
        error,
        "没有填表时间",
        "“填表时间”处除了印好的“年 月 日”没有别的。",
        "填表时间：　年　月　日",
        "请填写完整日期，如 2022年6月30日",
    )
    yield Rule(
        "JF105",
        "date-unreadable",
        error,
        "填表时间读不出",
        "填了内容，但不是一个完整的、日历上有的日期。",
        "2022年6月、2022年13月40日",
        "请填写完整日期，如 2022年6月30日",
    )
    yield Rule(
        "JF106",
        "date-outside-term",
        warning,
        "填表时间不在本学期",
        "填表时间不在要求的学期内，或不在表中写明的学期内。",
        "2021—2022学年第二学期的表，填表时间写成 2021年6月30日",
        "请核对年份；确是其他学期的表，请报送本学期的表",
    )
    yield Rule(
        "JF107", "preparer-missing", warning, "没有填表人", "“填表人”处是空的。", "填表人：（空白）", "请填写填表人姓名"
    )
    yield Rule(
        "JF108",
        "principal-missing",
        info,
        "没有校长签字",
        "“校长签字”处是空的。一般在纸质表上签，电子表不强求。",
        "校长签字：（空白）",
        "纸质表请校长签字",
    )
    yield Rule(
        "JF109",
        "field-missing",
        warning,
        "栏目没有填写",
        "清单另加的、必须填写的栏目是空的，或表里没有这一栏。",
        "联系电话：（空白）",
        "请补填这一栏",
    )
    yield Rule(
        "JF201",
        "answer-missing",
        error,
        "没有作答",
        "这一项的“自查情况”是空的，或选框一个也没有勾。",
        "□是 □否 □不涉及",
        "请在“自查情况”中作答",
    )
    yield Rule(
        "JF202",
        "answer-unclear",
        error,
        "答案看不明白",
        "写了内容，但不能确定是清单中的哪个答案，程序不猜。单独一个√也看不出是“是”还是“否”。",
        "较好、部分、√",
        "请明确写出答案",
    )
    yield Rule(
        "JF203",
        "answer-conflict",
        error,
        "两个答案",
        "勾了两个选框，或同一格里写了两个不同的答案。",
        "■是 ■否",
        "请只保留一个答案",
    )
    yield Rule(
        "JF204",
        "item-missing",
        error,
        "缺少一项",
        "清单中的这一项在表里找不到，可能行被删了。",
        "第 17 项整行被删",
        "请补上这一项并作答，或换用空白表",
    )
    yield Rule(
        "JF205",
        "item-duplicated",
        error,
        "同一项出现两次",
        "清单中的这一项在表里有两行。",
        "第 20 项有两行，回答还不一样",
        "请删去多余的一行",
    )
    yield Rule(
        "JF206",
        "item-altered",
        error,
        "内容被改动",
        "这一项的文字与清单不同（空格、全半角、标点、换行、大小写不计）。",
        "“合理安排”被改成“不合理安排”",
        "请恢复原文后重新作答",
    )
    yield Rule(
        "JF207",
        "item-unknown",
        warning,
        "清单之外的项",
        "表里有一个带编号的行，清单中没有这一项。",
        "22. 是否设置教师减负意见箱。",
        "清单之外的内容不计入汇总；请核对是否用错了表",
    )
    yield Rule(
        "JF208",
        "answer-misplaced",
        warning,
        "答案写错了位置",
        "答案写在了“备注”或“内容”里，已按答案读取。",
        "“自查情况”空着，“备注”里写“否”",
        "下次请写在“自查情况”中；读取有误的请更正",
    )
    yield Rule(
        "JF301",
        "explanation-missing",
        warning,
        "存在问题但没有说明",
        "这一项的回答表明存在问题，却没有一个字的说明。",
        "第 7 项答“是”，情况说明为空",
        "请在“情况说明”中写明具体情况",
    )
    yield Rule(
        "JF302",
        "rectification-missing",
        warning,
        "存在问题但没有整改措施",
        "这一项的回答表明存在问题，整改台账和备注里却没有对应的措施。",
        "第 7 项答“是”，整改台账中没有第 7 项",
        "请在“整改台账”中填写整改措施、责任人和完成时限；表中没有台账的，写在“备注”里",
    )
    yield Rule(
        "JF303",
        "rectification-incomplete",
        warning,
        "整改措施不完整",
        "整改台账中的这一条没有责任人或完成时限。",
        "措施写了，责任人空着",
        "请补上责任人和完成时限",
    )
    yield Rule(
        "JF304",
        "rectification-deadline",
        warning,
        "整改时限有疑问",
        "完成时限不是日期，或早于填表时间。",
        "完成时限：尽快",
        "请写明晚于填表时间的完整日期，如 2022年9月30日",
    )
    yield Rule(
        "JF305",
        "reason-missing",
        warning,
        "不涉及但没有说明理由",
        "答“不涉及”，没有说明为什么不涉及。",
        "第 17 项答“不涉及”，情况说明为空",
        "请在“情况说明”中写明理由",
    )
    yield Rule(
        "JF306",
        "answer-contradicted",
        warning,
        "说明与答案相反",
        "情况说明的意思与答案相反，两者必有一误。",
        "第 3 项答“是”，说明写“没有重复要求上报”",
        "请核对，改正答案或说明",
    )
    yield Rule(
        "JF307",
        "answers-uniform",
        warning,
        "所有项答案相同",
        "所有项都答“是”或都答“否”。清单中有的项“是”为好、有的项“否”为好，全部相同就自相矛盾。",
        "21 项全部填“否”",
        "请逐项核对后重新作答",
    )
    yield Rule(
        "JF401",
        "return-superseded",
        info,
        "另有更新的一份",
        "同一学校本学期另有一份更晚的有效自查表，以那份为准。",
        "6 月 20 日和 6 月 28 日各报一次",
        "无需处理；如以本份为准，请告知汇总人员",
    )
    yield Rule(
        "JF402",
        "return-duplicate",
        info,
        "与另一文件完全相同",
        "与另一个文件一个字节也不差。",
        "同一个文件发了两遍",
        "无需处理",
    )
    yield Rule(
        "JF403",
        "explanations-copied",
        warning,
        "情况说明文字雷同",
        "至少三条 20 字以上的情况说明与另一所学校逐字相同。",
        "两所学校第 6、8、9 项的说明一字不差",
        "建议核实是否结合本校实际填写",
    )


CATALOGUE: dict[str, Rule] = {rule.code: rule for rule in _catalogue()}
