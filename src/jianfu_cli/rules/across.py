"""JF4xx: what only shows when all returns lie side by side. Works on digests; keeps no texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..returns import Status, Weight, counting_index, school_key
from ..tools import plain, text_hash
from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..returns import Return, ReturnDigest

COPY_LENGTH = 20  # characters an explanation must have before it can be copied; short stock phrases are no copying
COPY_COUNT = 3  # equal explanations before it is said
AT_A_TIME = 250_000  # explanations compared at once
_REMEMBERED_LENGTH = 200  # characters of an explanation whose hash is kept for the next school that has it
PARTNERS = 64  # schools looked at for each explanation: enough to find one, however many share it


@dataclass(slots=True)
class AcrossFindings:
    """Findings by the return's index, and for copied explanations (file -> school) the school that has the same."""

    findings: dict[int, list[Finding]] = field(default_factory=dict)
    copied: dict[str, str] = field(default_factory=dict)

    def add(self, index: int, found: Finding) -> None:
        """Note a finding of return `index`."""
        self.findings.setdefault(index, []).append(found)


def check_across(digests: Sequence[ReturnDigest], has_roster: bool) -> AcrossFindings:
    """Compare all returns. Superseded ones are told the file that counts, duplicates the first of them."""
    found = AcrossFindings()
    keys = [school_key(digest, has_roster) for digest in digests]
    _superseded(digests, keys, found)
    _duplicates(digests, found)
    _copied(digests, keys, found)
    return found


RETURN_SUPERSEDED = Rule(
    "JF401",
    "return-superseded",
    Severity.INFO,
    title="另有一份计入",
    finds="同一学校本学期另有一份有效的自查表计入汇总：本份不晚于它，或有错误待更正。",
    example="6 月 20 日和 6 月 28 日各报一次；退回更正后又报来一份",
    remedy="无需处理；如以本份为准，请在台账“更正”表中写：项号或栏目“文件”，表中原填为本份的文件名，更正为“以此份为准”",
    to_school="无需处理；如以本份为准，请来电说明",
)


def _superseded(digests: Sequence[ReturnDigest], keys: Sequence[str | None], found: AcrossFindings) -> None:
    rivals: dict[tuple[str, object], list[int]] = {}
    for index, (digest, key) in enumerate(zip(digests, keys, strict=True)):
        if key is not None and digest.status is not Status.UNREADABLE:
            rivals.setdefault((key, digest.term), []).append(index)
    for indexes in rivals.values():
        counting = counting_index([digests[index] for index in indexes])
        if counting is None or len(indexes) < 2:
            continue
        winner = indexes[counting]
        for index in indexes:
            if index != winner:
                other = _which(digests[index], digests[winner])
                text = f"{other}，以 {digests[winner].file} 为准"
                same = _same_content(digests[index], digests[winner])  # there is nothing to choose
                found.add(index, RETURN_SUPERSEDED.finding(text, hint=RETURN_DUPLICATE.remedy if same else None))


def _which(digest: ReturnDigest, winner: ReturnDigest) -> str:
    """Why another return counts: the ledger says so, or it is the same, valid, filled in later or on the same day."""
    if digest.weight is Weight.VOID:
        return "台账写明本份不作数"
    if winner.weight is Weight.PREFERRED:
        return "台账写明同一学校的另一份作数"
    return f"同一学校另有{_beside(digest, winner)}的一份"


def _beside(digest: ReturnDigest, winner: ReturnDigest) -> str:
    if _same_content(digest, winner):
        return "完全相同"
    if digest.status is not Status.VALID:
        return "有效"
    return "填表时间相同" if digest.filled_on == winner.filled_on else "填表时间更晚"


def _same_content(digest: ReturnDigest, winner: ReturnDigest) -> bool:
    return _content(digest) is not None and _content(digest) == _content(winner)


def _content(digest: ReturnDigest) -> tuple[bytes, str] | None:
    """What two byte-equal forms have in common; the forms of one file share its digest."""
    return (digest.digest, digest.part) if digest.digest else None


