"""A paragraph of an OpenDocument file -> the text that a person sees, and what hangs on it: boxes, pictures, controls."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from ....tools import Unreadable
from ...grid import Unread, UnreadKind
from ...zip_reader import too_large
from ..prompts import is_prompt
from ..symbols import as_seen
from .odf_controls import Controls
from .odf_names import DRAW, FIELD, LO, OFFICE, PARAGRAPHS, SVG, TEXT
from .odf_styles import Look, Styles

# What has no text that is seen, or is read elsewhere. Everything else that is not known is looked into.
DROPPED = frozenset((
    TEXT + "tracked-changes", TEXT + "note", TEXT + "ruby-text", TEXT + "sequence-decls", TEXT + "variable-decls",
    TEXT + "user-field-decls", TEXT + "placeholder", TEXT + "label", TEXT + "script", TEXT + "meta-field-source",
    OFFICE + "annotation", OFFICE + "forms", OFFICE + "binary-data", OFFICE + "event-listeners", DRAW + "image",
    DRAW + "object", DRAW + "object-ole", DRAW + "enhanced-geometry", DRAW + "glue-point", SVG + "title", SVG + "desc",
))  # fmt: skip
CONTROL = DRAW + "control"
SHAPES = frozenset(
    (CONTROL, *(DRAW + name for name in ("frame", "custom-shape", "g", "rect", "ellipse", "circle", "caption")))
)
_RINGS = (DRAW + "ellipse", DRAW + "circle", DRAW + "enhanced-geometry")
_PICTURES = (DRAW + "image", DRAW + "object", DRAW + "object-ole")
_SPACE = re.compile("[ \t\r\n]+")
_HYPHENS = (("\xad", ""), ("\u2011", "-"))  # those that only say where a line may break, and those that say it may not
_MOST_SPACES = 10_000
_DEEPEST = 200  # elements within each other


class Line:
    """The text of one paragraph: what is seen, what is hidden, and what hangs on it and is no text of it.

    `boxes` are the shapes with text of their own, `unread` the pictures and controls.
    """

    def __init__(self, styles: Styles, controls: Controls) -> None:
        self.boxes: list[Element] = []
        self.unread: list[Unread] = []
        self._styles, self._controls = styles, controls
        self._shown: list[str] = []
        self._hidden: list[str] = []
        self._unseen: list[str] = []
        self._after_space = True  # white space at the beginning, and after other, is none

    @property
    def shown(self) -> str:
        """What is seen."""
        return "".join(self._shown)

    @property
    def hidden(self) -> str:
        """What is formatted as hidden."""
        return "".join(self._hidden)

    @property
    def all_unread(self) -> list[Unread]:
        """What hangs on it, and its text where that is written in the colour behind it and nothing else is seen."""
        unseen = "".join(self._unseen).strip()
        return [*self.unread, Unread(UnreadKind.UNSEEN, unseen)] if unseen and not self.shown.strip() else self.unread

    def read(self, node: Element, look: Look, depth: int = 0) -> None:
        """Take in all that is in an element. Raises Unreadable JF004."""
        if depth > _DEEPEST:
            raise too_large()
        self._characters(node.text, look)
        for child in node:
            self._element(child, look, depth)
            self._characters(child.tail, look)

    def shape(self, node: Element) -> None:
        """Take in a shape or control that hangs on the paragraph."""
        if node.tag == CONTROL:
            self.unread.append(self._controls.unread(node))
        elif next(node.iter(*PARAGRAPHS), None) is not None:
            self.boxes.append(node)
        elif next(node.iter(*_PICTURES), None) is not None:
            self.unread.append(Unread(UnreadKind.PICTURE))
        elif any(_is_ring(each) for each in node.iter(*_RINGS)):
            self.unread.append(Unread(UnreadKind.MARK, "○"))

    def _element(self, node: Element, look: Look, depth: int) -> None:
        tag = node.tag
        if tag == TEXT + "span":
            self.read(node, self._styles.look("text", node.get(TEXT + "style-name") or "").over(look), depth + 1)
        elif tag == TEXT + "s":
            self._put(" " * _spaces(node), look)
        elif tag == TEXT + "tab":
            self._put("\t", look)
        elif tag == TEXT + "line-break":
            self._put("\n", look)
        elif tag == FIELD + "fieldmark":
            self._put(_field(node), look)
        elif tag == CONTROL and (text := self._controls.text(node)) is not None:
            self._put(text, look)
        elif tag in SHAPES:
            if not look.hidden:
                self.shape(node)
        elif tag not in DROPPED and not is_hidden(node) and not _is_unanswered(node):
            self.read(node, look, depth + 1)

    def _characters(self, written: str | None, look: Look) -> None:
        """Text as it stands in the XML, where white space of any length is a space."""
        if not written:
            return
        text = _SPACE.sub(" ", written)
        if text.startswith(" ") and self._after_space:
            text = text[1:]
        if not text:
            return
        if "\n" in written[-20:] and text.endswith(" "):  # a line of the XML ends, none of the paragraph
            text = text[:-1]
        if text:
            self._put(text, look)
            self._after_space = text.endswith(" ")

    def _put(self, text: str, look: Look) -> None:
        self._after_space = False
        if look.struck:
            return
        text = as_seen(text, look.font or "")
        for hyphen, shown in _HYPHENS:
            text = text.replace(hyphen, shown)
        (self._hidden if look.hidden else self._unseen if look.is_unseen else self._shown).append(text)


def _is_ring(shape: Element) -> bool:
    """Whether a shape is an ellipse, which people draw around an answer."""
    return shape.tag != DRAW + "enhanced-geometry" or shape.get(DRAW + "type") in ("ellipse", "mso-spt3")


def is_hidden(node: Element) -> bool:
    """A section or paragraph that is not shown, or text that a condition hides."""
    return node.get(TEXT + "display") == "none" or node.get(TEXT + "is-hidden") == "true"


def _spaces(node: Element) -> int:
    """How many spaces an element stands for. Raises Unreadable: a few bytes could ask for all memory."""
    written = node.get(TEXT + "c") or "1"
    if not (written.isascii() and written.isdigit()) or len(written) > 9 or int(written) > _MOST_SPACES:
        raise Unreadable("JF004", "文字里的空格数超过上限")
    return int(written)


def _is_unanswered(node: Element) -> bool:
    """A content control that still shows its placeholder, and no answer."""
    if node.tag != LO + "content-control" or node.get(LO + "showing-place-holder") != "true":
        return False
    return is_prompt("".join(map(str, node.itertext()))[:50])


def _field(node: Element) -> str:
    """What an old form field of Word shows: ☑ or □, or the chosen entry of a list."""
    kind = (node.get(FIELD + "type") or "").rsplit(".", 1)[-1]
    values: dict[str, list[str]] = {}
    for parameter in node.iter(FIELD + "param"):
        values.setdefault(parameter.get(FIELD + "name") or "", []).append(parameter.get(FIELD + "value") or "")
    if kind == "FORMCHECKBOX":
        return "☑" if values.get("Checkbox_Checked", [""])[-1] in ("true", "1") else "□"
    entries, chosen = values.get("Dropdown_ListEntry", []), values.get("Dropdown_Selected", ["0"])[-1]
    text = entries[int(chosen)] if chosen.isdecimal() and len(chosen) < 5 and int(chosen) < len(entries) else ""
    return " " if text and is_prompt(text) else text
