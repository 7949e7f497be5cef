"""Target: what a correction is of - an item's answer, a field of the form, its school, which file counts, a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..definition import CODE, DATE, SCHOOL, Checklist, FieldKind, FormField
from ..rules import CATALOGUE
from ..tools import narrow, plain, shorten
from ..vocabulary import FILE_COLUMN

_ITEM = re.compile(r"第?(\d{1,4})(?:\.0)?[项条.、]?")
_FINDING = re.compile(r"(JF\d{3})[,，、.:：-]?(?:第?(\d{1,4})[项条]?)?", re.IGNORECASE)


class TargetKind(StrEnum):
    """What a correction is of."""

    ITEM = "item"
    FIELD = "field"
    SCHOOL = "school"
    FILE = "file"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is of: `item` is today's number, None where it is of none; `name` a field's key or a code."""

    kind: TargetKind
    item: int | None = None
    name: str = ""

    @property
    def is_date(self) -> bool:
        """Whether it is 填表时间."""
        return self.kind is TargetKind.FIELD and self.name == DATE.key


FILE, SCHOOL_NAME = Target(TargetKind.FILE), Target(TargetKind.SCHOOL)


class UnknownTargetError(ValueError):
    """项号或栏目 that names nothing that could be corrected; its text says what, in Chinese."""


class Targets:
    """What can be corrected in the returns of a checklist."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist

    @cached_property
    def fields(self) -> dict[str, FormField]:
        """The form's fields that a person may correct, by key."""
        return {field.key: field for field in self._checklist.form_fields if field.key not in (SCHOOL.key, CODE.key)}

    @cached_property
    def _names(self) -> dict[str, Target]:
        names = {plain(word): FILE for word in FILE_COLUMN}
        for field in (*self.fields.values(), SCHOOL):
            target = SCHOOL_NAME if field is SCHOOL else Target(TargetKind.FIELD, name=field.key)
            for word in (field.label, *field.names, *field.everyday_names):
                names.setdefault(plain(word), target)
        return names

    def read(self, text: str) -> Target:
        """What 项号或栏目 means: 13, 第13项, 填表时间, 文件, JF206 第4项. Raises UnknownTargetError."""
        solid = "".join(narrow(text).split())
        if named := self._names.get(plain(solid)):
            return named
        if found := _ITEM.fullmatch(solid):
            return Target(TargetKind.ITEM, self._item(int(found[1])))
        if found := _FINDING.fullmatch(solid):
            return self._finding(found[1].upper(), found[2])
        names = "、".join(self.label(target) for target in dict.fromkeys(self._names.values()))
        hint = f"请写项号、{names}，或核对结果中的编号（如 JF206 第4项）"
        raise UnknownTargetError(f"“{shorten(text, 20)}”不是项号，也不是可以更正的栏目，{hint}")

    def _item(self, number: int) -> int:
        if number not in self._checklist.by_number:
            items = self._checklist.items
            raise UnknownTargetError(f"清单中没有第 {number} 项（共 {len(items)} 项，最后是第 {items[-1].number} 项）")
        return number

    def _finding(self, code: str, item: str | None) -> Target:
        rule = CATALOGUE.get(code)
        if rule is None:
            raise UnknownTargetError(f"没有 {code} 这个编号（jianfu rules 列出全部）")
        if not rule.acceptable:
            raise UnknownTargetError(f"{code}（{rule.title}）不能认可：{rule.in_ledger}")
        return Target(TargetKind.FINDING, self._item(int(item)) if item else None, code)

    def is_day(self, target: Target) -> bool:
        """Whether what is corrected is a date."""
        return target.kind is TargetKind.FIELD and self.fields[target.name].kind is FieldKind.DATE

    def label(self, target: Target) -> str:
        """What it is called: 第13项, 填表时间, 学校, 文件, JF206 第4项."""
        match target.kind:
            case TargetKind.ITEM:
                return f"第{target.item}项"
            case TargetKind.FIELD:
                return self.fields[target.name].names[0]
            case TargetKind.SCHOOL:
                return SCHOOL.names[0]
            case TargetKind.FILE:
                return FILE_COLUMN[0]
            case TargetKind.FINDING:
                return target.name if target.item is None else f"{target.name} 第{target.item}项"
