"""A checklist definition as text, and its JSON Schema (`jianfu checklist`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ...definition import Checklist, FieldKind, FormField, Material
from .register_text import register_lines


def checklist_lines(of: Checklist) -> Iterator[str]:
    """The definition as people read it."""
    yield f"{of.title}（{of.document}，{of.attachment}）"
    yield f"标识 {of.id}，版本 {of.version}" + (f"，也接收 {'、'.join(of.accepts)}" if of.accepts else "")
    yield f"制发 {of.issuer}，报送 {of.recipient}"
    neutral = f"，其中“{of.not_applicable}”不算好坏" if of.not_applicable else ""
    yield f"答案：{'、'.join(of.answers)}{neutral}"
    for section in of.sections:
        yield ""
        yield section.title
        for item in section.items:
            since = f"，从 {item.since} 版起问" if item.since else ""
            yield f"  {item.number}. {item.text}（应答：{item.expected}{since}）"
            for version, there in item.was.items():
                number = f"第 {there.number} 项" if there.number else ""
                yield f"     {version} 版{number}：{there.text}"
    if of.dropped:
        yield ""
        yield "旧版问过、本版不再问的"
    for gone in of.dropped:
        yield f"  {gone.version} 版第 {gone.number} 项：{gone.text}"
    yield from _titled("表上另加的栏目", map(_field, of.fields))
    yield from _titled("学校另报的材料", map(_material, of.materials))
    if of.ledgers:
        yield ""
        yield "教育局自己记的台账（台账.xlsx）"
    for register in of.ledgers:
        yield from register_lines(register)
    yield ""
    yield f"共 {len(of.sections)} 个项目、{len(of.items)} 项，没有发现错误。"


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", title)
        yield f"  {line}"


def _field(field: FormField) -> str:
    notes = (
        field.key,
        "" if field.kind is FieldKind.TEXT else field.kind.value,
        _PLACES[field.place],
        "必填" if field.required else "",
        f"也写作 {'、'.join((*field.spellings, *field.everyday))}" if field.spellings or field.everyday else "",
    )
    return f"{field.label}（{'，'.join(filter(None, notes))}）"


def _material(material: Material) -> str:
    notes = (
        f"认 {'、'.join(material.words)}",
        f"只认 {'、'.join(material.formats)}" if material.formats else "",
        "整改台账写全了也算" if material.settled_by else "",
        "只登记，不要求" if material.optional else "",
    )
    return f"{material.title}（{'；'.join(filter(None, notes))}）"


_PLACES = {"head": "印在表头", "foot": "印在表尾", "unprinted": "不印，只读"}


def checklist_schema() -> bytes:
    """The JSON Schema of a definition, for editors that check YAML while it is written."""
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Checklist.model_json_schema()}
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
