"""The cell of the Excel form that says what is still missing, worked out on the hidden sheet by formulas.

The formulas are of Excel 2007, and need no arrays to be entered: WPS and LibreOffice know them as well. They ask what the
rules ask (JF201, JF301 to JF303, JF305), so that a form that says 可以报送 comes through without a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..definition import COUNT_LABEL, FORM_SHEET, META_SHEET, RECTIFICATION_TITLE, Checklist, FieldKind, FormField
from ..vocabulary import SILENT
from .form_sheet import FormSheet, letter

READY = "可以报送"
_MARKS = ("/", "／", "-", "－", "—", "——", "…", "……", "、", ".", "\\", "n/a")  # say nothing, beside the words of SILENT
_GOOD, _NOT_APPLICABLE, _PROBLEM, _UNCLEAR = 1, 2, 3, 4  # of an answer; 0: none
_DIGITS = '{"0","1","2","3","4","5","6","7","8","9","一","二","三","四","五","六","七","八","九"}'
_SHORTEST_DATE = 8  # characters of 2022.6.3; 2022年6月 is none
# Columns of the hidden sheet; the first rows of its first two hold the stamp.
_STATE, _NO_WORDS, _MEASURES, _PROBLEMS, _SILENT, _ANSWERS, _COUNTS, _WORDS = range(8, 16)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a form is written in: the items' first row, the last row that 整改台账 may reach, cells of fields and statuses."""

    first_item: int
    ledger_end: int
    fields: Sequence[tuple[FormField, str]]  # those that are asked for, with the address of their cell
    named: bool  # whether the school's name is printed
    statuses: str = ""  # of last semester's measures: the area as formulas write it
    measures: int = 0  # how many these are


class Status(NamedTuple):
    """The cell: its formula, and what it shows of the blank form while nobody has worked it out."""

    formula: str
    shown: str


def status(checklist: Checklist, meta: FormSheet, places: Places) -> Status:
    """What the cell holds; what it stands on is written into the hidden sheet."""
    words = _column(meta, _SILENT, sorted({*SILENT, *_MARKS}))
    answers = _column(meta, _ANSWERS, checklist.answers)
    ledger = _Ledger(places.ledger_end, words)
    for row, item in enumerate(checklist.items, 1):
        cell = f"'{FORM_SHEET}'!{{}}{places.first_item + row - 1}"
        answer, said = _bare(cell.format("$C")), [_said(cell.format(column), words) for column in ("$D", "$E")]
        good, neither = (_equal(answer, word, checklist.answers) for word in (item.expected, checklist.not_applicable))
        known = f"IF(SUMPRODUCT(--({answers}={answer}))>0,{_PROBLEM},{_UNCLEAR})"
        state = f"IF(LEN({answer})=0,0,IF({good},{_GOOD},IF({neither},{_NOT_APPLICABLE},{known})))"
        here = [f"${letter(column)}${row}" for column in (_STATE, _MEASURES, _PROBLEMS)]
        asked = f"OR({here[0]}={_NOT_APPLICABLE},AND({here[0]}={_PROBLEM},{here[1]}+{here[2]}=0))"
        meta.work_out(row, _STATE, state, 0)
        meta.work_out(row, _NO_WORDS, f"IF(AND({asked},{'+'.join(said)}=0),1,0)", 0)
        meta.work_out(row, _MEASURES, ledger.lines_of(item.number, "C"), 0)
        meta.work_out(row, _PROBLEMS, ledger.lines_of(item.number, "B"), 0)
    return _wording(checklist, meta, places, ledger)


def asked_fields(checklist: Checklist) -> list[FormField]:
    """The fields that must be typed: all that are required, but for the head's signature, which is written on paper."""
    return [
        field
        for field in checklist.form_fields
        if field.required and field.place != "unprinted" and field.key != "principal"
    ]


