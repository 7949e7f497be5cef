"""An examination -> what must be asked of schools without a valid return, error by error, as rows of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..definition import DATE, Term
from ..ledger import FILE, SCHOOL_NAME, Question, Questions, Target, TargetKind, Targets, compared
from ..returns import ReturnDigest, Status, Weight, meant_term, roster_key
from ..roster import canonical
from ..rules import CATALOGUE, Settling, Severity
from ..tools import shorten
from ..vocabulary import ACCEPTED
from .examination import Examination
from .examiner import Settings
from .record import ReturnRecord, parse_record

_DATE = Target(TargetKind.FIELD, name=DATE.key)
_ASKED = 50  # characters of what an item asks


def open_questions(examination: Examination, settings: Settings) -> Questions:
    """A question for each error of the latest return of each school that has no valid one, in the order of the files.

    A date by which a return falls out of its term is asked about like an error: without it nothing counts.
    """
    keys = [_key(digest, settings.has_roster) for digest in examination.digests]
    questions = Questions()
    settled: dict[str, set[Term | None]] = {}
    latest: dict[tuple[str, Term | None], int] = {}
    for index, (digest, key) in enumerate(zip(examination.digests, keys, strict=True)):
        questions.heard |= set(_names(digest, key))
        term = meant_term(digest, settings.term)
        if digest.weight is Weight.VOID or (digest.status is Status.VALID and term == digest.term):
            settled.setdefault(key, set()).add(digest.term)
        elif settings.term is None or term in (None, settings.term):
            other = latest.setdefault((key, term), index)
            if _order(digest) > _order(examination.digests[other]):
                latest[key, term] = index
    for (key, term), index in latest.items():
        terms = settled.get(key, set())
        if term not in terms and not (term is None and terms):
            asked = _Asked(examination.digests[index], key, settings)
            questions.found += asked.questions(parse_record(examination.line(index)))
    return questions


def _key(digest: ReturnDigest, has_roster: bool) -> str:
    """The school that a return is of or speaks for; a return of no school by its file."""
    school = digest.school if digest.known else digest.sender.school if digest.sender else None
    if school is None:
        return f"?{digest.file}"
    return roster_key(school) if has_roster else canonical(school.name)


def _names(digest: ReturnDigest, key: str) -> Iterator[str]:
    yield key
    for name in (digest.school and digest.school.name, digest.sender and digest.sender.school.name, digest.file):
        if name:
            yield compared(name)


def _order(digest: ReturnDigest) -> tuple[bool, date, float]:
    return digest.status is not Status.UNREADABLE, digest.filled_on or date.min, digest.modified


class _Asked:
    """What one return is asked about."""

    def __init__(self, digest: ReturnDigest, key: str, settings: Settings) -> None:
        self._digest, self._key, self._settings = digest, key, settings
        self._targets = Targets(settings.checklist)
        school = digest.school if digest.known else digest.sender.school if digest.sender else None
        self._nameless = school is None
        self._school = school.name if school else digest.school.name if digest.school else digest.file

    def questions(self, record: ReturnRecord) -> Iterator[Question]:
        """One for each error; of a return whose school is not known that alone, or there is nobody to ask."""
        raw = {response["item"]: response["raw"] for response in record["responses"]}
        altered = {response["item"]: response.get("altered", "") for response in record["responses"]}
        for found in record["findings"]:
            rule, item = CATALOGUE[found["code"]], found["item"]
            matters = rule.severity is Severity.ERROR or rule.settled_by is Settling.DATE
            if not matters or (self._nameless and rule.settled_by is not Settling.SCHOOL):
                continue
            said = f"{found['message']}。"
            match rule.settled_by:
                case Settling.SCHOOL:
                    written = self._digest.school.name if self._digest.school else ""
                    which = "名册中的哪一所" if self._settings.has_roster else "哪一所"
                    text = f"{found['message']}（{self._digest.file}）。是{which}学校？"
                    yield self._question(SCHOOL_NAME, written, text)
                case Settling.DATE:
                    yield self._question(_DATE, self._digest.date_written, f"{said}是哪年哪月哪日填的？")
                case Settling.ANSWER if item is not None:
                    text = said + self._asked_of(item)
                    yield self._question(Target(TargetKind.ITEM, item), raw.get(item, ""), text)
                case Settling.FINDING:
                    before = altered.get(item) or raw.get(item, "") if item else ""
                    text = f"{said}{rule.question}是的，填“{ACCEPTED[0]}”"
                    yield self._question(Target(TargetKind.FINDING, item, rule.code), before, text)
                case _:
                    yield self._question(FILE, self._digest.file, said + found["hint"])

    def _asked_of(self, item: int) -> str:
        text = shorten(self._settings.checklist.by_number[item].text.partition("。")[0], _ASKED)
        answers = "、".join(self._settings.checklist.answers)
        return f"这一项问的是：{text}。是哪一个：{answers}？"

    def _question(self, target: Target, before: str, text: str) -> Question:
        return Question(self._school, self._key, target, self._targets.label(target), before, text)
