"""A Return: one school's form as it was read, each value with its place; whose it is and for which term.

Return > Response, Rectification, FieldText are what stands in the form, Settled what the bureau's ledger made of it.
identify adds the school, date, term and Deadlines, and the Sender where it names no school of the roster. A Followup is
a measure of last semester's, a Paper a file without a form that is a school's material.
ReturnDigest and AttachmentDigest are the little that is kept in memory; Status is valid, invalid or unreadable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .attachments import AnsweredItems, AttachmentDigest, MeasureTables, Paper
    from .deadlines import Deadline, Timing, read_deadline, read_deadlines
    from .digest import ReturnDigest, Status, counting_index, latest_index, meant_term, roster_key, school_key
    from .facts import (
        FieldText,
        Followup,
        FollowupStatus,
        Rectification,
        Response,
        Return,
        SchoolName,
        Settled,
        UnknownItem,
        Weight,
    )
    from .identification import identify
    from .papers import is_called_form, materials_beside_form, naming_lines, paper_materials, text_lines
    from .senders import Sender, bare_name, is_school_alone, paper_sender, spoken_by
else:
    __getattr__ = door(__name__)
