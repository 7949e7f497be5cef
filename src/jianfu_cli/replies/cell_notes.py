"""Comments on a worksheet's cells, ours among the school's: put in, and taken out again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from .cell_finder import MAIN, S, SheetCells, place_of
from .office_parts import RELATION_ID, Element, OfficeParts, UnmarkableError

AUTHOR = "减负"
_BEGINNING = f"【{AUTHOR}】"  # of what we say in a comment: programs lose the author
_V, _O, _X = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:excel",
)
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_IDMAP = re.compile(rb"idmap[^<>]*data=[\"']([0-9, ]+)[\"']")
_BOX = "_x0000_t202"  # the kind of shape that comments are
_MOST_IDS = 1024  # of shapes in one range of numbers
_FONT = '<sz val="10"/><rFont val="宋体"/><charset val="134"/>'


class CellNotes:
    """The comments of one worksheet."""

    def __init__(self, parts: OfficeParts, sheet_part: str, cells: SheetCells) -> None:
        self._parts, self._sheet_part, self._cells = parts, sheet_part, cells

    def remove_ours(self) -> None:
        """Take out what an earlier reply put in."""
        name = self._parts.target(self._sheet_part, "comments")
        if name is None:
            return
        root = self._parts.tree(name)
        authors = [author.text for author in root.iter(f"{S}author")]
        gone = set()
        for comment in list(root.iter(f"{S}comment")):
            if _author(comment, authors) == AUTHOR or "".join(comment.itertext()).startswith(_BEGINNING):
                gone.add(place_of(comment.get("ref", "")))
                comment.getparent().remove(comment)
            else:
                _cut(comment)
        drawing = self._drawing()
        for shape in list(drawing.iter(f"{{{_V}}}shape")) if gone and drawing is not None else ():
            if _anchored(shape) in gone:
                shape.getparent().remove(shape)

    def _drawing(self) -> Element | None:
        """The shapes of the comments."""
        link = self._cells.sheet.find(f"{S}legacyDrawing")
        if link is None:
            return None
        name = next(
            (part for key, _, part in self._parts.relations(self._sheet_part) if key == link.get(RELATION_ID)), ""
        )
        if name not in self._parts:
            raise UnmarkableError
        return self._parts.tree(name)

    def add(self, texts: Mapping[str, str]) -> None:
        """Comment on cells: C5 -> what is said. A cell that the school has commented on keeps its words before ours."""
        root = self._comments()
        known = {comment.get("ref"): comment for comment in root.iter(f"{S}comment")}
        fresh = {}
        for place, text in texts.items():
            if place in known:
                _join(known[place], text)
            else:
                fresh[place] = text
        if not fresh:
            return
        author = self._author_number(root)
        listed = root.find(f"{S}commentList")
        for place, text in fresh.items():
            comment = etree.SubElement(listed, f"{S}comment", ref=place, authorId=author)
            etree.SubElement(comment, f"{S}text").append(_run(_BEGINNING + text))
        listed[:] = sorted(listed, key=lambda comment: place_of(comment.get("ref", "")))
        self._draw(fresh)

    def _comments(self) -> Element:
        name = self._parts.target(self._sheet_part, "comments")
        if name is not None:
            root = self._parts.tree(name)
            if root.find(f"{S}commentList") is None or root.find(f"{S}authors") is None:
                raise UnmarkableError
            return root
        name = self._parts.free_name("xl/comments{}.xml")
        root = etree.fromstring(f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>')
        self._parts.add(name, root, _COMMENTS_TYPE)
        self._parts.relate(self._sheet_part, "comments", name)
        return root

    def _author_number(self, root: Element) -> str:
        authors = root.find(f"{S}authors")
        names = [author.text for author in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, f"{S}author").text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))

    def _draw(self, texts: Mapping[str, str]) -> None:
        drawing = self._drawing()
        if drawing is None:
            drawing = self._new_drawing()
        number = self._free_range()
        layout = drawing.find(f"{{{_O}}}shapelayout")
        if layout is None:
            layout = etree.Element(f"{{{_O}}}shapelayout", {f"{{{_V}}}ext": "edit"})
            drawing.insert(0, layout)
        idmap = layout.find(f"{{{_O}}}idmap")
        if idmap is None:
            idmap = etree.SubElement(layout, f"{{{_O}}}idmap", {f"{{{_V}}}ext": "edit", "data": str(number)})
        else:
            idmap.set("data", f"{idmap.get('data', '')},{number}".lstrip(","))
        if not any(each.get("id") == _BOX for each in drawing.iter(f"{{{_V}}}shapetype")):
            drawing.append(_shape_type())
        for index, (place, text) in enumerate(texts.items(), 1):
            drawing.append(_shape(place, text, number * _MOST_IDS + index))

    def _new_drawing(self) -> Element:
        name = self._parts.free_name("xl/drawings/vmlDrawing{}.vml")
        root = etree.fromstring(f'<xml xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}"/>')
        self._parts.add(name, root, _VML_TYPE)
        link = self._cells.put("legacyDrawing")
        link.set(RELATION_ID, self._parts.relate(self._sheet_part, "vmlDrawing", name))
        return root

    def _free_range(self) -> int:
        """A range of shapes' numbers that no drawing of the workbook uses, this one included."""
        taken = {1}
        for name in self._parts.names:
            if name.lower().endswith(".vml"):
                for listed in _IDMAP.findall(self._parts.content(name)):
                    taken |= {int(each) for each in listed.decode().replace(",", " ").split()}
        return max(taken) + 1


