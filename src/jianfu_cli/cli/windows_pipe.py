"""Standard output on Windows when nobody reads it any more (`| more`, closed early): as other systems say it."""

from __future__ import annotations

import errno
import io
from typing import Any


def saying_broken_pipe(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """The same stream, on which a broken pipe is a BrokenPipeError.

    The C library of Windows says EINVAL, which may be anything; of a stream that is written to it can be nothing else.
    """
    raw = getattr(stream.buffer, "raw", None)
    if not isinstance(raw, io.RawIOBase) or stream.isatty():
        return stream
    buffer = io.BufferedWriter(_Pipe(raw))
    return io.TextIOWrapper(buffer, stream.encoding, stream.errors, line_buffering=stream.line_buffering)


class _Pipe(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def write(self, data: Any) -> int | None:
        try:
            return self._raw.write(data)
        except OSError as error:
            if error.errno == errno.EINVAL:
                raise BrokenPipeError(errno.EPIPE, error.strerror) from None
            raise
