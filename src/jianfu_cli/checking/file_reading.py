"""FileReading: what became of one file: its forms with their findings, a paper, or why it can't be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..returns import Paper, Return, Sender, Status
from ..rules import Finding, Severity


@dataclass(slots=True)
class CheckedForm:
    """A form as it was read, identified, with every finding of it alone."""

    form: Return
    findings: list[Finding]

    @property
    def status(self) -> Status:
        """Valid or invalid."""
        errors = any(found.severity is Severity.ERROR for found in self.findings)
        return Status.INVALID if errors else Status.VALID


@dataclass(slots=True)
class FileReading:
    """What became of a file: its forms, or the paper that it is, or the reason why nothing could be read.

    It can be sent between processes. `sender` is the school that speaks from a file that could not be read.

    `file` is the contract's `file`, `content_hash` b"" if the bytes could not be had. `format` is the registry's name
    of what it is and `grids` name of each sheet or table and whether it is hidden, once it was opened.
    """

    file: str
    content_hash: bytes = b""
    format: str = ""
    grids: list[tuple[str, bool]] = field(default_factory=list)
    forms: list[CheckedForm] = field(default_factory=list)
    paper: Paper | None = None
    reason: Finding | None = None
    sender: Sender | None = None
    is_own_output: bool = False

    @property
    def has_errors(self) -> bool:
        """No form could be read, or one of them is invalid."""
        return self.reason is not None or any(checked.status is Status.INVALID for checked in self.forms)
