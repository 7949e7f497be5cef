"""Whether a process of this machine still lives."""

from __future__ import annotations

import os
from typing import Any

_SYNCHRONIZE = 0x0010_0000  # the right to ask a process whether it has ended
_STILL_RUNS = 258  # WAIT_TIMEOUT
_NO_SUCH_PROCESS = 87  # ERROR_INVALID_PARAMETER


def lives(process: int) -> bool:
    """Whether there is a process of that number; where the system won't say, True."""
    if os.name == "nt":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _lives_on_windows(process: int) -> bool:
    """There os.kill would end it."""
    import ctypes

    if process >= 1 << 32:
        return False
    # `use_last_error` keeps the error from being overwritten before it is asked for. (Unknown to type checkers here.)
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
    kernel.OpenProcess.restype = ctypes.c_void_p  # a handle is as wide as a pointer
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, process)
    if not handle:
        return bool(getattr(ctypes, "get_last_error")() != _NO_SUCH_PROCESS)  # noqa: B009
    try:
        return bool(kernel.WaitForSingleObject(ctypes.c_void_p(handle), 0) == _STILL_RUNS)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
