"""One file -> its checked returns: read, identified, held against the rules, as digests and JSON lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ..answers import AnswerReader
from ..definition import Checklist, Term
from ..intake import Source, open_document
from ..reading import FormReader
from ..returns import Response, Return, ReturnDigest, Status, identify
from ..roster import Roster
from ..rules import Finding, Severity, check_return, explanation_hashes, finding
from ..tools import Unreadable, program_fault
from . import record
from .record import ReturnRecord

Examined = list[tuple[ReturnDigest, bytes]]


@dataclass(frozen=True, slots=True)
class Settings:
    """What returns are held against. `term` is the term asked for."""

    checklist: Checklist
    roster: Roster | None = None
    term: Term | None = None

    @property
    def has_roster(self) -> bool:
        """An empty roster is none."""
        return bool(self.roster and self.roster.schools)


class Examiner:
    """One file -> its returns as heads and JSON lines. Lives in a worker; keeps what can be used again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._answers = AnswerReader(settings.checklist)
        self._reader = FormReader(settings.checklist, self._answers)

    def __call__(self, source: Source) -> Examined:
        """All returns of one file. Never raises for what is in the file."""
        digest = b""
        try:
            data = source.load()
            digest = blake2b(data, digest_size=16).digest()
            forms = self._reader.read(open_document(data), source.display)
            return [self._examine(form, source, digest) for form in forms]
        except Unreadable as error:
            return [
                unreadable_return(
                    self._settings.checklist, source, finding(error.code, error.message, hint=error.hint), digest
                )
            ]
        except MemoryError:
            return [unreadable_return(self._settings.checklist, source, file_too_much("内存超过上限"), digest)]
        except Exception as error:  # a fault of ours costs the one file, and is told
            why = finding("JF001", f"读取这个文件时{program_fault(error)}", hint="请把文件和这句话交给维护人员")
            return [unreadable_return(self._settings.checklist, source, why, digest)]

    def _examine(self, form: Return, source: Source, digest: bytes) -> tuple[ReturnDigest, bytes]:
        settings = self._settings
        identify(form, settings.roster, settings.term)
        findings = check_return(form, settings.checklist, self._answers, settings.term)
        status = Status.INVALID if any(one.severity is Severity.ERROR for one in findings) else Status.VALID
        written = record.record_of(form, status, findings, settings.checklist)
        line = record.dump_json(written)
        return _digest(form, written, findings, source, digest, len(line)), line


def _digest(
    form: Return, written: ReturnRecord, findings: Sequence[Finding], source: Source, digest: bytes, size: int
) -> ReturnDigest:
    severities = [one.severity for one in findings]
    return ReturnDigest(
        file=form.file,
        status=Status(written["status"]),
        school=form.school,
        known=form.known,
        term=form.term,
        filled_on=form.filled_on,
        modified=source.modified,
        digest=digest,
        answers=tuple([one.answer for one in form.responses]),
        locations=tuple([one["location"] for one in written["responses"]]),
        copies=explanation_hashes(form),
        counts=(
            severities.count(Severity.ERROR),
            severities.count(Severity.WARNING),
            severities.count(Severity.INFO),
        ),
        codes=tuple(dict.fromkeys(one.code for one in findings if one.severity is Severity.ERROR)),
        rectifications=len(form.rectifications),
        size=size,
        part=form.part,
    )


def unreadable_return(
    checklist: Checklist, source: Source, why: Finding, digest: bytes = b""
) -> tuple[ReturnDigest, bytes]:
    """The return of a file that no form could be read from."""
    form = Return(source.display, [Response(item.number) for item in checklist.items])
    written = record.record_of(form, Status.UNREADABLE, [why], checklist)
    line = record.dump_json(written)
    head = _digest(form, written, [why], source, digest, len(line))
    head.note = why.message
    return head, line


def file_too_much(what: str) -> Finding:
    return finding("JF004", f"读取这个文件{what}，已放弃读取")
