"""Summary: the numbers of the semester. No formatting.

Every number leads back: schools, files and cells are named beside it, and `checks` holds the sums that must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..checking import CorrectionsAccount
from ..definition import RECTIFICATION_TITLE, Checklist, Term
from ..rules import Finding
from .counted_responses import CountedResponse
from .dispositions import Disposition
from .measure_rows import FollowupRow, RectificationRow, TrackedMeasure
from .previous import PastTerm, Previous
from .priority import Priority
from .registers_kept import RegisterSummary, Reported
from .school_state import COUNTED_LATE, State
from .sums import Check, GroupCount, ItemCount, SectionCount, section_count
from .trend import Trend

NO_GROUP = "未分组"
NOT_LISTED = "不在名册"  # instead of the 乡镇 of a school that the roster no longer has
NOT_ASKED = "旧版未问"  # an item that the school's form, of an older version, does not have


@dataclass(frozen=True, slots=True)
class FileEntry:
    """Where one return ended. `school` is None if it is not known."""

    file: str
    school: str | None
    disposition: Disposition
    reason: str


@dataclass(frozen=True, slots=True)
class Received:
    """What came from a school and could not be counted: the file, and why it does not count."""

    school: str
    group: str
    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that a school changed: in the earlier return `file`, and in the one that counts.

    `doubtful`: a problem in a return that was sent back, and none any more; to be looked into.
    """

    item: int
    before: str
    after: str
    file: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class MaterialPlace:
    """Where a school's material is: in a file, or `in_form`, the 整改台账 of the counted form; neither: not seen."""

    title: str
    file: str | None
    in_form: bool = False


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school's line of the matrix. `answers`, `locations` (sheet!A1): one entry an item, None where there is none.

    `materials` has an entry for each of the checklist's materials; it is empty without a roster.
    """

    name: str
    code: str | None
    group: str
    kind: str | None
    state: State
    file: str | None  # the counted return's
    filled_on: date | None
    late: bool
    answers: tuple[str | None, ...]
    locations: tuple[str | None, ...]
    noncompliant: int  # number of items
    materials: tuple[MaterialPlace, ...] = ()
    changed: tuple[Change, ...] = ()
    version: str = ""  # of the checklist that the counted return answers

    def material_file(self, place: MaterialPlace) -> str | None:
        """The file that holds a material, with the part of it; None where it was not seen."""
        return f"{self.file}#{RECTIFICATION_TITLE}" if place.in_form else place.file

    @property
    def standing(self) -> str:
        """已计入, 已计入（逾期）, 待更正, 已收到待处理 or 未报."""
        return COUNTED_LATE if self.late and self.state is State.COUNTED else self.state.label


@dataclass(frozen=True, slots=True)
class Problem:
    """A non-compliant answer of a counted return, in the school's own words, with its lines of the 整改台账 (may be none).

    `explanation` is "" where the school's words say nothing. `papers` are the files of the school's measures beside the
    form: what these say of this item may not be known (a scan, a text).
    """

    school: str
    group: str
    item: int
    answer: str
    explanation: str
    file: str
    location: str | None
    measures: tuple[RectificationRow, ...] = ()
    papers: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether there is a measure against it."""
        return bool(self.measures)

    @property
    def unmeasured(self) -> bool:
        """Whether there is no measure against it anywhere, in the form or beside it."""
        return not self.measured and not self.papers


@dataclass(frozen=True, slots=True)
class SettledAnswer:
    """What the bureau settled in a return; the rest as in Settled. `on` is an ISO date or None, `row` 台账.xlsx!判读!A2.

    Of a correction `target` is what it is of (第13项), and `pending` says that nothing in writing has come yet.
    """

    school: str
    item: int | None
    before: str
    after: str
    by: str | None
    on: str | None
    row: str
    field: str = "answer"
    how: str | None = None  # of a correction; None for a ruling
    target: str = ""
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What one school must be told: the errors of a return that could not be counted, or a counted one's warnings."""

    school: str | None
    group: str
    file: str
    disposition: Disposition
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Details:
    """What only the whole records say, gathered in one pass over the spool."""

    problems: list[Problem] = field(default_factory=list)
    rectifications: list[RectificationRow] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    settled: list[SettledAnswer] = field(default_factory=list)
    followups: list[FollowupRow] = field(default_factory=list)
    copied: dict[str, str] = field(default_factory=dict)  # file -> the school whose explanations are the same
    uniform: set[str] = field(default_factory=set)  # counted files whose answers are all the same (JF307)


