"""The forms of one file beside one another: those that are none of a school's, their names, and which contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..answers import Outcome
from ..definition import DATE, PREPARER, PRINCIPAL, SCHOOL, Term
from ..returns import FieldText, Return
from ..tools import plain, read_date
from .captions import Standing, standing
from .edition_reader import FoundForm
from .lines import FormLines
from .school_cells import is_no_school
from .unlabelled_schools import is_school


def own_forms(found: list[FoundForm]) -> list[FoundForm]:
    """Without empty copies, examples, drafts and exact doubles, as long as a form is left."""
    kept = [(part, form) for part, form in found if part.school or not _is_blank(form)] or found[:1]
    kept = [each for each in kept if each[0].school or not _is_example(*each)] or kept[:1]
    kept = [each for each in kept if each[0].school or not _is_passed_over(each, kept)]
    contents: set[object] = set()
    forms = []
    for part, form in kept:
        whose, what = _whose(form), _what(form)
        if (whose, what) not in contents and (any(whose) or ("copied", what) not in contents):
            forms.append((part, form))
        contents |= {(whose, what), ("copied", what)}
    return forms


def _is_blank(form: Return) -> bool:
    """Whether nothing was filled in: no answer, no school, no date."""
    answered = any(response.outcome not in (Outcome.EMPTY, Outcome.ABSENT) for response in form.responses)
    dated = any(c.isdigit() for c in form.text(DATE))
    return not (answered or (form.text(SCHOOL) and dated))


def _whose(form: Return) -> tuple[str, str, tuple[str, ...]]:
    """School and date as written: ("", "", ()) for a table that was only pasted once more."""
    school = form.text(SCHOOL) or (form.place if is_school(form.place) else "")
    return school, form.text(DATE), tuple(named.text for named in form.schools_elsewhere)


def _what(form: Return) -> tuple[tuple[str, str, str], ...]:
    return tuple((response.raw, response.explanation, response.remark) for response in form.responses)


def name_each(found: Sequence[FoundForm]) -> None:
    """Several forms in one file: each gets its sheet, table or school in its name; a sheet named like a school names one."""
    names: Counter[str] = Counter()
    for part, form in found:
        name = part.school.text if part.school else form.place
        names[name] += 1
        form.part = name if names[name] == 1 else f"{name}（{names[name]}）"
        form.file = f"{form.file}#{form.part}"
        if is_school(form.place) and not form.text(SCHOOL):
            form.schools_elsewhere.append(FieldText(form.place))


def _is_example(part: FormLines, form: Return) -> bool:
    return standing(part.lines) is Standing.SAMPLE or is_no_school(form.text(SCHOOL))


def _is_passed_over(found: FoundForm, others: Sequence[FoundForm]) -> bool:
    """Whether another form of its school is the one that counts, by what both are called.

    Another time's is passed over only without a date of its own.
    """
    part, form = found
    kind = standing(part.lines)
    return any(
        standing(other_part.lines) < min(kind, Standing.DRAFT)
        and form.text(SCHOOL) in ("", other.text(SCHOOL))
        and (kind is not Standing.OTHER_TIME or _day(form) in ("", _day(other)))
        for other_part, other in others
        if other is not form
    )


def _day(form: Return) -> str:
    """The day on which a form was filled in, "" without one."""
    return str(read_date(form.text(DATE)).value or "")


def note_rivals(forms: Sequence[Return]) -> None:
    """Tell forms of one school, day and term that answer differently of each other: none of them is the school's alone.

    A table without head beside the form of one school that lacks a foot is of that form.
    """
    named = [form for form in forms if _whose(form)[0]]
    alone = named[0] if len({plain(_whose(form)[0]) for form in named}) == 1 else None
    headless = alone if alone and not {PREPARER.key, PRINCIPAL.key} & set(alone.fields) else None
    groups: dict[object, list[Return]] = {}
    for form in forms:
        like = form if _whose(form)[0] else None if SCHOOL.key in form.fields else headless
        if like:
            term = Term.find(like.term_written.text) if like.term_written else None
            groups.setdefault((plain(_whose(like)[0]), _day(form) or _day(like), term), []).append(form)
    for group in groups.values():
        for form in group:
            form.rival = next((other.part for other in group if _answers(other) != _answers(form)), "")


def _answers(form: Return) -> list[tuple[Outcome, str | None]]:
    return [(response.outcome, response.answer) for response in form.responses]
