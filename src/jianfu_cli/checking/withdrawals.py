"""Findings of a return that a paper of its school answers: known only when all files are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..returns import AttachmentDigest, ReturnDigest, roster_key, school_key
from ..rules import Severity, answered_by_papers
from .record_lines import parse_record

Answered = dict[int, frozenset[tuple[str, int | None]]]  # by the return's index: code and item of each finding


def withdraw(
    digests: Sequence[ReturnDigest], attachments: Sequence[AttachmentDigest], line: Callable[[int], bytes]
) -> Answered:
    """The findings that are answered; they are no longer counted in the digests. `line` gives a return's record.

    Read again are only the returns of schools whose papers say something of measures.
    """
    papers: dict[str, list[AttachmentDigest]] = {}
    for attachment in attachments:
        if attachment.rectifications or attachment.followups:
            papers.setdefault(roster_key(attachment.school), []).append(attachment)
    answered: Answered = {}
    for index, digest in enumerate(digests if papers else ()):
        key = school_key(digest, has_roster=True) or ""
        if key not in papers or not any(digest.counts[1:]):
            continue
        beside = [paper.answered(digest.version) for paper in papers[key]]
        found = [
            (found["code"], found["item"], found["severity"])
            for found in parse_record(line(index))["findings"]
            if answered_by_papers(found["code"], found["item"], beside)
        ]
        if found:
            answered[index] = frozenset((code, item) for code, item, _ in found)
            counts = [sum(severity == s.value for _, _, severity in found) for s in Severity]
            errors, warnings, infos = (count - less for count, less in zip(digest.counts, counts, strict=True))
            digest.counts = (errors, warnings, infos)
    return answered
