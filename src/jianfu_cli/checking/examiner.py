"""One file -> its forms, identified and held against the rules; and those as digests and JSON lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..definition import DATE, Checklist, Term
from ..intake import Document, Source, is_own_document, is_own_text, open_document
from ..reading import FormReader
from ..returns import (
    AttachmentDigest,
    MeasureTables,
    Paper,
    Response,
    Return,
    ReturnDigest,
    Sender,
    Status,
    identify,
    materials_beside_form,
    paper_sender,
)
from ..roster import Roster
from ..rules import Finding, Severity, answered_items, check_return, explanation_hashes, finding, settlement_finding
from ..tools import TELL_MAINTAINERS, Unreadable, program_fault
from . import record
from .carry_over import carry_over
from .paper_reading import read_paper
from .record import ReturnRecord

if TYPE_CHECKING:
    from ..ledger import Ledger

# Of each form in a file its digest, and its record as a line of JSON; or those of a file that is a school's material.
Examined = list[tuple[ReturnDigest | AttachmentDigest, bytes]]


# No form, or a format that is not read: what a school writes beside the form may be so. A broken file may be anything.
_PAPER_CODES = ("JF003", "JF005")


@dataclass(frozen=True, slots=True)
class Settings:
    """What returns are held against. `term` is the term asked for; `ledger` what the bureau has settled."""

    checklist: Checklist
    roster: Roster | None = None
    term: Term | None = None
    ledger: Ledger | None = None
    in_use: tuple[str, ...] = ()

    @property
    def has_roster(self) -> bool:
        """An empty roster is none."""
        return bool(self.roster and self.roster.schools)


@dataclass(slots=True)
class CheckedForm:
    """A form as it was read, identified, with every finding of it alone."""

    form: Return
    findings: list[Finding]

    @property
    def status(self) -> Status:
        """Valid or invalid."""
        errors = any(found.severity is Severity.ERROR for found in self.findings)
        return Status.INVALID if errors else Status.VALID


@dataclass(slots=True)
class FileReading:
    """What became of a file: its forms, or the paper that it is, or the reason why nothing could be read.

    It can be sent between processes. `sender` is the school that speaks from a file that could not be read.

    `file` is the contract's `file`, `content_hash` b"" if the bytes could not be had. `format` is the registry's name
    of what it is and `grids` name of each sheet or table and whether it is hidden, once it was opened.
    """

    file: str
    content_hash: bytes = b""
    format: str = ""
    grids: list[tuple[str, bool]] = field(default_factory=list)
    forms: list[CheckedForm] = field(default_factory=list)
    paper: Paper | None = None
    reason: Finding | None = None
    sender: Sender | None = None
    is_own_output: bool = False

    @property
    def has_errors(self) -> bool:
        """No form could be read, or one of them is invalid."""
        return self.reason is not None or any(checked.status is Status.INVALID for checked in self.forms)


class Examiner:
    """Examines one file after the other. Lives in a worker; keeps what can be used again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reader = FormReader(settings.checklist, term=settings.term)

    def read(self, source: Source) -> FileReading:
        """The forms of one file with their findings. Never raises for what is in the file."""
        try:
            return self.read_data(source.display, source.load())
        except Exception as error:
            reading = FileReading(source.display, reason=_reason(error))
            self._look_beside(reading, b"", None)
            return reading

    def read_data(self, file: str, data: bytes) -> FileReading:
        """The same of a file's bytes."""
        reading = FileReading(file)
        document = None
        try:
            reading.content_hash = blake2b(data, digest_size=16).digest()
            if is_own_text(data):
                reading.is_own_output = True
                return reading
            document = open_document(data, file)
            reading.format = document.format
            reading.grids = [(grid.name, grid.hidden) for grid in document.grids]
            if is_own_document(document):
                reading.is_own_output = True
                return reading
            reading.forms = [self._checked(form, document) for form in self._reader.read(document, file, self._settle)]
        except Exception as error:
            reading.reason = _reason(error)
            self._look_beside(reading, data, document)
        return reading

    def _look_beside(self, reading: FileReading, data: bytes, document: Document | None) -> None:
        """What a file without a form is else: a paper of a school's, or at least whose."""
        settings, reason = self._settings, reading.reason
        if reason is None or not (settings.roster and settings.has_roster):
            return
        try:
            seen = read_paper(reading.file, data, document, settings.checklist, settings.roster)
            reading.sender = seen.sender
            if seen.sender and reason.code in _PAPER_CODES:
                tables = self._reader.measures(document) if document else MeasureTables()
                materials = seen.materials or seen.materials_with(tables)
                if materials:
                    some = document and (tables.rectifications or tables.followups)
                    older = self._reader.older_measures(document) if document and some else {}
                    reading.paper = Paper(reading.file, seen.sender, materials, tables, older, seen.gaps)
                    reading.reason = None
        except Exception as error:
            reading.reason = _reason(error)

    def _settle(self, form: Return) -> None:
        """Say whose the form is and for when, and apply what the ledger says of it."""
        self._identify(form)
        if ledger := self._settings.ledger:
            today = self._reader.editions[form.version].today
            ledger.corrections.settle(form, today, self._identify)
            ledger.settle(form, today)

    def _checked(self, form: Return, document: Document) -> CheckedForm:
        """The form, settled, held against its version of the checklist, then carried over to the checklist's items."""
        settings = self._settings
        edition = self._reader.editions[form.version]
        if settings.checklist.materials and not form.part:
            form.materials = materials_beside_form(settings.checklist.materials, document.grids)
        findings = check_return(form, edition.checklist, self._reader.answers(form.version), settings.term)
        if edition.checklist is not settings.checklist:
            findings = carry_over(form, findings, edition, settings.checklist)
        ledger = settings.ledger
        return CheckedForm(form, ledger.corrections.accept(form, findings) if ledger else findings)

    def _identify(self, form: Return) -> None:
        identify(form, self._settings.roster, self._settings.term)

    def __call__(self, source: Source) -> Examined:
        """All returns of one file, as digests and JSON lines; none for a result of ours. Never raises for what is in it."""
        reading = self.read(source)
        if reading.is_own_output:
            return []
        reason = reading.reason
        if reason is None:
            try:
                if reading.paper:
                    return [_recorded_paper(reading.paper)]
                return [self._recorded(checked, source, reading.content_hash) for checked in reading.forms]
            except Exception as error:
                reason = _reason(error)
        return [unreadable_return(self._settings, source, reason, reading.sender, reading.content_hash)]

    def _recorded(self, checked: CheckedForm, source: Source, content_hash: bytes) -> tuple[ReturnDigest, bytes]:
        form, findings = checked.form, checked.findings
        return_record = record.record_of(form, checked.status, findings, self._settings.checklist)
        line = record.dump_json(return_record)
        return _digest(form, return_record, findings, source, content_hash, len(line)), line


