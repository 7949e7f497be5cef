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
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from .errors import OutputError
from .process_life import lives

LEFTOVER = ".jianfu-tmp"  # what a killed run leaves behind; never read as input
# The custom property that an Office file of results carries, so that it is never read as a return; it says which.
OUTPUT_PROPERTY = "jianfu-output"
FOLDER_MARK = ".jianfu-folder"  # a file of this name lies in a folder that we made for our own files; not read as input
_numbers = itertools.count()
# A file system that can't sync (some network drives and sticks) keeps its files without.
_NO_SYNC = frozenset((errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))

_REASONS = {
    errno.ENOSPC: "磁盘已满，请腾出空间后重新运行",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后重新运行",
    errno.EACCES: "没有写入权限，或文件正被其他程序占用。请关闭打开着它的程序，或另选文件夹",
    errno.EPERM: "没有写入权限，或文件正被其他程序占用。请关闭打开着它的程序，或另选文件夹",
    errno.EROFS: "所在磁盘是只读的，请另选文件夹",
    errno.ENOENT: "文件夹已不存在（可能刚被移动或删除），请重新运行",
    errno.ENOTDIR: "路径中有一段不是文件夹，请核对",
    errno.EEXIST: "同名的文件已存在，无法建立文件夹，请另选文件夹",
    errno.EISDIR: "已有同名的文件夹，请改名或移走后重新运行",
    errno.ENOTEMPTY: "已有同名的文件夹，请改名或移走后重新运行",
    errno.ENAMETOOLONG: "路径过长，请另选层次浅一些的文件夹",
    errno.EFBIG: "文件超过了该磁盘允许的大小",
    errno.EIO: "磁盘读写出错，请检查磁盘",
    errno.ELOOP: "路径中的链接循环了，请核对",
    errno.EBUSY: "正被其他程序占用，请关闭打开着它的程序",
    errno.EMFILE: "系统同时打开的文件过多，请关闭一些程序后重新运行",
    errno.ENFILE: "系统同时打开的文件过多，请关闭一些程序后重新运行",
    errno.EAGAIN: "系统的进程或内存不够，请关闭一些程序后重新运行",
    errno.ENOMEM: "系统的进程或内存不够，请关闭一些程序后重新运行",
}
_OLD = 24 * 3600  # seconds: so long no run takes, whatever process now has the number in the name


def prepare_folder(folder: Path) -> None:
    """Make the folder, and remove what killed runs left in it. Raises OutputError."""
    with _reported(folder):
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
        with _reported(folder):
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
        with _reported(self.path), self.temporary.open("w+b") as stream:
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
        with _reported(self.path):
            self.temporary.replace(self.path)

    def earlier(self) -> Path | None:
        """The file as it is now, under another name beside it; None if there is none. Raises OutputError."""
        kept = self._new_name()
        with _reported(self.path):
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


@contextlib.contextmanager
def _reported(path: Path) -> Iterator[None]:
    """What the system refuses while `path` is dealt with, as an OutputError."""
    try:
        yield
    except OSError as error:
        raise writing_error(path, error) from None


def writing_error(path: Path, error: OSError) -> OutputError:
    """The error as a sentence: what can't be written, why, and how to go on."""
    return OutputError(f"无法写入 {path}：{system_reason(error)}")


def system_reason(error: OSError) -> str:
    """Why, in Chinese, and how to go on."""
    return _REASONS.get(error.errno or 0) or f"系统报告“{error.strerror or error}”"


def file_hash(path: Path) -> str | None:
    """The hash of the file's content, None if there is no such file. Raises OutputError."""
    found = blake2b(digest_size=16)
    with _reported(path):
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
