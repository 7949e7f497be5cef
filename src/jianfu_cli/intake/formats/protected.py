"""Office files that are encrypted: those with the password that Excel tries by itself are opened. The home of msoffcrypto.

Excel encrypts a workbook with this password where only its structure is protected, and whoever opens it is asked nothing.
"""

from __future__ import annotations

import re
from io import BytesIO

from ...tools import Unreadable
from .. import limits
from ..content import Content
from .compound_file import open_compound

_PASSWORD = "VelvetSweatshop"
_ROUNDS = re.compile(rb"spinCount\s*=\s*[\"'](\d{1,12})[\"']")
_HEADER_BYTES = 100_000
_PACKAGE = "EncryptedPackage"


def is_protected(content: Content) -> bool:
    """Whether this is an encrypted .xlsx, .docx or the like."""
    return _PACKAGE in content.streams


def unlocked(content: Content) -> Content:
    """The file itself; where it is encrypted with that password, what is in it. Raises Unreadable JF001, JF002, JF004."""
    return decrypted(content) if is_protected(content) else content


def decrypted(content: Content) -> Content:
    """What is in an encrypted file with that password. Raises Unreadable JF001, JF002, JF004."""
    if len(content.data) > limits.OLE_BYTES:
        raise refusal()
    try:
        if not is_protected(content):
            return Content(_decrypted(content.data))
        _hold_rounds(content.data)
        return Content(_decrypted(content.data, verify_password=True))  # by itself it is verified in an .xls alone
    except (Unreadable, MemoryError):
        raise
    except Exception:  # of many kinds: of other passwords, and of ways to encrypt that are not known
        raise refusal() from None


def _hold_rounds(data: bytes) -> None:
    """Refuse a file that asks for more time than any honest one before a password can be tried."""
    header = open_compound(data).openstream("EncryptionInfo").read(_HEADER_BYTES)
    if any(int(rounds) > limits.PASSWORD_ROUNDS for rounds in _ROUNDS.findall(header)):
        raise refusal()


def _decrypted(data: bytes, **asked: bool) -> bytes:
    """What is in an encrypted file. Raises whatever goes wrong without the password."""
    import msoffcrypto

    opened = BytesIO()
    file = msoffcrypto.OfficeFile(BytesIO(data))
    file.load_key(password=_PASSWORD, **asked)
    file.decrypt(opened)
    return opened.getvalue()


def refusal() -> Unreadable:
    """JF002: nobody but the school can open the file."""
    return Unreadable("JF002", "文件设有打开密码")
