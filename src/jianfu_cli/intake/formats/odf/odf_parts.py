"""The parts of an OpenDocument file that are read, as XML behind the limits; and what the file says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ... import limits
from ...content import Content
from ...zip_reader import damaged
from ..package import Package, elements
from ..protected import refusal

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_TYPE = b"application/vnd.oasis.opendocument."


class Parts(NamedTuple):
    """The content, and the styles that it refers to; None where there are none."""

    content: bytes
    styles: Element | None


def is_open_document(content: Content, kind: str) -> bool:
    """Whether the file says that it is of this type (text, spreadsheet, presentation), or a template for it."""
    stated = _TYPE + kind.encode()
    if not content.head.startswith(b"PK\x03\x04"):
        return False
    if b"mimetype" + stated in content.head[30:160]:
        return True
    return (  # packed anew by a program that doesn't know that the type should come first
        {"mimetype", "content.xml"} <= content.parts.keys()
        and Package(content).part("mimetype", limits.SMALL_PART_BYTES).startswith(stated)
    )


def open_parts(package: Package, limit: int) -> Parts:
    """The parts, the content up to `limit` bytes. Raises Unreadable JF001, JF002, JF004."""
    from ..safe_xml import root_of  # lxml only where there is such a file

    manifest = package.part("META-INF/manifest.xml", limits.SMALL_PART_BYTES)
    if any(tag == "encryption-data" for tag, _ in elements(manifest)):
        raise refusal()
    content = package.part("content.xml", limit)
    if not content:
        raise damaged("文件内部缺少正文")
    styles = package.part("styles.xml", limits.STYLES_BYTES)
    return Parts(content, root_of(styles) if styles else None)


def embedded(package: Package, content: bytes) -> list[str]:
    """What is in a document and can't be read from outside, in Chinese."""
    names = package.names
    found = ["嵌入的对象"] if any(name.startswith("object ") for name in names) else []
    found += ["窗体控件"] if b"<office:forms" in content and b"<form:" in content else []
    return found + (["图片"] if any(name.startswith(("pictures/", "media/")) for name in names) else [])


def has_macros(package: Package) -> bool:
    """It carries a library of macros."""
    return any(name.startswith("basic/") for name in package.names)
