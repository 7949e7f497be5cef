"""The form's own fields: one line each, which forms, reading, rules, example and reports all go through.

A checklist may add fields of its own (`fields:`), which then are printed at the foot, read, checked and told like these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..tools import YamlPlace, plain
from .as_written import listed, mappings

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
_BRACKETS = re.compile(r"[（(【\[][^）)】\]\n]{0,40}[）)】\]]|\s+")


class FieldKind(StrEnum):
    """How what stands behind the label is read."""

    SCHOOL = "school"  # a name of the roster's
    CODE = "code"  # 学校标识码
    DATE = "date"
    PERSON = "person"  # a name, without gaps between its characters
    TEXT = "text"  # as it stands, e.g. a telephone number


class FormField(BaseModel):
    """A field before or behind the items: how it is called, found and read, and whether it must be there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Key = Field(description="在程序和 JSON 中的名称：小写英文字母")
    label: Label = Field(description="表上印的名称，如 联系电话")
    kind: FieldKind = Field(
        default=FieldKind.TEXT,
        description="怎样读：text 文字（不写就是）、person 姓名、date 日期、code 标识码、school 学校",
    )
    place: Literal["head", "foot", "unprinted"] = Field(
        default="foot", description="foot 印在表尾（不写就是）、head 印在表头、unprinted 不印，只读"
    )
    spellings: tuple[Label, ...] = Field(default=(), description="学校还会怎样写这个名称")
    # Everyday words too: they count only with a colon, a bracket, or alone in a cell.
    everyday: tuple[Label, ...] = Field(default=(), description="平常也用的词：带冒号，或单独一格，才算这个栏目")
    required: bool = Field(default=False, description="true：没有填写时提醒（JF109）")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Label and spellings as they are looked for, without brackets and spaces: 学校 of 学校（盖章）."""
        return tuple(_bare(word) for word in (self.label, *self.spellings))

    @cached_property
    def everyday_names(self) -> tuple[str, ...]:
        """The everyday words in the same way."""
        return tuple(_bare(word) for word in self.everyday)


SCHOOL = FormField(
    key="school",
    label="学校（盖章）",
    kind=FieldKind.SCHOOL,
    place="head",
    spellings=(
        *("学校名称", "学校全称", "填报学校", "填表学校", "报送学校", "自查学校", "填报单位", "填表单位", "报送单位"),
        *("单位名称", "学校名称及代码", "学校名称及标识码", "学校名称和代码", "学校及代码", "自查单位", "上报单位"),
        *("学校盖章", "单位盖章", "学校公章", "单位公章"),
    ),
    everyday=("学校", "单位", "校名"),
    required=True,
)
CODE = FormField(
    key="code",
    label="学校标识码",
    kind=FieldKind.CODE,
    place="unprinted",
    spellings=("学校代码", "标识码", "学校编码", "单位代码", "机构代码"),
    everyday=("代码", "编码"),
)
DATE = FormField(
    key="date",
    label="填表时间",
    kind=FieldKind.DATE,
    place="head",
    spellings=(
        *("填表日期", "填报时间", "填报日期", "自查时间", "自查日期", "上报时间", "上报日期", "报送时间", "报送日期"),
        *("制表日期", "制表时间", "填写时间", "填写日期"),
    ),
    everyday=("日期", "时间"),
    required=True,
)
PREPARER = FormField(
    key="preparer",
    label="填表人",
    kind=FieldKind.PERSON,
    spellings=(
        *("填报人", "经办人", "制表人", "填写人", "自查人", "填表人员", "填报人员", "填表教师", "填表老师", "填报教师"),
        *("填表人及电话", "填报人及电话", "填表人及联系电话", "填报人及联系电话"),
    ),
    everyday=("填表", "填报", "制表"),
    required=True,
)
PRINCIPAL = FormField(
    key="principal",
    label="校长签字",
    kind=FieldKind.PERSON,
    spellings=("校长签章", "学校校长", "单位负责人", "学校负责人", "主要负责人", "校长签字盖章"),
    everyday=("校长", "负责人"),
    required=True,
)
STANDARD_FIELDS = (SCHOOL, CODE, DATE, PREPARER, PRINCIPAL)


def field_mistakes(raw: Any) -> Iterator[tuple[YamlPlace, str]]:
    """What no single one of a checklist's own `fields` shows, as (place in the list, text): names used twice."""
    keys = {field.key: f"每张表都有的“{field.label}”" for field in STANDARD_FIELDS}
    names = {
        plain(name): f"每张表都有的“{field.label}”"
        for field in STANDARD_FIELDS
        for name in (*field.names, *field.everyday_names)
    }
    for index, field in mappings(raw):
        key, this = field.get("key"), f"第 {index + 1} 个栏目"
        if isinstance(key, str) and keys.setdefault(key, this) != this:
            yield (index, "key"), f"key“{key}”与{keys[key]}相同，请另取一个"
        for place, name in _names(field):
            bare = plain(_bare(name))
            if len(bare) < 2:
                yield (index, *place), f"名称“{name}”在括号之外至少要有两个字"
            elif name.strip().endswith(("：", ":")):
                yield (index, *place), f"名称“{name}”末尾不要写冒号，印表时会加上"
            elif names.setdefault(bare, this) != this:
                yield (index, *place), f"名称“{name}”与{names[bare]}相同，收表时无法区分"


def _names(field: dict[Any, Any]) -> Iterator[tuple[YamlPlace, str]]:
    if isinstance(label := field.get("label"), str):
        yield ("label",), label
    for key in ("spellings", "everyday"):
        yield from (((key, at), word) for at, word in enumerate(listed(field.get(key))) if isinstance(word, str))


def _bare(label: str) -> str:
    return _BRACKETS.sub("", label)
