"""Where the time goes: the stages that a return passes, timed one by one in one process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.checking.record import record_of
from jianfu_cli.checking.record_lines import dump_json
from jianfu_cli.definition import checklist
from jianfu_cli.intake.archives import Source
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.digest import Status
from jianfu_cli.returns.identification import identify
from jianfu_cli.roster import roster_files
from jianfu_cli.rules import checks as rules
from jianfu_cli.tools.errors import Unreadable

from .returns import TERM, make


class _Stages:
    """What examination does with a file, with a clock between the steps."""

    def __init__(self, listed: Path) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._checklist, self._roster = checklist.load_checklist(), roster_files.load_roster(listed)
        self._answers = AnswerReader(self._checklist)
        self._reader = FormReader(self._checklist, self._answers)
        self._clock = 0.0

    def _lap(self, stage: str) -> None:
        now = time.process_time()
        self.spent[stage] += now - self._clock
        self._clock = now

    def examine(self, source: Source) -> None:
        """One file through all stages."""
        self._clock = time.process_time()
        data = source.load()
        blake2b(data, digest_size=16).digest()
        self._lap("load and hash the file")
        document = open_document(data)
        self._lap("guard and parse: file -> grids")
        forms = self._reader.read(document, source.display)
        self._lap("read the form: grids -> return")
        for form in forms:
            identify(form, self._roster, TERM)
            self._lap("identify the school and term")
            findings = rules.check_return(form, self._checklist, self._answers, TERM)
            self._lap("rules: return -> findings")
            dump_json(record_of(form, Status.VALID, findings, self._checklist))
            self._lap("record: return -> JSON")


def stages(where: Path, schools: int) -> Iterator[str]:
    """A Markdown table: milliseconds of processor time a return, for each format."""
    columns: list[dict[str, float]] = []
    for file_format in ("xlsx", "docx"):
        returns = make(where / file_format, schools, (file_format,))
        timed, count = _Stages(returns.roster), 0
        for source in find_sources([str(returns.folder)]):
            count += 1
            if isinstance(source, Source):
                try:
                    timed.examine(source)
                except Unreadable:
                    continue
        columns.append({stage: 1000 * spent / count for stage, spent in timed.spent.items()})
    yield "| Stage | .xlsx | .docx |"
    yield "| --- | ---: | ---: |"
    for stage in columns[0]:
        yield f"| {stage} | {columns[0][stage]:.2f} ms | {columns[1][stage]:.2f} ms |"
    yield f"| together | {sum(columns[0].values()):.2f} ms | {sum(columns[1].values()):.2f} ms |"
