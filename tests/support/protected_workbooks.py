"""An .xls with a password to open it, as Excel 97 encrypts: [MS-OFFCRYPTO] 2.3.6, RC4."""

from __future__ import annotations

import io
import struct
from hashlib import md5

import olefile

from compound_files import compound

_BEGIN, _SHEET, _PASSWORD = 0x0809, 0x85, 0x2F
_BLOCK = 1024
_SALT = bytes(range(16))


def encrypted(workbook: bytes, password: str) -> bytes:
    """The workbook with this password."""
    stream = olefile.OleFileIO(io.BytesIO(workbook)).openstream("Workbook").read()
    verifier = bytes(range(16, 32))
    sealed = _rc4(_key(password, 0), verifier + md5(verifier).digest())
    header = struct.pack("<HHHHH", _PASSWORD, 54, 1, 1, 1) + _SALT + sealed
    first = 4 + int.from_bytes(stream[2:4], "little")
    plain = bytearray(stream[:first] + header + stream[first:])
    keys = b"".join(_rc4(_key(password, block), bytes(_BLOCK)) for block in range(len(plain) // _BLOCK + 1))
    at = 0
    while at + 4 <= len(plain):
        kind, length = struct.unpack_from("<HH", plain, at)
        begin, at = at + 4, at + 4 + length
        if kind == _SHEET:  # where a sheet begins stays legible
            struct.pack_into("<I", plain, begin, int.from_bytes(plain[begin : begin + 4], "little") + len(header))
            begin += 4
        if kind not in (_BEGIN, _PASSWORD):
            plain[begin:at] = bytes(a ^ b for a, b in zip(plain[begin:at], keys[begin:at], strict=True))
    return compound({"Workbook": bytes(plain)})


def _key(password: str, block: int) -> bytes:
    short = md5(password.encode("utf-16-le")).digest()[:5]
    return md5(md5((short + _SALT) * 16).digest()[:5] + struct.pack("<I", block)).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    made = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(made)
