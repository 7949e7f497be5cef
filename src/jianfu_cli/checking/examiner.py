"""One file -> its forms, identified and held against the rules, or the paper that it is."""

from __future__ import annotations

from hashlib import blake2b

from ..intake import Document, Source, is_own_document, is_own_text, open_document
from ..reading import FormReader
from ..returns import (
    AttachmentDigest,
    MeasureTables,
    Paper,
    Return,
    ReturnDigest,
    Sender,
    identify,
    materials_beside_form,
    paper_sender,
)
from ..rules import Finding, check_return, finding
from ..tools import TELL_MAINTAINERS, Unreadable, program_fault
from .carry_over import carry_over
from .check_settings import Settings
from .file_reading import CheckedForm, FileReading
from .paper_reading import read_paper
from .recording import recorded_form, recorded_paper, unreadable_return

# Of each form in a file its digest, and its record as a line of JSON; or those of a file that is a school's material.
Examined = list[tuple[ReturnDigest | AttachmentDigest, bytes]]


# No form, or a format that is not read: what a school writes beside the form may be so. A broken file may be anything.
_PAPER_CODES = ("JF003", "JF005")


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
                    return [recorded_paper(reading.paper)]
                return [
                    recorded_form(checked, self._settings.checklist, source, reading.content_hash)
                    for checked in reading.forms
                ]
            except Exception as error:
                reason = _reason(error)
        return [unreadable_return(self._settings, source, reason, reading.sender, reading.content_hash)]


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


def lost_sender(settings: Settings, file: str) -> Sender | None:
    """The school that speaks from a file that was given up, by its name and folders alone."""
    return paper_sender(file, (), settings.roster) if settings.roster and settings.has_roster else None
