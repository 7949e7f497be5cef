"""A checked form, a paper or a file that can't be read -> its digest and its record as a line of JSON."""

from __future__ import annotations

from collections.abc import Sequence

from ..definition import DATE, Checklist
from ..intake import Source
from ..returns import AttachmentDigest, Paper, Response, Return, ReturnDigest, Sender, Status
from ..rules import DATE_OUTSIDE_TERM, Finding, Severity, answered_items, explanation_hashes, settlement_finding
from .check_settings import Settings
from .file_reading import CheckedForm
from .record import attachment_record_of, record_of
from .record_lines import dump_json


def recorded_form(
    checked: CheckedForm, checklist: Checklist, source: Source, content_hash: bytes
) -> tuple[ReturnDigest, bytes]:
    """Those of a form of the file; `content_hash` is that of the file's bytes."""
    return _recorded(checked.form, checked.status, checked.findings, checklist, source, content_hash)


def unreadable_return(
    settings: Settings, source: Source, reason: Finding, sender: Sender | None = None, content_hash: bytes = b""
) -> tuple[ReturnDigest, bytes]:
    """The return of a file that no form could be read from."""
    responses = [Response(item.number) for item in settings.checklist.items]
    form = Return(source.display, responses=responses, sender=sender)
    if settings.ledger:
        settings.ledger.corrections.weigh(form)
    findings = [reason, *(settlement_finding(settled, None) for settled in form.settled)]
    digest, line = _recorded(form, Status.UNREADABLE, findings, settings.checklist, source, content_hash)
    digest.note = reason.message
    return digest, line


def _recorded(
    form: Return,
    status: Status,
    findings: Sequence[Finding],
    checklist: Checklist,
    source: Source,
    content_hash: bytes,
) -> tuple[ReturnDigest, bytes]:
    record = record_of(form, status, findings, checklist)
    line = dump_json(record)
    severities = [found.severity for found in findings]
    outside_term = any(found.code == DATE_OUTSIDE_TERM.code for found in findings)
    digest = ReturnDigest(
        file=form.file,
        status=status,
        school=form.school,
        known=form.known,
        term=form.term,
        filled_on=form.filled_on,
        modified=source.modified,
        digest=content_hash,
        answers=tuple([response.answer for response in form.responses]),
        locations=tuple([response["location"] for response in record["responses"]]),
        copies=explanation_hashes(form),
        counts=(
            severities.count(Severity.ERROR),
            severities.count(Severity.WARNING),
            severities.count(Severity.INFO),
        ),
        codes=tuple(dict.fromkeys(found.code for found in findings if found.severity is Severity.ERROR)),
        rectifications=len(form.rectifications),
        followups=len(form.followups),
        settled=tuple([settled.row for settled in form.settled]),
        size=len(line),
        part=form.part,
        sender=form.sender,
        materials=form.materials,
        version=form.version,
        weight=form.weight,
        date_written="" if form.filled_on and not outside_term else form.filled_in(DATE),
        named_term=form.named_term,
        outside_term=outside_term,
        unsettled=tuple(form.unsettled.items()),
        confirmed=tuple(form.confirmed),
    )
    return digest, line


def recorded_paper(paper: Paper) -> tuple[AttachmentDigest, bytes]:
    """Those of a paper."""
    line = dump_json(attachment_record_of(paper))
    return AttachmentDigest(
        paper.file,
        paper.sender.school,
        paper.materials,
        answered_items(paper.tables),
        rectifications=len(paper.tables.rectifications),
        followups=len(paper.tables.followups),
        gaps=paper.gaps,
        size=len(line),
        older=tuple((version, answered_items(tables)) for version, tables in paper.older.items()),
    ), line
