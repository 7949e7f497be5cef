"""Corrections: what was settled with a school, applied to its returns after reading and before the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..answers import Outcome
from ..definition import SCHOOL
from ..returns import FieldText, Response, Return, SchoolName, Settled, Weight, key_of, speaking_school
from ..rules import Finding, settlement_finding
from ..tools import read_date, tidy
from .correction_targets import Target, TargetKind
from .wordings import LONGEST, compared, explaining, quoted


@dataclass(frozen=True, slots=True)
class Correction:
    """A row that people filled in. `label` is what its target is called; `after` is the checklist's answer, an ISO date,
    words of a field, or one of 以此份为准, 不作数 (then `weight` says which) and 认可; `to_school` whose the return is, if
    that is what is corrected.
    """

    target: Target
    label: str
    before: str
    after: str
    by: str
    on: date | None
    how: str
    row: str
    weight: Weight = Weight.USUAL
    to_school: SchoolName | None = None

    def stands(self, *texts: str) -> bool:
        """Whether 表中原填 is one of the texts; blank, or a word for it, is none at all."""
        found = {compared(text)[:LONGEST] for text in texts}
        return not found.isdisjoint((compared(self.before)[:LONGEST], quoted(self.before)))

    def settled(self, field: str, before: str) -> Settled:
        """What is noted of its being applied where `before` stood."""
        return Settled(self.target.item, field, tidy(before), self.after, self.by, self.on, self.row, self.how)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections, as returns look for them: small, since every process has them.

    `by_school` goes by a school's key (see school_key); `by_name` holds those of 学校, by each name that the row may mean;
    `to_school` the same by the key of the school that it is then. `rows` are all, by the row.
    """

    has_roster: bool = False
    by_school: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    to_school: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    rows: Mapping[str, Correction] = field(default_factory=dict)

    def settle(self, form: Return, today: Mapping[int, int], identify: Callable[[Return], None]) -> None:
        """Apply them to an identified return; `identify` is called again where its school or date became another.

        `today` says which of the checklist's items each number of the form is.
        """
        if self.by_name and self._name_school(form):
            identify(form)
        rows = self._of(form)
        if not rows:
            return
        printed = {number: there for there, number in today.items()}
        responses = {response.item: response for response in form.responses}
        corrected: set[Target] = set()  # two rows may quote the same cell in different ways: the first counts
        for row in rows:
            if row.target in corrected:
                form.unsettled[row.row] = row.after
            elif row.target.kind is TargetKind.ITEM:
                response = responses.get(printed.get(row.target.item or 0, 0))
                if response is not None and _answer(form, response, row):
                    corrected.add(row.target)
            elif row.target.kind is TargetKind.FIELD and _field(form, row):
                corrected.add(row.target)
        self.weigh(form)
        if any(target.is_date for target in corrected):
            identify(form)

    def weigh(self, form: Return) -> None:
        """Apply those that say whether a file counts, be there a form in it or not."""
        for row in self._of(form):
            if row.target.kind is TargetKind.FILE and names_file(row.before, form.file):
                form.weight = row.weight
                form.settled.append(row.settled("file", form.file))

    def accept(self, form: Return, findings: list[Finding]) -> list[Finding]:
        """The findings without those that were accepted, and with what is noted of that; by the checklist's own numbers."""
        rows = [row for row in self._of(form) if row.target.kind is TargetKind.FINDING]
        if not rows:
            return findings
        left: list[Finding] = []
        noted: list[Finding] = []
        for found in findings:
            row = next((row for row in rows if _accepts(row, found, form)), None)
            if row is None:
                left.append(found)
                continue
            settled = accepted(row, found)
            form.settled.append(settled)
            noted.append(settlement_finding(settled, found.location, found.printed))
        return left + noted

    def of_school(self, key: str | None) -> tuple[Correction, ...]:
        """The rows of a school, by its key."""
        return self.by_school.get(key, ()) if key else ()

    def _of(self, form: Return) -> tuple[Correction, ...]:
        return self.of_school(self._key(form)) if self.by_school else ()

    def _key(self, form: Return) -> str | None:
        """The key of the school that the return is of, or speaks for."""
        school = speaking_school(form)
        return key_of(school, self.has_roster) if school else None

    def _name_school(self, form: Return) -> bool:
        """Apply a row that says whose the return is; whether there is one."""
        written = form.text(SCHOOL) or (form.school.name if form.school else "")
        told = [written, form.school.name if form.school else "", form.sender.school.name if form.sender else ""]
        files = (form.file, form.file.rpartition("/")[2])
        doubtful = not (form.known and self.has_roster) or form.conflict is not None
        for names, certain in ((told, False), (files, True)):
            for name in dict.fromkeys(filter(None, names)):
                for row in self.by_name.get(compared(name), ()):
                    if not row.stands(written, form.school.name if form.school else ""):
                        form.unsettled[row.row] = written
                    elif row.to_school and (certain or doubtful):
                        form.settled_school = row.to_school
                        form.settled.append(row.settled(SCHOOL.key, written))
                        return True
        if key := self._key(form):
            form.confirmed += [row.row for row in self.to_school.get(key, ())]
        return False


