"""JF007 and JF101 to JF108: who sent the form, when, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from ..definition import Term
from ..intake import Location
from ..returns import FieldText, Return
from ..tools import read_date, shorten
from .findings import Finding, finding


def identity_findings(form: Return, wanted: Term | None) -> Iterator[Finding]:
    """Findings on macros, school, date, term and signatures. `wanted` is the term asked for."""
    if form.macros:
        yield finding("JF007", "文件带宏；只读取了单元格，没有运行宏")
    yield from _school(form)
    yield from _date(form, wanted)
    if not form.prepared_by:
        yield finding("JF107", "没有填表人", at=_at(form.preparer_written))
    if not form.principal:
        yield finding("JF108", "没有校长签字", at=_at(form.principal_written))


def _at(written: FieldText | None) -> Location | None:
    return written.location if written else None


def _school(form: Return) -> Iterator[Finding]:
    place = _at(form.school_written)
    if form.school is None:
        yield finding("JF101", "没有填写学校名称", at=place)
        return
    name = shorten(form.school.name)
    if not form.known:
        near = f"，最接近的是：{'、'.join(form.nearest)}" if form.nearest else ""
        yield finding("JF102", f"名册中没有“{name}”{near}", at=place)
    if rival := form.conflict:
        where = f"（{rival.location}）" if rival.location else ""
        text = f"“学校”处写的是“{name}”，{rival.source}{where}却是“{shorten(rival.school)}”"
        yield finding("JF103", text, at=place)


def _date(form: Return, wanted: Term | None) -> Iterator[Finding]:
    written = form.date_written
    place = _at(written)
    if written is None or (reading := read_date(written.text)).outcome == "blank":
        yield finding("JF104", "没有填写填表时间", at=place)
        return
    if reading.value is None:
        yield finding("JF105", f"填表时间“{shorten(written.text)}”不是完整的、日历上有的日期", at=place)
        return
    day = reading.value
    for term, source in ((wanted, "要求报送的"), (form.named_term, "表中写明的")):
        if term and not term.contains(day):
            shown = f"{day.year}年{day.month}月{day.day}日"
            yield finding("JF106", f"填表时间{shown}不在{source}{term.title}内（{_window(term)}）", at=place)
            return


def _window(term: Term) -> str:
    start, end = term.start, term.end
    return f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
