"""Paths -> checked returns: read, identified, checked, in order, spread over processes, the records in a spool."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import IO, Any, Self

from ..definition import Checklist
from ..intake import Skipped, Source, find_sources, is_heavy
from ..returns import ReturnDigest, Status
from ..rules import AcrossFindings, Severity, check_across
from ..tools import OutputError, Unreadable, system_reason
from . import record
from .examiner import Examined, Examiner, Settings, file_too_much, unreadable_return
from .workers import SECONDS_PER_TASK, Lost, ordered

SMALL = 16  # so many files are read in this process: starting others would take longer
SPOOL_IN_MEMORY = 30_000_000  # bytes, before the spool goes to disk

Progress = Callable[[int], None]


class _Lost:
    """What becomes of a file whose process died or hung."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist

    def __call__(self, source: Source, reason: Lost) -> Examined:
        what = f"用时超过 {SECONDS_PER_TASK:.0f} 秒" if reason == "timeout" else "时程序异常终止（内存超限或文件有害）"
        return [unreadable_return(self._checklist, source, file_too_much(what))]


@dataclass(slots=True)
class Examination:
    """All returns of a run: heads in order, findings across them, and the records in the spool."""

    heads: list[ReturnDigest]
    across: AcrossFindings
    skipped: Counter[str]
    _spool: IO[bytes] = field(repr=False)

    def lines(self) -> Iterator[tuple[ReturnDigest, bytes]]:
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
        return Examination(heads, check_across(heads, settings.has_roster), skipped, spool)
    except BaseException as error:
        with contextlib.suppress(OSError):
            spool.close()
        if isinstance(error, OSError):
            raise OutputError(f"临时文件夹不能用：{system_reason(error)}") from None
        raise


def _spooled(results: Iterable[Examined], spool: IO[bytes], progress: Progress | None) -> Iterator[ReturnDigest]:
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
    for found in find_sources(paths):
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
