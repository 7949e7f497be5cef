"""The example: sample schools and their returns (data/example.yaml), filled in on real blank forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ..definition import Checklist, Term, editions_of
from ..forms import Addressee, Filling, Measure, blank_form, fill, form_name
from ..roster import School
from ..summary import Previous, open_measures
from ..tools import parse_yaml, resource

SHIPPED = "data/example.yaml"
EXAMPLE_OF, VERSION = "gaoping-jianfu", "2021"  # the checklist that its mistakes are made for, and whose numbers it has


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExampleMeasure(_Part):
    """A line of the 整改台账."""

    item: int
    problem: str
    measure: str
    responsible: str
    deadline: str


class ExampleReturn(_Part):
    """One return: the form's fields by their keys, and of the answers only what differs from the expected ones."""

    school: str
    format: str
    fields: dict[str, str]
    file: str | None = None
    answers: dict[int, str] = Field(default_factory=dict)
    explanations: dict[int, str] = Field(default_factory=dict)
    rectifications: tuple[ExampleMeasure, ...] = ()
    followups: tuple[tuple[str, str], ...] = ()  # 完成情况 and 说明 of the measures carried over


class Example(_Part):
    """A semester of a few schools, and the one before it; `date` is that of its report."""

    term: str
    deadline: str
    date: str | None = None
    schools: tuple[School, ...]
    returns: tuple[ExampleReturn, ...]
    ledger: dict[str, tuple[dict[str, str], ...]] = Field(default_factory=dict)  # sheet -> rows, by their headings
    previous: Example | None = None


def load_example() -> Example:
    """The shipped example."""
    return parse_yaml(resource(SHIPPED).read_bytes(), Path(SHIPPED), Example)


def numbers_today(definition: Checklist) -> Mapping[int, int]:
    """The example's numbers of items -> the definition's, of the items that it still has."""
    of_version = editions_of(definition).get(VERSION)
    return of_version.today if of_version else {item.number: item.number for item in definition.items}


def filled_forms(
    example: Example, definition: Checklist, previous: Previous | None = None
) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each return, on forms with the measures that `previous` left open.

    What the example says of items or answers that the list lacks is left out.
    """
    term = Term.parse(example.term)
    schools = {school.name: school for school in example.schools}
    left_open = open_measures(previous, example.schools, definition)
    today = numbers_today(definition)
    for given in example.returns:
        school = schools[given.school]
        carried = left_open.printed(school)
        addressee = Addressee(school.name, school.code or "", carried)
        blank = blank_form(definition, addressee, term, given.format)
        yield (
            given.file or form_name(given.school, given.format),
            fill(blank, given.format, _filling(definition, given, today, asked=carried is not None)),
        )


def _filling(definition: Checklist, given: ExampleReturn, today: Mapping[int, int], *, asked: bool) -> Filling:
    """What the example's return says; `today` are its numbers -> the definition's, `asked`: its form has open measures."""
    said = {
        today[number]: answer
        for number, answer in given.answers.items()
        if number in today and (definition.id == EXAMPLE_OF or answer in definition.answers)
    }
    explained = {today[number]: text for number, text in given.explanations.items() if number in today}
    answers = {item.number: said.get(item.number, item.expected) for item in definition.items}
    return Filling(
        fields=given.fields,
        answers={number: (answer, explained.get(number, ""), "") for number, answer in answers.items()},
        rectifications=[
            Measure(today[m.item], m.problem, m.measure, m.responsible, m.deadline)
            for m in given.rectifications
            if m.item in today
        ],
        followups=given.followups if asked else (),
    )
