"""A file that people may have written in is kept under a second name before it is replaced; whether it was changed."""

from __future__ import annotations

import itertools
import os
import shutil
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from .errors import OutputError
from .system_errors import reported, system_reason
from .writing import Draft


def file_hash(path: Path) -> str | None:
    """The hash of the file's content, None if there is no such file. Raises OutputError."""
    found = blake2b(digest_size=16)
    with reported(path):
        try:
            with path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    found.update(block)
        except FileNotFoundError:
            return None
    return found.hexdigest()


def keep_copy(path: Path, named: str = "（{day:%Y-%m-%d} 保留{again}）") -> Path:
    """Give the file a second name with today's date; a copy of the same content that is there already will do.

    `named` is what is put behind its name; {again} stands for -2, -3 … where that file is there. Raises OutputError.
    """
    now, day = file_hash(path), datetime.now()
    for number in itertools.count(1):
        behind = named.format(day=day, again="" if number == 1 else f"-{number}")
        kept = path.with_name(f"{path.stem}{behind}{path.suffix}")
        if file_hash(kept) in (None, now):  # free, or kept already by a run that was killed then
            break
    try:
        if not kept.exists():
            _link_or_copy(path, kept)
    except OSError as error:
        raise OutputError(f"{path} 要先另存一份，但存不了：{system_reason(error)}") from None
    return kept


def _link_or_copy(path: Path, kept: Path) -> None:
    """The file under a second name, so that it is never without its first one; a copy where links can't be made."""
    try:
        os.link(path, kept)
        return
    except OSError:
        copy = Draft(kept)
    try:
        shutil.copy2(path, copy.temporary)
        copy.temporary.replace(kept)
    finally:
        copy.discard()
