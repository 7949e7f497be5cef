"""Findings as plain text for the screen: what a clerk reads on the telephone to the school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...checking import Examination, FindingRecord, ReturnRecord, parse_record
from ...returns import AttachmentDigest
from ...rules import Severity
from ...summary import LATE, Disposition, SchoolRow, State, Summary
from ...tools import shorten, some_of, visible
from ..measure_phrases import carried_words
from .alike_files import AlikeFiles
from .past_text import past_lines

_ORDER = {severity.value: place for place, severity in enumerate(Severity)}
_LABELS = {severity.value: severity.label for severity in Severity}
_STATUS = {"valid": "有效", "invalid": "需更正", "unreadable": "读不出"}
_FEW = 5  # files named in a line
UNNAMED = "（学校不明）"


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
                yield from _return(record)
        yield from alike.rest()
        yield ""
    yield total_line(examination)
    if examination.attachments:
        yield materials_line(len(examination.attachments), examination.materials())
        if drafts := [paper for paper in examination.attachments if paper.gaps]:
            yield _gaps_line(drafts)


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
        name = school.name if school else UNNAMED
        groups.setdefault(name, []).append(index)
        severity = next((place for place, count in enumerate(digest.counts) if count), len(_ORDER))
        worst[name] = min(worst.get(name, len(_ORDER)), severity)
    return sorted(groups.items(), key=lambda group: worst[group[0]])


def _return(record: ReturnRecord) -> Iterator[str]:
    yield f"  {visible(record['file'])}：{_STATUS[record['status']]}{'' if record['findings'] else '，没有发现问题'}"
    for found in sorted(record["findings"], key=lambda found: _ORDER[found["severity"]]):
        yield f"    {_LABELS[found['severity']]} {found['code']}  {finding_line(found)}"


def finding_line(found: FindingRecord) -> str:
    """One finding as a sentence: what, where, and what to do."""
    place = f"（{found['location']}）" if found["location"] else ""
    return visible(f"{found['message']}{place}。{found['hint']}")


def total_line(examination: Examination) -> str:
    """The one-line total."""
    counts = examination.totals()
    text = f"共 {counts['files']} 份：有效 {counts['valid']} 份，需更正 {counts['invalid']} 份，读不出 {counts['unreadable']} 份；"
    text += f"错误 {counts['error']} 处，提醒 {counts['warning']} 处，提示 {counts['info']} 处。"
    return text + skipped(examination)


def materials_line(count: int, materials: Mapping[str, int]) -> str:
    """How many papers came beside the forms, and of which materials."""
    kinds = "、".join(f"{visible(title)} {number}" for title, number in materials.items() if number)
    return f"另有学校材料 {count} 份：{kinds}。"


def skipped(examination: Examination) -> str:
    """What was left out, "" if nothing was."""
    if not examination.skipped:
        return ""
    parts = "、".join(f"{reason} {count} 个" for reason, count in sorted(examination.skipped.items()))
    return f"另略过：{shorten(parts, 200)}。"


def summary_lines(of: Summary) -> Iterator[str]:
    """What a rollup says on the screen: the term, who reported, where each file ended, and whether the sums agree."""
    if of.term:
        yield f"学期：{of.term.title}" + ("（未指定，取多数表格所属的学期）" if of.term_chosen else "")
    else:
        yield "学期：不能确定（可用 --term 指定）"
    rejected = f"{State.REJECTED.label} {len(of.rejected)} 所"
    if of.expected is not None:
        late = f"，{LATE} {len(of.late)} 所" if of.late else ""
        received = f"，{State.RECEIVED.label} {len(of.received)} 所" if of.received else ""
        missing = f"{State.MISSING.label} {len(of.missing)} 所"
        yield f"应报 {of.expected} 所，{State.COUNTED.label} {of.counted} 所，{rejected}{received}，{missing}{late}"
    else:
        yield f"{State.COUNTED.label} {of.counted} 所学校，{rejected}（没有名册，不知道应报多少）"
    ended = "，".join(f"{disposition.label} {count}" for disposition, count in of.dispositions.items() if count)
    yield f"收到 {len(of.files)} 份" + (f"：{ended}" if ended else "")
    if papers := of.dispositions[Disposition.ATTACHMENT]:
        yield materials_line(papers, of.papers)
    came = tuple(f"{came.school}（{came.reason}）" for came in of.received)
    for state, names in ((State.MISSING, of.missing), (State.RECEIVED, came), (State.REJECTED, of.rejected)):
        if names:
            yield f"{state.label}：{_names(names)}"
    if of.carried:
        yield f"上期未完成的整改措施 {len(of.carried)} 条，{carried_words(of)}"
    if of.rulings:
        yield f"按台账判读的答案 {len(of.rulings)} 处"
    if made := of.corrections_made:
        pending = sum(answer.pending for answer in made)
        yield f"按台账更正 {len(made)} 处" + (f"，其中 {pending} 处待学校补报书面" if pending else "")
    doubtful = tuple(_doubtful(row) for row in of.schools if any(change.doubtful for change in row.changed))
    if doubtful:
        yield f"退回后改了答案、原来的问题不再反映，建议核实：{_names(doubtful)}"
    yield from past_lines(of)
    wrong = [check for check in of.checks if not check.holds]
    for check in wrong:
        yield f"合计不符：{check.left_label} {check.left}，{check.right_label} {check.right}。请把这一情况告诉维护人员"
    if not wrong:
        yield f"合计核对：{len(of.checks)} 项全部相符"


def _doubtful(row: SchoolRow) -> str:
    """A school and its problems that vanished after its return had been sent back: 某小学（第14项 是→否）."""
    said = (f"第{change.item}项 {change.before}→{change.after}" for change in row.changed if change.doubtful)
    return f"{row.name}（{'、'.join(said)}）"


def _names(names: tuple[str, ...]) -> str:
    return some_of([visible(name) for name in names], 20, "等 {} 所")
