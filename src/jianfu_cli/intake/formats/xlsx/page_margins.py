"""The headers and footers of a sheet's pages, as they are printed."""

from __future__ import annotations

from lxml.etree import _Element as Element

from ..header_codes import header_texts
from .workbook_strings import unescaped
from .workbook_xml import is_true, namespace


def margin_texts(margins: Element) -> list[str]:
    """The texts of <headerFooter>, left, middle and right each by itself."""
    space = namespace(margins)
    shown = ["oddHeader", "oddFooter"]
    if is_true(margins.get("differentFirst")):
        shown += ["firstHeader", "firstFooter"]
    if is_true(margins.get("differentOddEven")):
        shown += ["evenHeader", "evenFooter"]
    written = (margins.findtext(space + name) for name in shown)
    return [text for codes in written if codes for text in header_texts(unescaped(codes))]
