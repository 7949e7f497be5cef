"""The guard before every parser: an Office file's parts, inflated once and checked.

Parsers get only what was checked here. What reading doesn't need (pictures, themes, charts, macros, links to elsewhere) is
not even inflated.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, KeysView
from functools import lru_cache
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from ...tools import Unreadable
from .. import limits
from ..content import Content, part_name
from ..zip_reader import Member, check, damaged, inflate, too_large

_DECLARATION = re.compile(rb"""\s*<\?xml[^<>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["'][^<>]{0,100}\?>""")
_USUAL_BEGINNING = re.compile(rb"\s*+(?:<\?xml\s[^<>]{0,200}\?>\s*+)?<[A-Za-z_:]")
_PLAIN = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii"))
_USUAL_MAIN_PARTS = (  # where nearly everybody puts them: a look into the list of types is spared
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
)
SMALL_PART = 64_000  # bytes; the hidden sheet of our form has 44,000
"""Up to this size a part, and what was read of it, is kept for the next file that has the same."""

KEPT = 160
"""So many are kept: the forms of one issue share most of their small parts."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0", b"\0<")


class Package:
    """The parts of one Office file, asked for by name. Everything raises Unreadable (JF001, JF002, JF004)."""

    def __init__(self, content: Content) -> None:
        archive = content.archive
        if archive is None:
            raise damaged("不是压缩结构的办公文件")
        if len(archive.members) > limits.PARTS:
            raise Unreadable("JF004", f"文件内部有 {len(archive.members)} 个部件，超过上限 {limits.PARTS} 个")
        self._archive = archive
        self._members = content.parts
        self._ambiguous: frozenset[str] = frozenset()
        if len(self._members) < len(archive.members):
            counts = Counter(map(part_name, archive.members))
            self._ambiguous = frozenset(name for name, count in counts.items() if count > 1)
        self._total = 0

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    @property
    def names(self) -> KeysView[str]:
        """The names of all parts in lower case."""
        return self._members.keys()

    def part(self, name: str, limit: int = limits.PART_BYTES, *, unlike: bool = False) -> bytes:
        """The content of an XML part as UTF-8, without DOCTYPE; b"" if there is no such part.

        `unlike`: it holds what a school writes, and so is no other file's.
        """
        key = name.lower()
        member = self._members.get(key)
        if member is None:
            return b""
        if key in self._ambiguous:
            raise damaged(f"文件内部有两个同名部件（{PurePosixPath(key).name}），不能确定以哪个为准")
        check(member, limit)
        self._total += member.size
        if self._total > limits.PARTS_BYTES:
            raise Unreadable("JF004", f"文件内容解压后超过 {limits.PARTS_BYTES // limits.MEGABYTE} MB")
        packed = self._archive.packed(member)
        # offset and date differ from file to file; what the content depends on does not
        member = Member("", 0, member.packed, member.size, member.method, member.crc, member.flags, 0, b"")
        return _content(packed, member) if unlike or member.size > SMALL_PART else _same_again(packed, member)

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part ("" for the package): id -> (last word of its type, full name of the target)."""
        folder, _, name = part.rpartition("/")
        listed = self.part(f"{folder}/_rels/{name}.rels".lstrip("/"), limits.SMALL_PART_BYTES)
        return (_targets if len(listed) > SMALL_PART else _targets_again)(listed, folder)

    def main_part(self, usual: str) -> str:
        """The name of the part that the package is about; `usual` is where nearly everybody puts it."""
        if usual in self._members:
            return usual
        targets = self.targets("").values()
        return next((target for kind, target in targets if kind == "officeDocument"), "")

    @property
    def macros(self) -> bool:
        """It carries a macro project, or macro sheets."""
        return any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in self._members)


def _content(packed: bytes, member: Member) -> bytes:
    """The checked text of a part. Raises Unreadable JF001."""
    data = _utf8(inflate(packed, member))
    if b"\0" in data:
        raise damaged("文件内部的文字编码有误")
    if not _USUAL_BEGINNING.match(data) and b"<!DOCTYPE" in data:  # behind the first element parsers refuse it
        raise Unreadable(
            "JF001",
            "文件内部含有办公软件从不写的 DOCTYPE 声明，为安全起见没有打开",
            "请用 WPS 或 Office 打开后另存为新文件再报送，并检查发送的电脑是否中毒",
        )
    return data


