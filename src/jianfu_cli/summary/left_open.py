"""The measures that a semester left open -> whose they are today: printed in the next blank forms, followed up in the next summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..definition import Checklist, Term, editions_of
from ..forms import CarriedMeasures, Measure
from ..roster import School
from .measure_states import same_plan
from .previous import Previous, PreviousMeasure, PreviousSchool
from .school_matching import successors


@dataclass(frozen=True, slots=True)
class OpenMeasures:
    """By School.key the measures of each of today's schools, the oldest first; `gone` are those of schools no longer there.

    Items have today's numbers; None where the item is no longer asked. `term` is the semester that left them open.
    """

    of_school: Mapping[str, tuple[PreviousMeasure, ...]] = field(default_factory=dict)
    gone: tuple[PreviousMeasure, ...] = ()
    term: Term | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.gone) + sum(map(len, self.of_school.values()))

    def printed(self, school: School) -> CarriedMeasures | None:
        """What a school's form prints of them, None of a school without any.

        A measure that the school planned anew in the same words is printed once, as it stands now: its line answers both.
        """
        latest = {same_plan(each): each for each in self.of_school.get(school.key, ())}
        lines = [
            Measure(each.item, each.problem, each.measure, each.responsible, each.deadline) for each in latest.values()
        ]
        return CarriedMeasures(self.term, tuple(lines)) if self.term and lines else None


def open_measures(previous: Previous | None, schools: Iterable[School], checklist: Checklist) -> OpenMeasures:
    """What `previous` left open; nothing without one, or if it knows of no measures."""
    if previous is None:
        return OpenMeasures()
    then = {school.name: school for school in previous.schools or ()}
    for name in previous.open_measures:
        then.setdefault(name, PreviousSchool(name, None, None, ()))
    today = successors(tuple(then.values()), schools)
    found: dict[str, list[PreviousMeasure]] = {}
    gone: list[PreviousMeasure] = []
    edition = editions_of(checklist).get(previous.version)
    for name, measures in previous.open_measures.items():
        owner = today.get(name)
        for measure in measures:
            if edition and measure.item is not None:
                measure = replace(measure, item=edition.today.get(measure.item))
            (found.setdefault(owner.key, []) if owner else gone).append(measure)
    of_school = {key: tuple(sorted(measures, key=lambda each: each.term)) for key, measures in found.items()}
    return OpenMeasures(of_school, tuple(gone), previous.term)
