"""The semester's rollup from end to end: paths -> examination -> collection -> summary -> report files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..checking import Progress, Settings, corrections_account, examine
from .collection import collect, main_term
from .counted_responses import CountedResponses
from .counting import summarise
from .details import gather_details
from .figures import Summary
from .previous import Previous
from .previous_file import check_order
from .priority import Thresholds
from .settled_ways import with_ways


@dataclass(frozen=True, slots=True)
class Rollup:
    """What is asked for."""

    settings: Settings
    paths: Sequence[str]
    report_date: date
    deadline: date | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    jobs: int = 1
    previous: Previous | None = None


def roll_up(asked: Rollup, progress: Progress | None = None) -> Summary:
    """Read, check and count everything. Without a term the one that most returns belong to is taken."""
    settings = asked.settings
    with examine(asked.paths, settings, asked.jobs, progress, portable=True) as examination:
        term = settings.term or main_term(examination.digests)
        if asked.previous:
            check_order(asked.previous, term)
        collection = collect(examination.digests, settings.roster, term, asked.deadline, examination.attachments)
        details = gather_details(settings.checklist, examination, collection)
        applied = examination.applied_rows()
        account = corrections_account(settings.ledger, examination.digests)
        spool = examination.take_spool()
    responses = CountedResponses(spool, (member.counted for member in collection.members))
    summary = summarise(
        settings.checklist,
        collection,
        details,
        report_date=asked.report_date,
        term_chosen=settings.term is None and term is not None,
        thresholds=asked.thresholds,
        ledgers=settings.ledger.registers if settings.ledger else (),
        previous=asked.previous,
    )
    summary.responses = responses
    summary.corrected = account
    summary.settled = with_ways(summary.settled, settings.ledger, account)
    summary.unused_rows = settings.ledger.unused(applied) if settings.ledger else []
    return summary
