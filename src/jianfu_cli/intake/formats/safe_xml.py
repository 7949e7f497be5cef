"""XML out of strangers' files, parsed by lxml: nothing in it is resolved or fetched, and no more is held than the limit says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element

from ...tools import Unreadable
from ..zip_reader import damaged, too_large
from .package import refuse_excess

SAFELY: Mapping[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": False,
}
"""How every parser is set. A DOCTYPE was refused before."""

_PARSER = etree.XMLParser(**SAFELY)
_LENIENT = etree.XMLParser(recover=True, **SAFELY)


def root_of(xml: bytes, *, lenient: bool = False) -> Element:
    """A part as a tree. Raises Unreadable JF001, JF004. `lenient` mends what is broken."""
    refuse_excess(xml)
    try:
        return etree.fromstring(xml, _LENIENT if lenient else _PARSER)
    except etree.XMLSyntaxError as error:
        raise broken(error) from None


def broken(error: etree.XMLSyntaxError) -> Unreadable:
    """What is said of XML that lxml gave up on."""
    if "huge" in str(error):  # a text of 10 MB, or elements in elements past all measure
        return too_large()
    return damaged("文件内部的部件已损坏")
