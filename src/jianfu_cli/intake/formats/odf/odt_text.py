"""The body of an OpenDocument text -> paragraphs and tables, with the text that a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from ...tools import Unreadable
from .. import limits
from ..zip_reader import damaged
from .odt_styles import STYLE, TEXT, Look, Styles
from .symbol_runs import as_seen
from .word_grid import Block, Cell, Paragraph, Table

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
_LO = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
_CELLS = frozenset((TABLE + "table-cell", TABLE + "covered-table-cell"))
_ROW, _TABLE = TABLE + "table-row", TABLE + "table"
# What has no text that is seen, or is read elsewhere. Everything else that is not known is looked into.
_DROPPED = frozenset((
    TEXT + "tracked-changes", TEXT + "note", TEXT + "ruby-text", TEXT + "sequence-decls", TEXT + "variable-decls",
    TEXT + "user-field-decls", TEXT + "placeholder", TEXT + "label", TEXT + "script", TEXT + "meta-field-source",
    OFFICE + "annotation", OFFICE + "forms", OFFICE + "binary-data", OFFICE + "event-listeners", _DRAW + "image",
    _DRAW + "object", _DRAW + "object-ole", _DRAW + "enhanced-geometry", _DRAW + "glue-point",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
))  # fmt: skip
_SPACE = re.compile("[ \t\r\n]+")
_HYPHENS = {0xAD: None, 0x2011: "-"}  # those that only say where a line may break, and those that say it may not
_PROMPT = re.compile(r"\s*(?:单击|点击|请|选择|输入|Click|Choose|Enter|Select|Tap)")
_MOST_SPACES = 10_000


class BodyReader:
    """Reads the content of one document. `hidden` collects hidden text, a line a paragraph."""

    def __init__(self, styles: Styles, root: Element) -> None:
        self.hidden: list[str] = []
        self._styles = styles
        self._controls = {
            control.get(_FORM + "id") or control.get(_XML_ID) or "": control
            for control in root.iter(_FORM + "checkbox")
        }
        self._read = 0

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables below an element, through sections, lists and other wrappers."""
        if depth > 6 * limits.TABLE_DEPTH:
            raise Unreadable("JF004", "文档里的表格嵌套过深")
        for node in parent:
            if node.tag in _PARAGRAPHS:
                yield self._paragraph(node, depth)
            elif node.tag == _TABLE:
                yield self._table(node, depth)
            elif node.tag not in _DROPPED and not _is_hidden(node):
                yield from self.blocks(node, depth + 1)

    def _paragraph(self, node: Element, depth: int) -> Paragraph:
        style = node.get(TEXT + "style-name") or ""
        self._count()
        line = _Line(self._styles, self._controls)
        line.read(node, self._styles.look("paragraph", style), 0)
        shown, hidden = line.text()
        if hidden:
            self.hidden.append(hidden)
        boxes = [[*self.blocks(box, depth + 1)] for box in line.boxes]
        return Paragraph(shown, [box for box in boxes if any(isinstance(block, Table) or block.text for block in box)])

    def _table(self, table: Element, depth: int) -> Table:
        rows: list[list[Cell]] = []
        below: dict[int, tuple[int, int]] = {}  # column -> rows that a merge still covers there, and its columns
        for row in _below(table, _ROW):
            if row.get(TABLE + "visibility") in ("collapse", "filter"):
                continue
            repeated = _count(row, "number-rows-repeated")
            self._count(repeated)
            for _ in range(repeated):
                rows.append(self._row(row, below, depth))
        return Table(rows)

    def _row(self, row: Element, below: dict[int, tuple[int, int]], depth: int) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for node in row:
            if node.tag not in _CELLS:
                continue
            repeated = _count(node, "number-columns-repeated")
            self._count(repeated)
            for _ in range(repeated):
                if node.tag == TABLE + "table-cell":
                    span = min(_count(node, "number-columns-spanned"), limits.SPAN)
                    rows = _count(node, "number-rows-spanned")
                    below[column] = rows - 1, span
                    cells.append(Cell(column, span, rows > 1, False, [*self.blocks(node, depth + 1)]))
                elif below.get(column, (0, 0))[0] > 0:
                    left, span = below[column]
                    below[column] = left - 1, span
                    cells.append(Cell(column, span, False, True, ()))
                column += 1
        return cells

    def _count(self, number: int = 1) -> None:
        """Rows and cells count like paragraphs: a few bytes can have them repeated as often."""
        self._read += number
        if self._read > limits.PARAGRAPHS:
            raise Unreadable("JF004", f"文档里的段落和单元格超过上限 {limits.PARAGRAPHS} 个")


