"""Which of the schools that forms are made for left measures open, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..tools import some_of
from . import console

if TYPE_CHECKING:
    from ..definition import Checklist
    from ..forms import Addressee
    from ..roster import Roster
    from ..summary import OpenMeasures, Previous

_MOST_NAMED = 5


def with_open_measures(
    addressees: Sequence[Addressee], previous: Previous, listed: Roster | None, definition: Checklist
) -> list[Addressee]:
    """The same addressees, each with the measures that its school left open, and how many these are told."""
    from ..roster import School
    from ..summary import open_measures

    if previous.measures is None:
        console.say(
            f"上期汇总 {previous.file} 里没有逐条的整改台账，表上不印上期整改落实情况。"
            "请在上期的文件夹里重新运行 jianfu summarize 后再制表"
        )
        return list(addressees)
    known = {(school.name, school.code or ""): school for school in listed.schools} if listed else {}
    named = {a: known.get((a.name, a.code)) or School(name=a.name, code=a.code or None) for a in addressees if a.name}
    left_open = open_measures(previous, dict.fromkeys((*known.values(), *named.values())), definition)
    found = [
        replace(addressee, carried=left_open.printed(named[addressee])) if addressee in named else addressee
        for addressee in addressees
    ]
    _tell(found, previous, left_open if listed else None)
    return found


def _tell(addressees: Sequence[Addressee], previous: Previous, left_open: OpenMeasures | None) -> None:
    """How many measures are printed; with a roster also whose are not, since the school is not in it."""
    counts = [len(addressee.carried.measures) for addressee in addressees if addressee.carried]
    term = previous.term.title
    console.note(
        f"{term}未完成的整改措施 {sum(counts)} 条，印在 {len(counts)} 所学校的表上。"
        if counts
        else f"这次制表的学校没有{term}未完成的整改措施。"
    )
    if left_open and left_open.gone:
        names = list(dict.fromkeys(measure.school for measure in left_open.gone))
        shown = some_of(names, _MOST_NAMED, "等 {} 所")
        console.say(
            f"另有 {len(left_open.gone)} 条是{shown}的，名册中没有这{'些' if len(names) > 1 else '所'}学校。"
            "已并入其他学校的，请在名册的“别名”中写上原校名"
        )
