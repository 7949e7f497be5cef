"""The example: sample schools and their returns (data/example.yaml), filled in on real blank forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ..definition import Checklist, Term
from ..forms import Addressee, Filling, Measure, blank_form, fill, form_name
from ..roster import School
from ..tools import parse_yaml, resource

SHIPPED = "data/example.yaml"
EXAMPLE_OF = "gaoping-jianfu"  # the checklist that its mistakes are made for


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


class Example(_Part):
    """A semester of a few schools."""

    term: str
    deadline: str
    schools: tuple[School, ...]
    returns: tuple[ExampleReturn, ...]


def load_example() -> Example:
    """The shipped example."""
    return parse_yaml(resource(SHIPPED).read_bytes(), Path(SHIPPED), Example)


def filled_forms(example: Example, definition: Checklist) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each return. What the example says of items or answers that the list lacks is left out."""
    term = Term.parse(example.term)
    codes = {school.name: school.code or "" for school in example.schools}
    for given in example.returns:
        addressee = Addressee(given.school, codes[given.school])
        blank = blank_form(definition, addressee, term, given.format)
        yield (
            given.file or form_name(given.school, given.format),
            fill(blank, given.format, _filling(definition, given)),
        )


def _filling(definition: Checklist, given: ExampleReturn) -> Filling:
    said = {
        number: answer
        for number, answer in given.answers.items()
        if definition.id == EXAMPLE_OF or answer in definition.answers
    }
    answers = {item.number: said.get(item.number, item.expected) for item in definition.items}
    return Filling(
        fields=given.fields,
        answers={number: (answer, given.explanations.get(number, ""), "") for number, answer in answers.items()},
        rectifications=[
            Measure(m.item, m.problem, m.measure, m.responsible, m.deadline)
            for m in given.rectifications
            if m.item in answers
        ],
    )
