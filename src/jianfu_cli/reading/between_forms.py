"""What stands between two forms of one file -> the foot of the one and the head of the other, by schools and titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..definition import DATE, SCHOOL
from .captions import captioned
from .label_finder import LabelFinder
from .lines import Kind, Line
from .unlabelled_schools import is_title, school_named


@dataclass(frozen=True, slots=True)
class Gap:
    """From behind a form's last item to the next form's first, which isn't in it: indexes of lines."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Named:
    """A line that names a school, or has a place for its name ("")."""

    at: int
    name: str


class BetweenForms:
    """Parts the lines of one document."""

    def __init__(self, lines: Sequence[Line], title: str, labels: LabelFinder) -> None:
        self._lines, self._title, self._labels = lines, title, labels

    def opens(self, line: Line) -> bool:
        """Whether a line is a form's title or caption or names its school, or has a place for its name."""
        return self._is_titled(line) or captioned(line) or bool(self._names(line))

    def borders(self, gaps: Sequence[Gap], first: int, last: int) -> list[tuple[int, int]]:
        """For each gap where the form before it ends and the next one begins; `first` and `last` are items.

        What may be either's ends and begins nowhere, or is in both: so no school is taken for another form's.
        """
        tail = self._tail(gaps, last)
        found: list[tuple[int, int]] = []
        start, item = 0, first
        for gap in gaps:
            end, start = self._border(gap, start, item, tail)
            found.append((end, start))
            item = gap.stop
        return found

    def _border(self, gap: Gap, start: int, item: int, tail: bool) -> tuple[int, int]:
        """The same of one gap; the form before it begins at `start` and its items at `item`."""
        low, high = self._free(gap)
        if (caption := self._caption(gap)) is not None:
            return caption, caption
        head, titled = self._schools(range(start, item)), self._last_title(range(low, high))
        before = [*head, *self._schools(range(gap.start, low))]
        behind = self._schools(range(high if titled is None else titled, gap.stop))
        loose = self._schools(range(low, high if titled is None else titled))
        while loose and any(_alike(loose[0].name, school.name) for school in before):
            low = loose.pop(0).at + 1
        if not loose:
            return self._by_date(gap, start, item, self._opening(low, gap.stop))
        beginning, ending = self._opening(low, gap.stop), self._opening(loose[-1].at + 1, gap.stop)
        own_title = self._last_title(range(start, item))
        if any(school.name for school in before) and not behind:
            if titled is not None and own_title is not None and head and head[0].at >= own_title:
                return ending, ending  # the school stands under the title; this one is above the next one's
            return (ending, beginning) if tail else (beginning, beginning)
        if behind or tail:
            return ending, ending
        return loose[0].at, ending

    def _caption(self, gap: Gap) -> int | None:
        """The caption with which the next form begins, unless its title stands above that."""
        found = next((at for at in range(gap.start, gap.stop) if captioned(self._lines[at])), None)
        if found is None or self._last_title(range(gap.start, found)) is not None:
            return None
        return found

    def _by_date(self, gap: Gap, start: int, item: int, border: int) -> tuple[int, int]:
        """A date above the next form's title is the next form's, where the form before has its date in its head."""
        dated = [at for at in range(gap.start, border) if self._is_dated(self._lines[at])]
        has_own, has_next = (
            any(map(self._is_dated, self._lines[first:last])) for first, last in ((start, item), (border, gap.stop))
        )
        if len(dated) == 1 and has_own and not has_next:
            return dated[0], dated[0]
        return border, border

    def _free(self, gap: Gap) -> tuple[int, int]:
        """The part of a gap that is in neither form's own table or sheet."""
        before, after = self._lines[gap.start - 1].grid, self._lines[gap.stop].grid
        low, high = gap.start, gap.stop
        if before is not after:
            while low < high and before.name and self._lines[low].grid is before:
                low += 1
            while high > low and after.name and self._lines[high - 1].grid is after:
                high -= 1
        return low, high

    def _tail(self, gaps: Sequence[Gap], last: int) -> bool:
        """Whether a school stands below the last form that is not named above it: so the others may, too."""
        grid = self._lines[last].grid
        below = [
            at
            for at in range(last + 1, len(self._lines))
            if self._lines[at].grid is grid or not self._lines[at].grid.name
        ]
        above = self._schools(range(gaps[-1].start, gaps[-1].stop))
        named = self._schools(below)
        return any(school.name and not any(_alike(school.name, other.name) for other in above) for school in named)

    def _opening(self, start: int, stop: int) -> int:
        """Where a form begins: at its title or school, else at its own sheet, else at its first item."""
        for at in range(start, stop):
            if self.opens(self._lines[at]):
                return at
        sheet = self._lines[stop].grid
        return next((at for at in range(start, stop) if self._lines[at].grid is sheet), stop)

    def _last_title(self, places: Iterable[int]) -> int | None:
        return max((at for at in places if self._is_titled(self._lines[at])), default=None)

    def _is_titled(self, line: Line) -> bool:
        return line.kind is Kind.OTHER and any(is_title(text, self._title) for text in line.cells if text)

    def _is_dated(self, line: Line) -> bool:
        return line.kind is Kind.OTHER and any(
            label.key == DATE.key for text in line.cells if text for label in self._labels.find(text)
        )

    def _schools(self, places: Iterable[int]) -> list[_Named]:
        return [_Named(at, name) for at in places for name in self._names(self._lines[at])]

    def _names(self, line: Line) -> list[str]:
        """The schools that a line names, "" for a place for a name."""
        if line.kind is not Kind.OTHER:
            return []
        found: list[str] = []
        for at, text in enumerate(line.cells):
            labelled = [label.value for label in self._labels.find(text) if label.key == SCHOOL.key] if text else []
            if labelled == [""]:
                labelled = [next(filter(str.strip, line.cells[at + 1 :]), "")]
            named = school_named(text, self._title) if text else None
            found += labelled or ([named] if named else [])
        return list(dict.fromkeys(found))


def _alike(name: str, other: str) -> bool:
    """Whether two names may be one school's, written in full and in short."""
    short, long = sorted(("".join(name.split()), "".join(other.split())), key=len)
    return bool(short) and short in long
