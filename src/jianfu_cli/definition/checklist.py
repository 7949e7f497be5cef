"""Checklist > Section > Item: the definition that forms, reading, rules and reports all follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from ..tools import YamlPlace, load_yaml, parse_yaml, plain, resource
from .as_written import is_number, listed, mappings, word
from .definition_types import DefinitionPart, Identifier, Short, Text
from .fields import STANDARD_FIELDS, FormField, field_mistakes
from .item_history import DroppedItem, FormerWording
from .materials import Material, material_mistakes
from .register_mistakes import register_mistakes
from .registers import MOST_REGISTERS, Register
from .version_mistakes import version_mistakes

SHIPPED = "data/checklist.yaml"


class Item(DefinitionPart):
    """One numbered question."""

    number: int = Field(ge=1, le=999, strict=True, description="编号：从 1 起，各项目接着编，不断号")
    text: Text = Field(description="内容，逐字照文件；收表时靠它认出这一项")
    expected: Short = Field(description="符合要求的答案：answers 之一，不能是 not_applicable")
    was: dict[Identifier, FormerWording] = Field(
        default_factory=dict, description="在仍接收的旧版本中的文字，见“换了版本”"
    )
    since: Identifier | None = Field(default=None, description="从哪一版起才问，见“换了版本”")


class Section(DefinitionPart):
    """One of the blocks (项目) of the form."""

    title: Short = Field(description="项目名称，印在表的第一列")
    items: tuple[Item, ...] = Field(min_length=1, description="这个项目的各项")


class Checklist(DefinitionPart):
    """A whole definition. `items` are in the order of the form; an item is known by its number, never by its wording."""

    id: Identifier = Field(description="清单标识：字母、数字、点、横线")
    version: Identifier = Field(description="版本；内容变了就换版本")
    accepts: tuple[Identifier, ...] = Field(default=(), description="仍然接收的旧版本，见“换了版本”；没有就不写")
    title: Short = Field(description="表名，印在表上、报告里")
    issuer: Short = Field(description="制发单位，也是报告的落款")
    recipient: Short = Field(description="报送到哪里：科室")
    document: Short = Field(description="依据的文号")
    attachment: Short = Field(description="是那个文件的第几个附件，如 附件2")
    answers: tuple[Short, ...] = Field(min_length=2, max_length=9, description="可选的答案，2 至 9 个")
    not_applicable: Short | None = Field(default=None, description="answers 中既不算好也不算坏的那一个；没有就不写")
    sections: tuple[Section, ...] = Field(min_length=1, description="各个项目，按表上的先后")
    dropped: tuple[DroppedItem, ...] = Field(
        default=(), description="旧版本问过、本版不再问的项，见“换了版本”；一行一项"
    )
    fields: tuple[FormField, ...] = Field(default=(), description="表上另加的栏目，如 联系电话；一行一个")
    materials: tuple[Material, ...] = Field(default=(), description="自查表以外学校另报的材料，如 自查报告；一行一种")
    ledgers: tuple[Register, ...] = Field(
        default=(), max_length=MOST_REGISTERS, description="教育局自己记的台账，在 台账.xlsx 中一张工作表一种"
    )

    @cached_property
    def form_fields(self) -> tuple[FormField, ...]:
        """The fields of the form: those of every form, then the checklist's own."""
        return (*STANDARD_FIELDS, *self.fields)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the form."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def by_number(self) -> dict[int, Item]:
        """The items by their number."""
        return {item.number: item for item in self.items}

    def compliant(self, item: Item, answer: str | None) -> bool | None:
        """Whether the answer is the expected one; None for no answer and for not applicable (不涉及)."""
        if answer is None or answer == self.not_applicable:
            return None
        return answer == item.expected

    def problems(self, answers: Sequence[str | None]) -> Iterator[Item]:
        """The items whose answer admits a problem; `answers` has one for each item, in their order, or is empty."""
        answered = zip(self.items, answers, strict=bool(answers))
        return (item for item, answer in answered if self.compliant(item, answer) is False)

    def accepts_version(self, identifier: str, version: str) -> bool:
        """Whether a form stamped with this id and version counts as a return of this checklist."""
        return identifier == self.id and version in (self.version, *self.accepts)


def load_checklist(path: Path | None = None) -> Checklist:
    """The definition in `path`, or the shipped 21 items.

    Raises DefinitionError with every mistake and its line, JianfuError if the file can't be read.
    """
    if path is None:
        shipped = resource(SHIPPED)
        return parse_yaml(shipped.read_bytes(), Path(SHIPPED), Checklist, _whole)
    return load_yaml(path, Checklist, _whole)


def _whole(raw: Any) -> Iterator[tuple[YamlPlace, str]]:
    """What no single field shows: numbers in one run, expected answers among the answers, nothing named twice."""
    if not isinstance(raw, dict):
        return
    answers = list(map(word, listed(raw.get("answers"))))
    for index, answer in enumerate(answers):
        if answer and answer in answers[:index]:
            yield ("answers", index), f"答案“{answer}”写了两次"
    neutral = raw.get("not_applicable")
    if answers and neutral is not None and word(neutral) not in answers:
        yield ("not_applicable",), f"not_applicable“{neutral}”不在 answers（{'、'.join(answers)}）之中"
    yield from _items(raw, answers, None if neutral is None else word(neutral))
    yield from version_mistakes(raw, _each_item(raw), _known)
    yield from ((("fields", *place), text) for place, text in field_mistakes(raw.get("fields")))
    yield from ((("materials", *place), text) for place, text in material_mistakes(raw.get("materials")))
    yield from ((("ledgers", *place), text) for place, text in register_mistakes(raw.get("ledgers")))


def _known(identifier: str) -> dict[str, list[tuple[int, str]]]:
    """The items of the shipped definition by its version, if the id is its."""
    shipped = parse_yaml(resource(SHIPPED).read_bytes(), Path(SHIPPED), Checklist)
    return {shipped.version: [(item.number, item.text) for item in shipped.items]} if identifier == shipped.id else {}


def _items(raw: dict[str, Any], answers: list[str], neutral: str | None) -> Iterator[tuple[YamlPlace, str]]:
    numbers: list[int] = []
    texts: dict[str, int] = {}
    for place, item in _each_item(raw):
        number, text, expected = item.get("number"), item.get("text"), item.get("expected")
        if is_number(number):
            due = numbers[-1] + 1 if numbers else 1
            if number in numbers:
                yield (*place, "number"), f"编号 {number} 重复"
            elif number != due:
                yield (*place, "number"), f"编号应从 1 起连续：此处应为 {due}，却是 {number}"
            numbers.append(number)
        if isinstance(text, str) and (key := plain(text)):
            if key in texts:
                yield (*place, "text"), f"内容与第 {texts[key]} 项相同，收表时无法区分"
            elif isinstance(number, int):
                texts[key] = number
        if answers and word(expected) and word(expected) not in answers:
            yield (*place, "expected"), f"第 {number} 项的 expected“{expected}”不在 answers（{'、'.join(answers)}）之中"
        elif neutral is not None and expected == neutral:
            yield (*place, "expected"), f"第 {number} 项的 expected 不能是 not_applicable（{neutral}）"


def _each_item(raw: dict[str, Any]) -> Iterator[tuple[YamlPlace, dict[str, Any]]]:
    for at, section in mappings(raw.get("sections")):
        for i, item in mappings(section.get("items")):
            yield ("sections", at, "items", i), item