_same_again = lru_cache(maxsize=KEPT)(_content)


def main_type(content: Content) -> str:
    """The declared type of the part that an Office package is about, in lower case; "" if this is no such package."""
    usual = next((kind for name, kind in _USUAL_MAIN_PARTS if name in content.parts), None)
    if usual or "[content_types].xml" not in content.parts:
        return usual or ""
    package = Package(content)
    main = package.main_part("")
    default = ""
    for tag, attributes in elements(package.part("[Content_Types].xml", limits.SMALL_PART_BYTES)):
        kind = attributes.get("ContentType", "").lower()
        if tag == "Override" and attributes.get("PartName", "").lower().lstrip("/") == main:
            return kind
        if tag == "Default" and main.endswith("." + attributes.get("Extension", "").lower()):
            default = kind
    return default


def _targets(relations: bytes, folder: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for tag, attributes in elements(relations):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rsplit("/", 1)[-1]
            found[attributes.get("Id", "")] = kind, _resolve(folder, attributes.get("Target", ""))
    return found


_targets_again = lru_cache(maxsize=KEPT)(_targets)


def elements(data: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of a small XML part: name without its prefix, and attributes (prefixes kept). Broken XML: JF001."""
    return iter(_elements(data) if len(data) > SMALL_PART else _elements_again(data))


def _elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rsplit(":", 1)[-1], attributes))
    parse(parser, data)
    return found


_elements_again = lru_cache(maxsize=KEPT)(_elements)


def texts(data: bytes) -> Iterator[tuple[str, Element, str]]:
    """The elements of a small XML part with the text directly in them: (name, element, text), names without their
    namespaces. Raises Unreadable JF001 for broken XML."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        raise damaged("文件内部的部件已损坏") from None
    for each in root.iter():
        inner = "".join(child.tail or "" for child in each) if len(each) else ""
        yield each.tag.rpartition("}")[2], each, (each.text or "") + inner


def parse(parser: expat.XMLParserType, data: bytes) -> None:
    """Run the parser over a part; raises Unreadable JF001 if it is broken XML. An empty part has no elements."""
    if not data:
        return
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise damaged("文件内部的部件已损坏") from None


def refuse_excess(xml: bytes) -> None:
    """Raises Unreadable JF004 for a part with more elements and attributes than the limit says."""
    if exceeds(xml):
        raise too_large()


def exceeds(xml: bytes, most: int = limits.ELEMENTS) -> bool:
    """Whether a part has more than so many elements and attributes; a small one need not be counted."""
    return len(xml) > most and size_of(xml) > most


def size_of(xml: bytes) -> int:
    """How many elements and attributes a part has at most."""
    return xml.count(b"<") + xml.count(b"=")


def _resolve(folder: str, target: str) -> str:
    """The full name of a part, from a target that is relative to `folder` or begins with "/"."""
    pieces: list[str] = [] if target.startswith(("/", "\\")) else list(PurePosixPath(folder).parts)
    for piece in target.replace("\\", "/").split("/"):
        if piece == "..":
            del pieces[-1:]
        elif piece not in ("", "."):
            pieces.append(piece)
    return "/".join(pieces).lower()


def _utf8(data: bytes) -> bytes:
    """The part in UTF-8, whatever it was written in, so that no two readers see it differently."""
    if data.startswith(_UTF16):
        encoding = "utf-16" if data[0] >= 0xFE else "utf-16-le" if data[1] == 0 else "utf-16-be"
    else:
        declared = _DECLARATION.match(data[:400])
        if declared is None or declared[1].lower() in _PLAIN:
            return data.removeprefix(codecs.BOM_UTF8)
        encoding = declared[1].decode("ascii")
        encoding = "gb18030" if encoding.lower() in ("gbk", "gb2312") else encoding
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        raise damaged("文件内部的文字编码有误") from None
    return re.sub(r"^\ufeff?\s*<\?xml[^<>]*\?>", "", text, count=1).encode("utf-8", "replace")
