"""A library's Office file -> the same without its traces: our own properties, plain UTF-8, fixed order and dates."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from .text import visible
from .zipwriting import Entry, write_zip

_CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Office gives to properties that users add
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REFERENCE = re.compile(r"&#(\d+);")


def finish_office_file(
    data: bytes,
    title: str,
    identifier: str,
    properties: Mapping[str, str],
    amend: Callable[[str, str], str] | None = None,
) -> bytes:
    """The file of openpyxl or python-docx with these properties and no author, program or date.

    `amend` gets the name and text of each XML part, for what the library can't write.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[_CORE] = _core(title, identifier).encode()
    parts[_APP] = _app().encode()
    parts[_CUSTOM] = _custom(properties).encode()
    parts[_TYPES] = _declare(parts[_TYPES]).encode()
    parts[_RELATIONS] = _relate(parts[_RELATIONS]).encode()
    ordered = sorted(parts, key=lambda name: (name != _TYPES, name != _RELATIONS, name))
    texts = ((name, _utf8(parts[name])) for name in ordered)
    return write_zip(Entry.deflated(name, (amend(name, text) if amend else text).encode(), 9) for name, text in texts)


def _core(title: str, identifier: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(title)}</dc:title><dc:identifier>{_text(identifier)}</dc:identifier>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'


def _custom(properties: Mapping[str, str]) -> str:
    rows = (
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{key}">'
        f"<vt:lpwstr>{_text(value)}</vt:lpwstr></property>"
        for number, (key, value) in enumerate(properties.items(), start=2)
    )
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{"".join(rows)}</Properties>'
    )


def _declare(types: bytes) -> str:
    return types.decode().replace("</Types>", f'<Override PartName="/{_CUSTOM}" ContentType="{_CUSTOM_TYPE}"/></Types>')


def _relate(relations: bytes) -> str:
    one = f'<Relationship Id="rIdStamp" Type="{_CUSTOM_RELATION}" Target="{_CUSTOM}"/>'
    return relations.decode().replace("</Relationships>", f"{one}</Relationships>")


def _utf8(part: bytes) -> str:
    """Chinese as itself and not as references such as &#20320;, which openpyxl writes: smaller, and quicker to read."""
    return _REFERENCE.sub(lambda match: chr(int(match[1])) if int(match[1]) > 127 else match[0], part.decode())


def _text(text: str) -> str:
    return escape(visible(text))
