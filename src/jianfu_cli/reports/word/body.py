"""Blocks -> the body of an official document (word/document.xml), written as text so that long tables stay fast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import escape

from ...tools import document_part, visible, width
from . import word_styles
from .blocks import Annex, AnnexList, Block, Cell, Kind, Paragraph, Row, Signature, Table
from .titles import break_title

_FONTS = {
    "Title": word_styles.TITLE,
    "AnnexTitle": word_styles.TITLE,
    "Heading1": word_styles.BLACK,
    "AnnexMark": word_styles.BLACK,
    "TableHead": word_styles.BLACK,
    "Heading2": word_styles.SCRIPT,
}
_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
# Two tables need a paragraph between them, and the last one a paragraph behind it. Nowhere else: it might be the one
# that does not fit on the page.
_UNSEEN = f'<w:p><w:pPr><w:snapToGrid w:val="0"/>{_TINY}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def document(blocks: Sequence[Block], pitch: int = word_styles.LINE) -> str:
    """word/document.xml: the report, then the annexes, each from a new page; `pitch` of its lines in twips."""
    body = "".join(_body(blocks, pitch)).replace("</w:tbl><w:tbl>", f"</w:tbl>{_UNSEEN}<w:tbl>")
    return document_part(body)


def _body(blocks: Sequence[Block], pitch: int) -> Iterator[str]:
    landscape = False
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Annex):
            turned = block.landscape != landscape
            if turned:
                yield _end_of_section(landscape)
                landscape = block.landscape
            yield from _annex(block, new_page=not turned)
        elif isinstance(block, Paragraph) and (
            isinstance(following, AnnexList | Signature) or block.text.endswith("：")
        ):
            yield paragraph(
                block.kind, block.text, "<w:keepNext/>"
            )  # no page without some of the text; no colon at its end
        else:
            yield from _block(block)
    yield _UNSEEN + word_styles.section(landscape, pitch)


def _end_of_section(landscape: bool) -> str:
    """A paragraph that can't be seen and carries the section before a turn of the paper."""
    return _UNSEEN.replace("</w:pPr>", f"{word_styles.section(landscape)}</w:pPr>")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _title(block.text, "Title") if block.kind is Kind.TITLE else [paragraph(block.kind, block.text)]
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, AnnexList):
        yield from _annex_list(block.names)
    elif isinstance(block, Signature):
        yield from _signature(block)


# Paragraphs ---------------------------------------------------------------------------------------


def paragraph(style: str, text: str, properties: str = "") -> str:
    """One paragraph of a style; `properties` are put behind the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs(text, _FONTS.get(style, word_styles.BODY))}</w:p>'


def runs(text: str, font: str, properties: str = "") -> str:
    """Text as runs: quotation marks and dashes in the Chinese font, characters that `font` lacks in a wider one."""
    pieces: list[str] = []
    for rare, characters in _split(visible(text), font in word_styles.WIDER):
        name = f' w:eastAsia="{word_styles.RAREST if ord(rare) > 0xFFFF else word_styles.WIDER[font]}"' if rare else ""
        fonts = f'<w:rFonts w:hint="eastAsia"{name}/>'
        pieces.append(f"<w:r><w:rPr>{fonts}{properties}</w:rPr>{_content(characters)}</w:r>")
    return "".join(pieces)


def _content(text: str) -> str:
    lines = text.replace("\t", " ").split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines)


def _split(text: str, narrow: bool) -> Iterator[tuple[str, str]]:
    """Stretches of text with "" or, for a stretch that a font of GB 2312 can't show, its first character."""
    if not narrow or not any(map(_rare, set(text))):
        yield "", text
        return
    for _, group in groupby(text, key=lambda c: _rare(c) + (ord(c) > 0xFFFF)):
        stretch = "".join(group)
        yield (stretch[0] if _rare(stretch[0]) else ""), stretch


