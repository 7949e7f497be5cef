"""What the counted returns say of every item, also where all is well: read from the spool, a school at a time."""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from ..checking import parse_record
from ..returns import ReturnDigest


@dataclass(frozen=True, slots=True)
class CountedResponse:
    """One item's response in a counted return: the answer that counts, and the school's words as written."""

    item: int
    answer: str
    compliant: bool | None
    explanation: str
    remark: str
    location: str | None


class CountedResponses:
    """The responses of each school, by its place in `Summary.schools`; nothing but two numbers a school is in memory.

    It keeps the examination's spool, a temporary file, which is closed when nobody holds this any more.
    """

    def __init__(self, spool: IO[bytes], counted: Iterable[ReturnDigest | None]) -> None:
        self._spool = spool
        self._offsets, self._sizes = array("Q"), array("L")
        for digest in counted:
            self._offsets.append(digest.offset if digest else 0)
            self._sizes.append(digest.size if digest else 0)
        weakref.finalize(self, spool.close)

    def __call__(self, at: int) -> list[CountedResponse]:
        """One entry an item, in the checklist's order; none where no return of the school counts."""
        if not self._sizes[at]:
            return []
        self._spool.seek(self._offsets[at])
        return [
            CountedResponse(
                response["item"],
                response["answer"] or "",
                response["compliant"],
                response["explanation"],
                response["remark"],
                response["location"],
            )
            for response in parse_record(self._spool.read(self._sizes[at]))["responses"]
        ]
