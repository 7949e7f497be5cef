"""A school's file and its faults -> the marked copy, or none where it can't be marked without losing something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .document_copy import marked_document
from .faults import Fault
from .office_parts import OfficeParts, UnmarkableError
from .workbook_copy import marked_workbook

if TYPE_CHECKING:
    from ..checking import Examiner
    from ..definition import Checklist

# What a change would break or must not travel on: macros, digital signatures.
_TEMPLATE = ".template.main+xml"
_NEVER = ("vbaproject.bin", "_xmlsignatures/", "/macrosheets/")


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """The copy's bytes, and the ending that its format has."""

    data: bytes
    ending: str


def marked_copy(
    data: bytes, faults: Sequence[Fault], deadline: str, checklist: Checklist, examiner: Examiner
) -> MarkedCopy | None:
    """The file with its faults marked; None for a format that can't be written back, for a file of several forms, and
    where the copy would not read as the file itself does.
    """
    try:
        ending = _ending(OfficeParts(data))
        if ending == "xlsx":
            copy = marked_workbook(data, faults, deadline)
        else:
            copy = marked_document(data, faults, deadline, checklist.form_fields)
    except UnmarkableError:
        return None
    except Exception:  # a file may be odd in ways that nobody has thought of; its school still gets the slip
        return None
    before, after = (examiner.read_data("", content) for content in (data, copy))
    same = len(before.forms) == 1 and before.forms == after.forms
    return MarkedCopy(copy, ending) if same else None


def _ending(parts: OfficeParts) -> str:
    """xlsx or docx, by the content. Raises UnmarkableError for anything else."""
    names = [name.lower() for name in parts.names]
    if any(never in name for name in names for never in _NEVER):
        raise UnmarkableError
    if parts.type_of(parts.main_part()).endswith(_TEMPLATE):
        raise UnmarkableError  # its programs refuse it under the ending of a document
    local = str(parts.tree(parts.main_part()).tag).rpartition("}")[2]
    known = {"workbook": "xlsx", "document": "docx"}
    if local not in known:
        raise UnmarkableError
    return known[local]
