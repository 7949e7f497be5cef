"""The texts of cells with their runs, as they are seen in a cell's style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml.etree import _Element as Element

from ..number_formats import shown_text
from ..symbols import as_seen
from ..visibility import BLACK, is_unseen
from .workbook_styles import CellStyle, Font, read_font
from .workbook_xml import namespace

_KEPT_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Run(NamedTuple):
    """A stretch of a text; `font` is None where it is the cell's."""

    text: str
    font: Font | None = None


class RichText(NamedTuple):
    """A text of several runs; `plain` is what is seen of it in a cell of ordinary style, if no run is `inked`."""

    runs: tuple[Run, ...]
    plain: str
    inked: bool = False


Text = str | RichText


def read_text(element: Element) -> Text:
    """A text of <si> or <is>. Marks for pronunciation are no part of it."""
    if len(element) == 1:
        child = element[0]
        text = child.text
        if text and text.isprintable() and "_x" not in text and text == text.strip() and child.tag.endswith("}t"):
            return text  # as most are: nothing in it means anything else, or is shown by a font alone
    space = namespace(element)
    text_tag, run_tag = space + "t", space + "r"
    runs: list[Run] = []
    for child in element:
        if child.tag == text_tag:
            runs.append(Run(_stored(child)))
        elif child.tag == run_tag:
            runs.append(_read_run(child, space))
    if len(runs) == 1 and runs[0].font is None:
        return _plain_text(runs[0].text)
    inked = any(run.font and run.font.ink not in (None, BLACK) for run in runs)
    return RichText(tuple(runs), "".join(_seen(run, Font()) for run in runs), inked) if runs else ""


def _plain_text(text: str) -> Text:
    seen = as_seen(text, "")
    return text if seen == text else RichText((Run(text),), seen)


def seen_text(text: Text, style: CellStyle, *, in_any_ink: bool = False) -> str:
    """What is seen of a text in a cell of this style; `in_any_ink`: whatever colours it is written in and on."""
    if style.plain and (in_any_ink or isinstance(text, str) or not text.inked):
        return text if isinstance(text, str) else text.plain
    runs = (Run(text),) if isinstance(text, str) else text.runs
    if not in_any_ink:
        ink = style.inked(text=True)
        runs = tuple(run for run in runs if not is_unseen(run.font.ink if run.font else ink, style.ground))
    return shown_text("".join(_seen(run, style.font) for run in runs), style.code)


def plain_texts(texts: Mapping[str, Text]) -> dict[str | None, str]:
    """What is seen of numbered texts in cells of a plain style, "" of blank ones and of no number; without inked ones."""
    seen: dict[str | None, str] = {None: ""}
    for number, text in texts.items():
        if not isinstance(text, str) and text.inked:
            continue  # it may be seen on one colour and not on another
        plain = text if isinstance(text, str) else text.plain
        seen[number] = "" if plain.isspace() else plain
    return seen


def unescaped(text: str) -> str:
    """A stored text with what its escapes mean (`_x0031_`); carriage returns and what no font has are left out."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    is_text = code in (9, 10) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if is_text else ""


def _read_run(element: Element, space: str) -> Run:
    text, font = "", None
    for child in element:
        if child.tag == space + "t":
            text += _stored(child)
        elif child.tag == space + "rPr":
            font = read_font(child)
    return Run(text, font)


def _stored(element: Element) -> str:
    text = element.text
    if not text:
        return ""
    if (text[0] <= " " or text[-1] <= " ") and element.get(_KEPT_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return unescaped(text)


def _seen(run: Run, font: Font) -> str:
    look = run.font or font
    return "" if look.struck else as_seen(run.text, look.symbols)
