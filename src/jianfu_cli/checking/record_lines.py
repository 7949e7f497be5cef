"""Records as lines of JSON: written, read, and changed by what is known only when all returns are read.

They lie in the spool while a run goes on, so that nothing but digests is kept in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import orjson

from ..returns import Settled
from ..rules import SETTLED_BY_LEDGER, Finding
from .record import finding_record, settled_record
from .record_shapes import AttachmentRecord, ReturnRecord


def dump_json(data: Any) -> bytes:
    """One line of JSON in UTF-8; lone surrogates, which UTF-8 can't hold, as U+FFFD."""
    try:
        return orjson.dumps(data)
    except orjson.JSONEncodeError:
        return orjson.dumps(_without_surrogates(data))


def _without_surrogates(data: Any) -> Any:
    """The same data, each text such as UTF-8 can hold."""
    if isinstance(data, dict):
        return {_without_surrogates(key): _without_surrogates(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_without_surrogates(value) for value in data]
    if isinstance(data, str):
        return data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return data


def parse_record(line: bytes) -> ReturnRecord:
    """The record of one line."""
    record: ReturnRecord = orjson.loads(line)
    return record


def parse_attachment(line: bytes) -> AttachmentRecord:
    """The record of one paper's line."""
    record: AttachmentRecord = orjson.loads(line)
    return record


def without_findings(line: bytes, answered: Collection[tuple[str, int | None]]) -> bytes:
    """The line without the findings of these codes and items."""
    if not answered:
        return line
    record = parse_record(line)
    record["findings"] = [found for found in record["findings"] if (found["code"], found["item"]) not in answered]
    return dump_json(record)


def without_rows(line: bytes, rows: Collection[str]) -> bytes:
    """The line without what these rows of the ledger settled, and what is noted of it."""
    if not rows:
        return line
    record = parse_record(line)
    record["settled"] = [settled for settled in record["settled"] if settled["row"] not in rows]
    record["findings"] = [
        found
        for found in record["findings"]
        if found["code"] != SETTLED_BY_LEDGER.code or not any(f" {row} " in (found["hint"] or "") for row in rows)
    ]
    return dump_json(record)


def with_settled(line: bytes, settled: Settled) -> bytes:
    """The line with one more thing that the ledger settled."""
    record = parse_record(line)
    record["settled"].append(settled_record(settled))
    return dump_json(record)


def with_findings(line: bytes, findings: Iterable[Finding]) -> bytes:
    """The line with more findings at its end (`findings` is the last key), without reading it."""
    more = b",".join(dump_json(finding_record(found)) for found in findings)
    if not more:
        return line
    opened = line.removesuffix(b"]}")
    return opened + (b"" if opened.endswith(b"[") else b",") + more + b"]}"
