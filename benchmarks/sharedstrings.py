"""A workbook of openpyxl, with its texts in the cells -> the shape in which Excel and WPS save it: texts in a part of their own."""

from __future__ import annotations

import re

_INLINE = re.compile(r'(<c r="[A-Z]+\d+"[^>]*?) t="inlineStr">\s*<is>(.*?)</is>\s*</c>', re.DOTALL)
_REFERENCE = re.compile(r"&#(\d+);")
_STRINGS = "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def in_utf8(text: str) -> str:
    """Characters instead of the references such as &#20320; that openpyxl writes."""
    return _REFERENCE.sub(lambda match: chr(int(match[1])) if int(match[1]) > 127 else match[0], text)


def as_saved_by_excel(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts with shared strings. Nothing else changes."""
    strings: dict[str, int] = {}
    uses = 0

    def shared(match: re.Match[str]) -> str:
        nonlocal uses
        uses += 1
        return f'{match[1]} t="s"><v>{strings.setdefault(match[2], len(strings))}</v></c>'

    found = []
    for name, text in parts:
        if name.startswith("xl/worksheets/sheet"):
            text = _INLINE.sub(shared, text)
        elif name == "[Content_Types].xml":
            text = text.replace("</Types>", f'<Override PartName="/{_STRINGS}" ContentType="{_TYPE}"/></Types>')
        elif name == "xl/_rels/workbook.xml.rels":
            relation = f'<Relationship Id="rIdStrings" Type="{_RELATION}" Target="sharedStrings.xml"/>'
            text = text.replace("</Relationships>", f"{relation}</Relationships>")
        found.append((name, text))
    entries = "".join(f"<si>{text}</si>" for text in strings)
    table = f'{_HEAD}<sst xmlns="{_MAIN}" count="{uses}" uniqueCount="{len(strings)}">{entries}</sst>'
    return [*(part for part in found if part[0] != _STRINGS), (_STRINGS, table)]
