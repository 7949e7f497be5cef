"""How files were read, as text (`jianfu inspect`): what a clerk looks at when a school says 「我们填了呀」."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...answers import Outcome
from ...checking import FileReading
from ...definition import DATE, PREPARER, PRINCIPAL, SCHOOL, STANDARD_FIELDS, Checklist
from ...intake import Skipped, format_title
from ...returns import (
    FieldText,
    Followup,
    Paper,
    Rectification,
    Response,
    Return,
    Settled,
    Timing,
    spoken_by,
)
from ...rules import Finding
from ...tools import shorten, visible

_OUTCOMES = {
    Outcome.EMPTY: "没有作答",
    Outcome.UNCLEAR: "看不明白",
    Outcome.CONFLICT: "两个答案",
    Outcome.ABSENT: "表中没有这一项",
    Outcome.NOT_ASKED: "这一版的表不问这一项",
}
_MOST_GRIDS = 20  # that are named


def inspection_lines(path: str, found: Iterable[Skipped | FileReading], checklist: Checklist) -> tuple[list[str], bool]:
    """Lines for the screen on what was found behind `path`, and whether something could not be read or has errors."""
    lines: list[str] = []
    failed = False
    for reading in found:
        if isinstance(reading, Skipped):
            lines.append(f"{reading.display}：略过（{reading.reason}）")
            continue
        lines += [*_file(reading, checklist), ""]
        failed = failed or reading.has_errors
    return lines or [f"{path}：没有找到可读的文件"], failed


def _file(reading: FileReading, checklist: Checklist) -> Iterator[str]:
    yield visible(reading.file)
    if reading.format:
        yield f"  格式：{format_title(reading.format)}；{_grids(reading.grids)}"
    if reading.paper:
        yield from _paper(reading.paper)
    if reading.sender and reading.reason:
        yield f"  从{spoken_by(reading.sender)}看，是{visible(reading.sender.school.name)}报来的"
    if reading.reason:
        yield f"  没有读出：{reading.reason.code} {reading.reason.rule.title}。{visible(reading.reason.message)}"
        yield f"  怎么办：{reading.reason.hint}"
    for checked in reading.forms:
        yield from _form(checked.form, checklist)
        yield "  核对结果：" + ("" if checked.findings else "没有发现问题")
        yield from map(_finding, checked.findings)


def _paper(paper: Paper) -> Iterator[str]:
    """What a file without a form is, and the measures in it."""
    school, titles = visible(paper.sender.school.name), "、".join(map(visible, paper.materials))
    yield f"  学校材料：{titles}（{school}，从{spoken_by(paper.sender)}看出）；不是自查表，不计入份数"
    for line in paper.tables.rectifications:
        yield f"  整改 第 {line.item or '?'} 项：{shorten(line.measure or line.problem, 60)}"
    yield from map(_carried, paper.tables.followups)


def _grids(grids: Sequence[tuple[str, bool]]) -> str:
    named = [f"{visible(name)}{'（隐藏）' if hidden else ''}" for name, hidden in grids if name]
    if not named:
        return "里面没有表格"
    return f"含有：{'、'.join(named[:_MOST_GRIDS])}{'等' if len(named) > _MOST_GRIDS else ''}"


def _finding(found: Finding) -> str:
    place = f"（{found.location}）" if found.location else ""
    return f"    {found.severity.label} {found.code}  {visible(found.message)}{place}"


def _form(form: Return, checklist: Checklist) -> Iterator[str]:
    version = f"（{form.version} 版清单的表）" if form.version != checklist.version else ""
    yield f"  自查表在：{visible(form.place)}{version}"
    yield f"  学校：{_field(form.found(SCHOOL))}" + (f" 认作 {form.school.name}" if form.school else "")
    if form.sender:
        yield f"  从{spoken_by(form.sender)}看，是{form.sender.school.name}报来的"
    if form.conflict:
        yield f"  {form.conflict.source}：{shorten(form.conflict.school)}" + (
            f"（{form.conflict.location}）" if form.conflict.location else ""
        )
    yield f"  填表时间：{_field(form.found(DATE))}" + (f" 读作 {form.filled_on}" if form.filled_on else "")
    yield f"  学期：{form.term.title if form.term else '不能确定'}"
    yield f"  填表人：{_field(form.found(PREPARER))}　校长签字：{_field(form.found(PRINCIPAL))}"
    for field in checklist.fields:
        yield f"  {field.label}：{_field(form.found(field))}"
    if form.stamp:
        yield f"  表号：{form.stamp.checklist}/{form.stamp.version}，发给 {form.stamp.school or '（未写学校）'}"
    yield from map(_corrected, (settled for settled in form.settled if settled.field != "answer"))
    for row, now in form.unsettled.items():
        yield f"  台账的更正没有用上：{visible(row)}（表中现为{f'“{shorten(now, 40)}”' if now.strip() else '空白'}）"
    settled = {settled.item: settled for settled in form.settled if settled.field == "answer"}
    for response in form.responses:
        item = checklist.by_number[response.item]
        place = str(response.location) if response.location else "（无位置）"
        written, outcome = f"原文“{shorten(response.raw, 60)}”，" if response.raw else "", _outcome(response)
        if ruled := settled.get(item.number):
            written = written or "空白，"
            outcome = f"读作“{response.answer}”，按{'判读' if ruled.how is None else '更正'}（{visible(ruled.row)}）"
        printed = f"（表中第 {response.printed} 项）" if response.printed not in (None, item.number) else ""
        yield f"  第 {item.number} 项{printed} {place}：{written}{outcome}"
    for heading in form.columns_left_out:
        yield f"  没有采用的列：“{shorten(heading.text, 60)}”（{heading.location}），不是学校本学期的自查"
    for line in form.rectifications:
        yield f"  整改 第 {line.item or '?'} 项：{shorten(line.measure or line.problem, 60)}{_when(line)}"
    yield from map(_carried, form.followups)


def _carried(line: Followup) -> str:
    """What became of a measure of last semester's."""
    unsaid = "不能确定" if line.status_written else "没有填完成情况"
    became = line.status.label if line.status else unsaid
    place = f"（{line.location}）" if line.location else ""
    return f"  上期整改 第 {line.item or '?'} 项：{shorten(line.measure or line.problem, 60)}，{became}{place}"