def _recorded_paper(paper: Paper) -> tuple[AttachmentDigest, bytes]:
    line = record.dump_json(record.attachment_record_of(paper))
    return AttachmentDigest(
        paper.file,
        paper.sender.school,
        paper.materials,
        *answered_items(paper.tables),
        rectifications=len(paper.tables.rectifications),
        followups=len(paper.tables.followups),
        gaps=paper.gaps,
        size=len(line),
        older=tuple((version, answered_items(tables)) for version, tables in paper.older.items()),
    ), line


def _reason(error: Exception) -> Finding:
    """Why a file could not be read. A fault of ours costs the one file, and is told."""
    if isinstance(error, Unreadable):
        return finding(error.code, error.message, hint=error.hint)
    if isinstance(error, MemoryError):
        return file_too_much("内存超过上限")
    return finding("JF001", f"读取这个文件时{program_fault(error)}", hint=TELL_MAINTAINERS)


def file_too_much(what: str) -> Finding:
    """Why a file was given up that needs more than it may; `what` it did, in Chinese."""
    return finding("JF004", f"读取这个文件{what}，已放弃读取")


def _digest(
    form: Return,
    return_record: ReturnRecord,
    findings: Sequence[Finding],
    source: Source,
    content_hash: bytes,
    size: int,
) -> ReturnDigest:
    severities = [found.severity for found in findings]
    outside_term = any(found.code == "JF106" for found in findings)
    return ReturnDigest(
        file=form.file,
        status=Status(return_record["status"]),
        school=form.school,
        known=form.known,
        term=form.term,
        filled_on=form.filled_on,
        modified=source.modified,
        digest=content_hash,
        answers=tuple([response.answer for response in form.responses]),
        locations=tuple([response["location"] for response in return_record["responses"]]),
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
        size=size,
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


def lost_sender(settings: Settings, file: str) -> Sender | None:
    """The school that speaks from a file that was given up, by its name and folders alone."""
    return paper_sender(file, (), settings.roster) if settings.roster and settings.has_roster else None


def unreadable_return(
    settings: Settings, source: Source, reason: Finding, sender: Sender | None = None, content_hash: bytes = b""
) -> tuple[ReturnDigest, bytes]:
    """The return of a file that no form could be read from."""
    responses = [Response(item.number) for item in settings.checklist.items]
    form = Return(source.display, responses=responses, sender=sender)
    if settings.ledger:
        settings.ledger.corrections.weigh(form)
    findings = [reason, *(settlement_finding(settled, None) for settled in form.settled)]
    return_record = record.record_of(form, Status.UNREADABLE, findings, settings.checklist)
    line = record.dump_json(return_record)
    digest = _digest(form, return_record, findings, source, content_hash, len(line))
    digest.note = reason.message
    return digest, line
