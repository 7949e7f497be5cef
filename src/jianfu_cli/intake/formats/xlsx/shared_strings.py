"""The shared texts of a workbook. What many workbooks have alike is read once, and of the next one only what is new.

The part is cut at the ends of its texts, and the new ones are read from the part without those known. That is done only
where the cuts can't be wrong: nothing can hide an end but comments and CDATA, and no text begins within another.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ....tools import Unreadable
from ... import limits
from .workbook_strings import Text, read_text
from .workbook_xml import pieces

_START, _END = b"<si>", b"</si>"
_LARGEST = 200_000  # bytes of a part that is cut
_KEPT = 8192  # texts
_NUMBERS = tuple(map(str, range(1000)))
_COUNTS = re.compile(rb'ount="\d{1,9}"')


def shared_texts(xml: bytes) -> dict[str, Text]:
    """The shared texts by their numbers, as cells write them. Raises Unreadable JF001, JF004."""
    texts = _with_known(xml) if len(xml) <= _LARGEST else None
    if texts is None:
        texts = _read(xml)
    numbers = _NUMBERS if len(texts) <= len(_NUMBERS) else map(str, range(len(texts)))
    return dict(zip(numbers, texts, strict=False))


def _read(xml: bytes) -> list[Text]:
    texts: list[Text] = []
    for _, element in pieces(xml, ("si",)):
        if len(texts) == limits.STRINGS:
            raise Unreadable("JF004", f"不同的文字超过上限 {limits.STRINGS} 条")
        texts.append(read_text(element))
    return texts


def _with_known(xml: bytes) -> list[Text] | None:
    """The texts, the known ones unread; None where the part can't be cut."""
    begin = xml.find(_START)
    if begin < 0 or b"<!" in xml or xml.find(b"<?", begin) >= 0:
        return None
    head = xml[:begin]
    *cut, tail = xml[begin:].split(_END)
    known = _known(_COUNTS.sub(b"", head))
    if len(known) > _KEPT:
        known.clear()
    new = list(dict.fromkeys([text for text in cut if text not in known]))
    if not all(text.startswith(_START) and text.count(b"<si") == 1 for text in new):
        return None
    read = _read(b"".join([head, *(text + _END for text in new), tail]))
    if len(read) != len(new):
        return None
    known.update(zip(new, read, strict=True))
    return [known[text] for text in cut]


@lru_cache(maxsize=8)
def _known(_head: bytes) -> dict[bytes, Text]:
    """What was read of parts that begin so: under other namespaces a text may mean something else."""
    return {}
