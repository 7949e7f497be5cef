"""Words of rosters as people lay them out: headings, total and section lines, notes. Data, no logic."""

from __future__ import annotations

# The headings of a column by its key, compared without spaces and punctuation. Where several columns bear one of a
# key's words, the column with the word that stands first here is meant.
ROSTER_COLUMNS = {
    "name": (
        *("学校名称", "学校全称", "学校", "校名", "学校名", "学校名称全称", "学校单位名称", "学校园名称", "校园名称"),
        *("学校机构名称", "填报学校", "报送学校", "单位名称", "单位全称", "机构名称", "单位", "全称", "名称"),
    ),
    "code": (
        *("学校标识码", "标识码", "学校机构标识码", "机构标识码", "学校代码", "学校机构代码", "学校编码", "机构代码"),
        *("单位代码", "代码", "编码"),
    ),
    "group": (
        *(
            "所属",
            "乡镇",
            "所属乡镇",
            "乡镇街道",
            "乡镇办",
            "乡镇名称",
            "所在乡镇",
            "所属乡镇街道",
            "所在乡镇街道",
            "镇街",
            "街道",
        ),
        *("乡镇办事处", "中心校", "所属中心校", "中心学校", "所属中心学校", "学区", "所属学区", "片区", "所属片区"),
        *("联校", "所属联校", "教办", "所属教办", "主管单位", "所属单位", "隶属", "隶属单位", "辖区", "乡"),
    ),
    "kind": ("类别", "学校类别", "类型", "学校类型", "学段", "办学类型", "学校学段", "办学层次", "办学类别"),
    "aliases": ("别名", "学校别名", "简称", "学校简称", "曾用名", "学校曾用名", "又名", "原名", "原校名"),
}
# How the name of what schools belong to ends, or what it is as a whole: it is no school's name.
GROUP_ENDINGS = ("镇", "乡", "街道", "街道办", "办事处", "学区", "片区", "教办", "协作区", "开发区", "城区")
GROUP_NAMES = (
    r"[省市县区局厅]?(?:直|属|直属|属直|直管)(?:学校|中小学校?|单位)?",
    r"(?:城区|市区|县城|城关|直属|民办|公办|农村|乡镇)(?:学校|中小学校?|单位)?",
)
# These name what schools belong to in some counties, and a school in others.
GROUP_OR_SCHOOL = (
    r".{1,20}(?:中心学?校|联校|总校|联合学校|教育集团|教学集团)",
    r"(?:[省市县区局]直|[市县]属|直属|城区|农村|乡镇|民办|公办)(?:小学|中学|初中|高中|幼儿园)",
)
# A line of its own that says of what kind the schools below are.
KIND_LINES = (
    *("小学", "初中", "高中", "中学", "完全中学", "普通高中", "普通初中", "初级中学", "高级中学", "幼儿园", "教学点"),
    *("完全小学", "九年一贯制", "九年一贯制学校", "十二年一贯制", "十二年一贯制学校", "特殊教育", "特殊教育学校"),
    *("职业高中", "职业学校", "中等职业学校", "职业中学", "特教", "职教", "普高", "职高"),
)
# All schools of the roster, and those of a township whose name stands before.
ALL_SCHOOLS = (
    *("全部", "全部学校", "全部中小学", "全部中小学校", "所有学校", "所有中小学", "所有中小学校", "全体学校", "各学校"),
    *("各校", "各中小学", "各中小学校"),
)
SCHOOLS_OF_A_GROUP = (
    *("各学校", "各校", "全部学校", "所有学校", "全体学校", "中小学校", "中小学", "各中小学校", "各中小学", "学校"),
    *("全部", "所有"),
)
TOTAL_WORDS = ("合计", "总计", "小计", "共计", "累计", "总数", "合计数")
# What a remark or a signature under the table begins with.
NOTE_BEGINNINGS = (
    *("注", "备注", "说明", "附注", "填表说明", "填表", "填报", "制表", "审核", "复核", "负责人", "联系人", "经办人"),
    *("联系电话", "日期", "时间", "单位盖章", "单位公章", "分管领导", "报送单位", "截至", "截止", "以上"),
)
# In the place of a township: the same as above.
DITTO = ("〃", "″", "”", "“", '"', "''", "同上", "同", "…")
# What is written behind a name for the stamp on paper.
SEAL_WORDS = ("盖章", "公章", "签章", "印章", "章")
