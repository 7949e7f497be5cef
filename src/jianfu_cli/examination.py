"""Paths -> checked returns: read, identified, checked, in order, spread over processes, the records in a spool."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, islice
from typing import IO, Any, Self

from . import record, rules
from .answers import AnswerReader
from .checklist import Checklist
from .errors import OutputError, fault
from .findings import Finding, Severity, finding
from .heads import Head, Status
from .identification import identify
from .intake.sources import Skipped, Source, find
from .reading.form import FormReader
from .reading.grid import Unreadable
from .reading.opening import is_heavy, read
from .record import ReturnRecord
from .returns import Response, Return
from .roster import Roster
from .rules.across import Across, check, copies
from .safewriting import reason
from .term import Term
from .workers import SECONDS_PER_TASK, Lost, ordered

SMALL = 16  # so many files are read in this process: starting others would take longer
SPOOL_IN_MEMORY = 30_000_000  # bytes, before the spool goes to disk

Examined = list[tuple[Head, bytes]]
Progress = Callable[[int], None]


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
            forms = self._reader.read(read(data), source.display)
            return [self._examine(form, source, digest) for form in forms]
        except Unreadable as error:
            return [
                unreadable(
                    self._settings.checklist, source, finding(error.code, error.message, hint=error.hint), digest
                )
            ]
        except MemoryError:
            return [unreadable(self._settings.checklist, source, _too_much("内存超过上限"), digest)]
        except Exception as error:  # a fault of ours costs the one file, and is told
            why = finding("JF001", f"读取这个文件时{fault(error)}", hint="请把文件和这句话交给维护人员")
            return [unreadable(self._settings.checklist, source, why, digest)]

    def _examine(self, form: Return, source: Source, digest: bytes) -> tuple[Head, bytes]:
        settings = self._settings
        identify(form, settings.roster, settings.term)
        findings = rules.check(form, settings.checklist, self._answers, settings.term)
        status = Status.INVALID if any(one.severity is Severity.ERROR for one in findings) else Status.VALID
        written = record.of(form, status, findings, settings.checklist)
        line = record.dump(written)
        return _head(form, written, findings, source, digest, len(line)), line


def _head(
    form: Return, written: ReturnRecord, findings: Sequence[Finding], source: Source, digest: bytes, size: int
) -> Head:
    severities = [one.severity for one in findings]
    return Head(
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
        copies=copies(form),
        counts=(
            severities.count(Severity.ERROR),
            severities.count(Severity.WARNING),
            severities.count(Severity.INFO),
        ),
        codes=tuple(dict.fromkeys(one.code for one in findings if one.severity is Severity.ERROR)),
        rectifications=len(form.rectifications),
        size=size,
    )


def unreadable(checklist: Checklist, source: Source, why: Finding, digest: bytes = b"") -> tuple[Head, bytes]:
    """The return of a file that no form could be read from."""
    form = Return(source.display, [Response(item.number) for item in checklist.items])
    written = record.of(form, Status.UNREADABLE, [why], checklist)
    line = record.dump(written)
    head = _head(form, written, [why], source, digest, len(line))
    head.note = why.message
    return head, line


def _too_much(what: str) -> Finding:
    return finding("JF004", f"读取这个文件{what}，已放弃读取")


class _Lost:
    """What becomes of a file whose process died or hung."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist

    def __call__(self, source: Source, reason: Lost) -> Examined:
        what = f"用时超过 {SECONDS_PER_TASK:.0f} 秒" if reason == "timeout" else "时程序异常终止（内存超限或文件有害）"
        return [unreadable(self._checklist, source, _too_much(what))]


@dataclass(slots=True)
class Examination:
    """All returns of a run: heads in order, findings across them, and the records in the spool."""

    heads: list[Head]
    across: Across
    skipped: Counter[str]
    _spool: IO[bytes] = field(repr=False)

    def lines(self) -> Iterator[tuple[Head, bytes]]:
        """Each return's JSON line, in order, the findings across returns included."""
        self._spool.seek(0)
        for index, head in enumerate(self.heads):
            line = self._spool.read(head.size)
            yield head, record.with_findings(line, self.across.findings.get(index, ()))

    def line(self, index: int) -> bytes:
        """The JSON line of one return."""
        head = self.heads[index]
        self._spool.seek(head.offset)
        return record.with_findings(self._spool.read(head.size), self.across.findings.get(index, ()))

    def totals(self) -> dict[str, int]:
        """The contract's totals: returns by status, findings by severity."""
        statuses = Counter(head.status for head in self.heads)
        added = Counter(one.severity for found in self.across.findings.values() for one in found)
        counts = [sum(head.counts[i] for head in self.heads) for i in range(3)]
        return {
            "files": len(self.heads),
            **{status.value: statuses[status] for status in Status},
            **{severity.value: counts[i] + added[severity] for i, severity in enumerate(Severity)},
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Give up the spool."""
        self._spool.close()


def examine(paths: Sequence[str], settings: Settings, jobs: int, progress: Progress | None = None) -> Examination:
    """Read and check everything under `paths`. The result is the same for any number of jobs.

    `progress` is told the number of files done. Raises JianfuError for a path that is not there.
    Use the result in a `with`: its records lie in a temporary file.
    """
    skipped: Counter[str] = Counter()
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY)  # noqa: SIM115  (closed by Examination)
    try:
        heads = list(_spooled(_results(_sources(paths, skipped), settings, jobs), spool, progress))
        return Examination(heads, check(heads, settings.has_roster), skipped, spool)
    except BaseException as error:
        with contextlib.suppress(OSError):
            spool.close()
        if isinstance(error, OSError):
            raise OutputError(f"临时文件夹不能用：{reason(error)}") from None
        raise


def _spooled(results: Iterable[Examined], spool: IO[bytes], progress: Progress | None) -> Iterator[Head]:
    """Each head, its line written to the spool."""
    shared: dict[Any, Any] = {}
    offset = 0
    for done, examined in enumerate(results, start=1):
        for head, line in examined:
            head.offset, offset = offset, offset + head.size
            head.share(shared)
            spool.write(line)
            yield head
        if progress:
            progress(done)


def _sources(paths: Sequence[str], skipped: Counter[str]) -> Iterator[Source]:
    for found in find(paths):
        if isinstance(found, Skipped):
            skipped[found.reason] += 1
        else:
            yield found


def _results(sources: Iterable[Source], settings: Settings, jobs: int) -> Iterator[Examined]:
    iterator = iter(sources)
    first = list(islice(iterator, SMALL + 1))
    if len(first) > SMALL:
        if settings.roster:
            settings.roster.prepare()
        lost = _Lost(settings.checklist)
        yield from ordered(Examiner, (settings,), chain(first, iterator), lost, max(1, jobs))
        return
    examiner = Examiner(settings)
    for source in first:
        yield _alone(source, settings) if _needs_child(source) else examiner(source)


def _needs_child(source: Source) -> bool:
    """Whether the file is large enough to be read where it can be ended."""
    try:
        return is_heavy(source.load())
    except Unreadable:
        return False


def _alone(source: Source, settings: Settings) -> Examined:
    return next(ordered(Examiner, (settings,), [source], _Lost(settings.checklist), 1))
