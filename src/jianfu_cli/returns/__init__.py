"""A Return: one school's form as it was read, each value with its place; whose it is and for which term.

Return > Response, Rectification, FieldText are what stands in the form, Settled what the bureau's ledger made of it.
identify adds the school, date and term.
ReturnDigest is the little that is kept in memory of each checked return; Status is valid, invalid or unreadable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .digest import ReturnDigest, Status, latest_index, school_key
    from .facts import FieldText, Rectification, Response, Return, SchoolName, Settled, UnknownItem
    from .identification import identify
else:
    __getattr__ = door(__name__)
