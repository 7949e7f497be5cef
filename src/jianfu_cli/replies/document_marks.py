"""Marks in a Word document: a cell or paragraph coloured, commented and to be linked to; and taken out again."""

from __future__ import annotations

from lxml import etree

from ..tools import visible
from .cell_notes import AUTHOR
from .document_places import WORD, W
from .mark_styles import MARK_COLOUR
from .office_parts import Element, OfficeParts, UnmarkableError

BOOKMARK = "_jianfu_"
_FILL = MARK_COLOUR[2:]
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = f"{W}id"
# What stands before the colour among the properties of a cell and of a paragraph.
_BEFORE = {
    "tcPr": ["cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders"],
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
    ],
}


class DocumentMarks:
    """The marks of one document."""

    def __init__(self, parts: OfficeParts, main: str) -> None:
        self._parts, self._main = parts, main
        self._root = parts.tree(main)
        self._next = 1 + max((_number(each) for each in self._root.iter(f"{W}bookmarkStart")), default=0)

    def take_back(self) -> None:
        """Take out what an earlier reply put in: colours, links and comments of ours."""
        for shade in list(self._root.iter(f"{W}shd")):
            if shade.get(f"{W}fill", "").upper() == _FILL:
                _uncolour(shade)
        ours = set()
        for mark in list(self._root.iter(f"{W}bookmarkStart")):
            if mark.get(f"{W}name", "").startswith(BOOKMARK):
                ours.add(mark.get(_ID))
                mark.getparent().remove(mark)
        for mark in list(self._root.iter(f"{W}bookmarkEnd")):
            if mark.get(_ID) in ours:
                mark.getparent().remove(mark)
        if name := self._parts.target(self._main, "comments"):
            self._take_back_comments(self._parts.tree(name))

    def _take_back_comments(self, comments: Element) -> None:
        gone = set()
        for comment in list(comments.iter(f"{W}comment")):
            if comment.get(f"{W}author") == AUTHOR:
                gone.add(comment.get(_ID))
                comments.remove(comment)
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for mark in list(self._root.iter(W + kind)):
                if mark.get(_ID) in gone:
                    holder = mark.getparent() if kind == "commentReference" else mark
                    holder.getparent().remove(holder)

    def mark_cell(self, cell: Element, text: str) -> str:
        """Colour a cell and comment on it; the name by which it is linked to."""
        _colour(_properties(cell, f"{W}tcPr"))
        paragraph = cell.find(f".//{W}p")
        if paragraph is None:
            raise UnmarkableError
        return self._comment(paragraph, text)

    def mark_paragraph(self, paragraph: Element, text: str) -> str:
        """The same for a paragraph."""
        _colour(_properties(paragraph, f"{W}pPr"))
        return self._comment(paragraph, text)

    def _comment(self, paragraph: Element, text: str) -> str:
        comments = self._comments()
        number = str(1 + max((_number(each) for each in comments.iter(f"{W}comment")), default=-1))
        comment = etree.SubElement(comments, f"{W}comment", {_ID: number, f"{W}author": AUTHOR, f"{W}initials": "减"})
        for line in text.split("\n"):
            words = etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t")
            words.text = visible(line)
        name, link = f"{BOOKMARK}{self._next}", str(self._next)
        self._next += 1
        at = 1 if len(paragraph) and paragraph[0].tag == f"{W}pPr" else 0
        paragraph.insert(at, etree.Element(f"{W}bookmarkStart", {_ID: link, f"{W}name": name}))
        paragraph.insert(at + 1, etree.Element(f"{W}commentRangeStart", {_ID: number}))
        etree.SubElement(paragraph, f"{W}commentRangeEnd", {_ID: number})
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", {_ID: number})
        etree.SubElement(paragraph, f"{W}bookmarkEnd", {_ID: link})
        return name

    def _comments(self) -> Element:
        name = self._parts.target(self._main, "comments")
        if name is None:
            name = self._parts.free_name("word/comments{}.xml")
            self._parts.add(name, etree.Element(f"{W}comments", nsmap={"w": WORD}), _COMMENTS_TYPE)
            self._parts.relate(self._main, "comments", name)
        return self._parts.tree(name)


def _properties(of: Element, name: str) -> Element:
    """Its properties, which stand first in it; made where there are none."""
    properties = of.find(name)
    if properties is None:
        properties = etree.Element(name)
        of.insert(0, properties)
    return properties


def _colour(properties: Element) -> None:
    """Colour what the properties are of; the colour that was there is kept where a plain one has no use for it."""
    shade = properties.find(f"{W}shd")
    if shade is None:
        shade = etree.Element(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto"})
        before = _BEFORE[properties.tag.removeprefix(W)]
        at = sum(child.tag.removeprefix(W) in before for child in properties)
        properties.insert(at, shade)
    elif shade.get(f"{W}fill", "").upper() != _FILL:
        kept = shade.get(f"{W}fill", "auto")
        shade.attrib.clear()
        shade.set(f"{W}val", "clear")
        shade.set(f"{W}color", kept)
    shade.set(f"{W}fill", _FILL)


def _uncolour(shade: Element) -> None:
    kept = shade.get(f"{W}color", "auto")
    if kept == "auto":
        shade.getparent().remove(shade)
    else:
        shade.set(f"{W}fill", kept)
        shade.set(f"{W}color", "auto")


def _number(mark: Element) -> int:
    written = mark.get(_ID, "")
    return int(written) if written.isdecimal() and len(written) < 10 else 0
