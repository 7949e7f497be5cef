"""JF401 to JF403: what only shows when all returns lie side by side. Works on heads; keeps no texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from ..returns import Return, ReturnDigest, Status, latest_index, school_key
from ..tools import plain
from .findings import Finding, finding

COPY_LENGTH = 20  # characters an explanation must have before it can be copied; short stock phrases are no copying
COPY_COUNT = 3  # equal explanations before it is said
AT_A_TIME = 250_000  # explanations compared at once
PARTNERS = 64  # schools looked at for each explanation: enough to find one, however many share it


@dataclass(slots=True)
class AcrossFindings:
    """Findings by the return's index, and for copied explanations the school that has the same."""

    findings: dict[int, list[Finding]] = field(default_factory=dict)
    copied: dict[str, str] = field(default_factory=dict)

    def add(self, index: int, one: Finding) -> None:
        """Note one finding of return `index`."""
        self.findings.setdefault(index, []).append(one)


def explanation_hashes(form: Return) -> tuple[int, ...]:
    """64-bit hashes of (item, explanation) for the explanations that are long enough."""
    texts = ((r.item, plain(r.explanation)) for r in form.responses if len(r.explanation) >= COPY_LENGTH)
    return tuple(_hash(f"{item}:{text}") for item, text in texts if len(text) >= COPY_LENGTH)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def check_across(heads: Sequence[ReturnDigest], has_roster: bool) -> AcrossFindings:
    """Compare all returns. Superseded ones are told the file that counts, duplicates the first of them."""
    found = AcrossFindings()
    keys = [school_key(head, has_roster) for head in heads]
    _superseded(heads, keys, found)
    _duplicates(heads, found)
    _copied(heads, keys, found)
    return found


def _superseded(heads: Sequence[ReturnDigest], keys: Sequence[str | None], found: AcrossFindings) -> None:
    rivals: dict[tuple[str, object], list[int]] = {}
    for index, (head, key) in enumerate(zip(heads, keys, strict=True)):
        if key is not None and head.status is Status.VALID:
            rivals.setdefault((key, head.term), []).append(index)
    for indexes in rivals.values():
        winner = indexes[latest_index([heads[index] for index in indexes])]
        for index in indexes:
            if index != winner:
                found.add(index, finding("JF401", f"同一学校另有更新的一份，以 {heads[winner].file} 为准"))


def _duplicates(heads: Sequence[ReturnDigest], found: AcrossFindings) -> None:
    first: dict[tuple[bytes, str], int] = {}
    for index, head in enumerate(heads):
        if not head.digest:
            continue
        key = (head.digest, head.part)  # the forms of one file share its digest
        other = first.setdefault(key, index)
        if other != index:
            found.add(index, finding("JF402", f"与 {heads[other].file} 一个字节也不差"))


def _copied(heads: Sequence[ReturnDigest], keys: Sequence[str | None], found: AcrossFindings) -> None:
    shared = _shared(heads)
    for index, head in enumerate(heads):
        if len(head.copies) < COPY_COUNT:
            continue
        partner = _partner(index, heads, keys, shared)
        if partner is None:
            continue
        other = heads[partner]
        name = other.school.name if other.school else other.file
        found.add(index, finding("JF403", f"有{_common(head, other)}条情况说明与“{name}”逐字相同"))
        found.copied[head.file] = name


def _shared(heads: Sequence[ReturnDigest]) -> dict[int, list[int]]:
    """Explanation -> the first returns that have it; only explanations that at least two returns have."""
    repeated = _repeated(heads)
    shared: dict[int, list[int]] = {}
    for index, head in enumerate(heads):
        for one in head.copies:
            if one in repeated and len(known := shared.setdefault(one, [])) < PARTNERS:
                known.append(index)
    return shared


def _repeated(heads: Sequence[ReturnDigest]) -> set[int]:
    """The explanations that stand more than once; found in several passes, so that few are in memory at a time."""
    passes = 1 + sum(len(head.copies) for head in heads) // AT_A_TIME
    repeated: set[int] = set()
    for number in range(passes):
        seen: set[int] = set()
        for head in heads:
            for one in head.copies:
                if one % passes == number:
                    (repeated if one in seen else seen).add(one)
    return repeated


def _partner(
    index: int, heads: Sequence[ReturnDigest], keys: Sequence[str | None], shared: dict[int, list[int]]
) -> int | None:
    """The return of another school that has most explanations in common, if they are enough; else None."""
    own = keys[index]
    common = Counter(other for one in heads[index].copies for other in shared.get(one, ()) if other != index)
    enough = [(count, -other) for other, count in common.items() if count >= COPY_COUNT and _others(own, keys[other])]
    return -max(enough)[1] if enough else None


def _others(own: str | None, other: str | None) -> bool:
    return own is None or other is None or own != other


def _common(one: ReturnDigest, other: ReturnDigest) -> int:
    return len(set(one.copies) & set(other.copies))