def _corrected(settled: Settled) -> str:
    """What the ledger says of something other than an answer."""
    labels = {field.key: field.names[0] for field in STANDARD_FIELDS} | {"file": "这份表"}
    label = labels.get(settled.field, settled.field)
    return f"  按更正：{label} {shorten(settled.after, 40)}（{visible(settled.row)}）"


def _outcome(response: Response) -> str:
    """What words were read as and by which rule, or why they were not."""
    rule = f"，按：{response.rule}" if response.rule else ""
    if response.answer:
        return f"读作“{response.answer}”{rule}"
    words = _OUTCOMES[response.outcome]
    return words if response.rule in ("", words) else f"{words}（{response.rule}）"


def _when(line: Rectification) -> str:
    """The deadline, and how it was read where it is not written as a full date."""
    if not line.deadline_written:
        return ""
    without_day = {Timing.AT_ONCE: "读作立即", Timing.UNREADABLE: "看不明白"}.get(
        line.deadline.timing, "没有确定的日期"
    )
    read_as = f"读作 {line.deadline.day}" if line.deadline.day else without_day
    return f"，时限“{shorten(line.deadline_written, 40)}”{read_as}"


def _field(field: FieldText | None) -> str:
    """What stands behind a label, and where."""
    if field is None:
        return "没有找到这一栏。"
    place = f"（{field.location}）" if field.location else ""
    if field.signed and not field.text:
        return f"图片{place}"
    return f"“{shorten(field.text, 60)}”{place}" if field.text else f"空白{place}"
