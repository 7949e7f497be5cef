"""Schools -> the files of their blank forms. What a person has made of a form is never lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..definition import FORM_SHEET, Checklist, Term
from ..tools import keep_copy, prepare_folder, prepare_own_folder, write_file, writing_error
from .blank_forms import Addressee, BlankForms
from .filled_in import is_filled_in
from .form_formats import FORMATS
from .form_names import FileNames, safe_name
from .form_notes import NO_NOTES, FormNotes

_TERM_FOLDER = re.compile(r"\d{4}-\d{4}-[12]")


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of one file; `kept_copy` holds what stood there before, if a school had written in it."""

    path: Path
    outcome: Literal["written", "kept", "replaced"]
    kept_copy: Path | None = None


def issue(
    checklist: Checklist,
    schools: Iterable[Addressee],
    folder: Path,
    *,
    term: Term | None,
    formats: Sequence[str],
    force: bool,
    notes: FormNotes = NO_NOTES,
) -> Iterator[Issued]:
    """Write each school's forms into `folder`/term/group; without a term, or a group, that folder is left out.

    An existing file is left alone, or with `force` replaced. A school named twice gets its forms once.
    Raises OutputError.
    """
    target = folder / term.id if term else folder
    prepare_own_folder(folder)
    prepared: set[Path] = set()
    forms, names, wanted = BlankForms(checklist, term, notes), FileNames(), list(dict.fromkeys(formats))
    for addressee in dict.fromkeys(schools):
        place = target / safe_name(addressee.group) if addressee.group else target
        if place not in prepared:
            prepare_folder(place)
            prepared.add(place)
        for file_format, name in zip(wanted, names.take(addressee.name, addressee.code, wanted), strict=True):
            path = place / name
            if not force and _is_there(path):
                yield Issued(path, "kept")
                continue
            data = forms.form(addressee, file_format)
            before = _content(path)
            kept = keep_copy(path) if before is not None and is_filled_in(before, data) else None
            if before != data:
                write_file(path, data)
            yield Issued(path, "written" if before is None else "replaced", kept)


def forms_without_term(folder: Path) -> int:
    """How many forms that name no term lie in `folder`, from a run without one; those of terms lie in folders of their own."""
    tops = [path for path in folder.iterdir() if not _TERM_FOLDER.fullmatch(path.name)] if folder.is_dir() else []
    found = (path for top in tops for path in ([top] if top.is_file() else top.glob("*.*")))
    return sum(path.stem.endswith(FORM_SHEET) and path.suffix.removeprefix(".") in FORMATS for path in found)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _content(path: Path) -> bytes | None:
    """The file's bytes, None if there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise writing_error(path, error) from None
