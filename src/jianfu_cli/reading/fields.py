"""What stands around the items: school, date, names, term and form number, by labels and titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..definition import STAMP_LABEL, Term, parse_form_number
from ..returns import FieldText, Return
from ..tools import read_date, squeeze
from .label_finder import CODE, DATE, PREPARER, PRINCIPAL, SCHOOL, Label, clean, find_labels
from .lines import Kind, Line
from .unlabelled_schools import is_school, school_named

_FIELDS = {
    SCHOOL: "school_written",
    CODE: "code_written",
    DATE: "date_written",
    PREPARER: "preparer_written",
    PRINCIPAL: "principal_written",
}
_DATE_BEHIND = re.compile(r"[\s\u3000]+(?=(?:20\d\d|２０[０-９]{2}|二[〇○零OＯ])[^\n]{0,8}?[年./．\-])")
_CODE_BEHIND = re.compile(r"(?<=[^\s\d])[\s（(,，、]*(?<!\d)(?P<code>\d{10})[）)]?$")
_PERSON = re.compile(r"(?!.*[注备附表校单])[\u4e00-\u9fff](?: ?[\u4e00-\u9fff·]){1,3}")
_TERM = re.compile(r"学期|学年|[春秋]|\d[—–\-－~～至]\d")
# A date behind words of its own, which are not about filling in: 检查时间：…, 报送截止时间：…
_OTHER_DATE = re.compile(r"\s*(?=[^：:]*截[止至]|(?![^：:]*(?:填|报|自查|制表)))[\u4e00-\u9fff（）()、]{2,14}[：:]")
_LONGEST = 2000  # characters of a cell that may hold labels
_STAMP = re.compile(r"\s*".join(STAMP_LABEL))


def read_fields(form: Return, lines: Sequence[Line], title: str) -> None:
    """Fill in `form` from the lines that are no items, first come first served. `title` is the checklist's."""
    _Particulars(form, [line for line in lines if line.kind is Kind.OTHER], title).read()


class _Particulars:
    def __init__(self, form: Return, lines: Sequence[Line], title: str) -> None:
        self._form, self._lines, self._title = form, lines, title
        self._dates: list[FieldText] = []  # lines that are a date and nothing else
        self._taken: set[tuple[int, int]] = set()

    def read(self) -> None:
        for at, line in enumerate(self._lines):
            for index, text in enumerate(line.cells):
                if text and not text.isspace():
                    self._cell(at, index, text)
        written = self._form.date_written
        if self._dates and (written is None or read_date(written.text).outcome == "blank"):
            self._form.date_written = self._dates[0]

    def _cell(self, at: int, index: int, text: str) -> None:
        line = self._lines[at]
        if _STAMP.search(text) and (stamp := parse_form_number(text)):
            self._form.stamp = self._form.stamp or stamp
            return
        if len(text) > _LONGEST:
            return
        if self._form.term_written is None and _TERM.search(text):
            named = next((own for own in (*text.split("\n"), text) if Term.find(own)), None)
            self._form.term_written = FieldText(squeeze(named), line.locate(index)) if named else None
        if (at, index) in self._taken:
            return
        labels = find_labels(text)
        for place, label in enumerate(labels):
            if label.role in _FIELDS:
                self._label(at, index, label, last=place == len(labels) - 1)
        if not any(label.role == SCHOOL for label in labels):
            self._unlabelled(line, index, text, bool(labels))

    def _label(self, at: int, index: int, label: Label, last: bool) -> None:
        line = self._lines[at]
        value, place = label.value, line.locate(index)
        if last and (not value or (label.role == DATE and read_date(value).value is None)):
            beside = self._beside(at, index, label.role)
            if beside and (not value or read_date(value + beside.text).value):
                value, place = value + beside.text, beside.location
        if last and (not value or (label.role == DATE and read_date(value).outcome == "blank")):
            below = self._below(at, index, label.role)
            if below:
                value, place = below.text, below.location
        if label.role != DATE and (behind := _DATE_BEHIND.search(value)):
            self._dates.append(FieldText(value[behind.end() :], place))
            value = value[: behind.start()]
        if label.role == SCHOOL and (code := _CODE_BEHIND.search(value)):
            self._record(CODE, FieldText(code["code"], place))
            value = value[: code.start()]
        self._record(label.role, FieldText(value, place))

    def _record(self, role: str, written: FieldText) -> None:
        """The first value that says something; a second school is one that stands elsewhere."""
        name = _FIELDS[role]
        before: FieldText | None = getattr(self._form, name)
        if before is None or not before.text or (role == DATE and read_date(before.text).outcome == "blank"):
            if before is None or written.text:
                setattr(self._form, name, written)
        elif role == SCHOOL and written.text and written.text != before.text:
            self._form.schools_elsewhere.append(written)

    def _beside(self, at: int, index: int, role: str) -> FieldText | None:
        """The next cells to the right, up to one with a label; a date may take several."""
        line = self._lines[at]
        found: FieldText | None = None
        for right in range(index + 1, len(line.cells)):
            text = line.cells[right]
            if not text or text.isspace():
                continue
            value = clean(text, role)
            if find_labels(text) or _OTHER_DATE.match(text) or (role != DATE and read_date(text).outcome == "date"):
                break
            if not value:
                continue
            self._taken.add((at, right))
            found = FieldText(found.text + value if found else value, found.location if found else line.locate(right))
            if role != DATE:
                break
        return found

    def _below(self, at: int, index: int, role: str) -> FieldText | None:
        """The line or cell below, if it holds no label and what it holds fits this one."""
        if at + 1 >= len(self._lines):
            return None
        line, below = self._lines[at], self._lines[at + 1]
        place = index
        text = below.cells[place] if place < len(below.cells) else ""
        near = below.grid is line.grid and below.row.number - line.row.number <= 2
        if not near or find_labels(text) or not self._fits(role, text):
            return None
        self._taken.add((at + 1, place))
        return FieldText(squeeze(text), below.locate(place))

    def _fits(self, role: str, text: str) -> bool:
        line = squeeze(text)
        if role == SCHOOL:
            return is_school(line)
        if role == DATE:
            return read_date(line).outcome == "date" and not _OTHER_DATE.match(line)
        if role == CODE:
            return line.isdigit()
        return _PERSON.fullmatch(line) is not None

    def _unlabelled(self, line: Line, index: int, text: str, labelled: bool) -> None:
        named = school_named(text, self._title) if len(text) <= 200 else None
        if named and all(named != other.text for other in self._form.schools_elsewhere):
            self._form.schools_elsewhere.append(FieldText(named, line.locate(index)))
        elif not labelled and len(text) <= 30 and not _OTHER_DATE.match(text) and read_date(text).value:
            self._dates.append(FieldText(squeeze(text), line.locate(index)))
