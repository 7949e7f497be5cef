"""Drawings of a Word document: the text boxes in them, and what is a picture, a control or a ring that was drawn."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ...grid import Unread, UnreadKind
from ..control_words import BY_NAME
from ..floating_marks import is_mark
from .docx_xml import ALTERNATIVES, M, V, W

BOX = W + "txbxContent"
DRAWINGS = frozenset((W + "drawing", W + "pict", W + "object"))
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURES = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
        "{http://schemas.microsoft.com/office/word/2010/wordprocessingInk}contentPart",
        "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart",
        V + "imagedata",
        "{urn:schemas-microsoft-com:office:office}OLEObject",
    )
)
_CONTROL, _RING, _SHAPE, _WORD_ART = W + "control", V + "oval", _A + "prstGeom", V + "textpath"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SEEN = frozenset((BOX, W + "t", M + "t", W + "sym"))


def alternative(node: Element) -> Element | None:
    """The one of several renderings that is read: the first with text in it, else the first, which is the modern one."""
    return next(
        (choice for choice in node if any(found.tag in _SEEN for found in choice.iter())), next(iter(node), None)
    )


def contents(drawing: Element) -> tuple[list[Element], list[Unread]]:
    """The text boxes in a drawing, and what else is seen of it and is no text."""
    boxes: list[Element] = []
    unread: list[Unread] = []
    stack = [drawing]
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag == BOX:
            boxes.append(node)
        elif tag == ALTERNATIVES:
            choice = alternative(node)
            stack += [choice] if choice is not None else []
        elif tag in _PICTURES:
            unread.append(Unread(UnreadKind.PICTURE))
        elif tag == _CONTROL:
            unread.append(Unread(UnreadKind.CONTROL, _control(node)))
        elif tag == _WORD_ART:
            words = node.get("string", "").strip()
            unread += [Unread(UnreadKind.MARK, words)] if is_mark(words) else []
        elif (tag == _RING and not _invisible(node)) or (tag == _SHAPE and node.get("prst") == "ellipse"):
            unread.append(Unread(UnreadKind.MARK, "○"))
            stack += reversed(node)
        elif not _invisible(node):
            stack += reversed(node)
    if any(each.kind is UnreadKind.CONTROL for each in unread):  # its picture is of the control
        unread = [each for each in unread if each.kind is not UnreadKind.PICTURE]
    return boxes, unread[:1] if all(each.kind is UnreadKind.PICTURE for each in unread) else unread


def _invisible(node: Element) -> bool:
    if node.tag.startswith(V):
        return "visibility:hidden" in node.get("style", "").replace(" ", "").lower()
    properties = node.find(_PROPERTIES)
    return properties is not None and properties.get("hidden") in ("1", "true")


def _control(node: Element) -> str:
    """What a control is, by the name that Word gave it."""
    name = node.get(W + "name", "")
    return next((kind.title for beginning, kind in BY_NAME.items() if name.startswith(beginning)), "")
