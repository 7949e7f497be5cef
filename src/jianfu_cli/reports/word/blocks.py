"""What an official document consists of: paragraphs by kind, tables, annexes, the signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A paragraph's place in the document; the value is the id of its style."""

    TITLE = "Title"
    ADDRESSEE = "Addressee"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    BODY = "BodyText"
    NOTE = "TableNote"


@dataclass(slots=True)
class Paragraph:
    """A paragraph of one kind."""

    kind: Kind
    text: str


@dataclass(slots=True)
class AnnexList:
    """附件说明: the names of the annexes, in their order."""

    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: who signs, and the date."""

    unit: str
    date: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading, its width in mm, and whether its cells are centred."""

    heading: str
    width: float
    centred: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than its text: over several columns, or emphasised."""

    text: str
    span: int = 1
    strong: bool = False


Row = tuple["str | Cell", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a repeated heading row. `note` stands under it; `size` is that of its letters in points."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    landscape: bool = False
    note: str = ""
    size: float = 10.5


@dataclass(slots=True)
class Annex:
    """附件: begins a page; it is called 附件 if it is the only one, else 附件1, 附件2 …"""

    title: str
    content: list[Paragraph | Table] = field(default_factory=list)
    label: str = "附件"

    @property
    def landscape(self) -> bool:
        """Whether its pages are turned: if any of its tables asks for it."""
        return any(isinstance(part, Table) and part.landscape for part in self.content)


Block = Paragraph | Table | AnnexList | Signature | Annex
