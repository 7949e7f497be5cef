"""The headings of a roster's columns, as people write them, by the column's key."""

from __future__ import annotations

ROSTER_COLUMNS = {
    "name": ("学校名称", "学校", "单位名称", "单位", "名称", "校名"),
    "code": ("学校标识码", "标识码", "学校代码", "代码"),
    "group": ("所属", "乡镇", "所属乡镇", "中心校", "所属中心校", "片区"),
    "kind": ("类别", "学校类别", "类型", "学段"),
    "aliases": ("别名", "简称", "曾用名"),
}
