"""The directory of a compound file (OLE: .xls, .doc, a protected .xlsx …), read by olefile. The home of olefile."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from ...tools import Unreadable
from .. import limits
from ..zip_reader import damaged

if TYPE_CHECKING:
    import olefile


def stream_paths(data: bytes) -> frozenset[str]:
    """The paths of all streams and storages, such as "Workbook" or "_VBA_PROJECT_CUR/VBA".

    Raises Unreadable: JF001 if the directory can't be followed, JF004 if it has too many entries.
    """
    try:
        return frozenset("/".join(path) for path in open_compound(data).listdir(streams=True, storages=True))
    except (Unreadable, MemoryError):
        raise
    except Exception:  # of many kinds, for what stands in the file is followed as it is
        raise damaged("文件结构不完整，可能没有传完") from None


def open_compound(data: bytes) -> olefile.OleFileIO:
    """The file behind the limits of its directory. Raises Unreadable, and whatever olefile does of broken files."""
    _check_header(data)
    import olefile

    class Directory(olefile.OleFileIO):  # type: ignore[misc]
        """Gives up at the limit: 50 MB of entries would take olefile hours, and all memory."""

        _count = 0

        def _load_direntry(self, sid: int) -> olefile.OleDirectoryEntry:
            self._count += 1
            if self._count > limits.OLE_ENTRIES:
                raise Unreadable("JF004", f"文件内部目录的条目超过上限 {limits.OLE_ENTRIES} 个")
            return super()._load_direntry(sid)

    return Directory(BytesIO(data))


def _check_header(data: bytes) -> None:
    """Hold the counts that olefile believes to what a file of this size can have."""
    shift = int.from_bytes(data[30:32], "little")
    if len(data) < 512 or shift not in (9, 12):
        raise damaged("文件结构不完整，可能没有传完")
    sector = 1 << shift
    most = 2 * len(data) // sector // (sector // 4) + 110  # sectors of the allocation table, with twice the room needed
    tables, extensions = (int.from_bytes(data[at : at + 4], "little") for at in (44, 72))
    if extensions and (tables > most or extensions > most):
        raise damaged("文件结构不完整，可能没有传完")
