"""The parts that every Office file of ours has: content types, relations, properties.

No author, no program, no time but the report's own; the same input gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from xml.sax.saxutils import escape

from .text import visible
from .zipwriting import Entry, write_zip

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Office gives to properties that users add
_VARIANTS = f"{OFFICE}/docPropsVTypes"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
# Part -> its content type and the relation by which the package names it.
_PROPERTIES = {
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{PACKAGE}/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": (f"{_OFFICE_TYPE}.extended-properties+xml", f"{OFFICE}/relationships/extended-properties"),
    "docProps/custom.xml": (f"{_OFFICE_TYPE}.custom-properties+xml", f"{OFFICE}/relationships/custom-properties"),
}
_REFERENCE = re.compile(r"&#(\d+);")


def document_properties(
    title: str, identifier: str = "", custom: Mapping[str, str] | None = None, day: date | None = None
) -> dict[str, str]:
    """The parts in docProps: what the file is called, its number, our own properties, and the day that it bears."""
    parts = {"docProps/core.xml": _core(title, identifier, day)}
    parts["docProps/app.xml"] = f'{XML_HEAD}<Properties xmlns="{OFFICE}/extended-properties"/>'
    if custom:
        parts["docProps/custom.xml"] = _custom(custom)
    return parts


def _core(title: str, identifier: str, day: date | None) -> str:
    number = f"<dc:identifier>{_text(identifier)}</dc:identifier>" if identifier else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    dated = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"{f" {dated}" if day else ""}>'
        f"<dc:title>{_text(title)}</dc:title>{number}{dates}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _custom(values: Mapping[str, str]) -> str:
    rows = (
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{key}">'
        f"<vt:lpwstr>{_text(value)}</vt:lpwstr></property>"
        for number, (key, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{XML_HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{_VARIANTS}">{"".join(rows)}</Properties>'
    )


def _text(text: str) -> str:
    return escape(visible(text))


def package_parts(main: str, types: Mapping[str, str], properties: Mapping[str, str]) -> dict[str, str]:
    """The parts around those of one kind of file: types, relations and `properties` (see document_properties).

    `main` is the part that a program opens first, `types` gives part -> content type.
    """
    known = {part: _PROPERTIES[part][0] for part in properties}
    related = {part: _PROPERTIES[part][1] for part in properties}
    return {
        _TYPES: _content_types({**known, **types}),
        _RELATIONS: relations({main: f"{OFFICE}/relationships/officeDocument"} | related),
        **properties,
    }


def _content_types(overrides: Mapping[str, str]) -> str:
    """[Content_Types].xml; `overrides`: part -> its content type."""
    return (
        f'{XML_HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{_overrides(overrides)}</Types>'
    )


def _overrides(overrides: Mapping[str, str]) -> str:
    return "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())


def relations(targets: Mapping[str, str]) -> str:
    """A .rels part with rId1, rId2 … in this order; `targets`: part, from the folder of the owner -> kind of relation."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def finish_office_file(
    data: bytes,
    title: str,
    identifier: str,
    custom: Mapping[str, str],
    amend: Callable[[str, str], str] | None = None,
) -> bytes:
    """A library's workbook with these properties and no author, program or date.

    `amend` gets the name and text of each XML part, for what the library can't write.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: _utf8(archive.read(name)) for name in archive.namelist()}
    new = document_properties(title, identifier, custom)
    parts |= new
    parts[_TYPES] = _with_types(parts[_TYPES], new)
    parts[_RELATIONS] = _with_relations(parts[_RELATIONS], new)
    ordered = sorted(parts, key=lambda name: (name != _TYPES, name != _RELATIONS, name))
    texts = ((name, amend(name, parts[name]) if amend else parts[name]) for name in ordered)
    return write_zip(Entry.deflated(name, text.encode(), 9) for name, text in texts)


def _with_types(types: str, parts: Iterable[str]) -> str:
    missing = {part: _PROPERTIES[part][0] for part in parts if f'"/{part}"' not in types}
    return types.replace("</Types>", f"{_overrides(missing)}</Types>")


def _with_relations(existing: str, parts: Iterable[str]) -> str:
    missing = [part for part in parts if part not in existing]
    entries = "".join(
        f'<Relationship Id="rIdProperties{number}" Type="{_PROPERTIES[part][1]}" Target="{part}"/>'
        for number, part in enumerate(missing, 1)
    )
    return existing.replace("</Relationships>", f"{entries}</Relationships>")


def _utf8(part: bytes) -> str:
    """Chinese as itself and not as references such as &#20320;, which openpyxl writes: smaller, and quicker to read."""
    return _REFERENCE.sub(lambda match: chr(int(match[1])) if int(match[1]) > 127 else match[0], part.decode())
