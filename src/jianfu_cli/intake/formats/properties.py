"""What an Office file carries out of sight: its custom properties, the identifier, the stamp in a hidden sheet."""

from __future__ import annotations

from ...tools import Unreadable
from .. import limits
from .package import Package, texts

_LONGEST, _MOST = 1_000, 200
_CALLED = {"OOXMLCorePropertyIdentifier": "identifier"}  # where LibreOffice keeps it in formats that lack it


def office_properties(package: Package) -> dict[str, str]:
    """Of an .xlsx or .docx. Read by their usual names: what points to them differs from program to program."""
    found = {}
    name = ""
    for tag, attributes, text in _elements(package, "docProps/custom.xml"):
        if tag == "property":
            name = attributes.get("name", "")
        elif name and text.strip():
            found[name] = text
    for tag, _, text in _elements(package, "docProps/core.xml", b"identifier>"):
        if tag == "identifier" and text.strip():
            found["identifier"] = text
    return few(found)


def open_document_properties(package: Package) -> dict[str, str]:
    """Of an .ods."""
    found = {}
    for tag, attributes, text in _elements(package, "meta.xml"):
        if tag == "user-defined" and text.strip():
            name = next((value for key, value in attributes.items() if key.endswith(":name")), "")
            found[name] = text
        elif tag == "identifier" and text.strip():
            found["identifier"] = text
    return few(found)


def _elements(package: Package, name: str, mark: bytes = b"") -> list[tuple[str, dict[str, str], str]]:
    """The elements of a part that has `mark` in it. A broken list of properties is no reason to refuse the file."""
    try:
        part = package.part(name, limits.SMALL_PART_BYTES)
        return texts(part) if mark in part else []
    except Unreadable:
        return []


def few(found: dict[str, str]) -> dict[str, str]:
    """So many properties, and so much of each, as can be of use."""
    return {_CALLED.get(name, name): text.strip()[:_LONGEST] for name, text in list(found.items())[:_MOST]}
