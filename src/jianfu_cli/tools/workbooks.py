"""A workbook of openpyxl -> its bytes. openpyxl writes each sheet to the temporary folder first."""

from __future__ import annotations

import errno
import io
import tempfile
from typing import Any

from lxml.etree import SerialisationError


def saved_workbook(workbook: Any) -> bytes:
    """The file. Raises OSError where the temporary folder is full, which openpyxl tells in other words."""
    stream = io.BytesIO()
    try:
        workbook.save(stream)
    except SerialisationError:
        raise OSError(errno.ENOSPC, "temporary folder full", tempfile.gettempdir()) from None
    return stream.getvalue()
