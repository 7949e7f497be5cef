"""A finished form with placeholders -> any number of forms: only the parts that hold placeholders are written anew."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ..definition import Checklist, Stamp, Term, form_number, one_line
from ..tools import Entry, write_zip

# They stand in text of XML parts, never in attributes.
SCHOOL, CODE, NUMBER = "{{jianfu:school}}", "{{jianfu:code}}", "{{jianfu:number}}"
_PLACEHOLDER = re.compile("|".join(map(re.escape, (SCHOOL, CODE, NUMBER))))


@dataclass(frozen=True, slots=True)
class _Varying:
    """A part that differs from school to school."""

    name: str
    text: str

    def filled(self, values: Mapping[str, str]) -> Entry:
        text = _PLACEHOLDER.sub(lambda match: values[match[0]], self.text)
        return Entry.deflated(self.name, text.encode())


def unaddressed_stamp(checklist: Checklist, term: Term | None) -> Stamp:
    """The stamp that a form is built with: placeholders stand where the school and its code will."""
    return Stamp(checklist.id, checklist.version, SCHOOL, CODE, term.id if term else "")


class FinishedForm:
    """A form that is ready but for the school: `stamp` makes it the form of one."""

    def __init__(self, data: bytes) -> None:
        """`data`: a ZIP whose XML parts are UTF-8 and hold the placeholders."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = [_part(name, archive.read(name)) for name in archive.namelist()]

    def stamp(self, stamp: Stamp) -> bytes:
        """The form of stamp's school; the rest of the stamp must be the one that the form was built with."""
        values = {SCHOOL: one_line(stamp.school), CODE: one_line(stamp.code), NUMBER: form_number(stamp)}
        markup = {placeholder: escape(value) for placeholder, value in values.items()}
        return write_zip(part.filled(markup) if isinstance(part, _Varying) else part for part in self._parts)


def _part(name: str, data: bytes) -> Entry | _Varying:
    if name.endswith(".xml") and _PLACEHOLDER.search(text := data.decode()):
        return _Varying(name, text)
    return Entry.deflated(name, data, 9)
