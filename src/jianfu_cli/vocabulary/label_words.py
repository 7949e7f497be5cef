"""Words around labels and titles of a form. The fields' own labels stand in the definition's table of fields."""

from __future__ import annotations

# Labels as people write them that are none of the form's fields: a field's value ends where they begin.
OTHER_LABELS = """
    联系电话 联系人 联系方式 手机号 电子邮箱 审核人 审核 复核人 表号
    制表单位 制发单位 批准文号 分管领导 分管校长 副校长 责任人 完成时限 整改时限 整改措施
    填表说明 填报说明 填表要求 已填""".split()  # noqa: SIM905  (a table of words reads best between spaces)
# Everyday words too: they count only with a colon, a bracket, or alone in a cell.
OTHER_EVERYDAY_LABELS = ("电话", "手机", "职务", "邮箱", "注", "说明", "附件", "学期", "学年")
# Endings of labels before people's names: 填表人签名, 校长姓名.
SIGNED = ("签字", "签名", "姓名")
# Characters before a label that make it another person's: 副校长, 分管校长.
OTHERS_TITLES = ("副", "管", "原", "的")
# … and of another time: 上次填表时间.
OF_ANOTHER_TIME = ("上次", "上期", "前次")
# Words of a notice above the form: its dates are not the form's.
NOTICE_WORDS = ("通知", "文件", "教育局", "〔20", "［20", "[20")
# In a sheet's name or a caption: the form was filled in to try, or was put right since; another one of the same school
# counts. DRAFT_NAMES are patterns of the whole name; PUT_RIGHT_WORDS are those of the one that counts.
DRAFT_WORDS = (
    *("草稿", "草表", "底稿", "初稿", "备份"),
    *("修改前", "更正前", "订正前", "改正前", "调整前", "填错", "有误", "[（(]旧[）)]"),
)
PUT_RIGHT_WORDS = (
    "更正",
    "订正",
    "修订",
    "修改",
    "(?<!整)改后",
    "最终",
    "定稿",
    "终稿",
    "正式",
    "[（(]新[）)]",
)
DRAFT_NAMES = ("错误[的]?[表版]?", "旧[的]?[表版]?", "原[表版稿]", "改前")
# The words of a caption, a line of its own above one of several forms in a file; and what else stands in it.
CAPTION_WORDS = (
    *("(?:上|本|前)(?:一|个)?(?:学期|学年|年度?|期|次)", "[去今]年", "往[年期]"),
    *(
        "(?:修改|更正|订正|改正|调整|整改)[前后]",
        "[初定终草底]稿",
        "正式",
        "最终",
        "(?:学校|我校|本校|教师)?自[查评]",
        "[我本]校",
    ),
)
CAPTION_ENDINGS = (
    *("的", "[表稿版]", "自查", "填[写表报]", "正式", "评[价分]?", "统计", "内容"),
    *("情况", "结果", "结论", "答案", "部分", "如下", "(?:仅?供)?(?:对照|参考)", "[（(][^（()）]{1,8}[）)]"),
)
# In a sheet's name or a title: the form is filled in as an example.
SAMPLE_WORDS = ("示例", "样例", "样表", "范例", "示范", "标准答案", "参考答案", "作废")
