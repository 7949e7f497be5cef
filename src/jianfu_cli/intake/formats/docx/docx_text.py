"""The text of a Word paragraph as a person sees it: with content controls, insertions, boxes and fields, without deletions."""

from __future__ import annotations

import re
from itertools import islice
from xml.etree.ElementTree import Element

from ..symbols import in_font, is_symbol_font, symbol, without_private

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VALUE = W + "val"
PARAGRAPH, TABLE, ROW, CELL, BOX = W + "p", W + "tbl", W + "tr", W + "tc", W + "txbxContent"
CONTROL = W + "sdt"

# What has no text that is seen. Everything else that is not known is looked into.
DROPPED = frozenset(
    W + name
    for name in (
        "pPr",
        "rPr",
        "tcPr",
        "trPr",
        "tblPr",
        "tblPrEx",
        "tblGrid",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "fldData",
        "rt",
        "rubyPr",
        "softHyphen",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "lastRenderedPageBreak",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
    )
)
ALTERNATIVES = _MC + "AlternateContent"
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_TEXTS = (W + "t", _M + "t")
_RUN, _SYMBOL, _FIELD = W + "r", W + "sym", W + "fldChar"
_SEEN = frozenset((BOX, *_TEXTS, _SYMBOL))
_OFF = frozenset(("0", "false", "off"))
_PROMPT = re.compile(r"\s*(?:单击|点击|请|选择|输入|Click|Choose|Enter|Select|Tap)")
_PRIVATE = re.compile("[\uf000-\uf0ff]")


def _plain_text(paragraph: Element) -> str | None:
    """The text of a paragraph that is runs of text and nothing else, as most are; None for any other."""
    found: list[str] = []
    for node in paragraph:
        if node.tag == _RUN:
            for piece in node:
                if piece.tag == _TEXTS[0]:
                    found.append(piece.text or "")
                elif piece.tag not in DROPPED:
                    return None
        elif node.tag not in DROPPED:
            return None
    text = "".join(found)
    return None if _PRIVATE.search(text) else text


def alternative(node: Element) -> Element | None:
    """The one of several renderings that is read: the modern one if there is text in it, else the one for old programs."""
    return next((choice for choice in node if any(found.tag in _SEEN for found in choice.iter())), None)


def is_prompt(control: Element) -> bool:
    """The content control still shows its placeholder (单击此处输入文字), and no answer."""
    properties = control.find(W + "sdtPr")
    if properties is None or properties.find(W + "showingPlcHdr") is None:
        return False
    return bool(_PROMPT.match("".join(piece.text or "" for piece in islice(control.iter(W + "t"), 3))))


class ParagraphReader:
    """Reads paragraphs of one document. `hidden` collects the text that is formatted as hidden, a line a paragraph."""

    def __init__(self, xml: bytes) -> None:
        self.hidden: list[str] = []
        self._may_hide = b"vanish" in xml
        self._may_draw = b"dings" in xml or b"Symbol" in xml
        self._usual = not (self._may_hide or self._may_draw)

    def read(self, paragraph: Element) -> tuple[str, list[Element]]:
        """The paragraph's text, and the text boxes that hang on it."""
        usual = _plain_text(paragraph) if self._usual else None
        return self._read(paragraph) if usual is None else (usual, [])

    def _read(self, paragraph: Element) -> tuple[str, list[Element]]:
        self._shown: list[str] = []
        self._hidden: list[str] = []
        self._boxes: list[Element] = []
        self._fields = _Fields()
        self._target, self._font = self._shown, ""
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
        if self._hidden:
            self.hidden.append("".join(self._hidden))
        return "".join(self._shown), self._boxes

    def _step(self, node: Element, tag: str) -> Element | None:
        """Take in one element; returns what is to be looked into next, if anything."""
        if tag in _TEXTS:
            if node.text and self._fields.visible:
                self._target.append(_seen(node.text, self._font))
        elif tag == _RUN:
            self._target = self._hidden if self._may_hide and _is_hidden(node) else self._shown
            self._font = _symbol_font(node) if self._may_draw else ""
            return node
        elif tag in _CHARACTERS:
            if self._fields.visible:
                self._target.append(_CHARACTERS[tag])
        elif tag == _FIELD:
            self._target.append(self._fields.step(node))
        elif tag == _SYMBOL:
            self._target.append(symbol(node.get(W + "font", ""), _number(node.get(W + "char", "0"), 16)))
        elif tag == BOX:
            self._boxes.append(node)
        elif tag == ALTERNATIVES:
            return alternative(node)
        elif tag != CONTROL or not is_prompt(node):
            return node
        return None


class _Fields:
    """Where in the fields of a paragraph the walk is: instructions are not seen, results are.

    Old form fields show a state instead of a result: a box, or the chosen entry.
    """

    def __init__(self) -> None:
        self._open: list[bool] = []  # for each open field, whether what follows is seen
        self._answered = False  # the field itself said what is seen, so that its result is not
        self.visible = True

    def step(self, mark: Element) -> str:
        """Go over a field's mark; returns what stands for the field itself."""
        kind = mark.get(W + "fldCharType")
        state = ""
        if kind == "begin":
            state = _form_field(mark) if self.visible else ""
            self._answered = bool(state)
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = not self._answered
        elif kind == "end" and self._open:
            self._open.pop()
            self._answered = False
        self.visible = all(self._open)
        return state


def _form_field(mark: Element) -> str:
    """What an old form field shows: ☑ or □, or the chosen entry of a list; "" for other fields."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        checked = box.find(W + "default") if checked is None else checked
        return "☑" if checked is not None and checked.get(VALUE, "1") not in _OFF else "□"
    entries = mark.find(f"{W}ffData/{W}ddList")
    if entries is not None:
        texts = [entry.get(VALUE, "") for entry in entries.iter(W + "listEntry")]
        chosen = entries.find(W + "result")
        chosen = entries.find(W + "default") if chosen is None else chosen
        index = _number(chosen.get(VALUE, "0"), 10) if chosen is not None else 0
        return texts[index] if index < len(texts) else ""
    return ""


def _is_hidden(run: Element) -> bool:
    properties = run.find(W + "rPr")
    mark = properties.find(W + "vanish") if properties is not None else None
    return mark is not None and mark.get(VALUE, "1") not in _OFF


def _symbol_font(run: Element) -> str:
    properties = run.find(W + "rPr")
    fonts = properties.find(W + "rFonts") if properties is not None else None
    if fonts is None:
        return ""
    named = (fonts.get(W + "hAnsi", ""), fonts.get(W + "ascii", ""))
    return next((font for font in named if is_symbol_font(font)), "")


def _seen(text: str, font: str) -> str:
    if font and font.lower() != "symbol" and all(ord(char) < 0x100 or "\uf000" <= char <= "\uf0ff" for char in text):
        return in_font(font, text)
    return without_private(text) if _PRIVATE.search(text) else text


def _number(digits: str, base: int) -> int:
    try:
        return max(0, int(digits, base)) if len(digits) < 10 else 0
    except ValueError:
        return 0
