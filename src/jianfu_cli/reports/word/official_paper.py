"""A wording template and its values -> an official document in Word, or plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ...tools import OUTPUT_PROPERTY, DefinitionError, Mistake, document_properties, width, word_file
from ..phrases import line
from . import markup, word_styles
from .blocks import Block, Kind, Paragraph, Signature, Table
from .body import document
from .template import render, unmark
from .titles import break_title
from .word_styles import USUAL, Lettering

_MEETING = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a template, and its file's name for messages."""

    source: str
    name: str


def filled_in(wording: Wording, values: Mapping[str, Any]) -> str:
    """The template's text with the values. Raises DefinitionError with the line and what is wrong."""
    return unmark(render(wording.source, values, wording.name))


def official_blocks(
    wording: Wording, values: Mapping[str, Any], tables: Mapping[str, Table] | None = None
) -> list[Block]:
    """The parts of the document that the template and its values make. Raises DefinitionError, also if there are none."""
    text = render(wording.source, values, wording.name)
    blocks = markup.parse(text, tables or {}, wording.source, wording.name)
    if not blocks:
        raise DefinitionError([Mistake(Path(wording.name), None, "模板没有写出任何内容")])
    return blocks


def official_paper(
    wording: Wording,
    values: Mapping[str, Any],
    title: str,
    day: date | None = None,
    *,
    output: str = "",
    tables: Mapping[str, Table] | None = None,
    lettering: Lettering = USUAL,
) -> bytes:
    """The document as a file; `title` is what it is called where the template writes none, `day` the date that it bears.

    `output` says which of our results it is, so that it is never read as a school's; "" for a paper that goes on
    living at the school's. `lettering` is how large its text is. Raises DefinitionError.
    """
    blocks = official_blocks(wording, values, tables)
    titles = (block.text for block in blocks if isinstance(block, Paragraph) and block.kind is Kind.TITLE)
    name = next(titles, title).replace("｜", "")
    return word_file(
        document(blocks, lettering.line),
        word_styles.styles(lettering),
        word_styles.footers(),
        word_styles.FONTS,
        document_properties(line(name, 200), custom={OUTPUT_PROPERTY: output} if output else None, day=day),
    )


def paper_lines(wording: Wording, values: Mapping[str, Any], lettering: Lettering = USUAL) -> int:
    """About how many lines of a page the document takes, of which a page has `lettering.lines`. Raises DefinitionError."""
    return sum(_lines(block, lettering) for block in official_blocks(wording, values))


def _lines(block: Block, lettering: Lettering) -> int:
    if isinstance(block, Signature):
        return 3
    if not isinstance(block, Paragraph):
        return 1
    if block.kind is Kind.TITLE:
        count = len(break_title(block.text, word_styles.TITLE_CHARACTERS))
        return -(-count * word_styles.TITLE_LINE // lettering.line) + 1
    indent = 0 if block.kind is Kind.ADDRESSEE else 4
    # between a Chinese character and a letter or digit Word leaves a quarter of a character free
    gaps = len(_MEETING.findall(block.text)) // 2
    return -(-(width(block.text) + gaps + indent) // (2 * lettering.characters))