def accepted(row: Correction, found: Finding) -> Settled:
    """What is noted of a finding that a row accepts."""
    item = found.item if row.target.item is None else row.target.item
    return Settled(item, found.code, found.message, row.after, row.by, row.on, row.row, row.how)


def names_file(written: str, file: str) -> bool:
    """Whether what people wrote is the name of a file, with as many of its folders as they like.

    The same file is named with more or fewer folders by other commands, and with its part or without.
    """
    wanted = compared(written).replace("\\", "/").casefold()
    names = {compared(name).replace("\\", "/").casefold() for name in (file, file.rpartition("#")[0]) if name}
    return bool(wanted) and any(f"/{name}".endswith(f"/{wanted}") or wanted.endswith(f"/{name}") for name in names)


def _answer(form: Return, response: Response, row: Correction) -> bool:
    """Correct the answer to an item, or note why not; whether it was."""
    if response.outcome is Outcome.NOT_ASKED:
        return False
    if response.answer == row.after and not response.repeated_at:
        form.confirmed.append(row.row)
        return False
    nothing = response.outcome in (Outcome.EMPTY, Outcome.ABSENT)
    if not row.stands(*filter(None, (response.raw, response.answer)), *([""] if nothing or not response.raw else [])):
        form.unsettled[row.row] = response.raw
        return False
    # the number that its form has, as long as the form's version is what it is read by
    form.settled.append(replace(row.settled("answer", response.raw), item=response.item))
    if response.outcome is Outcome.UNCLEAR and not response.explanation:
        response.explanation = explaining(response.raw)
    response.outcome, response.answer, response.rule = Outcome.ANSWERED, row.after, "更正"
    response.misplaced = response.rival_location = None
    response.repeated_at, response.to_judge = [], ""
    return True


def _field(form: Return, row: Correction) -> bool:
    """Correct a field of the form, or note why not; whether it was."""
    found = form.fields.get(row.target.name) or FieldText()
    is_date = row.target.is_date
    day = read_date(found.text) if is_date else None
    if compared(found.text) == compared(row.after) or (day and day.value and day.value.isoformat() == row.after):
        form.confirmed.append(row.row)
        return False
    written = "" if day and day.outcome == "blank" else found.text
    texts = [found.text, written]
    if day and day.value and read_date(row.before).value == day.value:
        texts.append(row.before)
    if not row.stands(*texts):
        form.unsettled[row.row] = written
        return False
    form.fields[row.target.name] = FieldText(row.after, found.location)
    form.settled.append(row.settled(row.target.name, written))
    return True


def _accepts(row: Correction, found: Finding, form: Return) -> bool:
    """Whether a row is for this finding; 表中原填, where it says something, must stand where that was found."""
    if row.target.name != found.code or row.target.item not in (None, found.item):
        return False
    if not compared(row.before):
        return True
    response = next((response for response in form.responses if response.item == found.item), None)
    if response is None:
        texts = [text.text for text in form.fields.values()]
    else:
        texts = [response.raw, response.answer or "", response.altered or "", response.explanation, response.remark]
    if row.stands(*filter(None, texts)):
        return True
    form.unsettled[row.row] = (response.altered or response.raw) if response else found.message
    return False
