"""Findings as plain text for the screen: what a clerk reads on the telephone to the school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...checking import Examination, FindingRecord, ReturnRecord, parse_record
from ...returns import AttachmentDigest, Status
from ...rules import Severity
from ...tools import shorten, some_of, visible
from .alike_files import AlikeFiles

_ORDER = {severity.value: place for place, severity in enumerate(Severity)}
_LABELS = {severity.value: severity.label for severity in Severity}
_STATUS = {"valid": "有效", "invalid": "需更正", "unreadable": "读不出"}
_OUTSIDE_TERM = "JF106"
_ANOTHER = "另有一份作数，不必再改"
_FEW = 5  # files named in a line
_UNNAMED = "（学校不明）"


def validation_lines(examination: Examination) -> Iterator[str]:
    """Lines, grouped by school: schools with errors first, then with reminders; the others in a line each."""
    for name, indexes in _groups(examination):
        if not any(_has_findings(examination, index) for index in indexes):
            for index in indexes:
                yield f"【{visible(name)}】{visible(examination.digests[index].file)}：有效，没有发现问题"
            continue
        yield f"【{visible(name)}】"
        alike = AlikeFiles()
        for index in indexes:
            record = parse_record(examination.line(index))
            if alike.is_told(record):
                yield from _return(record, superseded=examination.is_superseded(index))
        yield from alike.rest()
        yield ""
    yield _total_line(examination)
    if examination.attachments:
        yield materials_line(len(examination.attachments), examination.materials())
        if lines := _without_form(examination):
            yield lines
        if drafts := [paper for paper in examination.attachments if paper.gaps]:
            yield _gaps_line(drafts)


def _without_form(examination: Examination) -> str:
    """The schools of which only papers came; "" if there are none."""
    senders = (digest.school or (digest.sender and digest.sender.school) for digest in examination.digests)
    heard = {school.name for school in senders if school}
    papers = (paper.school.name for paper in examination.attachments)
    alone = [visible(name) for name in dict.fromkeys(papers) if name not in heard]
    return f"只有材料、还没有自查表的学校 {len(alone)} 所：{some_of(alone, _FEW)}。" if alone else ""


def _gaps_line(drafts: Sequence[AttachmentDigest]) -> str:
    """Which papers are drafts of ours that the school has not finished."""
    shown = "、".join(f"{visible(paper.file)}（{paper.gaps} 处）" for paper in drafts[:_FEW])
    return f"还有【请补充】没有补上的 {len(drafts)} 份：{shown}{'等' if len(drafts) > _FEW else ''}。"


def _has_findings(examination: Examination, index: int) -> bool:
    return any(examination.digests[index].counts) or index in examination.across.findings


def _groups(examination: Examination) -> list[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = {}
    worst: dict[str, int] = {}
    for index, digest in enumerate(examination.digests):
        school = digest.school or (digest.sender.school if digest.sender else None)
        name = school.name if school else _UNNAMED
        groups.setdefault(name, []).append(index)
        counts = () if examination.is_superseded(index) else digest.counts
        severity = next((place for place, count in enumerate(counts) if count), len(_ORDER))
        worst[name] = min(worst.get(name, len(_ORDER)), severity)
    return sorted(groups.items(), key=lambda group: worst[group[0]])


def _return(record: ReturnRecord, *, superseded: bool) -> Iterator[str]:
    outside = any(found["code"] == _OUTSIDE_TERM for found in record["findings"]) and record["status"] == "valid"
    remark = "，但不算本学期的表" if outside else "" if record["findings"] else "，没有发现问题"
    if superseded and record["status"] == "invalid":
        remark = f"（{_ANOTHER}）"
    yield f"  {visible(record['file'])}：{_STATUS[record['status']]}{remark}"
    for found in sorted(record["findings"], key=lambda found: _ORDER[found["severity"]]):
        yield f"    {_LABELS[found['severity']]} {found['code']}  {_finding_line(found)}"


def _finding_line(found: FindingRecord) -> str:
    """One finding as a sentence: what, where, and what to do."""
    place = f"（{found['location']}）" if found["location"] else ""
    return visible(f"{found['message']}{place}。{found['hint']}")


def _total_line(examination: Examination) -> str:
    """The one-line total."""
    counts = examination.totals()
    outside = sum(digest.outside_term and digest.status is Status.VALID for digest in examination.digests)
    uncounted = f"（其中 {outside} 份不算本学期的表）" if outside else ""
    text = f"共 {counts['files']} 份：有效 {counts['valid']} 份{uncounted}，"
    invalid = [index for index, digest in enumerate(examination.digests) if digest.status is Status.INVALID]
    settled = sum(map(examination.is_superseded, invalid))
    settled_words = f"（其中 {settled} 份{_ANOTHER}）" if settled else ""
    text += f"需更正 {counts['invalid']} 份{settled_words}，读不出 {counts['unreadable']} 份；"
    text += f"错误 {counts['error']} 处，提醒 {counts['warning']} 处，提示 {counts['info']} 处。"
    return text + _skipped(examination)


def materials_line(count: int, materials: Mapping[str, int]) -> str:
    """How many papers came beside the forms, and of which materials."""
    kinds = "、".join(f"{visible(title)} {number}" for title, number in materials.items() if number)
    return f"另有学校材料 {count} 份：{kinds}。"


def _skipped(examination: Examination) -> str:
    """What was left out, "" if nothing was."""
    if not examination.skipped:
        return ""
    parts = "、".join(f"{reason} {count} 个" for reason, count in sorted(examination.skipped.items()))
    return f"另略过：{shorten(parts, 200)}。"
