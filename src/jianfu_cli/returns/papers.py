"""Papers that a school sends beside the form: which materials a file is, by the words of its name and its headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..definition import RECTIFICATION_TITLE
from ..intake import Grid
from ..tools import plain, squeeze
from ..vocabulary import FORM_NAMES

if TYPE_CHECKING:
    from ..definition import Material

_OPENING, _CLOSING = 8, 6  # lines of a document that may name its school
_MOST_LINES = 3_000  # that are looked at
_HEADING = 40  # characters of a heading
_PROSE = 100  # characters of running text that a paper has at least
_SENTENCE_ENDS = ("。", "；", ";", "，", ",", "：", ":", "？", "！")


def text_lines(grids: Iterable[Grid]) -> list[str]:
    """The lines of a document as one reads them, around its tables and in them; not what is hidden."""
    lines: list[str] = []
    for grid in grids:
        if grid.hidden:
            continue
        for text in grid.around:
            lines += text.split("\n")
        for row in grid.rows:
            lines += " ".join(cell for cell in row.cells if cell).split("\n")
            if len(lines) > _MOST_LINES:
                return [squeeze(line) for line in lines if line.strip()]
    return [squeeze(line) for line in lines if line.strip()]


def naming_lines(lines: Sequence[str]) -> list[str]:
    """The lines of a document in which its school may be named: the first ones, and the last that are a name alone."""
    closing = [line for line in lines[_OPENING:][-_CLOSING:] if len(line) <= _HEADING and not _goes_on(line)]
    return [*lines[:_OPENING], *closing]


def paper_materials(
    materials: Sequence[Material], name: str, lines: Sequence[str], kind: str, *, alone: bool, form_title: str
) -> tuple[str, ...]:
    """The titles of the materials that a file without a form is; () if it is none.

    `name` is the file's without its ending, `kind` what it is on paper (pdf, image, document), `alone` whether the name
    is the school's and nothing else. What is called like the form is only ever a scan of it.
    """
    solid, called_form = plain(name), is_called_form(name, form_title)
    fitting = [m for m in materials if (kind in m.formats if m.formats else not called_form)]
    found = [m.title for m in fitting if any(plain(word) in solid for word in m.words)]
    if called_form:
        return tuple(found)
    if found or any(_heads(m, lines[:_OPENING]) for m in fitting):
        found += [m.title for m in fitting if m.title not in found and _heads(m, lines)]
    elif alone:
        found = [m.title for m in fitting if m.formats][:1]
    return tuple(m.title for m in materials if m.title in found)


def is_called_form(name: str, form_title: str) -> bool:
    """Whether a file's name is like the form's."""
    solid = plain(name)
    return any(plain(title) in solid for title in (*FORM_NAMES, form_title))


def materials_beside_form(materials: Sequence[Material], grids: Iterable[Grid]) -> tuple[str, ...]:
    """The titles of the materials that a document with a form holds as well: headings over running text."""
    lines = [row.cells[0] for grid in grids if not grid.name for row in grid.rows if row.cells]
    short = "\n".join([line for line in lines if len(line) <= _HEADING and line != RECTIFICATION_TITLE])
    fitting = [m for m in materials if not m.formats and any(word in short for word in m.words) and _heads(m, lines)]
    if not fitting or sum(len(line) for line in lines if len(line) > _HEADING) < _PROSE:
        return ()
    return tuple(m.title for m in fitting)


def _heads(material: Material, lines: Iterable[str]) -> bool:
    """Whether one of the lines is a heading that ends with the material's word; the form's own 整改台账 is none."""
    return any(
        len(line) <= _HEADING
        and not _goes_on(line)
        and line.strip() != RECTIFICATION_TITLE
        and _ends_with(material, line)
        for line in lines
        if any(word in line for word in material.words)
    )


def _ends_with(material: Material, line: str) -> bool:
    solid = plain(line.rstrip("）)").partition("（")[0] or line)
    return any(solid.endswith(plain(word)) for word in material.words)


def _goes_on(line: str) -> bool:
    return line.rstrip().endswith(_SENTENCE_ENDS)
