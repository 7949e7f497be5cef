"""An examination -> the wordings in it that only people can settle, those that a ledger has settled included."""

from __future__ import annotations

from ..ledger import Wordings
from ..returns import ReturnDigest
from ..tools import plain
from .examination import Examination
from .record import ReturnRecord, parse_record

_UNCLEAR = "JF202"


def unclear_wordings(examination: Examination) -> Wordings:
    """Each distinct wording that is no answer by itself, with the schools that wrote it; without one known the file."""
    wordings = Wordings()
    for index, digest in enumerate(examination.digests):
        if _UNCLEAR in digest.codes or digest.settled:
            _add(wordings, digest, parse_record(examination.line(index)))
    return wordings


def _add(wordings: Wordings, digest: ReturnDigest, record: ReturnRecord) -> None:
    school = digest.school
    name = school.name if school else digest.file
    key = (school.code or plain(school.name)) if school else digest.file
    unclear = {found["item"] for found in record["findings"] if found["code"] == _UNCLEAR}
    for response in record["responses"]:
        if response["item"] in unclear:
            wordings.add(response["item"], response["raw"], key, name)
    for settled in record["settled"]:
        wordings.add(settled["item"], settled["from"], key, name)
