"""Where the files of a reply lie: 回复/乡镇/学校/更正意见.docx; and which of an earlier run are out of date."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain, count
from typing import TYPE_CHECKING

from ..forms import safe_name
from .reply_formats import COPY_MARK, DRAFT_FILE, SLIP_FILE, TEXT, format_of

if TYPE_CHECKING:
    from ..roster import School
    from ..summary import Member


def _folded(name: str) -> str:
    """What names have in common that a file system may take for one."""
    return unicodedata.normalize("NFKC", name).casefold()


class ReplyNames:
    """The folders of the schools of one run; two schools never share one."""

    def __init__(self, schools: Iterable[School]) -> None:
        self._folders: dict[str, str] = {}
        taken: set[str] = set()
        for school in schools:
            group = f"{safe_name(school.group)}/" if school.group else ""
            folder = f"{group}{safe_name(school.name)}"
            marks = chain(("", school.code or ""), map(str, count(2)))
            folder = next(name for mark in marks if _folded(name := f"{folder}-{mark}".rstrip("-")) not in taken)
            taken.add(_folded(folder))
            self._folders[school.key] = folder

    def of(self, school: School, file: str) -> str:
        """A file of a school's."""
        return f"{self._folders[school.key]}/{file}"

    def slip(self, school: School) -> str:
        """The letter to a school."""
        return self.of(school, SLIP_FILE)

    def draft(self, school: School) -> str:
        """The draft of a school's papers."""
        return self.of(school, DRAFT_FILE)

    def copy_file(self, file: str, ending: str) -> str:
        """The name of the marked copy of a file that a school sent, which may be a marked copy itself."""
        stem = file.rpartition(".")[0] or file
        return f"{safe_name(stem.removesuffix(COPY_MARK))}{COPY_MARK}.{ending}"

    def is_outdated(self, name: str, formats: Collection[str], members: Collection[Member] | None) -> bool:
        """Whether a file of an earlier run is one that this run would have made: of its formats, of its schools."""
        folder, _, file = name.rpartition("/")
        kind = format_of(file)
        if kind not in formats or (kind == TEXT and members is not None):
            return False
        return members is None or folder in {self._folders[member.school.key] for member in members}
