"""A file that is about to be replaced gets a second, dated name beside it, so that nothing a person did is lost."""

from __future__ import annotations

import itertools
import os
import shutil
from datetime import date
from hashlib import blake2b
from pathlib import Path

from .errors import OutputError
from .safewriting import beside, discard, failure, reason


def digest(path: Path) -> str | None:
    """The hash of the file's content, None if there is no such file. Raises OutputError."""
    found = blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                found.update(block)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(path, error) from None
    return found.hexdigest()


def keep(path: Path) -> Path:
    """Give the file a second name with today's date; a copy of the same content that is there already will do.

    Raises OutputError.
    """
    now, today = digest(path), date.today().isoformat()
    for number in itertools.count(1):
        suffix = "" if number == 1 else f"-{number}"
        kept = path.with_name(f"{path.stem}（{today} 保留{suffix}）{path.suffix}")
        if digest(kept) in (None, now):  # free, or kept already by a run that was killed then
            break
    try:
        if not kept.exists():
            _link_or_copy(path, kept)
    except OSError as error:
        raise OutputError(f"{path} 改动过，但不能另存：{reason(error)}") from None
    return kept


def _link_or_copy(path: Path, kept: Path) -> None:
    """The file under a second name, so that it is never without its first one; a copy where links can't be made."""
    try:
        os.link(path, kept)
        return
    except OSError:
        copy = beside(kept)
    try:
        shutil.copy2(path, copy)
        copy.replace(kept)
    finally:
        discard(copy)
