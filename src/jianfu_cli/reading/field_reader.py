"""What stands around the items: school, date, names, term and form number, by labels and titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import takewhile

from ..definition import CODE, DATE, SCHOOL, STAMP_LABEL, FieldKind, FormField, Term, parse_form_number
from ..intake import Grid, Location, Row, UnreadKind
from ..returns import FieldText, Return
from ..tools import read_date, squeeze
from ..vocabulary import NOTICE_WORDS, says_nothing
from .cells import cell_at
from .label_finder import Label, LabelFinder, clean
from .ledger_tables import titles_last_semesters
from .lines import Kind, Line
from .unlabelled_schools import is_school, is_title, school_named

_DATE_BEHIND = re.compile(r"(?<!\s)\s++(?=(?:20\d\d|２０[０-９]{2}|二[〇○零OＯ])[^\n]{0,8}?[年./．\-])")
_CODE_BEHIND = re.compile(r"(?<=[^\s\d])[\s（(,，、]{0,20}(?<!\d)(?P<code>\d{10})[）)]?$")
_PERSON = re.compile(r"(?!.*[注备附表校单])[\u4e00-\u9fff](?: ?[\u4e00-\u9fff·]){1,3}")
_NUMBER_OR_ADDRESS = re.compile(r"(?=.*[0-9A-Za-z])[!-~\s]{2,60}")  # of any text only what is no sentence
_TERM = re.compile(r"学期|学年|[春秋]|\d[—–\-－~～至]\d")
# A date behind words of its own, which are not about filling in: 检查时间：…, 报送截止时间：…
_OTHER_DATE = re.compile(
    r"\s*+(?=[^：:]*(?:截[止至]|[时期]限|限期)|(?![^：:]*(?:填|报|自查|制表)))[\u4e00-\u9fff（）()、]{2,14}[：:]"
)
_DATE_PARTS = re.compile(r"[0-9０-９〇零○OＯ一二三四五六七八九十年月日号时分\s./．\-—（）()]|星期[一二三四五六日天]")
_LONGEST = 2000  # characters of a cell that may hold labels,
_EDGE, _LONGEST_EDGE = 8, 200  # and lines, and their characters, of a longer one
_PICTURE_FORMULA = "DISPIMG("  # of WPS: a picture in a cell, as programs show it that don't know it
_FARTHEST = 6  # columns right of a label in which a picture may be its signature
_TO_WRITE_ON = re.compile(r"[_＿ˍ﹍﹏…]{2}|\s{3}")  # within a label's cell
_STAMP = re.compile(r"\s*".join(STAMP_LABEL))


def read_fields(form: Return, lines: Sequence[Line], around: Sequence[str], title: str, labels: LabelFinder) -> None:
    """Fill in `form` from the lines that are no items, first come first served. `title` is the checklist's.

    `around` are texts that stand on the page in no cell (headers, text boxes): asked last.
    """
    notice = _notice(lines, title)
    others = [line for line in lines if line.kind is Kind.OTHER]
    if around:
        page = Grid("", [Row(number, [text]) for number, text in enumerate(around, 1)])
        others += [Line(page, row, Kind.OTHER) for row in page.rows]
    _FieldReader(form, others, title, labels, notice).read()


class _FieldReader:
    def __init__(
        self, form: Return, lines: Sequence[Line], title: str, labels: LabelFinder, notice: Collection[int]
    ) -> None:
        self._form, self._lines, self._title, self._labels = form, lines, title, labels
        self._notice = notice  # ids of the lines of a notice above the form
        self._dates: list[FieldText] = []  # lines that are a date and nothing else
        self._taken: set[tuple[int, int]] = set()

    def read(self) -> None:
        for at, line in enumerate(self._lines):
            for index, text in enumerate(line.cells):
                if text and not text.isspace():
                    self._cell(at, index, text)
        if self._dates and read_date(self._form.text(DATE)).outcome == "blank":
            self._form.fields[DATE.key] = self._dates[0]

    def _cell(self, at: int, index: int, text: str) -> None:
        line = self._lines[at]
        if STAMP_LABEL[0] in text and _STAMP.search(text) and (stamp := parse_form_number(text)):
            self._form.stamp = self._form.stamp or stamp
            if len(text) <= _LONGEST_EDGE:
                return  # else it is a frame around the form
        if len(text) > _LONGEST:
            self._frame(at, index, text)
            return
        if self._form.term_written is None and _TERM.search(text):
            parts = (part for part in (*text.split("\n"), text) if not titles_last_semesters(part))
            named = next((part for part in parts if Term.find(part)), None)
            self._form.term_written = FieldText(squeeze(named), line.locate(index)) if named else None
        if (at, index) in self._taken:
            return
        labels = self._labels.find(text)
        for place, label in enumerate(labels):
            if label.field:
                self._field(at, index, label.field, label, last=place == len(labels) - 1)
        if not any(label.key == SCHOOL.key for label in labels):
            self._unlabelled(line, index, text, bool(labels))

    def _frame(self, at: int, index: int, text: str) -> None:
        """A cell that is a frame around the whole form: its first and last lines are the form's head and foot."""
        lines = [line for line in text.split("\n") if line.strip()]
        for line in (*lines[:_EDGE], *lines[_EDGE:][-_EDGE:]):
            for label in self._labels.find(line) if len(line) <= _LONGEST_EDGE else ():
                if label.field:
                    self._field(at, index, label.field, label, last=False)

    def _field(self, at: int, index: int, field: FormField, label: Label, last: bool) -> None:
        line, dated = self._lines[at], field.kind is FieldKind.DATE
        value, place = label.value, line.locate(index)
        if last and (not value or (dated and read_date(value).value is None)):
            neighbour = self._right_of(at, index, field.kind)
            if neighbour and (not value or read_date(value + neighbour.text).value):
                value, place = value + neighbour.text, neighbour.location
        if last and (not value or (dated and read_date(value).outcome == "blank")):
            below = self._below(at, index, field.kind)
            if below:
                value, place = below.text, below.location
        if not dated and (behind := _DATE_BEHIND.search(value)):
            self._dates.append(FieldText(value[behind.end() :], place))
            value = value[: behind.start()]
        if field.key == SCHOOL.key and (code := _CODE_BEHIND.search(value)):
            self._record(CODE, FieldText(code["code"], place))
            value = value[: code.start()]
        if says_nothing(value):
            value = ""
            if last and place == line.locate(index):
                place = self._value_cell(line, index) or place
        pictured = field.kind is FieldKind.PERSON and _PICTURE_FORMULA in value
        signed = pictured or (field.kind is FieldKind.PERSON and not value and self._is_signed(at, index))
        self._record(field, FieldText("" if pictured else value, place, signed))

    def _value_cell(self, line: Line, index: int) -> Location | None:
        """The empty cell right of a label that has its cell to itself: there the value belongs."""
        text, grid = line.cells[index], line.grid
        if not grid.name or len(self._labels.find(text)) > 1 or _TO_WRITE_ON.search(text.strip()):
            return None
        place = grid.first_column + index
        covering = [
            right
            for first, left, last, right in grid.find_merges()
            if first <= line.row.number <= last and left <= place <= right
        ]
        beside = max(covering, default=place) + 1 - grid.first_column
        wide_enough = any(len(row.cells) > beside for row in grid.rows)
        return line.locate(beside) if wide_enough and not cell_at(line.cells, beside).strip() else None

    def _is_signed(self, at: int, index: int) -> bool:
        """Whether a picture stands at a label's cell, right of it before the next label, or below these."""
        line = self._lines[at]
        unread, cells = line.grid.unread, line.cells
        if not unread:
            return False
        farthest = index + _FARTHEST if line.grid.name else index
        stop = next((i for i in range(index + 1, len(cells)) if self._labels.find(cells[i])), farthest + 1)
        places = (
            (row, line.grid.first_column + column)
            for row in (line.row.number, line.row.number + 1)
            for column in range(index, min(stop, farthest + 1))
        )
        return any(place in unread and unread[place].kind is UnreadKind.PICTURE for place in places)

    def _record(self, field: FormField, found: FieldText) -> None:
        """The first value that says something; a second school is one that stands elsewhere."""
        before = self._form.found(field)
        blank = field.kind is FieldKind.DATE and before and read_date(before.text).outcome == "blank"
        if before is None or not before.text or blank:
            if before is None or found.text or (found.signed and not before.text):
                self._form.fields[field.key] = found
        elif field.key == SCHOOL.key and found.text and found.text != before.text:
            self._form.schools_elsewhere.append(found)

    def _right_of(self, at: int, index: int, kind: FieldKind) -> FieldText | None:
        """The next cells to the right, up to one with a label; a date may take several."""
        line, dated = self._lines[at], kind is FieldKind.DATE
        found: FieldText | None = None
        for right in range(index + 1, len(line.cells)):
            text = line.cells[right]
            if not text or text.isspace():
                continue
            value = clean(text, kind)
            another = _of_another_label(text, kind) or (not dated and read_date(text).outcome == "date")
            if self._labels.find(text) or another:
                break
            if not value:
                continue
            self._taken.add((at, right))
            found = FieldText(found.text + value if found else value, found.location if found else line.locate(right))
            if not dated:
                break
        return found

    def _below(self, at: int, index: int, kind: FieldKind) -> FieldText | None:
        """The line or cell below, if it holds no label and what it holds fits this one."""
        if at + 1 >= len(self._lines):
            return None
        line, below = self._lines[at], self._lines[at + 1]
        text = below.cells[index] if index < len(below.cells) else ""
        near = below.grid is line.grid and below.row.number - line.row.number <= 2
        if not near or self._labels.find(text) or not _fits(kind, squeeze(text)):
            return None
        self._taken.add((at + 1, index))
        return FieldText(squeeze(text), below.locate(index))

    def _unlabelled(self, line: Line, index: int, text: str, labelled: bool) -> None:
        named = school_named(text, self._title) if len(text) <= 200 else None
        if named and all(named != other.text for other in self._form.schools_elsewhere):
            titled = is_title(text, self._title)
            self._form.schools_elsewhere.append(FieldText(named, line.locate(index), titled=titled))
        elif not labelled and id(line) not in self._notice and _is_date(text):
            self._dates.append(FieldText(squeeze(text), line.locate(index)))


