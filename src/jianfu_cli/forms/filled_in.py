"""Whether a form on the disk holds something that a school wrote, or differs from the blank one only in what we print."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from ..definition import COUNT_LABEL, META_SHEET, STAMP_LABEL
from ..intake import open_document
from ..tools import Unreadable
from .form_notes import SENDING_LINE

# Lines that differ from run to run: by when and to whom, the form's number, what is still missing of an empty form.
_PRINTED = re.compile(rf"{SENDING_LINE}|{STAMP_LABEL}.*|{COUNT_LABEL} ?0/.*")
_ADDED = re.compile("media/|comments|/ink|/drawing")  # parts with pictures, remarks, signatures


def is_filled_in(before: bytes, blank: bytes) -> bool:
    """Whether anything stands in `before` that neither `blank` nor another blank form of the school prints."""
    if before == blank:
        return False
    try:
        return any(not _PRINTED.fullmatch(line) for line in _lines(before) - _lines(blank)) or bool(
            _added_parts(before) - _added_parts(blank)
        )
    except (Unreadable, zipfile.BadZipFile):
        return True  # whatever it is, it is not ours to throw away


def _lines(data: bytes) -> Counter[str]:
    """What is seen of the form, line by line."""
    grids = (grid for grid in open_document(data).grids if grid.name != META_SHEET)
    return Counter(
        line.strip() for grid in grids for row in grid.rows for cell in row.cells for line in cell.split("\n") if line
    )


def _added_parts(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name for name in archive.namelist() if _ADDED.search(name)}
