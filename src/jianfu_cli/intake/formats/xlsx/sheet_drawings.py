"""What floats over the cells of a sheet: pictures, text boxes, and controls, each with the cell that it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from ..control_words import ACTIVE_X, CHECK_BOX, INPUT, LIST, MENU, RADIO_BUTTON, control_words
from ..symbols import as_seen, is_symbol_font
from .workbook_xml import is_true, namespace, whole

MOST = 1_000  # of a sheet; further ones are not looked at
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STRICT_TEXT = "{http://purl.oclc.org/ooxml/drawingml/main}"
_OLD = "{urn:schemas-microsoft-com:office:excel}"
_NUMBER = re.compile(r"\s*(\d{1,7})\s*", re.ASCII)
_CONTROLS = {
    "checkbox": CHECK_BOX,
    "radio": RADIO_BUTTON,
    "drop": MENU,
    "list": LIST,
    "edit": INPUT,
    "pict": ACTIVE_X,
}


class Floating(NamedTuple):
    """Row and column of the cell, from 1 (0 if it hangs on none), and the text of a text box."""

    row: int
    column: int
    text: str = ""


class Drawing(NamedTuple):
    """What is on a sheet's drawing."""

    pictures: list[Floating]
    boxes: list[Floating]


def read_drawing(xml: bytes) -> Drawing:
    """The pictures, and the text boxes and shapes with text. Raises Unreadable JF001, JF004."""
    root = whole(xml)
    drawing = Drawing([], [])
    if root is None:
        return drawing
    space = namespace(root)
    for anchor in root.iter(*(space + name for name in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))):
        row, column = (_number(anchor.find(f"{space}from/{space}{name}")) for name in ("row", "col"))
        for shape in anchor.iter(space + "pic", space + "sp"):
            properties = next(shape.iter(space + "cNvPr"), None)
            if properties is not None and is_true(properties.get("hidden")):
                continue
            if shape.tag == space + "pic":
                drawing.pictures.append(Floating(row, column))
            elif text := _box_text(shape):
                drawing.boxes.append(Floating(row, column, text))
    return Drawing(drawing.pictures[:MOST], list(dict.fromkeys(drawing.boxes))[:MOST])


def _number(element: Element | None) -> int:
    """A place as a number from 1; 0 for none."""
    match = _NUMBER.fullmatch(element.text or "") if element is not None else None
    return int(match[1]) + 1 if match else 0


def _box_text(shape: Element) -> str:
    lines = []
    for space in (_TEXT, _STRICT_TEXT):
        for paragraph in shape.iter(space + "p"):
            lines.append("".join(_runs(paragraph, space)))
    return "\n".join(lines).strip()


def _runs(paragraph: Element, space: str) -> Iterator[str]:
    for run in paragraph:
        if run.tag == space + "br":
            yield "\n"
            continue
        look = run.find(space + "rPr")
        font = ""
        if look is not None:
            if look.get("strike", "noStrike") != "noStrike":
                continue
            faces = [face.get("typeface", "") for face in look if face.tag in (space + "latin", space + "sym")]
            font = next((face for face in faces if is_symbol_font(face)), "")
        yield as_seen(run.findtext(space + "t") or "", font)


def read_controls(vml: bytes) -> dict[tuple[int, int], str]:
    """The form controls of an old drawing, in words, by the cells that they hang on. Raises Unreadable JF004."""
    found: dict[tuple[int, int], str] = {}
    root = whole(vml.replace(b"<br>", b"<br/>"), lenient=True)  # Excel writes it so, and it is no XML
    if root is None:
        return found
    for data in list(root.iter(_OLD + "ClientData"))[:MOST]:
        kind = data.get("ObjectType", "").lower()
        shape = data.getparent()
        if kind not in _CONTROLS or shape is None or (kind == "pict" and data.find(_OLD + "MapOCX") is None):
            continue
        if "visibility:hidden" in (shape.get("style") or "").replace(" ", "").lower():
            continue
        row, column = _old_place(data.findtext(_OLD + "Anchor") or "")
        is_on = (data.findtext(_OLD + "Checked") or "0").strip() not in ("0", "")
        words = control_words(_CONTROLS[kind], _caption(shape), is_on=is_on)
        known = found.get((row, column))
        found[row, column] = f"{known}、{words}" if known else words
    return found


def _old_place(anchor: str) -> tuple[int, int]:
    """Row and column from `column, pixels, row, pixels, …`; (0, 0) where they can't be read."""
    numbers = [_NUMBER.fullmatch(piece) for piece in anchor.split(",", 4)[:3]]
    if len(numbers) < 3 or not numbers[0] or not numbers[2]:
        return 0, 0
    return int(numbers[2][1]) + 1, int(numbers[0][1]) + 1


def _caption(shape: Element) -> str:
    box = next((child for child in shape if str(child.tag).endswith("}textbox")), None)
    return "".join(str(text) for text in box.itertext()) if box is not None else ""
