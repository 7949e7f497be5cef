"""重点督导建议: for what a school is proposed, on which of the notice's grounds, and in which order. It never accuses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from ..definition import Ground
from .registers_kept import Reported
from .school_state import State


class Thresholds(BaseModel):
    """What is a reason, and how long the list may be (jianfu.yaml, `summarize: priority`); a number 0 switches it off."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: int = Field(default=10, ge=0, strict=True, description="名单最多几所，0 表示不限")
    problems: int = Field(default=3, ge=0, strict=True, description="存在问题的项数达到几项")
    without_measure: int = Field(default=1, ge=0, strict=True, description="没有整改措施的问题达到几项，不单独列入")
    persisting: int = Field(default=2, ge=0, strict=True, description="同一项连续存在问题达到几个学期")
    overdue: int = Field(default=1, ge=0, strict=True, description="上期整改措施到期未完成的达到几条")
    missing: bool = Field(default=True, description="未报送或报送后未更正的列入")
    late: bool = Field(default=True, description="逾期报送的列入")
    uniform: bool = Field(default=True, description="各项答案全部相同的列入")
    copied: bool = Field(default=True, description="情况说明文字雷同的列入")
    reported: bool = Field(default=True, description="台账所记、按清单应列入的（如群众举报查实）列入")


@dataclass(frozen=True, slots=True)
class Case:
    """What the numbers and the findings say of one school."""

    school: str
    group: str
    state: State
    late: bool = False
    problems: int = 0
    without_measure: int = 0
    overdue: int = 0  # measures of last semester that its school says are not done, past their deadlines
    uniform: bool = False  # it gave one answer to everything (JF307)
    copied_from: str | None = None
    reported: tuple[Reported, ...] = ()  # what the bureau's own ledgers say of it
    standing: Mapping[int, int] = field(default_factory=dict)  # item -> semesters in a row that it has been a problem


@dataclass(frozen=True, slots=True)
class Priority:
    """A school proposed for 重点督导: on which ground, and the reasons in words, the weightiest first."""

    school: str
    group: str
    ground: Ground
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reason:
    """One reason. One without a ground only stands beside others."""

    weight: int
    ground: Ground | None
    words: str


def shortlist(cases: Sequence[Case], thresholds: Thresholds) -> tuple[list[Priority], int]:
    """The list to act on, and how many schools have a ground.

    Schools that weigh the same are taken all or none, so that the limit favours nobody; only where all that come first
    weigh the same and are more than the limit, they are the list.
    """
    ranked = _ranked(cases, thresholds)
    end = len(ranked)
    if 0 < thresholds.limit < end:
        end = thresholds.limit
        tied = ranked[end][1]
        first = next(place for place, (_, rank) in enumerate(ranked) if rank == tied)
        end = first or sum(rank == tied for _, rank in ranked)
    return [proposal for proposal, _ in ranked[:end]], len(ranked)


def _ranked(cases: Sequence[Case], thresholds: Thresholds) -> list[tuple[Priority, tuple[int, int, int]]]:
    found = []
    for case in cases:
        reasons = sorted(_reasons(case, thresholds), key=lambda reason: -reason.weight)
        ground = next((reason.ground for reason in reasons if reason.ground), None)
        if ground:
            rank = (-sum(reason.weight for reason in reasons), -case.problems, -case.without_measure)
            found.append((Priority(case.school, case.group, ground, tuple(r.words for r in reasons)), rank))
    return sorted(found, key=lambda pair: pair[1])


def _reasons(case: Case, thresholds: Thresholds) -> Iterator[_Reason]:
    """Why a school is proposed; nothing if it isn't."""
    if thresholds.missing and case.state is State.MISSING:
        yield _Reason(4, Ground.ARRANGED_BADLY, "未报送自查表")
    if thresholds.missing and case.state is State.REJECTED:
        yield _Reason(2, Ground.DONE_CARELESSLY, "自查表有误，尚未更正")
    if thresholds.late and case.late:
        yield _Reason(1, Ground.ARRANGED_BADLY, "逾期报送")
    if case.uniform:  # its answers contradict themselves: the problems that they seem to admit are no reason
        if thresholds.uniform:
            yield _Reason(4, Ground.DONE_CARELESSLY, "各项答案全部相同，前后矛盾，建议核实")
    else:
        if thresholds.problems and case.problems >= thresholds.problems:
            yield _Reason(3, Ground.ARRANGED_BADLY, f"存在问题{case.problems}项")
        if thresholds.without_measure and case.without_measure >= thresholds.without_measure:
            yield _Reason(1, None, f"{case.without_measure}项问题没有整改措施")
        if long := {item: terms for item, terms in case.standing.items() if 0 < thresholds.persisting <= terms}:
            yield _Reason(2, Ground.DONE_CARELESSLY, f"{_standing(long)}存在问题")
    if thresholds.overdue and case.overdue >= thresholds.overdue:
        yield _Reason(2, Ground.DONE_CARELESSLY, f"上期整改措施{case.overdue}条逾期未完成")
    if thresholds.reported:
        yield from (_Reason(4, said.ground, said.words) for said in case.reported)
    if thresholds.copied and case.copied_from:
        yield _Reason(2, Ground.DONE_CARELESSLY, f"情况说明与{case.copied_from}文字雷同，建议核实")


def _standing(long: Mapping[int, int]) -> str:
    """第8、15项连续2个学期, those that have stood longest first."""
    terms = sorted(set(long.values()), reverse=True)
    return "，".join(f"第{'、'.join(str(i) for i in sorted(long) if long[i] == n)}项连续{n}个学期" for n in terms)