@lru_cache(maxsize=65536)
def _rare(character: str) -> bool:
    if character < "\u2e80":  # signs: every font of ours, or Word's own choice
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _title(text: str, style: str) -> Iterator[str]:
    """The title on as many lines as it needs; with the space below it comes out at whole lines of the text."""
    lines = break_title(text, word_styles.TITLE_CHARACTERS)
    yield from (paragraph(style, line) for line in lines[:-1])
    used = len(lines) * word_styles.TITLE_LINE
    rest = -(-used // word_styles.LINE) * word_styles.LINE - used + word_styles.LINE
    space = f'<w:spacing w:before="0" w:after="{rest}" w:line="{word_styles.TITLE_LINE}" w:lineRule="exact"/>'
    yield paragraph(style, lines[-1], space)


def _annex_list(names: Sequence[str]) -> Iterator[str]:
    """附件：1. name, the following ones below the first, wrapped lines below its first character."""
    if not names:
        return
    number, name, start = 5 * word_styles.CHARACTER, int(6.5 * word_styles.CHARACTER), 2 * word_styles.CHARACTER
    yield paragraph("Normal", "", "<w:keepNext/>")
    if len(names) == 1:
        indent = f'<w:ind w:left="{number}" w:hanging="{number - start}"/>'
        yield paragraph("AnnexList", f"附件：{names[0]}", indent)
        return
    for index, annex_name in enumerate(names, 1):
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{number}"/><w:tab w:val="left" w:pos="{name}"/></w:tabs>'
        first = start if index == 1 else number
        label = f"{runs('附件：', word_styles.BODY)}<w:r><w:tab/></w:r>" if index == 1 else ""
        entry = f"{label}{runs(f'{index}.', word_styles.BODY)}<w:r><w:tab/></w:r>{runs(annex_name, word_styles.BODY)}"
        indent = f'<w:ind w:left="{name}" w:hanging="{name - first}"/>'
        yield f'<w:p><w:pPr><w:pStyle w:val="AnnexList"/>{tabs}{indent}</w:pPr>{entry}</w:p>'


def _signature(signature: Signature) -> Iterator[str]:
    """落款 without a seal: the unit ends two characters from the right, the date begins two further in below it.

    A date that would then come nearer to the right moves both. Indents from the left: how far a text of digits reaches
    is never known exactly, where it begins is.
    """
    two = 2 * word_styles.CHARACTER
    right = word_styles.AREA - two
    unit = max(min(right - _length(signature.unit), right - _length(signature.date) - two), 0)
    yield paragraph("Signature", "")
    for text, left in ((signature.unit, unit), (signature.date, unit + two)):
        yield paragraph("Signature", text, f'<w:ind w:left="{left}"/>')


def _length(text: str) -> int:
    """About how long a text of 3号 is on paper, in twips."""
    return width(text) * word_styles.CHARACTER // 2 - len(text) * word_styles.TIGHTER


# Annexes and tables -------------------------------------------------------------------------------


def _annex(annex: Annex, new_page: bool) -> Iterator[str]:
    """附件N on the first line, the title on the third."""
    yield paragraph("AnnexMark", annex.label, "<w:pageBreakBefore/>" if new_page else "")
    yield paragraph("Normal", "", "<w:keepNext/>")
    yield from _title(annex.title, "AnnexTitle")
    for part in annex.content:
        yield from _block(part)


def _table(table: Table) -> Iterator[str]:
    widths = [round(column.width * word_styles.TWIPS) for column in table.columns]
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="OfficialTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
        + "</w:tblGrid>"
    )
    centred = [True] * len(widths)
    yield _row([column.heading for column in table.columns], widths, centred, table.size, heading=True)
    centred = [column.centred for column in table.columns]
    for number, row in enumerate(table.rows, start=1):
        # the last row goes to the next page with the note, so that the note does not stand there alone
        yield _row(row, widths, centred, table.size, held=bool(table.note) and number == len(table.rows))
    yield "</w:tbl>"
    if table.note:
        yield paragraph(Kind.NOTE, f"注：{table.note}")


def _row(
    cells: Sequence[str | Cell] | Row,
    widths: Sequence[int],
    centred: Sequence[bool],
    size: float,
    *,
    heading: bool = False,
    held: bool = False,
) -> str:
    place = 0
    xml: list[str] = []
    for content in cells:
        cell = content if isinstance(content, Cell) else Cell(content, strong=heading)
        span = slice(place, place + cell.span)
        xml.append(_cell(cell, sum(widths[span]), all(centred[span]), size, held or cell.strong))
        place += cell.span
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(xml)}</w:tr>"


def _cell(cell: Cell, wide: int, centred: bool, size: float, held: bool) -> str:
    style = "TableHead" if cell.strong else "TableText"
    larger = size > word_styles.TABLE_SIZE
    letters = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if larger else ""
    pitch = f'<w:spacing w:line="{round(size * 80 / 3)}" w:lineRule="exact"/>' if larger else ""
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    keep = "<w:keepNext/>" if held else ""
    middle = f'<w:jc w:val="{"center" if centred else "left"}"/>'
    text = runs(cell.text, _FONTS.get(style, word_styles.BODY), letters)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{pitch}{middle}</w:pPr>{text}</w:p></w:tc>'
    )
