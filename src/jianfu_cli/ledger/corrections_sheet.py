"""The sheet 更正 of a ledger -> its rows and corrections, or every mistake with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..definition import CORRECTIONS, Checklist
from ..returns import SchoolName, Weight
from ..tables import Choice, Column, Day, SheetTable, Table, TypedRow, UnfitError, typed_rows, unfit
from ..tools import DefinitionError, Mistake, plain, read_date, shorten
from ..vocabulary import ACCEPTED, CORRECTION_COLUMNS, COUNTS, COUNTS_NOT, QUESTION_MARK
from .correction_targets import Target, TargetKind, Targets, UnknownTargetError
from .corrections import Correction
from .school_column import SchoolColumn
from .wordings import compared, quoted

_REQUIRED = ("school", "target", "before", "after", "by", "on")
_WEIGHTS = {COUNTS[0]: Weight.PREFERRED, COUNTS_NOT[0]: Weight.VOID}

CORRECTIONS_TABLE = Table(
    CORRECTIONS,
    tuple(
        Column(key, words, key in _REQUIRED, type=Day()) if key == "on" else Column(key, words, key in _REQUIRED)
        for key, words in CORRECTION_COLUMNS.items()
    ),
)

CorrectionKey = tuple[str, Target | None, str]  # whose, what, and what stood there


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A row of the sheet: its physical number and what stands in it, as people wrote it.

    `key` is what it is found by; `touched`: people have written something of theirs in it, so that it stays as it is.
    `correction` is None while it is open.
    """

    number: int
    school: str
    key: CorrectionKey
    touched: bool
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class CorrectionSheet:
    """The sheet as it stands in the file, and its rows."""

    table: SheetTable
    rows: list[CorrectionRow]


def read_corrections(table: SheetTable, checklist: Checklist, schools: SchoolColumn) -> CorrectionSheet:
    """The rows of the sheet where it stands. Raises DefinitionError with every mistake and its cell.

    A row that corrects nothing yet has no mistakes, whatever stands in it.
    """
    reader = _RowReader(table, checklist, schools)
    rows = [reader.row(row) for row in typed_rows(CORRECTIONS_TABLE, table)]
    if reader.mistakes:
        raise DefinitionError(reader.mistakes)
    return CorrectionSheet(table, rows)


def correction_key(whose: str, target: Target | None, before: str) -> CorrectionKey:
    """What a row is found by; `whose` is the school's key, for 学校 its name as compared."""
    return whose, target, quoted(before)


class _RowReader:
    """Reads row after row; `mistakes` are those found so far."""

    def __init__(self, table: SheetTable, checklist: Checklist, schools: SchoolColumn) -> None:
        self._table, self._schools, self._targets = table, schools, Targets(checklist)
        self._answers = Choice.of(checklist.answers)
        self._seen: dict[CorrectionKey, CorrectionRow] = {}
        self._preferred: dict[str, CorrectionRow] = {}
        self.mistakes: list[Mistake] = []

    def row(self, row: TypedRow) -> CorrectionRow:
        written = row.written
        try:
            target = self._targets.read(written["target"])
        except UnknownTargetError:
            target = None
        school = self._schools.find(written["school"])
        whose = compared(written["school"]) if target and target.kind is TargetKind.SCHOOL else school.key
        touched = bool(written["after"] or written["by"] or written["on"] or written["how"])
        touched = touched or row.noted or not written["note"].startswith(QUESTION_MARK)
        read = CorrectionRow(
            row.number, written["school"], correction_key(whose, target, written["before"]), touched, None
        )
        if not written["after"]:
            return read
        found = [*row.mistakes, *self._lacking(row, target)]
        after, weight, to_school = "", Weight.USUAL, None
        if target is not None:
            try:
                after, weight, to_school = self._after(target, written["after"])
            except UnfitError as error:
                found.append(self._table.mistake(row.number, "after", error.wrong))
        if found or target is None:
            self.mistakes += found
            return read
        correction = Correction(
            target,
            self._targets.label(target),
            written["before"],
            after,
            written["by"],
            row.values["on"],
            written["how"],
            self._table.place(row.number),
            weight,
            to_school,
        )
        read = CorrectionRow(row.number, written["school"], read.key, touched, correction)
        self.mistakes += self._second(read)
        return read

    def _lacking(self, row: TypedRow, target: Target | None) -> Iterator[Mistake]:
        written = row.written

        def wrong(key: str, text: str) -> Mistake:
            return self._table.mistake(row.number, key, text)

        if not written["school"]:
            yield wrong("school", "写了“更正为”却没有写学校")
        elif (target is None or target.kind is not TargetKind.SCHOOL) and (
            said := self._schools.unknown(written["school"])
        ):
            yield wrong("school", said)
        if not written["target"]:
            yield wrong("target", "写了“更正为”却没有写项号或栏目")
        elif target is None:
            yield wrong("target", self._why_unknown(written["target"]))
        elif target.kind is TargetKind.FILE and not compared(written["before"]):
            yield wrong("before", "请写文件名（同名的写上文件夹），说明是哪一份")
        for key in ("by", "on"):
            if not written[key]:
                yield wrong(key, f"写了“更正为”却没有写{CORRECTION_COLUMNS[key][0]}")

    def _why_unknown(self, text: str) -> str:
        try:
            self._targets.read(text)
        except UnknownTargetError as error:
            return str(error)
        return ""

    def _after(self, target: Target, text: str) -> tuple[str, Weight, SchoolName | None]:
        """更正为 as it is applied, and for a file its weight, for a school the school. Raises UnfitError."""
        match target.kind:
            case TargetKind.ITEM:
                return self._answers.read(text), Weight.USUAL, None
            case TargetKind.SCHOOL:
                if said := self._schools.unknown(text):
                    raise UnfitError(said, said)
                school = self._schools.find(text)
                return school.name.name, Weight.USUAL, school.name
            case TargetKind.FILE:
                word = _word(text, COUNTS, COUNTS_NOT)
                return word, _WEIGHTS[word], None
            case TargetKind.FINDING:
                return _word(text, ACCEPTED), Weight.USUAL, None
            case TargetKind.FIELD if self._targets.is_day(target):
                Day().read(text)
                day = read_date(text).value
                return day.isoformat() if isinstance(day, date) else "", Weight.USUAL, None
            case _:
                return text, Weight.USUAL, None

    def _second(self, row: CorrectionRow) -> Iterator[Mistake]:
        """Whether a row above is for the same cell, or prefers another file of the school."""
        correction = row.correction
        assert correction is not None
        first = self._seen.setdefault(row.key, row)
        if first is not row:
            text = f"与第 {first.number} 行更正的是同一处（{shorten(row.school, 20)}，{correction.label}），请只留一行"
            yield self._table.mistake(row.number, "target", text)
        elif correction.weight is Weight.PREFERRED:
            first = self._preferred.setdefault(row.key[0], row)
            if first is not row:
                text = f"第 {first.number} 行已写明以同一学校的另一份为准，请只留一份"
                yield self._table.mistake(row.number, "after", text)


def _word(text: str, *choices: tuple[str, ...]) -> str:
    """The first word of the choice that the text is one of. Raises UnfitError."""
    words = {plain(word): words[0] for words in choices for word in words}
    if word := words.get(plain(text)):
        return word
    raise unfit(text, f"不在 {'、'.join(words[0] for words in choices)} 之中")
