"""A working folder: jianfu.yaml, a roster to fill in, returns/; with the example, sample schools and their returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..intake import CONFIG_FILE, LEDGER_FILE, WORDING_FILE
from ..ledger import empty_ledger
from ..tools import JianfuError, keep_copy, prepare_folder, prepare_own_folder, write_file
from . import example
from .carried_along import ROSTER, NextSemester
from .copied_checklist import KeptChecklist, kept_checklist
from .example_ledger import example_ledger
from .example_past import PAST_FOLDER, past_example
from .roster_sheet import roster_workbook
from .settings_edit import with_values
from .shipped_texts import shipped_settings, shipped_wording
from .starter import STARTER, starter
from .without_file import RESULTS_FOLDER, RETURNS_FOLDER

_File = tuple[str, Callable[[], bytes]]


@dataclass(slots=True)
class Created:
    """What was made, what was left alone, and under which name what was replaced lies now."""

    made: list[Path] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)
    kept: dict[Path, Path] = field(default_factory=dict)


def create_folder(
    folder: Path,
    checklist: KeptChecklist | None = None,
    *,
    example: bool = False,
    following: NextSemester | None = None,
    force: bool = False,
) -> Created:
    """Make what is missing in `folder`, with `force` also what is there; what a person wrote there is kept beside it.

    `checklist` is the one that it keeps, without it the shipped one; `following` what an earlier semester's folder gives
    along. Raises JianfuError if the folder can't be used.
    """
    if folder.exists() and not folder.is_dir():
        raise JianfuError(f"{folder} 是文件，不是文件夹。请换一个名字")
    prepare_folder(folder)
    for name in following.folders if following else (RETURNS_FOLDER,):
        prepare_folder(folder / name)
    if example:
        for own in (PAST_FOLDER, f"{PAST_FOLDER}/{RESULTS_FOLDER}"):  # what lies there is no return of this semester
            prepare_own_folder(folder / own)
    done = Created()
    kept = checklist or kept_checklist(None, folder)
    files = _example_files(kept) if example else _taken(following) if following else _files(kept)
    for name, content in files:
        path = folder / name
        prepare_folder(path.parent)
        if path.exists() and not force:
            done.left.append(path)
            continue
        data = content()
        if path.exists() and path.read_bytes() != data:
            done.kept[path] = keep_copy(path)
        write_file(path, data)
        done.made.append(path)
    return done


def _files(kept: KeptChecklist) -> Iterator[_File]:
    yield CONFIG_FILE, lambda: _settings(checklist=kept.name)
    yield from _copied(kept)
    yield ROSTER, lambda: roster_workbook(())
    yield LEDGER_FILE, lambda: empty_ledger(kept.definition)
    yield WORDING_FILE, shipped_wording
    yield STARTER, starter


def _copied(kept: KeptChecklist) -> Iterator[_File]:
    if kept.name and kept.data is not None:
        yield kept.name, partial(bytes, kept.data)


def _taken(along: NextSemester) -> Iterator[_File]:
    """The files that go along, and of the others what every folder begins with."""
    yield CONFIG_FILE, lambda: along.settings
    fresh: dict[str, Callable[[], bytes]] = {
        ROSTER: lambda: roster_workbook(()),
        LEDGER_FILE: lambda: empty_ledger(along.checklist),
        WORDING_FILE: shipped_wording,
        STARTER: starter,
    }
    if not along.begins_empty:
        del fresh[ROSTER]
    yield from (fresh | {name: partial(bytes, data) for name, data in along.files.items()}).items()


def _example_files(kept: KeptChecklist) -> Iterator[_File]:
    shown, checklist = example.load_example(), kept.definition
    assert shown.previous is not None
    past = past_example(shown.previous, checklist)
    yield (
        CONFIG_FILE,
        lambda: _settings(term=shown.term, deadline=shown.deadline, checklist=kept.name, previous=PAST_FOLDER),
    )
    yield from _copied(kept)
    yield ROSTER, lambda: roster_workbook(shown.schools)
    yield LEDGER_FILE, lambda: example_ledger(shown, checklist)
    yield WORDING_FILE, shipped_wording
    yield STARTER, starter
    for name, data in example.filled_forms(shown, checklist, past.previous):
        yield f"{RETURNS_FOLDER}/{name}", partial(bytes, data)
    yield from _past_files(shown.previous, past.files, f"../{kept.name}" if kept.name else None)


def _past_files(shown: example.Example, files: Mapping[str, bytes], checklist: str | None) -> Iterator[_File]:
    """The working folder of the example's semester before."""
    yield (
        f"{PAST_FOLDER}/{CONFIG_FILE}",
        lambda: _settings(term=shown.term, deadline=shown.deadline, checklist=checklist),
    )
    yield f"{PAST_FOLDER}/{ROSTER}", lambda: roster_workbook(shown.schools)
    for name, data in files.items():
        yield f"{PAST_FOLDER}/{name}", partial(bytes, data)


def _settings(**known: str | None) -> bytes:
    """jianfu.yaml with what is known filled in."""
    return with_values(shipped_settings(), known).encode("utf-8")