RETURN_DUPLICATE = Rule(
    "JF402",
    "return-duplicate",
    Severity.INFO,
    title="与另一文件完全相同",
    finds="与另一个文件一个字节也不差。",
    example="同一个文件发了两遍",
    remedy="无需处理",
)


def _duplicates(digests: Sequence[ReturnDigest], found: AcrossFindings) -> None:
    first: dict[tuple[bytes, str], int] = {}
    for index, digest in enumerate(digests):
        key = _content(digest)
        if key is None:
            continue
        other = first.setdefault(key, index)
        if other != index:
            found.add(index, RETURN_DUPLICATE.finding(f"与 {digests[other].file} 完全相同（一个字节也不差），只算一份"))


def explanation_hashes(form: Return) -> tuple[int, ...]:
    """64-bit hashes of (item, explanation) for the explanations that are long enough."""
    hashes = [_copied_hash(r.item, r.explanation) for r in form.responses if len(r.explanation) >= COPY_LENGTH]
    return tuple([number for number in hashes if number is not None])


def _copied_hash(item: int, explanation: str) -> int | None:
    """None for one that is shorter without what doesn't count."""
    return (_known_hash if len(explanation) <= _REMEMBERED_LENGTH else _hash_of)(item, explanation)


def _hash_of(item: int, explanation: str) -> int | None:
    text = plain(explanation)
    return text_hash(f"{item}:{text}") if len(text) >= COPY_LENGTH else None


_known_hash = lru_cache(maxsize=8192)(_hash_of)


EXPLANATIONS_COPIED = Rule(
    "JF403",
    "explanations-copied",
    Severity.WARNING,
    title="情况说明文字雷同",
    finds="至少三条 20 字以上的情况说明与另一所学校逐字相同。",
    example="两所学校第 6、8、9 项的说明一字不差",
    remedy="建议核实是否结合本校实际填写",
    to_school="请核对是否结合本校实际填写",
    asks_school=False,
)


def _copied(digests: Sequence[ReturnDigest], keys: Sequence[str | None], found: AcrossFindings) -> None:
    shared = _shared(digests)
    for index, digest in enumerate(digests):
        if len(digest.copies) < COPY_COUNT:
            continue
        partner = _partner(index, digests, keys, shared)
        if partner is None:
            continue
        other = digests[partner]
        name = other.school.name if other.school else other.file.rpartition("/")[2]
        count = len(set(digest.copies) & set(other.copies))
        found.add(index, EXPLANATIONS_COPIED.finding(f"有{count}条情况说明与“{name}”逐字相同"))
        found.copied[digest.file] = name


def _shared(digests: Sequence[ReturnDigest]) -> dict[int, list[int]]:
    """Explanation -> the first returns that have it; only explanations that at least two returns have."""
    repeated = _repeated(digests)
    shared: dict[int, list[int]] = {}
    for index, digest in enumerate(digests):
        for text in digest.copies:
            if text in repeated and len(known := shared.setdefault(text, [])) < PARTNERS:
                known.append(index)
    return shared


def _repeated(digests: Sequence[ReturnDigest]) -> set[int]:
    """The explanations that stand more than once; found in several passes, so that few are in memory at a time."""
    passes = 1 + sum(len(digest.copies) for digest in digests) // AT_A_TIME
    repeated: set[int] = set()
    for number in range(passes):
        seen: set[int] = set()
        for digest in digests:
            for text in digest.copies:
                if text % passes == number:
                    (repeated if text in seen else seen).add(text)
    return repeated


def _partner(
    index: int, digests: Sequence[ReturnDigest], keys: Sequence[str | None], shared: dict[int, list[int]]
) -> int | None:
    """The return of another school that has most explanations in common, if they are enough; else None."""
    school = keys[index]
    common = Counter(other for text in digests[index].copies for other in shared.get(text, ()) if other != index)
    enough = [
        (count, -other)
        for other, count in common.items()
        if count >= COPY_COUNT and (school is None or school != keys[other])
    ]
    return -max(enough)[1] if enough else None
