"""Where the semester stands in a working folder: what is there, by names and times; only the ledger and a new roster are read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..definition import FORM_SHEET
from ..intake import CONFIG_FILE
from ..reports import REPORTS
from ..tools import JianfuError
from .arrivals import Arrivals, arrivals
from .desk_settings import DeskSettings, desk_settings
from .last_results import LastResults, last_results, places_of
from .look_alikes import instead_of, newer_than

if TYPE_CHECKING:
    from ..ledger import OpenRows

_MOST_FORMS = 100_000  # that are counted
_FORM_ENDINGS = (".xlsx", ".docx")


@dataclass(slots=True)
class Standing:
    """What is known of the semester.

    `places` are where returns are looked for: where jianfu.yaml says, and where the last summary found some.
    `schools` is None without a roster that can be read; `forms` counts the schools that blank forms were made for;
    `newer` are the files by which the results would be others today; `problems` are sentences about what can't be read.
    `ledger_broken`: it was changed since the summary, and has mistakes that stop every run.
    """

    settings: DeskSettings
    places: tuple[str, ...]
    received: Arrivals
    results: LastResults | None = None
    schools: int | None = None
    forms: int = 0
    waiting: OpenRows | None = None
    replied: float | None = None
    newer: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    ledger_broken: bool = False

    @property
    def outdated(self) -> bool:
        """Whether the results do not hold what is there now."""
        return self.results is not None and bool(self.received.new or self.newer)

    @property
    def to_settle(self) -> int:
        """Rows of the ledger that wait for people."""
        return self.waiting.rulings + self.waiting.corrections if self.waiting else 0

    @property
    def unasked(self) -> int:
        """Schools with a return that was sent back for which no row of the ledger waits: it was not run since."""
        if self.results is None or self.outdated:
            return 0
        return len(self.results.rejected - (self.waiting.schools if self.waiting else set()))


def is_working_folder() -> bool:
    """Whether the current folder has a jianfu.yaml."""
    try:
        return Path(CONFIG_FILE).is_file()
    except OSError:
        return False


def standing_now() -> Standing:
    """How the current folder stands. Raises JianfuError with every mistake if jianfu.yaml is broken."""
    settings = desk_settings(Path())
    problems: list[str] = []
    results = _results(Path(settings.results, REPORTS["json"].file), problems)
    places = tuple(dict.fromkeys((*settings.returns, *sorted(places_of(results) if results else ()))))
    received = arrivals(places, settings.in_use, results)
    found = Standing(settings, places, received, results, problems=problems)
    found.schools = _schools(settings.roster, results, problems)
    found.forms = len({path.stem for path in _forms(settings)})
    found.waiting = _waiting(Path(settings.ledger), problems)
    problems += _under_near_names(settings, found.schools)
    found.replied = _changed(settings.replies)
    if results:
        used = [name for name in (settings.roster, settings.ledger, CONFIG_FILE) if name]
        found.newer = [name for name in used if (_changed(name) or 0.0) > results.made]
    if found.waiting and settings.ledger in found.newer:
        found.ledger_broken = _has_mistakes(settings, problems)
    if settings.previous and not Path(settings.previous).exists():
        problems.append(f"上期 {settings.previous} 找不到，请改正 {CONFIG_FILE} 中的 previous")
    return found


def changed_since_summary(folder: Path) -> list[str]:
    """What was changed in another working folder since its last summary, as people call it; nothing without a summary."""
    try:
        settings = desk_settings(folder)
        results = last_results(folder / settings.results / REPORTS["json"].file)
    except (JianfuError, OSError, ValueError):
        return []  # whoever reads them will tell
    if results is None:
        return []
    received = arrivals(
        [str(folder / name) for name in settings.returns], [str(folder / name) for name in settings.in_use], None
    )
    names = [name for name in (settings.roster, settings.ledger) if name]
    newer = [name for name in names if (_changed(str(folder / name)) or 0.0) > results.made]
    return [*(["收回的表"] if received.latest > results.made else []), *newer]


def _results(path: Path, problems: list[str]) -> LastResults | None:
    try:
        return last_results(path)
    except (OSError, ValueError):
        problems.append(f"{path} 读不出，请重新运行 jianfu summarize")
        return None


def _schools(roster: str | None, results: LastResults | None, problems: list[str]) -> int | None:
    """How many schools are expected: as the last summary found, if the roster is the same since; else it is read."""
    if roster is None:
        return None
    changed = _changed(roster)
    if changed is None:
        usual = f"找不到名册 {roster}。请把名册放进来，或改正 {CONFIG_FILE} 中的 roster"
        problems.append(instead_of(roster) or usual)
        return None
    if results and results.expected is not None and changed <= results.made:
        return results.expected
    from ..roster import load_roster

    try:
        return len(load_roster(Path(roster)).schools)
    except JianfuError as error:
        problems.append(str(error))
        return None


def _forms(settings: DeskSettings) -> Iterator[Path]:
    """The blank forms that were made for schools, in the term's folder if there is a term."""
    top = Path(settings.forms, settings.term.id) if settings.term else Path(settings.forms)
    files = (Path(folder, name) for folder, _, names in os.walk(top) for name in names)
    for _, path in zip(range(_MOST_FORMS), files, strict=False):
        if path.suffix in _FORM_ENDINGS and path.stem.endswith(f"-{FORM_SHEET}"):
            yield path


def _waiting(path: Path, problems: list[str]) -> OpenRows | None:
    from ..ledger import open_rows

    try:
        return open_rows(path)
    except JianfuError as error:
        problems.append(str(error))
        return None


def _has_mistakes(settings: DeskSettings, problems: list[str]) -> bool:
    """Whether the ledger would stop a run; it takes a while to see, so it is only asked of one that was just changed."""
    from ..definition import load_checklist
    from ..ledger import load_ledger
    from ..roster import load_roster

    try:
        checklist = load_checklist(Path(settings.checklist) if settings.checklist else None)
        roster = load_roster(Path(settings.roster), checklist.issuer) if settings.roster else None
    except JianfuError:
        return False  # told elsewhere
    try:
        load_ledger(Path(settings.ledger), checklist, roster)
    except JianfuError as error:
        first, *more = str(error).splitlines()
        problems.append(first + (f"（还有 {len(more)} 处，运行 jianfu validate 全部列出）" if more else ""))
        return True
    return False


def _under_near_names(settings: DeskSettings, schools: int | None) -> Iterator[str]:
    """What is told of a ledger or roster that lies there under a near name."""
    if alike := instead_of(settings.ledger) or newer_than(settings.ledger):
        yield alike
    if settings.roster and (alike := newer_than(settings.roster, whatever_age=not schools)):
        yield alike


def _changed(name: str) -> float | None:
    """The time of a file or folder, None if it is not there."""
    try:
        return os.stat(name).st_mtime  # noqa: PTH116
    except OSError:
        return None
