"""Grids -> Returns: one reading for all formats, by headings and wording, wherever they stand.

FormReader.read gives the returns of a document with the facts that stand in them, or raises Unreadable;
without_measure is what words say besides the measure that was read from them.
It judges nothing: what the facts mean is said by identification and rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .form_reader import FormReader
    from .rectifications import without_measure
else:
    __getattr__ = door(__name__)
