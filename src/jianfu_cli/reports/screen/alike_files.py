"""Many files of which the same is to be said: the first few are told, the others counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...checking import ReturnRecord
from ...returns import Status
from ...rules import Severity
from ...tools import MOST_TOLD, visible

_WHERE_ALL_ARE = "每一个都在 jianfu summarize 的汇总表和 --format json 里"


@dataclass(slots=True)
class _Kind:
    example: str  # the first such file
    files: int = 0


@dataclass(slots=True)
class AlikeFiles:
    """What was said of a school's files so far, word for word; only a hash is kept, for there may be 100,000."""

    _kinds: dict[int, _Kind] = field(default_factory=dict)

    def is_told(self, record: ReturnRecord) -> bool:
        """Whether the file is one of the first of its kind. To be asked once of each file, in order."""
        kind = self._kinds.setdefault(hash(_said(record)), _Kind(record["file"]))
        kind.files += 1
        return kind.files <= MOST_TOLD

    def rest(self) -> Iterator[str]:
        """A line for each kind of which there are more than were told."""
        for kind in self._kinds.values():
            if kind.files > MOST_TOLD:
                more = kind.files - MOST_TOLD
                yield f"  还有 {more} 个文件与 {visible(kind.example)} 的情形相同，没有逐个列出；{_WHERE_ALL_ARE}"


def _said(record: ReturnRecord) -> tuple[object, ...]:
    """All but the file's name. Of a file that can't be read the notes don't count: they say which other it equals."""
    notes = record["status"] == Status.UNREADABLE.value
    findings = (found for found in record["findings"] if not (notes and found["severity"] == Severity.INFO.value))
    return record["status"], *(
        (found["code"], found["message"], found["location"], found["hint"]) for found in findings
    )
