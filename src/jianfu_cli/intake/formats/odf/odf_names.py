"""The names of OpenDocument's elements and attributes, as far as several modules use them; and counts in attributes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element as Element

from ...zip_reader import damaged


def _space(name: str) -> str:
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"


OFFICE, STYLE, TEXT, TABLE = _space("office"), _space("style"), _space("text"), _space("table")
NUMBER = _space("datastyle")
DRAW, FORM, FO, SVG = _space("drawing"), _space("form"), _space("xsl-fo-compatible"), _space("svg-compatible")
LO = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
CELL, COVERED_CELL = TABLE + "table-cell", TABLE + "covered-table-cell"
COLUMNS_REPEATED, ROWS_REPEATED = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
COLUMNS_SPANNED, ROWS_SPANNED = TABLE + "number-columns-spanned", TABLE + "number-rows-spanned"
NOT_SHOWN = ("collapse", "filter")  # what table:visibility says of rows and columns


def attributes(node: Element) -> dict[str, str]:
    """What an element says of itself, fetched at once."""
    return {str(name): str(value) for name, value in node.items()}


def count(said: Mapping[str, str], name: str) -> int:
    """A count of tables that an element says of itself, 1 where it is missing. Raises Unreadable JF001 for what is no count."""
    written = said.get(name)
    if written is None:
        return 1
    if not (written.isascii() and written.isdigit()) or len(written) > 9:
        raise damaged("文件内容的重复次数写法有误")
    return max(1, int(written))
