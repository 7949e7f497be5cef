"""Paths -> checked returns, for programs: each with its findings and its record, as they come out of the spool."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date

from ..definition import Checklist, Term, load_checklist
from ..ledger import Ledger
from ..returns import SchoolName, Status
from ..roster import Roster
from ..rules import Finding
from .check_settings import Settings
from .examination import examine
from .record import finding_from_record
from .record_lines import parse_record
from .record_shapes import ReturnRecord


@dataclass(frozen=True, slots=True)
class CheckedReturn:
    """One return: a form of one school, read and held against the rules.

    `file` names it as `jianfu validate` does. `school` is as in the roster, or as written; None if there is none.
    `record` is the member of `returns` that `validate --format json` gives for it: answers, measures, locations.
    """

    file: str
    status: Status
    school: SchoolName | None
    term: Term | None
    filled_on: date | None
    findings: tuple[Finding, ...]
    record: ReturnRecord


def check_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    checklist: Checklist | None = None,
    roster: Roster | None = None,
    term: Term | None = None,
    ledger: Ledger | None = None,
    jobs: int = 1,
) -> Generator[CheckedReturn, None, None]:
    """Every return under the paths (files, folders, ZIP archives), in their order.

    Without a checklist it is the shipped one; without a roster no school is unknown; a ledger
    settles unclear answers. All files are read before the
    first return is given, since some rules look across returns; what was read lies in a temporary file that is closed
    when the iterator ends. Never raises for what is in a file; JianfuError for a path that is not there.
    """
    settings = Settings(checklist or load_checklist(), roster, term, ledger)
    with examine([os.fspath(path) for path in paths], settings, jobs) as examination:
        for digest, line in examination.lines():
            record = parse_record(line)
            findings = tuple(map(finding_from_record, record["findings"]))
            yield CheckedReturn(
                digest.file, digest.status, digest.school, digest.term, digest.filled_on, findings, record
            )
