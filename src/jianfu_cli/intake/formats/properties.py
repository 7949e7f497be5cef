"""What an Office file carries out of sight: its custom properties, the identifier, the stamp in a hidden sheet."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ...definition import stamp_from_properties
from ...tools import Unreadable
from .. import limits
from .package import Package, texts

_LONGEST, _MOST = 1_000, 200
_CALLED = {"OOXMLCorePropertyIdentifier": "identifier"}  # where LibreOffice keeps it in formats that lack it


def office_properties(package: Package) -> dict[str, str]:
    """Of an .xlsx or .docx. Read by their usual names: what points to them differs from program to program.

    The identifier is looked for where no other property is a stamp.
    """
    found: dict[str, str] = {}
    name = ""
    for tag, element, text in _elements(package, "docProps/custom.xml"):
        if tag == "property":
            name = element.get("name", "")
        elif name and text.strip():
            found[name] = text
    if stamp_from_properties(found) is None:
        for tag, _, text in _elements(package, "docProps/core.xml", b"identifier>"):
            if tag == "identifier" and text.strip():
                found["identifier"] = text
    return few(found)


def open_document_properties(package: Package) -> dict[str, str]:
    """Of an .ods."""
    found = {}
    for tag, element, text in _elements(package, "meta.xml"):
        if tag == "user-defined" and text.strip():
            found[next((value for key, value in element.items() if key.endswith("}name")), "")] = text
        elif tag == "identifier" and text.strip():
            found["identifier"] = text
    return few(found)


def _elements(package: Package, name: str, mark: bytes = b"") -> Iterator[tuple[str, Element, str]]:
    """The elements of a part that has `mark` in it. A broken list of properties is no reason to refuse the file."""
    with contextlib.suppress(Unreadable):
        part = package.part(name, limits.SMALL_PART_BYTES)
        if part and mark in part:
            yield from texts(part)


def few(found: dict[str, str]) -> dict[str, str]:
    """So many properties, and so much of each, as can be of use."""
    return {_CALLED.get(name, name): text.strip()[:_LONGEST] for name, text in list(found.items())[:_MOST]}
