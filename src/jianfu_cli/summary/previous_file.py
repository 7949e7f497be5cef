"""Reads an earlier summary.json into Previous, a member at a time: strict about what it uses, patient about what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..definition import Checklist, Term
from ..tools import JianfuError, json_members, shorten
from ..vocabulary import says_nothing
from .previous import COUNTED, PastTerm, Previous, PreviousItem, PreviousMeasure, PreviousSchool

SCHEMA, VALIDATION = "jianfu/summary/1", "jianfu/validation/"
MAX_BYTES = 2_000_000_000  # 200,000 schools with all their problems take 300 MB
_MOST_ITEMS, _MOST_TERMS, _MOST_ROWS = 999, 60, 2_000_000
_AGAIN = "请用上期的文件夹运行 jianfu summarize 重新生成后再试"
_NO_SUMMARY = "不是 jianfu summarize 生成的 summary.json，请核对文件名和所在文件夹"
_CUT_OFF = f"内容不完整，可能没有存完或被改动过。{_AGAIN}"

Name = Annotated[str, Field(max_length=2_000)]
Words = Annotated[str, Field(max_length=40_000)]
Number = Annotated[int, Field(ge=0, strict=True)]
Answer = Annotated[str, Field(max_length=100)]


class _Part(BaseModel):
    """An entry of the file; what is not named here may stand there as well."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Item(_Part):
    number: Number
    text: Words = ""
    compliant: Number | None = None
    noncompliant: Number | None = None
    not_applicable: Number | None = None
    noncompliant_schools: list[Name] | None = None


class _Row(_Part):
    school: Name
    code: Name | None = None
    group: Name | None = None
    state: Name | None = None
    answers: list[Answer | None] | None = Field(default=None, max_length=_MOST_ITEMS)


class _Measure(_Part):
    school: Name
    item: Number | None = None
    problem: Words | None = None
    measure: Words | None = None
    responsible: Words | None = None
    deadline: Words | None = None
    state: Literal["open", "due", "done", "doubtful", "unanswered"] | None = None
    came_from: Name | None = Field(default=None, alias="from")


class _Problem(_Part):
    school: Name
    item: Number
    terms: Number | None = None


class _Past(_Part):
    term: Name
    expected: Number | None = None
    counted: Number | None = None
    noncompliant: list[Number | None] = Field(default_factory=list, max_length=_MOST_ITEMS)


