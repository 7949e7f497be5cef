"""Files that are at every moment the old one or the new one, complete: written under another name, then renamed.

A Draft is such a file on its way. `replacing` gives its stream, `write_file` takes its bytes; where several files must
come together or not at all, all drafts are written before the first is published.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from .process_life import lives
from .system_errors import reported

LEFTOVER = ".jianfu-tmp"  # what a killed run leaves behind; never read as input
# The custom property that an Office file of results carries, so that it is never read as a return; it says which.
OUTPUT_PROPERTY = "jianfu-output"
FOLDER_MARK = ".jianfu-folder"  # a file of this name lies in a folder that we made for our own files; not read as input
_numbers = itertools.count()
# A file system that can't sync (some network drives and sticks) keeps its files without.
_NO_SYNC = frozenset((errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))
_OLD = 24 * 3600  # seconds: so long no run takes, whatever process now has the number in the name


def prepare_folder(folder: Path) -> None:
    """Make the folder, and remove what killed runs left in it. Raises OutputError."""
    with reported(folder):
        folder.mkdir(parents=True, exist_ok=True)
        leftovers = [path for path in folder.iterdir() if path.name.endswith(LEFTOVER)]
    for leftover in leftovers:
        with contextlib.suppress(OSError):  # open in another program (Windows), or not ours to remove: no harm done
            if not _in_use(leftover):
                leftover.unlink(missing_ok=True)


def prepare_own_folder(folder: Path) -> None:
    """The same for a folder of our own files; one that is made here is marked as such. Raises OutputError."""
    is_new = not os.path.lexists(folder)
    prepare_folder(folder)
    if is_new:
        with reported(folder):
            (folder / FOLDER_MARK).write_text(
                "本文件夹由 jianfu 生成，其中的文件不当作报送的材料。\n", encoding="utf-8"
            )


def _in_use(leftover: Path) -> bool:
    """Whether the run that wrote it may still be at work."""
    process = leftover.name[1:].split("-", 1)[0]
    if not process.isdecimal() or not lives(int(process)):
        return False
    status = leftover.stat()  # a second name of an older file (`earlier`) has that one's time, and is itself new
    return time.time() - max(status.st_mtime, status.st_ctime) < _OLD


class Draft:
    """What is to become the file `path`: until then a file in the same folder, whose name says whose process it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.temporary = self._new_name()

    def _new_name(self) -> Path:
        return self.path.with_name(f".{os.getpid()}-{next(_numbers)}{LEFTOVER}")

    @contextlib.contextmanager
    def writing(self, *, flush: bool) -> Iterator[BinaryIO]:
        """A stream into the draft; with `flush` it lies on the disk when it is closed. Raises OutputError."""
        with reported(self.path), self.temporary.open("w+b") as stream:
            yield stream
            _finish(stream, flush)
            if not self.temporary.exists():
                self._write_again(stream, flush)

    def _write_again(self, stream: BinaryIO, flush: bool) -> None:
        """A run on another machine that shares the folder took the draft for a leftover; it is still open here."""
        self.temporary = self._new_name()
        stream.seek(0)
        with self.temporary.open("wb") as copy:
            shutil.copyfileobj(stream, copy)
            _finish(copy, flush)

    def publish(self) -> None:
        """Make it the file, in one step. Raises OutputError, the old file intact."""
        with reported(self.path):
            self.temporary.replace(self.path)

    def earlier(self) -> Path | None:
        """The file as it is now, under another name beside it; None if there is none. Raises OutputError."""
        kept = self._new_name()
        with reported(self.path):
            try:
                os.link(self.path, kept)
            except FileNotFoundError:
                return None
            except OSError:  # not every file system has links
                shutil.copy2(self.path, kept)
        return kept

    def discard(self) -> None:
        """Remove what was not published, if that is possible: else the next run does."""
        with contextlib.suppress(OSError):
            self.temporary.unlink(missing_ok=True)


def publish_all(drafts: Sequence[Draft]) -> None:
    """Make each of them its file, or none: where one can't be replaced, those before it are put back. Raises OutputError."""
    earlier: dict[Draft, Path | None] = {}
    published: list[Draft] = []
    try:
        earlier.update((draft, draft.earlier()) for draft in drafts)
        for draft in drafts:
            published.append(draft)
            draft.publish()
    except BaseException:
        for draft in published:
            _put_back(draft, earlier[draft])
        raise
    finally:
        for kept in filter(None, earlier.values()):
            with contextlib.suppress(OSError):
                kept.unlink(missing_ok=True)


def _put_back(draft: Draft, earlier: Path | None) -> None:
    if draft.temporary.exists():
        return  # it was not published
    with contextlib.suppress(OSError):
        if earlier:
            earlier.replace(draft.path)
        else:
            draft.path.unlink()


def _finish(stream: BinaryIO, flush: bool) -> None:
    stream.flush()
    if flush:
        try:
            os.fsync(stream.fileno())
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise


@contextlib.contextmanager
def replacing(path: Path, *, flush: bool = True) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file `path` in one step, on the disk, if all goes well. Raises OutputError."""
    draft = Draft(path)
    try:
        with draft.writing(flush=flush) as stream:
            yield stream
        draft.publish()
    finally:
        draft.discard()


def write_file(path: Path, data: bytes) -> None:
    """The same for content that is at hand; without waiting for the disk, since files by the thousand come so."""
    with replacing(path, flush=False) as stream:
        stream.write(data)
