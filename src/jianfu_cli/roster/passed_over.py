"""What of a roster was taken and what was passed over -> the one line that every command says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..tools import shorten
from .schools import School

_NAMED = 8  # columns and sheets that are named


@dataclass(slots=True)
class PassedOver:
    """Rows that are no schools, by what they are (合计); columns by their headings; sheets; doubts, as sentences."""

    rows: Counter[str] = field(default_factory=Counter)
    columns: dict[str, None] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    _counted: set[int] = field(default_factory=set)

    def count(self, kind: str, rows: Iterable[int]) -> None:
        """Count rows of the sheet at hand, given by their indices; what stretches over several lists counts once."""
        for at in rows:
            if at not in self._counted:
                self._counted.add(at)
                self.rows[kind] += 1

    def end_sheet(self) -> None:
        """The rows that follow are another sheet's."""
        self._counted.clear()

    def __str__(self) -> str:
        parts = [f"{kind} {count} 行" for kind, count in self.rows.items() if count]
        parts += [f"{_quoted(self.columns)}列"] if self.columns else []
        parts += self.sheets[:_NAMED] + ([f"等 {len(self.sheets)} 张工作表"] if len(self.sheets) > _NAMED else [])
        return "、".join(parts)


def account(schools: Sequence[School], taken: Sequence[str], passed: PassedOver) -> str:
    """名册：40 所学校，14 个乡镇；略过 合计 1 行、“备注”列. `taken` are the sheets that schools were taken from."""
    groups = {school.group for school in schools if school.group}
    line = f"名册：{len(schools) or '还没有'}{' 所' if schools else ''}学校" + (
        f"，{len(groups)} 个乡镇" if groups else ""
    )
    without = sum(school.group is None for school in schools)
    if groups and without:
        line += f"，其中 {without} 所没有写所属"
    if len(taken) > 1:
        line += f"，取自工作表{_quoted(taken)}"
    skipped = str(passed)
    return "；".join([line, *([f"略过 {skipped}"] if skipped else []), *passed.doubts])


def _quoted(names: Iterable[str]) -> str:
    listed = [f"“{shorten(name, 16)}”" for name in names]
    return "".join(listed[:_NAMED]) + (f"等 {len(listed)} " if len(listed) > _NAMED else "")
