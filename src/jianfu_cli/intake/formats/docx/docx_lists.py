"""Markers of lists in a Word document, as far as they are boxes or ticks: such a marker is part of what is seen."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

from ..list_boxes import box_marker
from .docx_styles import Properties, Styles, properties
from .docx_xml import VALUE, W, number, small_tree

Markers = dict[tuple[str, int], tuple[str, Properties]]


@lru_cache(maxsize=32)
def markers_of(xml: bytes) -> Markers:
    """The lists of a document: number and level -> the marker and its own properties, for markers that are boxes."""
    root = small_tree(xml)
    if root is None:
        return {}
    abstract = {each.get(W + "abstractNumId"): _levels(each) for each in root.iter(W + "abstractNum")}
    found: Markers = {}
    for listed in root.iter(W + "num"):
        kind = listed.find(W + "abstractNumId")
        levels = dict(abstract.get(kind.get(VALUE) if kind is not None else None, {}))
        for override in listed.iter(W + "lvlOverride"):
            levels.update(_levels(override))
        name = listed.get(W + "numId", "")
        found.update(((name, level), marker) for level, marker in levels.items() if marker is not None)
    return found


def _levels(parent: Element) -> dict[int, tuple[str, Properties] | None]:
    return {number(level.get(W + "ilvl")): _marker(level) for level in parent.iter(W + "lvl")}


def _marker(level: Element) -> tuple[str, Properties] | None:
    """None for a marker that is a number, or a bullet that only divides."""
    text = level.find(W + "lvlText")
    said = properties(level.find(W + "rPr"))
    written = text.get(VALUE, "") if text is not None else ""
    font = (said.ascii_font if written.isascii() else said.other_font) or ""
    box = box_marker(written, font)
    return (box, said) if box else None


def marker(
    paragraph_properties: Element | None, style: str, markers: Markers, styles: Styles
) -> tuple[str, Properties]:
    """The box before a paragraph, "" for none; with what the list and the paragraph's mark say of its look."""
    written = paragraph_properties.find(W + "numPr") if paragraph_properties is not None else None
    inherited = styles.list_of(style)
    name, level = "", 0
    for listed in (inherited, written):
        if listed is not None:
            found, depth = listed.find(W + "numId"), listed.find(W + "ilvl")
            name = found.get(VALUE, "") if found is not None else name
            level = number(depth.get(VALUE)) if depth is not None else level
    box = markers.get((name, level))
    if box is None:
        return "", Properties()
    mark = properties(paragraph_properties.find(W + "rPr")) if paragraph_properties is not None else Properties()
    return box[0], box[1].over(mark)._replace(style=mark.style)
