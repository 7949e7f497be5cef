"""Paths, folders, ZIP archives -> files -> grids of the text that a person sees.

find_sources gives the files behind what was typed, and what was left out and why; portable_names how outputs name them.
open_document turns a file's bytes into a Document of Grids, or raises Unreadable (JF001 to JF004).
Nothing is unpacked to disk; every parser stands behind a guard and the limits.
A format is one module in formats/, guard and parser together; formats/registry lists them, with names and endings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .archives import Skipped, Source
    from .file_names import CONFIG_FILE, LEDGER_FILE, WORDING_FILE, portable_names
    from .formats.opening import is_heavy, open_document, title_by_content
    from .formats.paper_formats import paper_format
    from .formats.registry import format_title, known_endings, readable_endings
    from .grid import Document, Grid, Location, Merge, Row, Unread, UnreadKind, column_letters, located
    from .own_outputs import HTML_MARK, OWN_OUTPUT, TEXT_MARK, is_own_document, is_own_text
    from .sources import find_sources
else:
    __getattr__ = door(__name__)