def _author(comment: Element, authors: list[str | None]) -> str | None:
    number = comment.get("authorId", "")
    return authors[int(number)] if number.isdecimal() and int(number) < len(authors) else None


def _cut(comment: Element) -> None:
    """Take what we have added from a comment of the school's, in whatever pieces it is."""
    ours = False
    for piece in list(comment.iter(f"{S}t")):
        written = piece.text or ""
        kept, mark, _ = written.partition(_BEGINNING)
        if ours:
            piece.text = ""
        elif mark:
            ours = True
            piece.text = kept.removesuffix("\n")


def _join(comment: Element, text: str) -> None:
    """Our words behind the school's."""
    body = comment.find(f"{S}text")
    if body is None:
        raise UnmarkableError
    whole = body.find(f"{S}t")
    if whole is not None:  # not in runs: ours would not stand behind it
        run = etree.Element(f"{S}r")
        body.replace(whole, run)
        run.append(whole)
    body.append(_run(f"\n{_BEGINNING}{text}"))


def _run(text: str) -> Element:
    run = etree.fromstring(f'<r xmlns="{MAIN}"><rPr>{_FONT}</rPr><t xml:space="preserve"/></r>')
    run[-1].text = text
    return run


def _anchored(shape: Element) -> tuple[int, int]:
    """The cell that a shape's comment is of, counted from 1."""
    row, column = (shape.find(f".//{{{_X}}}{name}") for name in ("Row", "Column"))
    numbers = [
        int(each.text) + 1 if each is not None and (each.text or "").isdecimal() else 0 for each in (row, column)
    ]
    return numbers[0], numbers[1]


def _shape_type() -> Element:
    return etree.fromstring(
        f'<v:shapetype xmlns:v="{_V}" xmlns:o="{_O}" id="{_BOX}" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
        'o:connecttype="rect"/></v:shapetype>'
    )


def _shape(place: str, text: str, number: int) -> Element:
    """The box of a comment: beside its cell, as high as its text needs, shown when the pointer is on the cell."""
    row, column = place_of(place)
    lines = -(-len(text) // 15) + text.count("\n")
    anchor = f"{column}, 15, {max(0, row - 2)}, 4, {column + 3}, 10, {max(0, row - 2) + max(2, lines // 2 + 1)}, 4"
    return etree.fromstring(
        f'<v:shape xmlns:v="{_V}" xmlns:o="{_O}" xmlns:x="{_X}" id="_x0000_s{number}" type="#{_BOX}" '
        'style="position:absolute;margin-left:80pt;margin-top:5pt;width:180pt;'
        f'height:{max(40, 14 * lines + 12)}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
