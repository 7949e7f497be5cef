"""How schools' names end, and the titles and words that look like a school's name and are none. Data, no logic."""

from __future__ import annotations

# Endings that tell a school's name even where it stands right behind its label.
PLAIN_SCHOOL_ENDINGS = ("小学", "中学", "学校", "初中", "高中", "中心校", "教学点", "幼儿园")
# All endings; a longer one before the one that begins it.
SCHOOL_ENDINGS = (
    *("小学校", *PLAIN_SCHOOL_ENDINGS, "联校", "分校", "校区", "职中"),
    *("一中", "二中", "三中", "四中", "五中", "六中", "七中", "八中", "九中", "十中"),
    *("一小", "二小", "三小", "四小", "五小"),
)
# Patterns of what ends like a school's name and is none: 高平市中小学, 各学校, 我校.
NO_SCHOOL_NAMES = (
    *("各.*", "全[市县].*", ".*中小学校?"),
    ".*(?:各|本|我|全市|该|所有|和|及|与|的|在|对|为|向|按|是|不)学校",
    *("我校", "本校", "学校", "小学", "中学", "中心校", ".*(?:填表|填报|报送)学校"),
)
# What a form is called, and what else its title says of it.
FORM_NAMES = ("自查表", "自查统计表", "自查情况表", "自查自评表")
FORM_TITLES = (*FORM_NAMES, "减负清单", "自查报告")
# Patterns of what stands in a title besides the school's name: whom it is about, the term, 关于.
TITLE_NOISE = (
    "中小学校?(?:和)?教师",
    "教师减负",
    r"\d{4}[—–\-－~～至]?(?:\d{4})?(?:学年度?|年)?(?:第[一二12]学期|[上下]学期|[上下]半年|[春秋]季?学期?)?",
    "^关于",
)
# Patterns of what stands around a school's name in the name of a file.
FILE_NOISE = (
    r"附件\s*\d*",
    r"^[^局]{2,12}教育(?:体育)?局",
    r"20\d\d年?[春秋]季?(?:学期)?",
    r"(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}[日号])?",
    r"\d{1,2}月(?:\d{1,2}[日号])?",
    r"^\d{1,3}(?!\d)",
    *("^关于", "减负", "自查", "报送", "上报", "报来", "补报", "更正", "最终版", "定稿", "副本"),
)