def _of_another_label(text: str, kind: FieldKind) -> bool:
    """Whether a cell begins with a label of its own; 第一小学：东校区 is a school all the same."""
    label = _OTHER_DATE.match(text)
    return label is not None and not (kind is FieldKind.SCHOOL and is_school(label[0].rstrip("：:")))


@lru_cache(maxsize=1024)
def _is_date(text: str) -> bool:
    """Whether a line is a date, maybe behind a label or a school's name: no sentence, nor when something was printed."""
    if len(text) > 30 or _OTHER_DATE.match(text) or not read_date(text).value:
        return False
    rest = _DATE_PARTS.sub("", text.replace(":", "：").split("：")[-1])
    return not any("\u4e00" <= character <= "\u9fff" for character in rest) or is_school(rest)


def _notice(lines: Sequence[Line], title: str) -> set[int]:
    """The ids of the lines of a notice above the form's title."""
    head = list(takewhile(lambda line: line.kind is Kind.OTHER, lines))
    titled = (at for at, line in enumerate(head) if any(text and title in text for text in line.cells))
    above = head[: max(titled, default=0)]
    noticed = any(word in text for line in above for text in line.cells if text for word in NOTICE_WORDS)
    return set(map(id, above)) if noticed else set()


def _fits(kind: FieldKind, line: str) -> bool:
    """Whether a line that stands below a label may be its value, and not the next thing in the form."""
    if kind is FieldKind.SCHOOL:
        return is_school(line)
    if kind is FieldKind.DATE:
        return read_date(line).outcome == "date" and not _OTHER_DATE.match(line)
    if kind is FieldKind.CODE:
        return line.isdigit()
    if kind is FieldKind.PERSON:
        return _PERSON.fullmatch(line) is not None
    return _NUMBER_OR_ADDRESS.fullmatch(line) is not None
