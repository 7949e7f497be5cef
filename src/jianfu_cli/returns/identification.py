"""Who sent a form and for which term: the labels' words against the roster, the stamp and the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..definition import CODE, DATE, SCHOOL, Stamp, Term, belonging_term
from ..roster import Match, Roster, School, canonical, without_place
from ..tools import day_first, plain, read_date
from .facts import Conflict, FieldText, Return, SchoolName
from .senders import form_sender, is_unit

_TOWN_END = re.compile("(?:街道|镇|乡)$")


def identify(form: Return, roster: Roster | None, wanted: Term | None) -> None:
    """Fill in the second block of `form`: school, date and term. `wanted` is the term asked for."""
    if roster and roster.schools:
        _school_of_roster(form, roster)
    else:
        _school_as_written(form)
    if form.settled_school:
        form.school, form.known, form.nearest, form.sender, form.conflict = form.settled_school, True, (), None, None
    form.named_term = _named_term(form)
    form.filled_on = _filled_on(form.text(DATE), wanted or form.named_term)
    form.term = belonging_term(form.filled_on, form.named_term, wanted)


def _filled_on(written: str, term: Term | None) -> date | None:
    """The day that the form gives: 30/6/22 has its day first if that is a day of the term, and with the year first it is none."""
    day, other = read_date(written).value, day_first(written)
    turned = other and term and term.contains(other) and not (day and term.contains(day))
    return other if turned else day


def _named_term(form: Return) -> Term | None:
    """The term that the form names: in its text, else in its stamp."""
    for text in (form.term_written.text if form.term_written else "", form.stamp.term if form.stamp else ""):
        if term := Term.find(text):
            return term
    return None


def _elsewhere(form: Return) -> list[FieldText]:
    return [title for title in form.schools_elsewhere if title.text]


def _school_of_roster(form: Return, roster: Roster) -> None:
    """The label's words decide where there are any; a form without them is known by its title, code or stamp."""
    stamped, coded = _stamped(form.stamp, roster), _coded(form, roster)
    others = [(title.text, roster.match(title.text)) for title in _elsewhere(form)]
    name, match = _named(form, roster, others)
    if match.school is None and not form.text(SCHOOL) and (certain := coded or stamped):
        name, match = certain.name, Match(certain)
    form.known, form.nearest = match.school is not None, match.nearest
    form.issued_to = stamped.name if stamped else ""
    if name:
        form.school = SchoolName.of(match.school) if match.school else SchoolName(name)
    if match.school is None:
        titled = [coded] if coded else []
        for title, (_, other) in zip(_elsewhere(form), others, strict=True):
            if other.school and _says_whose(title, name, other.school):
                titled.append(other.school)
        form.sender = form_sender(form, roster, stamped, titled)
    if not name:
        return
    if match.school is None and any(_may_mean(name, school, match) for school, _ in _rivals(form, roster, None)):
        return  # a slip of the pen in its own form, or a short name: unknown, and no other school's
    form.conflict = next(
        (
            rival
            for school, rival in _rivals(form, roster, match.school)
            if match.school is None or school.key != match.school.key
        ),
        None,
    )


def _rivals(form: Return, roster: Roster, labelled: School | None) -> Iterator[tuple[School, Conflict]]:
    """What else in the form says which school it is of: form number, code, title line."""
    if stamped := _stamped(form.stamp, roster):
        yield stamped, Conflict(stamped.name, "表号")
    if coded := _coded(form, roster):
        yield coded, Conflict(coded.name, CODE.label, form.locate(CODE))
    named = [
        (school, title)
        for title in _elsewhere(form)
        if not is_unit(title.text) and (school := roster.match(title.text).school)
    ]
    # a list of schools, such as a cover sheet, names this one too
    if labelled is not None and all(school.key != labelled.key for school, _ in named):
        for school, title in named:
            yield school, Conflict(school.name, "另一处", title.location)


def _named(form: Return, roster: Roster, others: list[tuple[str, Match]]) -> tuple[str, Match]:
    """The name that counts and its match: the label's, unless that is the 中心校 that sends in another school's form.

    Only a title says that it is another's; a name that stands elsewhere may be anything.
    """
    label = form.text(SCHOOL)
    first = [(label, roster.match(label))] if label else []
    known = [(name, match) for name, match in (*first, *others) if match.school]
    schools = [(name, match) for name, match in known if not is_unit(name)]
    if label:
        expected = any(match.school and canonical(match.school.name) == canonical(label) for _, match in first)
        titles = {title.text for title in form.schools_elsewhere if title.titled}
        own = [pair for pair in schools if pair[0] in titles and pair[1].school and _looks_after(label, pair[1].school)]
        return own[0] if own and is_unit(label) and not expected else first[0]
    if known or others:
        return (schools or known or others)[0]
    stamped = form.stamp.school if form.stamp else ""
    return stamped, roster.match(stamped) if stamped else Match(None)


def _may_mean(written: str, school: School, match: Match) -> bool:
    """Whether a name that the roster lacks may be meant for this school: nearly it, or the end of it."""
    return school.name in match.nearest or canonical(school.name).endswith(canonical(written))


def _says_whose(title: FieldText, written: str, school: School) -> bool:
    """Whether a name outside the label says whose the form is: a title, a sheet's name, or the whole of the label's."""
    return title.titled or title.location is None or canonical(school.name).endswith(canonical(written))


def _looks_after(unit: str, school: School) -> bool:
    """Whether a 中心校 may be the one that looks after the school: it is of the same township, as far as that is known."""
    town = _TOWN_END.sub("", without_place(canonical(unit)).removesuffix("中心校"))
    return not school.group or town in f"{plain(school.group)} {plain(school.name)}"


def _coded(form: Return, roster: Roster) -> School | None:
    """The school whose 学校标识码 stands in the form."""
    return roster.by_code(form.text(CODE)) or roster.by_code(form.text(SCHOOL))


def _stamped(stamp: Stamp | None, roster: Roster) -> School | None:
    """The school that the form was issued to, if the roster has it."""
    if stamp is None:
        return None
    return roster.by_code(stamp.code) or (roster.match(stamp.school).school if stamp.school else None)


def _school_as_written(form: Return) -> None:
    """Without a roster no school is unknown."""
    stamp = form.stamp
    issued_to = stamp.school if stamp else ""
    named = (form.text(SCHOOL), *(title.text for title in _elsewhere(form)), issued_to)
    name = next(filter(None, named), None)
    if name is None:
        return
    same = not issued_to or _core(issued_to) == _core(name)
    form.known = True
    form.school = SchoolName(name, (stamp.code or None) if stamp and same else None)
    form.conflict = None if same else Conflict(issued_to, "表号")


def _core(name: str) -> str:
    return without_place(canonical(name))
