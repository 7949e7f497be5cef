"""JF007 and JF101 to JF109: who sent the form, when, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from ..definition import DATE, PREPARER, PRINCIPAL, SCHOOL, Checklist, FieldKind, FormField, Term
from ..returns import Return
from ..tools import read_date, shorten
from .findings import Finding, finding

# What is said of a field that must be there and is not; of a checklist's own fields JF109.
_MISSING = {
    SCHOOL.key: ("JF101", "没有填写学校名称"),
    DATE.key: ("JF104", "没有填写填表时间"),
    PREPARER.key: ("JF107", "没有填表人"),
    PRINCIPAL.key: ("JF108", "没有校长签字"),
}


def identity_findings(form: Return, checklist: Checklist, wanted: Term | None) -> Iterator[Finding]:
    """Findings on macros, school, date, term, signatures and further fields. `wanted` is the term asked for."""
    if form.macros:
        yield finding("JF007", "文件带宏；只读取了单元格，没有运行宏")
    for field in checklist.form_fields:
        if _is_missing(form, field):
            if field.required:
                code, message = _MISSING.get(field.key, ("JF109", f"没有填写{field.label}"))
                yield finding(code, message, at=form.locate(field))
        elif field.key == SCHOOL.key:
            yield from _school(form)
        elif field.key == DATE.key:
            yield from _date(form, wanted)


def _is_missing(form: Return, field: FormField) -> bool:
    if field.key == SCHOOL.key:
        return form.school is None  # title, code and form number name it as well
    text = form.text(field)
    return not text or (field.kind is FieldKind.DATE and read_date(text).outcome == "blank")


def _school(form: Return) -> Iterator[Finding]:
    if form.school is None:
        return
    place = form.locate(SCHOOL)
    name = shorten(form.school.name)
    if not form.known:
        near = f"，最接近的是：{'、'.join(form.nearest)}" if form.nearest else ""
        yield finding("JF102", f"名册中没有“{name}”{near}", at=place)
    if rival := form.conflict:
        where = f"（{rival.location}）" if rival.location else ""
        message = f"“学校”处写的是“{name}”，{rival.source}{where}却是“{shorten(rival.school)}”"
        yield finding("JF103", message, at=place)


def _date(form: Return, wanted: Term | None) -> Iterator[Finding]:
    text, place = form.text(DATE), form.locate(DATE)
    reading = read_date(text)
    if reading.value is None:
        yield finding("JF105", f"填表时间“{shorten(text)}”不是完整的、日历上有的日期", at=place)
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
