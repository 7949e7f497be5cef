"""An Office file taken apart, a few of its parts changed, and put together again: whatever is not touched stays as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..tools import Entry, write_zip

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION_ID = f"{{{_OFFICE}}}id"  # the attribute by which an element refers to a part
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = f"{{{_PACKAGE}/relationships}}Relationship"
_TYPES = f"{{{_PACKAGE}/content-types}}"
_TYPES_PART = "[Content_Types].xml"
_MOST_BYTES = 30_000_000  # of a file taken apart; what is larger is not marked

Element = Any  # lxml's, of which the stubs know too little


class UnmarkableError(Exception):
    """The file can't be marked without losing something; its school gets the slip alone."""


class OfficeParts:
    """The parts of one file, by their names. Raises UnmarkableError for what can't be taken apart safely."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = [member for member in archive.infolist() if not member.is_dir()]
                if sum(member.file_size for member in members) > _MOST_BYTES:
                    raise UnmarkableError
                self._parts = {member.filename: archive.read(member) for member in members}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
            raise UnmarkableError from None
        if len({name.lower() for name in self._parts}) < len(members):
            raise UnmarkableError  # two parts of one name: programs differ in which they take
        self._trees: dict[str, Element] = {}
        self._before: dict[str, bytes] = {}  # how the trees began: a part that was only looked at stays as it is

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def tree(self, name: str) -> Element:
        """A part as a tree; what is changed in it is saved."""
        if name not in self._trees:
            self._trees[name] = _parsed(self._parts.get(name, b""))
            self._before[name] = etree.tostring(self._trees[name])
        return self._trees[name]

    def content(self, name: str) -> bytes:
        """A part as it stands now."""
        tree = self._trees.get(name)
        return self._parts[name] if tree is None else etree.tostring(tree)

    def add(self, name: str, root: Element, content_type: str) -> None:
        """A new part, or another content of one that is there."""
        self._parts.setdefault(name, b"")
        self._trees[name] = root
        self._declare(name, content_type)

    def remove(self, name: str) -> None:
        """Take a part out, with what it refers to it by; a relation to it must be taken out by its owner."""
        for gone in (name, relations_part(name)):
            self._parts.pop(gone, None)
            self._trees.pop(gone, None)
        types = self.tree(_TYPES_PART)
        for entry in types.findall(f"{_TYPES}Override"):
            if entry.get("PartName") == f"/{name}":
                types.remove(entry)

    def free_name(self, pattern: str) -> str:
        """A part's name that is not taken, in whatever case: xl/comments{}.xml."""
        taken = {name.lower() for name in self._parts}
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)).lower() not in taken)

    def main_part(self) -> str:
        """What the file is about: xl/workbook.xml."""
        found = next((target for _, kind, target in self.relations("") if kind == "officeDocument"), "")
        if found not in self._parts:
            raise UnmarkableError
        return found

    def type_of(self, name: str) -> str:
        """What the file declares a part to be; "" where it does not by name."""
        entries = self.tree(_TYPES_PART).findall(f"{_TYPES}Override")
        return next((entry.get("ContentType") or "" for entry in entries if entry.get("PartName") == f"/{name}"), "")

    def relations(self, owner: str) -> Iterator[tuple[str, str, str]]:
        """What a part ("" for the file) refers to within the file: id, last word of the kind, name of the part."""
        listed = relations_part(owner)
        if listed not in self._parts:
            return
        for relation in list(self.tree(listed).iter(_RELATION)):
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                yield relation.get("Id", ""), kind, _resolved(owner, relation.get("Target", ""))

    def target(self, owner: str, kind: str) -> str | None:
        """The one part of a kind that a part refers to; None without one that is there."""
        return next((part for _, found, part in self.relations(owner) if found == kind and part in self._parts), None)

    def relate(self, owner: str, kind: str, part: str) -> str:
        """Refer to a part; returns the id."""
        listed = relations_part(owner)
        if listed not in self._parts:
            self._parts[listed] = b""
            self._trees[listed] = etree.fromstring(f'<Relationships xmlns="{_PACKAGE}/relationships"/>')
        root = self.tree(listed)
        taken = {relation.get("Id") for relation in root}
        name = next(name for number in range(1, 100_000) if (name := f"rIdJianfu{number}") not in taken)
        target = posixpath.relpath(part, posixpath.dirname(owner) or ".")
        etree.SubElement(root, _RELATION, Id=name, Type=f"{_OFFICE}/{kind}", Target=target)
        return name

    def unrelate(self, owner: str, part: str) -> None:
        """No longer refer to a part."""
        root = self.tree(relations_part(owner))
        for relation in list(root.iter(_RELATION)):
            if _resolved(owner, relation.get("Target", "")) == part and relation.get("TargetMode") != "External":
                root.remove(relation)

    def _declare(self, name: str, content_type: str) -> None:
        types = self.tree(_TYPES_PART)
        if not any(entry.get("PartName") == f"/{name}" for entry in types.findall(f"{_TYPES}Override")):
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)

    def data(self) -> bytes:
        """The file of the parts as they are now, in their order."""
        for name, root in self._trees.items():
            if name in self._parts and etree.tostring(root) != self._before.get(name):
                self._parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return write_zip(Entry.deflated(name, part) for name, part in self._parts.items())


def relations_part(owner: str) -> str:
    """Where it stands what a part refers to."""
    folder, _, name = owner.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _resolved(owner: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))


def _parsed(xml: bytes) -> Element:
    """A part as a tree. Nothing outside it is looked up, and nothing in it is expanded."""
    if b"<!DOCTYPE" in xml or b"<\0!\0D\0" in xml or b"\0<\0!\0D" in xml:
        raise UnmarkableError
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise UnmarkableError from None
