"""Who sent a form and for which term: the labels' words against the roster, the stamp and the calendar."""

from __future__ import annotations

from .returns import Return, SchoolName, Stamp
from .roster import Match, Roster, School
from .school_names import canonical, without_place
from .term import Term, belongs, read_date


def identify(form: Return, roster: Roster | None, wanted: Term | None) -> None:
    """Fill in the second block of `form`: school, date and term. `wanted` is the term asked for."""
    if roster and roster.schools:
        _school_of_roster(form, roster)
    else:
        _school_as_written(form)
    form.filled_on = read_date(form.date_written.text).value if form.date_written else None
    form.named_term = _named_term(form)
    form.term = belongs(form.filled_on, form.named_term, wanted)


def _named_term(form: Return) -> Term | None:
    """The term that the form names: in its text, else in its stamp."""
    for text in (form.term_written.text if form.term_written else "", form.stamp.term if form.stamp else ""):
        if term := Term.find(text):
            return term
    return None


def _label(form: Return) -> str:
    return form.school_written.text if form.school_written else ""


def _elsewhere(form: Return) -> list[str]:
    return [written.text for written in form.schools_elsewhere if written.text]


def _school_of_roster(form: Return, roster: Roster) -> None:
    """The label's words alone decide where there are any; only a form without them is known by its title or stamp."""
    stamped = _stamped(form.stamp, roster)
    label = _label(form)
    others = [(name, roster.match(name)) for name in _elsewhere(form)]
    if label:
        written, match = label, roster.match(label)
    else:
        written, match = next(((n, m) for n, m in others if m.school), others[0] if others else ("", Match(None)))
        if match.school is None and stamped:
            written, match = stamped.name, Match(stamped)
        elif not written and form.stamp and form.stamp.school:
            written, match = form.stamp.school, roster.match(form.stamp.school)
    if not written:
        return
    form.known, form.nearest = match.school is not None, match.nearest
    form.school = _as_in_roster(match.school) if match.school else SchoolName(written)
    rivals = [stamped] if stamped else [m.school for _, m in others if m.school and match.school]
    form.conflict = next(
        (rival.name for rival in rivals if match.school is None or rival.key != match.school.key), None
    )


def _stamped(stamp: Stamp | None, roster: Roster) -> School | None:
    """The school that the form was issued to, if the roster has it."""
    if stamp is None:
        return None
    by_code = roster.match(stamp.code).school if stamp.code else None
    return by_code or (roster.match(stamp.school).school if stamp.school else None)


def _as_in_roster(school: School) -> SchoolName:
    return SchoolName(school.name, school.code, school.group)


def _school_as_written(form: Return) -> None:
    """Without a roster no school is unknown."""
    stamp = form.stamp
    issued_to = stamp.school if stamp else ""
    written = next((name for name in (_label(form), *_elsewhere(form), issued_to) if name), None)
    if written is None:
        return
    same = not issued_to or _core(issued_to) == _core(written)
    form.known = True
    form.school = SchoolName(written, (stamp.code or None) if stamp and same else None)
    form.conflict = None if same else issued_to


def _core(name: str) -> str:
    return without_place(canonical(name))
