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
# In a sheet's name: the form was filled in to try, and another one of the same school counts.
DRAFT_WORDS = ("草稿", "草表", "底稿", "初稿", "备份")
# In a sheet's name or a title: the form is filled in as an example.
SAMPLE_WORDS = ("示例", "样例", "样表", "范例", "示范", "标准答案", "参考答案", "作废")
