"""What a rollup says on the screen: who reported, where each file ended, what was settled, whether the sums agree."""

from __future__ import annotations

from collections.abc import Iterator

from ...summary import LATE, Disposition, SchoolRow, State, Summary
from ...tools import some_of, visible
from ..measure_phrases import carried_words
from .past_text import past_lines
from .validation_text import materials_line


def summary_lines(of: Summary) -> Iterator[str]:
    """The lines; of schools without a return that counts the first are named."""
    if of.term:
        yield f"学期：{of.term.title}" + ("（未指定，取多数表格所属的学期）" if of.term_chosen else "")
    else:
        yield "学期：不能确定（可用 --term 指定）"
    yield _schools(of)
    ended = "，".join(f"{disposition.label} {count}" for disposition, count in of.ended.items())
    yield f"收到 {len(of.files)} 份" + (f"：{ended}" if ended else "")
    if papers := of.dispositions[Disposition.ATTACHMENT]:
        yield materials_line(papers, of.papers)
    came = tuple(f"{came.school}（{came.reason}）" for came in of.received)
    for state, names in ((State.MISSING, of.missing), (State.RECEIVED, came), (State.REJECTED, of.rejected)):
        if names:
            yield f"{state.label}：{_names(names)}"
    if of.carried:
        yield f"上期未完成的整改措施 {len(of.carried)} 条，{carried_words(of)}"
    yield from _settled(of)
    doubtful = tuple(_doubtful(row) for row in of.schools if any(change.doubtful for change in row.changed))
    if doubtful:
        yield f"退回后改了答案、原来的问题不再反映，建议核实：{_names(doubtful)}"
    yield from past_lines(of)
    yield from _sums(of)


def _schools(of: Summary) -> str:
    """Who reported."""
    rejected = f"{State.REJECTED.label} {len(of.rejected)} 所"
    if of.expected is None:
        return f"{State.COUNTED.label} {of.counted} 所学校，{rejected}（没有名册，不知道应报多少）"
    late = f"，{LATE} {len(of.late)} 所" if of.late else ""
    received = f"，{State.RECEIVED.label} {len(of.received)} 所" if of.received else ""
    missing = f"{State.MISSING.label} {len(of.missing)} 所"
    return f"应报 {of.expected} 所，{State.COUNTED.label} {of.counted} 所，{rejected}{received}，{missing}{late}"


def _settled(of: Summary) -> Iterator[str]:
    """What the ledger settled in what counts; rows that were used elsewhere are told, so that all used rows are."""
    if of.rulings:
        yield f"按台账判读的答案 {len(of.rulings)} 处"
    made = of.corrections_made
    pending = sum(answer.pending for answer in made)
    elsewhere = len(set(of.corrected.applied) - {answer.row for answer in made})
    if made or elsewhere:
        waiting = f"，其中 {pending} 处待补书面" if pending else ""
        uncounted = f"；另有 {elsewhere} 行更正用在没有计入的表上" if elsewhere else ""
        yield f"按台账更正 {len(made)} 处{waiting}{uncounted}"


def _sums(of: Summary) -> Iterator[str]:
    """Whether the sums agree."""
    wrong = [check for check in of.checks if not check.holds]
    for check in wrong:
        yield f"合计不符：{check.left_label} {check.left}，{check.right_label} {check.right}。请把这一情况告诉维护人员"
    if not wrong:
        yield f"合计核对：{len(of.checks)} 项全部相符"


def _doubtful(row: SchoolRow) -> str:
    """A school and its problems that vanished after its return had been sent back: 某小学（第14项 是→否）."""
    said = (f"第{change.item}项 {change.before}→{change.after}" for change in row.changed if change.doubtful)
    return f"{row.name}（{'、'.join(said)}）"


def _names(names: tuple[str, ...]) -> str:
    return some_of([visible(name) for name in names], 20, "等 {} 所")
