"""The XML of a workbook's parts -> its elements, a few at a time: never more of a part is held than the limit says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from ... import limits
from ...zip_reader import too_large
from ..package import exceeds, size_of
from ..safe_xml import SAFELY, broken, root_of

_CHUNK = 65_536


def whole(xml: bytes, *, lenient: bool = False) -> Element | None:
    """The root of a small part; None for an empty one. Raises Unreadable JF001, JF004. `lenient` mends what is broken."""
    return root_of(xml, lenient=lenient) if xml else None


def pieces(xml: bytes, names: Iterable[str], containers: frozenset[str] = frozenset()) -> Iterator[tuple[str, Element]]:
    """The elements of these names that stand in the root or in one of the containers in it: (container or "", element).

    Names are local ones, of the namespace that the root is in. An element is gone when the next is asked for.
    Raises Unreadable JF001, JF004.
    """
    if not xml:
        return iter(())
    wanted = frozenset(names)
    return (
        _from_stream(xml, wanted, containers)
        if exceeds(xml, limits.ELEMENTS // 4)
        else _from_tree(xml, wanted, containers)
    )


def _from_tree(xml: bytes, names: frozenset[str], containers: frozenset[str]) -> Iterator[tuple[str, Element]]:
    root = root_of(xml)
    space = namespace(root)
    wanted = {space + name for name in names}
    opened = {space + name: name for name in containers}
    for child in root:
        tag = child.tag
        if tag in opened:
            container = opened[tag]
            for element in child:
                if element.tag in wanted:
                    yield container, element
        elif tag in wanted:
            yield "", child


def _from_stream(xml: bytes, names: frozenset[str], containers: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """The same of a large part, which is read by and by. What was read before an element is let go with it."""
    parser = etree.XMLPullParser(events=("end",), tag=[f"{{*}}{name}" for name in names], **SAFELY)
    held = 0
    try:
        for at in range(0, len(xml), _CHUNK):
            chunk = xml[at : at + _CHUNK]
            held += size_of(chunk)
            if held > limits.ELEMENTS:
                raise too_large()
            parser.feed(chunk)
            for _, element in parser.read_events():
                assert isinstance(element, Element)
                container = _container(element, containers)
                if container is not None:
                    yield container, element
                    _let_go(element)
                    held = 0
        parser.close()
    except etree.XMLSyntaxError as error:
        raise broken(error) from None


def _container(element: Element, containers: frozenset[str]) -> str | None:
    """Where an element stands: the name of its container, "" for the root; None where it is not asked for."""
    parent = element.getparent()
    if parent is None:
        return None
    root = parent.getparent()
    space = namespace(parent if root is None else root)
    if not element.tag.startswith(space):
        return None
    if root is None:
        return ""
    name = parent.tag.removeprefix(space)
    return name if root.getparent() is None and name in containers else None


def _let_go(element: Element) -> None:
    """Of an element and all that stands before it and before what it is in, nothing is held any more."""
    element.clear()
    inner: Element | None = element
    while inner is not None:
        parent = inner.getparent()
        while parent is not None and parent[0] is not inner:
            del parent[0]
        inner = parent


def namespace(element: Element) -> str:
    """The namespace as it stands before a local name: "{http://…}", "" for none."""
    tag = element.tag
    return tag[: tag.rfind("}") + 1]


def relation(element: Element | None) -> str:
    """The id of the relationship that an element names (r:id), "" for none."""
    if element is None:
        return ""
    return next((str(value) for name, value in element.items() if str(name).endswith("}id")), "")


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value is not None and value.strip() in ("1", "true", "on")