def load_previous(path: Path, name: str, checklist: Checklist, term: Term | None = None) -> Previous:
    """The summary in `path`, which outputs call `name`, as the semester before `term` of the same checklist.

    Raises JianfuError: not there, no summary, damaged, of another checklist, of the same or a later semester.
    """
    reading = _Reading(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise JianfuError(f"上期汇总 {path}：文件过大，请核对是否选错了文件")
        with path.open(encoding="utf-8-sig") as stream:
            for keys, value in json_members(stream):
                reading.take(keys, value)
    except OSError as error:
        raise JianfuError(f"无法读取上期汇总 {path}：{error.strerror}") from None
    except ValueError:
        raise reading.wrong(_CUT_OFF if reading.begun else _NO_SUMMARY) from None
    return reading.result(name, checklist, term)


def check_order(previous: Previous, term: Term | None) -> None:
    """Raises JianfuError unless the summary is of an earlier semester than `term`."""
    if term is not None and previous.term >= term:
        same = "同一学期" if previous.term == term else "更晚的学期"
        raise JianfuError(
            f"上期汇总 {previous.file} 是{previous.term.title}的，本次汇总的是{term.title}，不能拿{same}作上期。"
            "请核对 --previous（或 jianfu.yaml 的 previous）和 --term"
        )


class _Reading:
    """What has been read so far. A list that the file has is in `_lists`, even if it is empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._plain: dict[tuple[str, ...], Any] = {}
        self._lists: dict[str, list[Any]] = {}
        self._ages: dict[tuple[str, int], int] = {}
        self._known: dict[Any, Any] = {}  # what is equal in many schools is kept once

    @property
    def begun(self) -> bool:
        """Whether it looks like a summary as far as it could be read."""
        return bool(self._plain)

    def wrong(self, words: str) -> JianfuError:
        return JianfuError(f"上期汇总 {self._path}：{words}")

    def take(self, keys: tuple[str, ...], value: Any) -> None:
        """One member of the file; those that are not used are passed over."""
        if keys in _PLAIN:
            self._plain[keys] = value
        elif len(keys) == 1 and (kind := _LISTS.get(keys[0])):
            entries = self._lists.setdefault(keys[0], [])
            if value != []:  # json_members' word for an empty list
                entries.append(self._kept(self._part(kind.model, keys[0], value, len(entries) + 1)))
            if len(entries) > kind.most:
                raise self.wrong(f"{keys[0]} 超过 {kind.most} 条，不是本程序生成的。{_AGAIN}")

    def _part(self, model: TypeAdapter[Any], key: str, value: Any, number: int) -> Any:
        try:
            return model.validate_python(value)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            inside = ".".join(map(str, fault["loc"]))
            place = f"{key} 第 {number} 条" + (f"的 {inside} " if inside else "")
            raise self.wrong(f"{place}不对，文件可能被改动过。{_AGAIN}") from None

    def _kept(self, part: Any) -> Any:
        """What is kept of an entry."""
        if isinstance(part, _Problem):
            if part.terms is not None:
                self._ages[part.school, part.item] = part.terms
            return None
        if not isinstance(part, _Row):
            return part
        counted = part.state in (None, COUNTED) and any(part.answers or ())
        answers = tuple(part.answers or ()) if counted else ()
        same = self._known.setdefault(answers, answers)
        return PreviousSchool(part.school, part.code, self._known.setdefault(part.group, part.group), same)

    def result(self, name: str, checklist: Checklist, term: Term | None) -> Previous:
        """The whole, once the file is read."""
        self._be_a_summary_of(checklist)
        names = Counter(school.name for school in self._lists.get("matrix", ()))
        if twice := next((name for name, number in names.items() if number > 1), None):
            raise self.wrong(f"matrix 里有两所学校都叫“{shorten(twice)}”，文件可能被改动过。{_AGAIN}")
        found = self._term(self._plain.get(("term",)), "term")
        lists = self._lists
        previous = Previous(
            term=found,
            file=name,
            version=str(self._plain.get(("checklist", "version"), "")),
            expected=self._number("expected"),
            counted_said=self._number("counted"),
            items=tuple(map(_previous_item, lists["items"])) if lists.get("items") else None,
            schools=tuple(lists["matrix"]) if "matrix" in lists else None,
            measures=tuple(self._measures(lists["rectifications"], found)) if "rectifications" in lists else None,
            ages=self._ages,
            history=tuple(map(self._past_term, lists.get("history", ()))),
        )
        check_order(previous, term)
        return previous

    def _be_a_summary_of(self, checklist: Checklist) -> None:
        schema = self._plain.get(("schema",))
        if isinstance(schema, str) and schema.startswith(VALIDATION):
            raise self.wrong("这是 jianfu validate 的核对结果，不是汇总。请指定上期汇总文件夹里的 summary.json")
        if schema != SCHEMA:
            raise self.wrong(_NO_SUMMARY)
        identifier = self._plain.get(("checklist", "id"))
        if identifier != checklist.id:
            other = shorten(str(self._plain.get(("checklist", "title")) or identifier or "没有写明"))
            raise self.wrong(f"是另一份清单（{other}）的汇总，不能同“{shorten(checklist.title)}”比较")

    def _term(self, text: Any, key: str) -> Term:
        if text is None and key == "term":
            raise self.wrong("没有写明学期，无法作为上期。请在上期的文件夹里加 --term 重新汇总")
        try:
            return Term.parse(text if isinstance(text, str) else "")
        except ValueError:
            raise self.wrong(f"{key} 的“{shorten(str(text))}”不是学期，文件可能被改动过。{_AGAIN}") from None

    def _number(self, key: str) -> int | None:
        """How many schools were expected or counted, as the file says it."""
        value = self._plain.get(("schools", key))
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None

    def _measures(self, rows: Iterable[_Measure], term: Term) -> Iterator[PreviousMeasure]:
        """Those that say what is to be done; an older jianfu listed others as well."""
        for row in rows:
            came_from = self._term(row.came_from, "rectifications 的 from ") if row.came_from else term
            said = (row.problem, row.measure, row.responsible, row.deadline)
            problem, measure, responsible, deadline = (words or "" for words in said)
            if not says_nothing(measure):
                yield PreviousMeasure(
                    row.school, row.item, problem, measure, responsible, deadline, row.state, came_from
                )

    def _past_term(self, past: _Past) -> PastTerm:
        return PastTerm(
            self._term(past.term, "history 的 term "), past.expected, past.counted, tuple(past.noncompliant)
        )


@dataclass(frozen=True, slots=True)
class _List:
    """One of the file's lists: what its entries are, and how many there may be."""

    model: TypeAdapter[Any]
    most: int = _MOST_ROWS


_PLAIN = frozenset(
    (
        ("schema",),
        ("term",),
        ("checklist", "id"),
        ("checklist", "version"),
        ("checklist", "title"),
        ("schools", "expected"),
        ("schools", "counted"),
    )
)
_LISTS = {
    "items": _List(TypeAdapter(_Item), _MOST_ITEMS),
    "matrix": _List(TypeAdapter(_Row)),
    "rectifications": _List(TypeAdapter(_Measure)),
    "problems": _List(TypeAdapter(_Problem), 50 * _MOST_ROWS),
    "history": _List(TypeAdapter(_Past), _MOST_TERMS),
}


def _previous_item(item: _Item) -> PreviousItem:
    counts = (item.compliant, item.noncompliant, item.not_applicable)
    known = [count for count in counts if count is not None]
    return PreviousItem(
        item.number,
        item.text,
        frozenset(item.noncompliant_schools) if item.noncompliant_schools is not None else None,
        item.noncompliant,
        sum(known) if len(known) == len(counts) else None,
    )
