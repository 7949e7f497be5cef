"""The contract's JSON: a validation, streamed a return a line. It comes without a summary, which takes a while to load."""

from __future__ import annotations

from collections.abc import Iterator

from ..checking import Examination, dump_json
from ..definition import Checklist

VALIDATION = "jianfu/validation/1"


def validation_json(checklist: Checklist, examination: Examination) -> Iterator[bytes]:
    """`jianfu validate --format json` in pieces of UTF-8."""
    opening = {"schema": VALIDATION, "checklist": checklist_record(checklist), "totals": examination.totals()}
    yield dump_json(opening).removesuffix(b"}") + b',"returns":['
    for number, (_, line) in enumerate(examination.lines()):
        yield (b",\n" if number else b"\n") + line
    yield b'\n],"attachments":['
    for number, attachment in enumerate(examination.attachments):
        yield (b",\n" if number else b"\n") + examination.attachment_line(attachment)
    yield b"\n]}\n"


def checklist_record(checklist: Checklist) -> dict[str, str]:
    """Which checklist returns are held against."""
    return {"id": checklist.id, "version": checklist.version, "title": checklist.title}
