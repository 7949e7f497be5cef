"""重点督导建议: from what on a school is proposed, and the reasons in words. It proposes, it never accuses."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from .school_state import State


class Thresholds(BaseModel):
    """From how many on something is a reason (jianfu.yaml, `summarize: priority`); 0 means never."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    problems: int = Field(default=3, ge=0, strict=True, description="存在问题的项数达到几项")
    without_measure: int = Field(default=1, ge=0, strict=True, description="没有整改措施的问题达到几项")
    missing: bool = Field(default=True, description="未报送或报送后未更正的列入")
    late: bool = Field(default=True, description="逾期报送的列入")
    uniform: bool = Field(default=True, description="各项答案全部相同的列入")
    copied: bool = Field(default=True, description="情况说明文字雷同的列入")


def priority_reasons(
    thresholds: Thresholds,
    *,
    state: State,
    late: bool,
    problems: int,
    without_measure: int,
    uniform: bool,
    copied_from: str | None,
) -> Iterator[str]:
    """Why a school is proposed, one phrase a reason; nothing if it isn't.

    Answers that are all the same (`uniform`) contradict themselves: the problems that they seem to admit are no reason.
    """
    if thresholds.missing and state is State.MISSING:
        yield "未报送自查表"
    if thresholds.missing and state is State.REJECTED:
        yield "报送的自查表有误，尚未更正"
    if thresholds.late and late:
        yield "逾期报送"
    if thresholds.uniform and uniform:
        yield "各项答案全部相同，前后矛盾，建议核实"
    if thresholds.problems and not uniform and problems >= thresholds.problems:
        yield f"存在问题较多（{problems}项）"
    if thresholds.without_measure and not uniform and without_measure >= thresholds.without_measure:
        yield f"{without_measure}项问题未填写整改措施"
    if thresholds.copied and copied_from:
        yield f"情况说明与{copied_from}文字雷同，建议核实"
