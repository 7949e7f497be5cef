"""An examination -> the wordings in it that only people can settle, those that a ledger has settled included."""

from __future__ import annotations

from ..answers import AnswerReader
from ..definition import Checklist
from ..ledger import Wordings
from ..returns import ReturnDigest
from ..roster import telling
from .examination import Examination
from .record import ReturnRecord, parse_record

_UNCLEAR = "JF202"


def unclear_wordings(examination: Examination, checklist: Checklist) -> Wordings:
    """Each distinct wording that is no answer by itself, with the schools that wrote it (without one known, the file)."""
    wordings, answers = Wordings(), AnswerReader(checklist)
    for index, digest in enumerate(examination.digests):
        if _UNCLEAR in digest.codes or digest.settled:
            _add(wordings, digest, parse_record(examination.line(index)), checklist, answers)
    return wordings


def _add(
    wordings: Wordings, digest: ReturnDigest, record: ReturnRecord, checklist: Checklist, answers: AnswerReader
) -> None:
    school = digest.school
    name = school.name if school else digest.file
    key = (school.code or telling(school.name)) if school else digest.file
    for response in record["responses"]:
        text = response.get("to_judge")
        new = wordings.add(response["item"], text, key, name) if text else None
        if new and text == response["raw"]:  # what replies to another question leans to nothing
            new.leaning = answers.leaning(checklist.by_number[new.item], text)