@dataclass(slots=True)
class Summary:
    """The semester's numbers. Schools stand in the roster's order, files in the order given, papers behind the returns.

    `papers` says how many papers beside the form came of each material; it is empty without a roster. `responses` gives
    what the counted return of the school at a place of `schools` says, item by item.
    """

    checklist: Checklist
    term: Term | None
    term_chosen: bool  # the term was not asked for but taken from most of the returns
    report_date: date
    deadline: date | None
    files: list[FileEntry]
    dispositions: dict[Disposition, int]
    expected: int | None  # None without a roster
    counted: int
    rejected: tuple[str, ...]
    received: list[Received]
    missing: tuple[str, ...]
    late: tuple[str, ...]
    schools: list[SchoolRow]
    items: list[ItemCount]
    sections: list[SectionCount]
    groups: list[GroupCount]
    priority: list[Priority]
    problems: list[Problem]
    rectifications: list[RectificationRow]
    corrections: list[Correction]
    checks: list[Check]
    settled: list[SettledAnswer] = field(default_factory=list)
    unused_rows: list[str] = field(default_factory=list)  # of the ledger: what people ruled on and no return wrote
    corrected: CorrectionsAccount = field(default_factory=CorrectionsAccount)
    previous: Previous | None = None  # the semester before
    # the comparison with it; None also where its file does not say which school answered what
    trend: Trend | None = None
    history: tuple[PastTerm, ...] = ()  # the semesters before this one, the oldest first
    measures: list[TrackedMeasure] = field(default_factory=list)  # this semester's and those that the last left open
    papers: dict[str, int] = field(default_factory=dict)
    registers: list[RegisterSummary] = field(default_factory=list)  # the checklist's own ledgers, those with rows
    reported: dict[str, tuple[Reported, ...]] = field(default_factory=dict)  # school -> what these say of it
    priority_limit: int = 0  # how many the list may hold where they are not all alike; 0: any number
    with_ground: int = 0  # schools with a ground for 重点督导, of which `priority` has the weightiest
    responses: Callable[[int], Sequence[CountedResponse]] = lambda _: ()  # what only an examination's spool has

    @property
    def ended(self) -> dict[Disposition, int]:
        """Where the files ended, as people are told it: what counts first, papers last, nothing of what none ended in."""
        return {kind: count for kind, count in reversed(self.dispositions.items()) if count}

    @property
    def rulings(self) -> list[SettledAnswer]:
        """The answers that count as the bureau ruled on the school's words."""
        return [answer for answer in self.settled if answer.how is None]

    @property
    def corrections_made(self) -> list[SettledAnswer]:
        """What was corrected in single returns."""
        return [answer for answer in self.settled if answer.how is not None]

    @property
    def all_answers(self) -> SectionCount:
        """The sums over all items, as one section without a title."""
        return section_count("", self.items)

    @property
    def not_listed(self) -> str | None:
        """What stands instead of the 乡镇 of a school that the roster no longer has; None without a roster."""
        return None if self.expected is None else NOT_LISTED

    @property
    def carried(self) -> list[TrackedMeasure]:
        """The measures that the semester before left open."""
        return [measure for measure in self.measures if measure.origin]

    @property
    def older_forms(self) -> int:
        """How many of the counted schools sent the form of an older version."""
        return sum(row.version not in ("", self.checklist.version) for row in self.schools)

    @property
    def all_groups(self) -> GroupCount:
        """The sums over all 乡镇, as one that is called 合计."""
        return GroupCount(
            name="合计",
            expected=self.expected,
            counted=self.counted,
            rejected=len(self.rejected),
            received=len(self.received),
            missing=len(self.missing),
            noncompliant=sum(group.noncompliant for group in self.groups),
            compliant=sum(group.compliant for group in self.groups),
            noncompliant_schools=sum(group.noncompliant_schools for group in self.groups),
            items=tuple(item.noncompliant for item in self.items),
        )
