"""Return > Response, Rectification: one school's form, each value with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from .. import definition  # its names are looked up when they are used: `jianfu rules` comes without pydantic
from ..answers import Outcome
from ..definition import FOLLOWUP_CHOICES
from ..tools import read_date
from ..vocabulary import says_nothing
from .deadlines import Deadline

if TYPE_CHECKING:
    from ..definition import FormField, Stamp, Term
    from ..intake import Location
    from .senders import Sender


@dataclass(slots=True)
class FieldText:
    """What a form says behind one of its labels, as written (tidied); empty text for a label with nothing behind it."""

    text: str = ""
    location: Location | None = None
    signed: bool = False  # a picture stands there: a signature, whosever it is
    titled: bool = False  # a school that the form's title names


@dataclass(slots=True)
class Response:
    """What the form says of one item. `raw` is the text that the answer was read from, `rule` how (for inspect)."""

    item: int
    outcome: Outcome = Outcome.ABSENT
    answer: str | None = None
    explanation: str = ""
    remark: str = ""
    location: Location | None = None
    raw: str = ""
    rule: str = ""
    misplaced: str | None = None  # 备注 or 内容, where the answer stood instead
    altered: str | None = None  # the item's wording in the form, if it is another one
    text_location: Location | None = None  # where the item's wording stands
    repeated_at: list[Location] = field(default_factory=list)  # further rows of the same item
    rival_location: Location | None = None  # of the second answer, where two columns answer differently
    unread: str = ""  # what stands in the answer's cell and is no text, in Chinese: 图片, 控件“…”
    # Of an unclear answer the words that may be judged alike for every school, with the heading that they reply to
    # (是否存在问题：基本没有); "" where words alone don't say it (同上).
    to_judge: str = ""
    printed: int | None = None  # the item's number in the form, where that is of another version than the checklist


@dataclass(slots=True)
class Rectification:
    """One line of the 整改台账. `deadline` is what is written there, seen from 填表时间.

    `location` is the measure's cell, `responsible_at` and `deadline_at` are those of 责任人 and 完成时限, where there are any.
    """

    item: int | None
    problem: str = ""
    measure: str = ""
    responsible: str = ""
    deadline_written: str = ""
    location: Location | None = None
    responsible_at: Location | None = None
    deadline_at: Location | None = None
    deadline: Deadline = field(default_factory=Deadline)

    @property
    def says_what(self) -> bool:
        """Whether it says what is to be done: a line that does not is no measure, though it may be quoted."""
        return not says_nothing(self.measure)


class FollowupStatus(StrEnum):
    """What became of a measure of last semester's."""

    DONE = "done"
    OPEN = "open"

    @property
    def label(self) -> str:
        """The word for people, which the form prints as a choice."""
        return _LABELS[self]


_LABELS = dict(zip(FollowupStatus, FOLLOWUP_CHOICES, strict=True))


@dataclass(slots=True)
class Followup:
    """A line of a table that follows up last semester's measures. `status` is None where it is blank or unclear.

    `status_written` is what stands there, `location` its cell (without such a column the measure's); `deadline` is None
    without a full date.
    """

    item: int | None
    problem: str = ""
    measure: str = ""
    deadline: date | None = None
    status: FollowupStatus | None = None
    status_written: str = ""
    note: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class UnknownItem:
    """A numbered row that the checklist does not have."""

    number: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class SchoolName:
    """The school of a return: as in the roster, or as written."""

    name: str
    code: str | None = None
    group: str | None = None

    def __reduce__(self) -> tuple[type[SchoolName], tuple[str, str | None, str | None]]:
        """Sent between processes with every return: as its plain values, which is quicker."""
        return SchoolName, (self.name, self.code, self.group)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A second source in the form that says another school; `source` is its name for people (表号)."""

    school: str
    source: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What the bureau settled: something was read otherwise than it stands in the form, by a row of its ledger.

    `field` is "answer" (of an item), the key of one of the form's fields, "file" (which return counts), or the code of a
    finding that was accepted; `item` is None where it is of none. `on` is None without a date, `by` "" without a name;
    `row` is 台账.xlsx!判读!A2. `how` is by which way a correction came (电话, "" if that is not said), None for a ruling.
    """

    item: int | None
    field: str
    before: str
    after: str
    by: str
    on: date | None
    row: str
    how: str | None = None


class Weight(StrEnum):
    """What the bureau says of a return beside others of the same school."""

    USUAL = ""
    PREFERRED = "preferred"  # 以此份为准
    VOID = "void"  # 不作数


@dataclass(slots=True)
class Return:
    """One form as it was read. The first block is what stands in it, the second what identification makes of that.

    Its items have the numbers of its `version` until the rules have seen it, then those of the checklist.
    """

    file: str
    version: str = ""  # of the checklist that it answers
    responses: list[Response] = field(default_factory=list)
    rectifications: list[Rectification] = field(default_factory=list)
    followups: list[Followup] = field(default_factory=list)
    fields: dict[str, FieldText] = field(default_factory=dict)  # by the field's key; those whose label was found
    # title line, line above: used if the label is empty
    schools_elsewhere: list[FieldText] = field(default_factory=list)
    term_written: FieldText | None = None
    stamp: Stamp | None = None
    unknown_items: list[UnknownItem] = field(default_factory=list)
    columns_left_out: list[FieldText] = field(default_factory=list)  # headings of another time's or body's columns
    macros: bool = False
    settled: list[Settled] = field(default_factory=list)  # by the bureau's ledger, before the rules
    settled_school: SchoolName | None = None  # whose it is, by the ledger, whatever stands in the form
    weight: Weight = Weight.USUAL
    # Rows of the ledger that are for this return and were not applied: what stands here now; or it says so by itself.
    unsettled: dict[str, str] = field(default_factory=dict)
    confirmed: list[str] = field(default_factory=list)
    place: str = ""  # the sheet or table that the form was found in
    part: str = ""  # the form's name within its file, "" if it is the only one
    rival: str = ""  # the `part` of another form of this school and day in its file, with other answers
    materials: tuple[str, ...] = ()  # the titles of the materials that its document holds as well

    school: SchoolName | None = None
    known: bool = False  # the school is in the roster, or there is no roster
    nearest: tuple[str, ...] = ()  # roster names near an unknown one
    issued_to: str = ""  # the roster's school that the form was issued to, by its stamp
    sender: Sender | None = None  # the roster's school that speaks from it, where `school` is none of the roster
    conflict: Conflict | None = None  # another source says another school
    filled_on: date | None = None
    named_term: Term | None = None  # the term that the form names
    term: Term | None = None  # the term that the return belongs to

    def found(self, field: FormField) -> FieldText | None:
        """What was found of one of the form's fields; None without its label."""
        return self.fields.get(field.key)

    def text(self, field: FormField) -> str:
        """What stands behind the field's label; "" if nothing does, or there is no such label."""
        found = self.fields.get(field.key)
        return found.text if found else ""

    def filled_in(self, field: FormField) -> str:
        """What people wrote behind the field's label: of a date no more than the printed 年 月 日 is "" as well."""
        text = self.text(field)
        printed = field.kind is definition.FieldKind.DATE and read_date(text).outcome == "blank"
        return "" if printed else text

    def locate(self, field: FormField) -> Location | None:
        """Where that stands."""
        found = self.fields.get(field.key)
        return found.location if found else None
