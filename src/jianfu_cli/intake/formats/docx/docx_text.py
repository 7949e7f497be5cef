"""The text of a Word paragraph as a person sees it: with content controls, insertions, boxes and fields, without what is
deleted, struck out or hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice
from xml.etree.ElementTree import Element

from ....vocabulary import CROSSED_BOXES, EMPTY_BOXES, TICKED_BOXES, TICKS
from ...grid import Unread, UnreadKind
from ..drawn_fields import drawn
from ..floating_marks import is_mark
from ..prompts import is_prompt
from ..symbols import as_seen, inserted
from ..visibility import Colour, is_unseen
from ..word_grid import Block, Paragraph
from .docx_drawings import DRAWINGS, alternative, contents
from .docx_fields import Fields
from .docx_lists import Markers, marker
from .docx_styles import PLAIN, Look, Styles, properties, shading
from .docx_xml import ALTERNATIVES, CONTROL, RUN, VALUE, W14, M, W, number

ReadBox = Callable[[Element], Iterable[Block]]

PARAGRAPH_PROPERTIES = W + "pPr"
# What has no text that is seen. Everything else that is not known is looked into.
DROPPED = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "smartTagPr"),
        *("customXmlPr", "del", "moveFrom", "delText", "delInstrText", "fldData", "rt", "rubyPr", "softHyphen"),
        *("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd"),
        *("commentReference", "footnoteReference", "endnoteReference", "annotationRef", "footnoteRef", "endnoteRef"),
    )
)
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_TEXTS = (W + "t", M + "t")
_RUN_PROPERTIES, _SYMBOL, _FIELD, _SIMPLE_FIELD, _INSTRUCTION = (
    W + name for name in ("rPr", "sym", "fldChar", "fldSimple", "instrText")
)
_ROOT = M + "rad"
_DISPUTED = "disputed"
_ON = TICKED_BOXES + CROSSED_BOXES + TICKS
_ODD = re.compile("[\uf000-\uf0ff]")


def is_unanswered(control: Element) -> bool:
    """The content control still shows its placeholder (单击此处输入文字), and no answer."""
    settings = control.find(W + "sdtPr")
    if settings is None or settings.find(W + "showingPlcHdr") is None:
        return False
    return is_prompt("".join(piece.text or "" for piece in islice(control.iter(W + "t"), 3)))


def _inserted(symbol: Element) -> str:
    """What a `w:sym` shows."""
    return inserted(symbol.get(W + "font", ""), number(symbol.get(W + "char"), 16))


def settle_check_boxes(root: Element) -> None:
    """Let the check boxes of Word 2010 and later show their state in a character that every font has.

    One that shows another state than it is in, as a program leaves it that changes the text alone, becomes `disputed`.
    """
    for control in root.iter(CONTROL):
        checked = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        content = control.find(W + "sdtContent")
        if checked is None or content is None:
            continue
        is_on = checked.get(W14 + "val", "1") in ("1", "true", "on")
        for piece in content.iter():
            if piece.tag == _SYMBOL or (piece.tag == _TEXTS[0] and piece.text):
                written = (piece.text or "").strip()
                glyph = _inserted(piece) if piece.tag == _SYMBOL else written[:1]
                disputed = glyph in (EMPTY_BOXES if is_on else _ON) if glyph else False
                shown = "" if disputed else TICKED_BOXES[1] if is_on else EMPTY_BOXES[0]
                piece.tag = _DISPUTED if disputed else _TEXTS[0]
                piece.text = shown + written[1:]  # words may have been typed behind the box
                break


class ParagraphReader:
    """Reads paragraphs of one document. `hidden` collects the text that is formatted as hidden, a line a paragraph."""

    def __init__(self, styles: Styles, markers: Markers, ground: Colour = None) -> None:
        self.hidden: list[str] = []
        self.ground = ground  # behind the paragraphs that are read
        self._styles, self._markers = styles, markers
        self._styled = bool(markers) or not styles.plain

    def read(self, paragraph: Element, read_box: ReadBox, table_style: str = "") -> Paragraph:
        """The paragraph, which stands in a table of this style ("" for none); `read_box` reads one that hangs on it."""
        if not self._styled:
            text = _plain_text(paragraph)
            if text is not None:
                return Paragraph(text)
        return self._read(paragraph, read_box, table_style)

    def _read(self, paragraph: Element, read_box: ReadBox, table_style: str) -> Paragraph:
        said = paragraph.find(PARAGRAPH_PROPERTIES)
        style = said.find(W + "pStyle") if said is not None else None
        self._paragraph_style, self._table_style = style.get(VALUE, "") if style is not None else "", table_style
        self._shown: list[str] = []
        self._hidden: list[str] = []
        self._unseen: list[str] = []
        own = shading(said.find(W + "shd")) if said is not None else None
        self._behind = self.ground if own is None else own
        self._boxes: list[Element] = []
        self._unread: list[Unread] = []
        self._fields = Fields()
        self._look = self._look_of(None)
        if self._markers:
            self._marker(said)
        self._walk(paragraph)
        if self._hidden:
            self.hidden.append("".join(self._hidden))
        text = "".join(self._shown)
        if said is not None and said.find(W + "framePr") is not None and is_mark(text):
            self._unread.append(Unread(UnreadKind.MARK, text.strip()))
            text = ""
        if self._unseen and not text.strip() and (unseen := "".join(self._unseen).strip()):
            self._unread.append(Unread(UnreadKind.UNSEEN, unseen))
        return Paragraph(text, [*map(read_box, self._boxes)], self._unread)

    def _walk(self, paragraph: Element) -> None:
        stack = [iter(paragraph)]
        while stack:
            for node in stack[-1]:
                tag = node.tag
                if tag in DROPPED:
                    continue
                inner = self._step(node, tag)
                if inner is not None:
                    stack.append(iter(inner))
                    break
            else:
                stack.pop()

    def _step(self, node: Element, tag: str) -> Element | None:
        """Take in one element; returns what is to be looked into next, if anything."""
        if tag in _TEXTS:
            if node.text and self._fields.visible:
                self._put(as_seen(node.text, self._look.font(node.text)))
        elif tag == RUN:
            self._look = self._look_of(node.find(_RUN_PROPERTIES))
            return node
        elif tag in _CHARACTERS:
            if self._fields.visible:
                self._put(_CHARACTERS[tag])
        elif tag == _INSTRUCTION:
            if not self._look.gone:
                self._fields.instruct(as_seen(node.text or "", self._look.font(node.text or "")))
        elif tag == _FIELD:
            self._put(self._fields.step(node))
        elif tag == _SYMBOL:
            if self._fields.visible:
                self._put(_inserted(node))
        elif tag == _DISPUTED:
            self._unread.append(Unread(UnreadKind.CONTROL, "选框画的与它的状态不同"))
            self._put(node.text or "")
        elif tag in DRAWINGS:
            if self._fields.visible and not self._look.hidden:
                boxes, unread = contents(node)
                self._boxes += boxes
                self._unread += unread
        elif tag == ALTERNATIVES:
            return alternative(node)
        elif tag == _SIMPLE_FIELD and (shown := drawn(node.get(W + "instr", ""))):
            self._put(shown)
        else:
            if tag == _ROOT and self._fields.visible:
                self._put("√")  # the sign that the formula draws
            return None if tag == CONTROL and is_unanswered(node) else node
        return None

    def _put(self, text: str) -> None:
        look = self._look
        if text and not look.gone:
            behind = self._behind if look.ground is None else look.ground
            unseen = look.ink is not None and is_unseen(look.ink, behind)
            (self._hidden if look.hidden else self._unseen if unseen else self._shown).append(text)

    def _look_of(self, run_properties: Element | None) -> Look:
        if run_properties is None and self._styles.plain:
            return PLAIN
        return self._styles.look(self._paragraph_style, self._table_style, properties(run_properties))

    def _marker(self, said: Element | None) -> None:
        box, look = marker(said, self._paragraph_style, self._markers, self._styles)
        if box:
            self._look = self._styles.look(self._paragraph_style, self._table_style, look)
            self._put(box)
            self._look = self._look_of(None)


def _plain_text(paragraph: Element) -> str | None:
    """The text of a paragraph that is runs of text and nothing else, as most are; None for any other."""
    found: list[str] = []
    for node in paragraph:
        if node.tag == RUN:
            for piece in node:
                tag = piece.tag
                if tag == _TEXTS[0]:
                    found.append(piece.text or "")
                elif tag in _CHARACTERS:
                    found.append(_CHARACTERS[tag])
                elif tag == _RUN_PROPERTIES or tag not in DROPPED:
                    return None
        elif node.tag not in DROPPED or (node.tag == PARAGRAPH_PROPERTIES and node.find(W + "framePr") is not None):
            return None
    text = "".join(found)
    return None if _ODD.search(text) else text
