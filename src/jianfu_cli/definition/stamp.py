"""The stamp of a form: where it comes from and to whom it was issued, as a printed form number and as properties.

The form number is printed for two readers: digits in groups that a person can read out on the telephone, and in brackets
the whole stamp for the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..tools import narrow, squeeze, text_hash, visible
from .form_labels import STAMP_KEYS, STAMP_LABEL

IDENTIFIER_PROPERTY = "identifier"  # the core property that holds the form number as well
_NONE = "-"
_SLASH = re.compile(r"(?<!\s)\s*+[/／]\s*+")
_LABEL = re.compile(r"\s*".join(STAMP_LABEL) + r"\s*[:：﹕]")
_IN_BRACKETS = re.compile(r"\s*+[\d０-９\s\-－—–]*+[（(](?P<inside>.*)", re.DOTALL)
_TERM_DIGITS = re.compile(r"(\d{4})-\d{4}-(\d)")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form of ours carries of its origin: whose definition it is and to whom it was issued; "" where not said."""

    checklist: str
    version: str
    school: str = ""
    code: str = ""
    term: str = ""


def form_number(stamp: Stamp) -> str:
    """The stamp in one line of print: 表号：20212-3114-0000-01（id/version/term/code/school）, "-" for what is not said."""
    fields = (stamp.checklist, stamp.version, stamp.term, stamp.code)
    solid = (_SLASH.sub("-", one_line(text)) for text in fields)
    whole = "/".join(text or _NONE for text in (*solid, one_line(stamp.school)))
    return f"{STAMP_LABEL}：{spoken_number(stamp)}（{whole}）"


def spoken_number(stamp: Stamp) -> str:
    """What a person reads out: 20212-3114-0000-01, the term and the school's code in groups.

    A school without a code of digits has six digits of its own, from its name and the checklist.
    """
    term = "".join(found.groups()) if (found := _TERM_DIGITS.fullmatch(stamp.term)) else ""
    digits = stamp.code
    if not (digits.isascii() and digits.isdigit()):
        name = "\n".join((stamp.checklist, stamp.version, stamp.school))
        digits = f"{text_hash(name) % 10**6:06}"
    return "-".join(filter(None, (term, *(digits[at : at + 4] for at in range(0, len(digits), 4)))))


def parse_form_number(text: str) -> Stamp | None:
    """The stamp that a form number anywhere in `text` tells of; None if there is none.

    Spaces and full-width letters don't count; the school's name keeps its own slashes and its own width. Forms of earlier
    versions print the stamp alone: 表号：id/version/term/code/school.
    """
    label = _LABEL.search(text)
    if label is None:
        return None
    lines = text[label.end() :].strip().splitlines()
    line = lines[0].rstrip() if lines else ""
    if bracket := _IN_BRACKETS.match(line):
        line = bracket["inside"]
        line = line[:-1] if line.endswith(("）", ")")) else line
    fields = _SLASH.split(line, maxsplit=4)
    if len(fields) < 5:
        return None
    checklist, version, term, code = ("".join(narrow(field).split()) for field in fields[:4])
    if not (_ID.fullmatch(checklist) and _ID.fullmatch(version)):
        return None
    return Stamp(checklist, version, _said(squeeze(fields[4])), _said(code), _said(term))


def stamp_properties(stamp: Stamp) -> dict[str, str]:
    """The stamp under STAMP_KEYS, "" for what is not said: for custom properties and the hidden sheet."""
    values = (stamp.checklist, stamp.version, stamp.school, stamp.code, stamp.term)
    return dict(zip(STAMP_KEYS, map(one_line, values), strict=True))


def stamp_from_properties(properties: Mapping[str, str]) -> Stamp | None:
    """The stamp in custom properties or in the hidden sheet's rows, else in the core identifier; None if in neither."""
    checklist, version, school, code, term = (squeeze(properties.get(key, "")) for key in STAMP_KEYS)
    if _ID.fullmatch(checklist) and _ID.fullmatch(version):
        return Stamp(checklist, version, school, code, term)
    return parse_form_number(properties.get(IDENTIFIER_PROPERTY, ""))


def one_line(text: str) -> str:
    """A name or code as forms print it: one line, with nothing that XML can't hold."""
    return squeeze(visible(text, limit=1000))


def _said(text: str) -> str:
    return "" if text == _NONE else text
