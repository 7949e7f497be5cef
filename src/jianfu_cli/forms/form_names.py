"""School names -> file names: legal everywhere, inside their folder, and never the same for two schools."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b

from ..definition import FORM_SHEET
from ..tools import squeeze

_REFUSED = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = " .\u3000"
_LOCK_MARKS = "~$"  # Office's lock files begin so, and are never read
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_MAX_BYTES = 160  # of UTF-8: file systems end at 255, and marks, ending and a date are added


def form_name(school: str, file_format: str, mark: str = "") -> str:
    """The file name of a school's form, "" for the general one; `mark` tells schools of like names apart."""
    stem = safe_name(school)
    parts = [part for part in (stem, mark, FORM_SHEET) if part]
    return f"{'-'.join(parts)}.{file_format}"


class FileNames:
    """Hands out file names for the schools of one run; two that a file system could fold into one get two."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, school: str, code: str, formats: Sequence[str]) -> list[str]:
        """One name for each file_format, the same but for the ending."""
        marks = itertools.chain(("", safe_name(code)), map(str, itertools.count(2)))
        for mark in marks:
            names = [form_name(school, file_format, mark) for file_format in formats]
            folded = {_folded(name) for name in names}
            if not self._taken & folded:
                break
        self._taken |= folded
        return names


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFC", name).casefold())


def safe_name(name: str) -> str:
    """The name as part of a file name; if it had to be changed, with a mark of its own, so that it stays one."""
    wanted = unicodedata.normalize("NFC", squeeze(_UNPRINTABLE.sub("_", name)))
    safe = wanted.translate(_REFUSED).strip(_EDGES).lstrip(_LOCK_MARKS + _EDGES)
    if _RESERVED.match(safe):
        safe = f"_{safe}"
    cut = safe.encode()[:_MAX_BYTES].decode(errors="ignore").rstrip(_EDGES)
    if cut == wanted and cut == unicodedata.normalize("NFC", name).strip():
        return cut
    mark = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    return f"{cut}~{mark}" if cut else mark
