"""Styles of a Word document, as far as they decide whether and how text is seen: struck out, hidden, symbol fonts, colours."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..symbols import is_symbol_font
from ..visibility import UNKNOWN, WHITE, Colour, is_unseen, written_colour
from .docx_xml import VALUE, W, small_tree, switched_on

_WHITES = ("background1", "light1")
_DEEPEST = 40  # styles upon each other
_PARAGRAPH, _CHARACTER, _TABLE = "paragraph", "character", "table"


class Look(NamedTuple):
    """How text is seen. The fonts are symbol fonts, "" for any other: of ASCII characters, and of others."""

    gone: bool = False
    hidden: bool = False
    ascii_font: str = ""
    other_font: str = ""
    ink: Colour = None
    ground: Colour = None  # None: what is behind the paragraph

    def font(self, text: str) -> str:
        """The symbol font that a text is in."""
        return self.ascii_font if text.isascii() else self.other_font


PLAIN = Look()


class Properties(NamedTuple):
    """What a list of properties of characters says itself; None for what it does not say."""

    struck: bool | None = None
    struck_twice: bool | None = None
    hidden: bool | None = None
    ascii_font: str | None = None
    other_font: str | None = None
    ink: Colour = None
    ground: Colour = None
    style: str = ""

    def over(self, base: Properties) -> Properties:
        """These properties, and those of `base` where they say nothing."""
        pairs = zip(self[:7], base[:7], strict=True)
        return Properties(*(ours if ours is not None else theirs for ours, theirs in pairs))  # type: ignore[arg-type]


_NOTHING = Properties()


def properties(element: Element | None) -> Properties:
    """What a `w:rPr` says."""
    if element is None:
        return _NOTHING
    fonts = element.find(W + "rFonts")
    style = element.find(W + "rStyle")
    return Properties(
        switched_on(element.find(W + "strike")),
        switched_on(element.find(W + "dstrike")),
        switched_on(element.find(W + "vanish")),
        _font(fonts, "ascii"),
        _font(fonts, "hAnsi"),
        _ink(element.find(W + "color")),
        shading(element.find(W + "shd")) if element.find(W + "highlight") is None else UNKNOWN,
        style.get(VALUE, "") if style is not None else "",
    )


def _ink(colour: Element | None) -> Colour:
    """The colour of text, "auto" for one that goes by what is behind it; None where it is not said."""
    if colour is None:
        return None
    if colour.get(W + "themeColor") in _WHITES and not colour.get(W + "themeShade"):
        return WHITE
    return "auto" if colour.get(VALUE) == "auto" else written_colour(colour.get(VALUE))


def shading(element: Element | None) -> Colour:
    """The colour that a `w:shd` puts behind text; None where it puts none."""
    if element is None or element.get(VALUE) == "nil":
        return None
    if element.get(VALUE, "clear") not in ("clear", "solid"):
        return UNKNOWN
    kind = "fill" if element.get(VALUE, "clear") == "clear" else "color"
    colour = element.get(W + kind)
    return written_colour(colour) if colour and colour != "auto" else None if kind == "fill" else UNKNOWN


def _font(fonts: Element | None, kind: str) -> str | None:
    """A font's name, "" for that of a theme, which is a font of text."""
    if fonts is None:
        return None
    return "" if fonts.get(f"{W}{kind}Theme") else fonts.get(W + kind)


class Styles:
    """The styles of one document, or of many with the same. `plain`: none of them hides, strikes out or draws symbols.

    `lists` gives the list (number, level) that a style of paragraphs puts them in.
    """

    def __init__(self, xml: bytes) -> None:
        self.shaded: set[str] = set()  # styles of tables that put colours behind text
        self._styles: dict[str, tuple[str, str, Properties]] = {}  # kind, the style that it is based on, what it says
        self._standard = {_PARAGRAPH: "", _CHARACTER: "", _TABLE: ""}
        self._defaults = _NOTHING
        self.lists: dict[str, Element] = {}
        root = small_tree(xml)
        for style in root if root is not None else ():
            if style.tag == W + "style":
                self._add(style)
            elif style.tag == W + "docDefaults":
                self._defaults = properties(style.find(f"{W}rPrDefault/{W}rPr"))
        said = [self._defaults, *(each[2] for each in self._styles.values())]
        self.plain = not any(
            each.struck
            or each.struck_twice
            or each.hidden
            or _symbols(each.ascii_font)
            or _symbols(each.other_font)
            or is_unseen(each.ink, None)
            for each in said
        )
        self._chain = lru_cache(maxsize=1024)(self._find_chain)
        self.look = lru_cache(maxsize=4096)(self._look)

    def _add(self, style: Element) -> None:
        kind, name, base = style.get(W + "type", ""), style.get(W + "styleId", ""), style.find(W + "basedOn")
        self._styles[name] = kind, base.get(VALUE, "") if base is not None else "", properties(style.find(W + "rPr"))
        if next(style.iter(W + "shd"), None) is not None:
            self.shaded.add(name)
        if style.get(W + "default") in ("1", "true", "on"):
            self._standard[kind] = name
        listed = style.find(f"{W}pPr/{W}numPr")
        if listed is not None:
            self.lists[name] = listed

    def list_of(self, style: str) -> Element | None:
        """The list that a style, or one that it is based on, puts its paragraphs in."""
        for _ in range(_DEEPEST):
            if style in self.lists or style not in self._styles:
                break
            style = self._styles[style][1]
        return self.lists.get(style)

    def _find_chain(self, kind: str, style: str) -> Properties:
        """What a style of this kind says, together with those that it is based on."""
        found = _NOTHING
        style = style or self._standard[kind]
        for _ in range(_DEEPEST):
            if style not in self._styles or self._styles[style][0] != kind:
                break
            _, base, said = self._styles[style]
            found, style = found.over(said), base
        return found

    def _look(self, paragraph: str, table: str, written: Properties) -> Look:
        """The look of a run with these properties of its own, in a paragraph and a table of these styles ("" for none)."""
        levels = [
            self._chain(*pair) for pair in ((_CHARACTER, written.style), (_PARAGRAPH, paragraph), (_TABLE, table))
        ]
        merged = written
        for level in (*levels, self._defaults):
            merged = merged.over(level)
        fonts = [_symbols(font) for font in (merged.ascii_font, merged.other_font)]
        struck = _toggled(written.struck, [level.struck for level in levels], self._defaults.struck)
        hidden = _toggled(written.hidden, [level.hidden for level in levels], self._defaults.hidden)
        return Look(struck or bool(merged.struck_twice), hidden, fonts[0], fonts[1], merged.ink, merged.ground)


def _symbols(font: str | None) -> str:
    """The font if it is one of symbols, else ""."""
    return font if font and is_symbol_font(font) else ""


def _toggled(written: bool | None, levels: list[bool | None], default: bool | None) -> bool:
    """What two kinds of styles both switch on cancels out; a run's own word, and the document's default, count as such."""
    if written is not None:
        return written
    return bool(default) or sum(map(bool, levels)) % 2 == 1


@lru_cache(maxsize=32)
def styles_of(xml: bytes) -> Styles:
    """The styles in a part. Equal parts, as the forms of one issue have, are read once."""
    return Styles(xml)
