"""Paths -> checked returns in order, spread over processes, the records in a spool; or each file as it was read."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import IO, Any, Self

from ..intake import OWN_OUTPUT, Skipped, Source, find_sources, is_heavy, portable_names
from ..returns import AttachmentDigest, ReturnDigest, Settled, Status
from ..rules import AcrossFindings, Finding, Severity, check_across
from ..tools import OutputError, Unreadable, system_reason
from . import record
from .ambiguous_files import SetAside, set_aside
from .copies_accepted import accept_across
from .examiner import Examined, Examiner, FileReading, Settings, file_too_much, lost_sender, unreadable_return
from .withdrawals import Answered, withdraw
from .worker_process import SECONDS_PER_TASK
from .worker_start import FORKS
from .workers import Lost, ordered

SMALL = 16  # so many files are read by one process: starting others would take longer
SPOOL_IN_MEMORY = 30_000_000  # bytes, before the spool goes to disk

Progress = Callable[[int], None]


@dataclass(slots=True)
class Examination:
    """All returns of a run: digests in order, findings across them, and the records in the spool.

    `attachments` are the papers of schools without a form, `answered` the findings of a return that its school's papers
    answer, by its index; `noted` what the ledger settled across returns,
    `set_aside` the rows that were applied to a return and turned out to fit others as well.
    """

    digests: list[ReturnDigest]
    attachments: list[AttachmentDigest]
    across: AcrossFindings
    skipped: Counter[str]
    _spool: IO[bytes] = field(repr=False)
    answered: Answered = field(default_factory=dict)
    noted: dict[int, Settled] = field(default_factory=dict)
    set_aside: SetAside = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[ReturnDigest, bytes]]:
        """Each return's JSON line, in order, the findings across returns included."""
        for index, digest in enumerate(self.digests):
            yield digest, self.line(index)

    def line(self, index: int) -> bytes:
        """The JSON line of one return."""
        line = record.without_rows(self._read(self.digests[index]), self.set_aside.get(index, ()))
        line = record.without_findings(line, self.answered.get(index, ()))
        if settled := self.noted.get(index):
            line = record.with_settled(line, settled)
        return record.with_findings(line, self.across.findings.get(index, ()))

    def attachment_line(self, attachment: AttachmentDigest) -> bytes:
        """The JSON line of one paper."""
        return self._read(attachment)

    def _read(self, place: ReturnDigest | AttachmentDigest) -> bytes:
        if self._spool.tell() != place.offset:
            self._spool.seek(place.offset)
        return self._spool.read(place.size)

    def take_spool(self) -> IO[bytes]:
        """The spool, from now on the caller's to close: a digest's `offset` and `size` lead to its record in it."""
        spool, self._spool = self._spool, io.BytesIO()
        return spool

    def totals(self) -> dict[str, int]:
        """The contract's totals: returns by status, findings by severity."""
        statuses = Counter(digest.status for digest in self.digests)
        added = Counter(found.severity for findings in self.across.findings.values() for found in findings)
        counts = [sum(digest.counts[i] for digest in self.digests) for i in range(3)]
        return {
            "files": len(self.digests),
            **{status.value: statuses[status] for status in Status},
            **{severity.value: counts[i] + added[severity] for i, severity in enumerate(Severity)},
            "attachments": len(self.attachments),
        }

    def is_superseded(self, index: int) -> bool:
        """Whether another return of the same school counts: nothing is to be done about this one."""
        return any(found.code == "JF401" for found in self.across.findings.get(index, ()))

    def applied_rows(self) -> set[str]:
        """The rows of the ledger that settled something."""
        return {row for digest in self.digests for row in digest.settled}

    def materials(self) -> dict[str, int]:
        """How many papers there are of each material, by its title; those that most are first."""
        counts = Counter(title for attachment in self.attachments for title in attachment.materials)
        return dict(counts.most_common())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Give up the spool."""
        self._spool.close()


def examine(
    paths: Sequence[str], settings: Settings, jobs: int, progress: Progress | None = None, *, portable: bool = False
) -> Examination:
    """Read and check everything under `paths`. The result is the same for any number of jobs.

    Files are named by the paths as typed; `portable`: by no absolute one, for what is sent to others.
    `progress` is told the number of files done. Raises JianfuError for a path that is not there.
    Use the result in a `with`: its records lie in a temporary file.
    """
    skipped: Counter[str] = Counter()
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY)  # noqa: SIM115  (closed by Examination)
    try:
        digests: list[ReturnDigest] = []
        attachments: list[AttachmentDigest] = []
        sources = _sources(paths, settings, skipped, portable)
        for digest in _spooled(_results(sources, settings, jobs), spool, skipped, progress):
            if isinstance(digest, ReturnDigest):
                digests.append(digest)
            else:
                attachments.append(digest)
        ambiguous = set_aside(digests, settings.ledger)
        across = check_across(digests, settings.has_roster)
        noted = accept_across(digests, across, settings.ledger, settings.has_roster)
        examination = Examination(digests, attachments, across, skipped, spool)
        examination.noted, examination.set_aside = noted, ambiguous
        examination.answered = withdraw(digests, attachments, examination.line)
        return examination
    except BaseException:
        with contextlib.suppress(OSError):
            spool.close()
        raise


def _spooled(
    results: Iterable[Examined], spool: IO[bytes], skipped: Counter[str], progress: Progress | None
) -> Iterator[ReturnDigest | AttachmentDigest]:
    """Each digest, its line written to the spool. A file without any is a result of ours."""
    shared: dict[Any, Any] = {}
    offset = 0
    for done, examined in enumerate(results, start=1):
        if not examined:
            skipped[OWN_OUTPUT] += 1
        for digest, line in examined:
            digest.offset, offset = offset, offset + digest.size
            digest.share(shared)
            try:
                spool.write(line)
            except OSError as error:
                raise OutputError(
                    f"不能在临时文件夹 {tempfile.gettempdir()} 里暂存结果：{system_reason(error)}"
                ) from None
            yield digest
        if progress:
            progress(done)


def _sources(paths: Sequence[str], settings: Settings, skipped: Counter[str], portable: bool) -> Iterator[Source]:
    for found in find_sources(paths, settings.in_use, portable_names(paths) if portable else ()):
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
        yield from ordered(Examiner, (settings,), chain(first, iterator), _lost_return(settings), max(1, jobs))
        return
    if FORKS:
        yield from ordered(Examiner, (settings,), first, _lost_return(settings), 1)
        return
    examiner = Examiner(settings)
    for source in first:
        if _needs_child(source):
            yield from ordered(Examiner, (settings,), [source], _lost_return(settings), 1)
        else:
            yield examiner(source)


def read_files(path: str, settings: Settings) -> Iterator[Skipped | FileReading]:
    """Each file behind `path` as it was read, or why it was left out; within the limits of `examine`.

    Raises JianfuError if the path is not there.
    """
    examiner = Examiner(settings)
    for found in find_sources([path], settings.in_use):
        if isinstance(found, Skipped):
            yield found
            continue
        in_child = _needs_child(found)
        reading = (
            next(ordered(_file_reader, (settings,), [found], _lost_reading, 1)) if in_child else examiner.read(found)
        )
        yield Skipped(reading.file, OWN_OUTPUT) if reading.is_own_output else reading


def _file_reader(settings: Settings) -> Callable[[Source], FileReading]:
    """What a process of its own does with a file that is only to be read."""
    return Examiner(settings).read


def _needs_child(source: Source) -> bool:
    """Whether the file must be read where it can be ended: each where that costs nothing, else what is large."""
    try:
        return FORKS or is_heavy(source.load())
    except Unreadable:
        return False


def _lost_return(settings: Settings) -> Callable[[Source, Lost], Examined]:
    """What becomes of a file whose process died or hung."""
    return lambda source, lost: [
        unreadable_return(settings, source, _why_lost(lost), lost_sender(settings, source.display))
    ]


def _lost_reading(source: Source, lost: Lost) -> FileReading:
    return FileReading(source.display, reason=_why_lost(lost))


def _why_lost(lost: Lost) -> Finding:
    what = f"用时超过 {SECONDS_PER_TASK:.0f} 秒" if lost == "timeout" else "时程序异常终止（内存超限或文件有害）"
    return file_too_much(what)