def _wording(checklist: Checklist, meta: FormSheet, places: Places, ledger: _Ledger) -> Status:
    """The cell from its parts, of which each has a line of the hidden sheet: how many, and what is said of them."""
    total = len(checklist.items)
    states, no_words, measures = (f"${letter(c)}$1:${letter(c)}${total}" for c in (_STATE, _NO_WORDS, _MEASURES))
    unfollowed = f"SUMPRODUCT(--(LEN({_bare(places.statuses)})=0))" if places.statuses else "0"
    parts = [  # how many as a formula and in the blank form, and what is said
        (f"COUNTIF({states},{_UNCLEAR})", 0, "有 {} 项结论请从列表中选"),
        (f"SUM({no_words})", 0, "缺情况说明 {} 项"),
        (f"SUMPRODUCT(({states}={_PROBLEM})*({measures}=0))", 0, "缺整改措施 {} 项"),
        (ledger.incomplete(), 0, "缺责任人或完成时限 {} 条"),
        (unfollowed, places.measures, "缺上期完成情况 {} 条"),
    ]
    for field, cell in places.fields:
        printed = places.named and field.kind is FieldKind.SCHOOL
        parts.append((f"IF({_empty(field, cell)},1,0)", 0 if printed else 1, f"缺{field.names[0]}"))
    shown = ""
    for row, (count, at_first, said) in enumerate(parts, 1):
        number = f"${letter(_COUNTS)}${row}"
        words = "　" + said.replace('"', '""').replace("{}", f'"&{number}&"')
        said_at_first = "　" + said.replace("{}", str(at_first)) if at_first else ""
        meta.work_out(row, _COUNTS, count, at_first)
        meta.work_out(row, _WORDS, f'IF({number}>0,"{words}","")', said_at_first)
        shown += said_at_first
    last = len(parts) + 1
    meta.work_out(last, _COUNTS, f"SUMPRODUCT(--({states}>0))", 0)
    meta.work_out(last, _WORDS, "&".join(f"${letter(_WORDS)}${row}" for row in range(1, last)), shown)
    answered, missing = (f"'{META_SHEET}'!${letter(column)}${last}" for column in (_COUNTS, _WORDS))
    ready = f'IF({answered}={total},"，{READY}","")'
    formula = f'="{COUNT_LABEL} "&{answered}&"/{total}"&IF(LEN({missing})=0,{ready},"，"&MID({missing},2,500))'
    return Status(formula, f"{COUNT_LABEL} 0/{total}" + (f"，{shown[1:]}" if shown else ""))


class _Ledger:
    """Formulas over the lines of 整改台账. They begin at its headings, so that a row put in above the first counts as well."""

    def __init__(self, end: int, words: str) -> None:
        self._end, self._words = end, words

    def _area(self, column: str) -> str:
        return f"'{RECTIFICATION_TITLE}'!${column}$2:${column}${self._end}"

    def lines_of(self, number: int, column: str) -> str:
        """How many lines of an item say something in a column; several items may stand in one cell: 7、8."""
        numbers = self._area("A")
        for mark in "第项 　":
            numbers = f'SUBSTITUTE({numbers},"{mark}","")'
        for mark in ",，;；.．/":
            numbers = f'SUBSTITUTE({numbers},"{mark}","、")'
        return (
            f'SUMPRODUCT(ISNUMBER(SEARCH("、{number}、","、"&{numbers}&"、"))*{_said(self._area(column), self._words)})'
        )

    def incomplete(self) -> str:
        """How many measures lack somebody responsible or a deadline."""
        lacking = f"((LEN({_bare(self._area('D'))})=0)+(LEN({_bare(self._area('E'))})=0)>0)"
        return f"SUMPRODUCT({_said(self._area('C'), self._words)}*{lacking})"


def _column(meta: FormSheet, column: int, words: Sequence[str]) -> str:
    """The words, written into a column of the hidden sheet: its area."""
    for row, word in enumerate(words, 1):
        meta.put(row, column, word)
    return f"${letter(column)}$1:${letter(column)}${len(words)}"


def _bare(text: str) -> str:
    """Without spaces around it, line breaks and full stops."""
    return f'TRIM(CLEAN(SUBSTITUTE(SUBSTITUTE({text},"　"," "),"。","")))'


def _said(text: str, words: str) -> str:
    """1 if a text says something, else 0."""
    return f"((LEN({_bare(text)})>0)*(1-ISNUMBER(MATCH({_bare(text)},{words},0))))"


def _equal(answer: str, word: str | None, answers: Sequence[str]) -> str:
    return f"{answer}=${letter(_ANSWERS)}${answers.index(word) + 1}" if word in answers else "FALSE"


def _empty(field: FormField, cell: str) -> str:
    """Whether nothing is typed into a field's cell; a date that lacks a part is none."""
    if field.kind is not FieldKind.DATE:
        return f"LEN({_bare(cell)})=0"
    digits = f"SUMPRODUCT(--ISNUMBER(FIND({_DIGITS},{cell})))=0"
    return (
        f'AND(NOT(ISNUMBER({cell})),OR({digits},LEN(SUBSTITUTE(SUBSTITUTE({cell}," ",""),"　",""))<{_SHORTEST_DATE}))'
    )