class _Line:
    """The text of one paragraph: what is seen, what is hidden, and the text boxes that hang on it."""

    def __init__(self, styles: Styles, controls: dict[str, Element]) -> None:
        self.boxes: list[Element] = []
        self._styles, self._controls = styles, controls
        self._shown: list[str] = []
        self._hidden: list[str] = []
        self._after_space = True  # white space at the beginning, and after other, is none

    def text(self) -> tuple[str, str]:
        """What was read: seen and hidden."""
        return "".join(self._shown), "".join(self._hidden)

    def read(self, node: Element, look: Look, depth: int) -> None:
        """Take in all that is in an element."""
        if depth > 200:
            raise Unreadable("JF004", "文档内部的结构过于庞大，超过上限")
        self._characters(node.text, look)
        for child in node:
            self._element(child, look, depth)
            self._characters(child.tail, look)

    def _element(self, node: Element, look: Look, depth: int) -> None:
        tag = node.tag
        if tag == TEXT + "span":
            self.read(node, self._styles.look("text", node.get(TEXT + "style-name") or "").over(look), depth + 1)
        elif tag == TEXT + "s":
            self._put(" " * min(_count(node, "c", TEXT), _MOST_SPACES), look)
        elif tag == TEXT + "tab":
            self._put("\t", look)
        elif tag == TEXT + "line-break":
            self._put("\n", look)
        elif tag == _FIELD + "fieldmark":
            self._put(_field(node), look)
        elif tag == _DRAW + "control":
            self._put(_check_box(self._controls.get(node.get(_DRAW + "control") or "")), look)
        elif tag in (_DRAW + "frame", _DRAW + "custom-shape", _DRAW + "g", _DRAW + "rect", _DRAW + "ellipse"):
            if not look.hidden:
                self.boxes.append(node)
        elif tag not in _DROPPED and not _is_hidden(node) and not _is_prompt(node):
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
        text = as_seen(text, look.font or "").translate(_HYPHENS)
        (self._hidden if look.hidden else self._shown).append(text)


def _is_hidden(node: Element) -> bool:
    """A section or paragraph that is not shown, or text that a condition hides."""
    return node.get(TEXT + "display") == "none" or node.get(TEXT + "is-hidden") == "true"


def _is_prompt(node: Element) -> bool:
    """A content control that still shows its placeholder, and no answer."""
    if node.tag != _LO + "content-control" or node.get(_LO + "showing-place-holder") != "true":
        return False
    return bool(_PROMPT.match("".join(map(str, node.itertext()))[:50]))


def _field(node: Element) -> str:
    """What an old form field of Word shows: ☑ or □, or the chosen entry of a list."""
    kind = (node.get(_FIELD + "type") or "").rsplit(".", 1)[-1]
    values: dict[str, list[str]] = {}
    for parameter in node.iter(_FIELD + "param"):
        values.setdefault(parameter.get(_FIELD + "name") or "", []).append(parameter.get(_FIELD + "value") or "")
    if kind == "FORMCHECKBOX":
        return "☑" if values.get("Checkbox_Checked", [""])[-1] in ("true", "1") else "□"
    entries, chosen = values.get("Dropdown_ListEntry", []), values.get("Dropdown_Selected", ["0"])[-1]
    return entries[int(chosen)] if chosen.isdecimal() and len(chosen) < 5 and int(chosen) < len(entries) else ""


def _check_box(control: Element | None) -> str:
    if control is None:
        return ""
    state = control.get(_FORM + "current-state") or control.get(_FORM + "state") or "unchecked"
    return ("☑" if state == "checked" else "□") + (control.get(_FORM + "label") or "")


def _below(parent: Element, wanted: str) -> Iterator[Element]:
    """The wanted elements of a table in order, through its groups of rows, but not those of tables within it."""
    stack = [iter(parent)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == wanted:
            yield node
        elif node.tag not in (_TABLE, STYLE + "style"):
            stack.append(iter(node))


def _count(node: Element, name: str, namespace: str = TABLE) -> int:
    """A count that an attribute gives, 1 where it is missing; raises Unreadable JF001 for what is no count."""
    written = node.get(namespace + name)
    if written is None:
        return 1
    if not written.isdigit() or len(written) > 9:
        raise damaged("文档内容的重复次数写法有误")
    return max(1, int(written)) if name != "c" else int(written)
