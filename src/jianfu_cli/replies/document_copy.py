"""A school's Word document with its faults marked: cells coloured and commented, a first page that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from ..definition import REPLY_LIST_END, REPLY_LIST_TITLE, FormField
from ..tools import visible
from .document_marks import DocumentMarks
from .document_places import DocumentPlaces, W
from .fault_list import introduction
from .faults import Fault, comments
from .office_parts import SPACE, Element, OfficeParts, UnmarkableError


def marked_document(data: bytes, faults: Sequence[Fault], deadline: str, fields: Sequence[FormField]) -> bytes:
    """The file with marks; what an earlier reply marked is taken back first. Nothing else of it changes.

    `fields` are those of the form, whose labels stand outside tables. Raises UnmarkableError where it is not possible.
    """
    parts = OfficeParts(data)
    main = parts.main_part()
    body = parts.tree(main).find(f"{W}body")
    if body is None:
        raise UnmarkableError
    marks = DocumentMarks(parts, main)
    _take_back_page(body)
    marks.take_back()
    places = DocumentPlaces(body)
    links = {location: marks.mark_cell(places.cell(location), text) for location, text in comments(faults).items()}
    names = [links[fault.location] if fault.location else _outside(fault, places, marks, fields) for fault in faults]
    body[:0] = list(_page(faults, names, deadline))
    return parts.data()


def _outside(fault: Fault, places: DocumentPlaces, marks: DocumentMarks, fields: Sequence[FormField]) -> str:
    """Mark the line of the field that a fault is about; the name to link to, "" where no line is found."""
    if fault.number is not None:
        return ""
    field = next((each for each in reversed(fields) if any(name in fault.what for name in each.names)), None)
    paragraph = places.paragraph(field.names) if field else None
    return "" if paragraph is None else marks.mark_paragraph(paragraph, fault.sentence)


def _take_back_page(body: Element) -> None:
    """Take out the page that an earlier reply put first."""
    texts = ["".join(each.text or "" for each in child.iter(f"{W}t")) for child in body]
    start = next((at for at, text in enumerate(texts) if text), None)
    if start is None or texts[start] != REPLY_LIST_TITLE or REPLY_LIST_END not in texts:
        return
    end = texts.index(REPLY_LIST_END) + 1
    if end < len(body) and not texts[end] and body[end].find(f".//{W}br[@{W}type='page']") is not None:
        end += 1
    del body[start:end]


# The page -----------------------------------------------------------------------------------------


def _page(faults: Sequence[Fault], names: Sequence[str], deadline: str) -> Iterable[Element]:
    yield _paragraph([_run(REPLY_LIST_TITLE, size=32, bold=True)], centred=True, after=240)
    yield _paragraph([_run(introduction(faults, deadline))], after=160)
    for number, (fault, name) in enumerate(zip(faults, names, strict=True), 1):
        head = _run(f"{number}. ")
        place = _link(fault.place or "表外文字", name) if name else None
        words = _run(f"{'：' if place is not None else ''}{fault.sentence}")
        yield _paragraph([head, *([place] if place is not None else []), words], after=100)
    yield _paragraph([_run(REPLY_LIST_END, size=18)], before=160)
    turn = _paragraph([etree.Element(f"{W}r")])  # what is behind a break begins the next page: as little as can be
    etree.SubElement(turn.find(f"{W}r"), f"{W}br", {f"{W}type": "page"})
    turn.find(f"{W}pPr/{W}spacing").set(f"{W}line", "20")
    turn.find(f"{W}pPr/{W}spacing").set(f"{W}lineRule", "exact")
    yield turn


def _paragraph(runs: Iterable[Element], *, centred: bool = False, before: int = 0, after: int = 0) -> Element:
    paragraph = etree.Element(f"{W}p")
    properties = etree.SubElement(paragraph, f"{W}pPr")
    spacing = {"before": str(before), "after": str(after), "line": "360", "lineRule": "auto"}
    etree.SubElement(properties, f"{W}spacing", {W + name: value for name, value in spacing.items()})
    etree.SubElement(properties, f"{W}ind", {f"{W}left": "0", f"{W}firstLine": "0"})
    etree.SubElement(properties, f"{W}jc", {f"{W}val": "center" if centred else "left"})
    paragraph.extend(runs)
    return paragraph


def _run(text: str, *, size: int = 24, bold: bool = False, linked: bool = False) -> Element:
    run = etree.Element(f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr")
    fonts = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "宋体", "hint": "eastAsia"}
    etree.SubElement(properties, f"{W}rFonts", {W + name: value for name, value in fonts.items()})
    if bold:
        etree.SubElement(properties, f"{W}b")
    if linked:
        etree.SubElement(properties, f"{W}color", {f"{W}val": "0563C1"})
    etree.SubElement(properties, f"{W}sz", {f"{W}val": str(size)})
    etree.SubElement(properties, f"{W}szCs", {f"{W}val": str(size)})
    if linked:
        etree.SubElement(properties, f"{W}u", {f"{W}val": "single"})
    words = etree.SubElement(run, f"{W}t", {SPACE: "preserve"})
    words.text = visible(text)
    return run


def _link(text: str, name: str) -> Element:
    link = etree.Element(f"{W}hyperlink", {f"{W}anchor": name})
    link.append(_run(text, linked=True))
    return link
