"""The format .ods (LibreOffice, and WPS or Excel on request)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ..content import Content
from ..grid import Document, Merge
from . import ods_guard as opendocument
from .declaration import Format
from .package import Package
from .properties import open_document_properties
from .spreadsheet import calamine_grids

_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def _recognise(content: Content) -> bool:
    return content.head.startswith(b"PK\x03\x04") and _TYPE in content.head[30:160]


def _read(content: Content) -> Document:
    package = Package(content)
    book = opendocument.inspect(package)

    def find(name: str) -> Callable[[], list[Merge]]:
        found: Sequence[Merge] = book.merges.get(name, ())
        return lambda: list(found)

    grids = calamine_grids(book.rebuilt, find_merges=find)
    return Document(
        "ods",
        grids,
        partial(open_document_properties, package),
        any(name.startswith("basic/") for name in package.names),
    )


FORMATS = (Format("ods", _recognise, _read),)
