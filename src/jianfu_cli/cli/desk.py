"""`jianfu` alone in a working folder: where the semester stands, as text, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from ..tools import visible, width

if TYPE_CHECKING:
    from ..workspace import Standing

_LABEL = 10  # columns


def desk_lines(now: Standing, today: date) -> Iterator[str]:
    """The lines, results first and what can't be read after them; the last says the next step."""
    from ..workspace import what_next

    yield _heading(now, today)
    for label, text in _rows(now):
        yield f"{label}{' ' * (_LABEL - width(label))}{visible(text)}"
    for problem in now.problems:
        yield f"注意：{visible(problem)}"
    yield f"接下来：{visible(what_next(now))}"


def _heading(now: Standing, today: date) -> str:
    from ..definition import Term

    term, named = now.settings.term, now.results.term if now.results else ""
    title = term.title if term else "学期未定（可在 jianfu.yaml 中写 term）"
    if term is None and named and (found := Term.find(named)):
        title = f"{found.title}（照上次汇总）"
    return f"{title}，{_deadline(now.settings.deadline, today)}"


def _deadline(day: date | None, today: date) -> str:
    if day is None:
        return "没有写截止日期"
    left = (day - today).days
    return f"{day.isoformat()} 截止，" + (f"还有 {left} 天" if left > 0 else f"已过 {-left} 天" if left else "就是今天")


def _rows(now: Standing) -> Iterator[tuple[str, str]]:
    settings, received, results = now.settings, now.received, now.results
    if now.schools is not None:
        yield "学校", f"{now.schools} 所（{settings.roster}）" if now.schools else f"{settings.roster} 里还没有学校"
    elif settings.roster is None:
        yield "学校", "没有名册，不知道应报多少"
    yield "空白表", f"已制发 {_forms(now)}，在 {settings.forms}" if now.forms else "还没有制发"
    places = "、".join(now.places)
    unseen = "都还没有汇总" if results is None else f"{received.new} 份还没有看过" if received.new else "都已看过"
    yield "收到", f"{received.files} 份文件，在 {places}，{unseen}" if received.files else f"{places} 里还没有文件"
    if results:
        made = datetime.fromtimestamp(results.made).strftime("%Y-%m-%d %H:%M")
        yield "汇总", f"{_states(now)}；{made} 生成" + (f"，{_why_outdated(now)}" if now.outdated else "")
    if now.waiting:
        waits = ((now.waiting.rulings, "待判的说法 {} 种"), (now.waiting.corrections, "待填的更正 {} 行"))
        shown = "，".join(text.format(count) for count, text in waits if count)
        unasked = f"还没有列入待更正的 {now.unasked} 所" if now.unasked else "没有待办的"
        yield "台账", shown or unasked


def _forms(now: Standing) -> str:
    """For how many schools; more than the roster has are not all its own."""
    more = now.schools is not None and now.forms > now.schools
    return f"{now.forms} 份（比名册的 {now.schools} 所多，有不在名册的）" if more else f"{now.forms} 所"


def _states(now: Standing) -> str:
    from ..summary import LATE, State

    assert now.results
    schools = {State.COUNTED.value: now.results.counted, **now.results.schools}
    counts = {**{state.label: schools.get(state, 0) for state in State}, LATE: schools["late"]}
    return "，".join(f"{label} {count} 所" for label, count in counts.items() if count) or "没有计入的表"


def _why_outdated(now: Standing) -> str:
    changed = ["收回的表"] if now.received.new else []
    return f"比{'、'.join([*changed, *now.newer])}旧，要重新汇总"
