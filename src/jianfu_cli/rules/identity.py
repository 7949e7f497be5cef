"""JF1xx: who sent the form, when, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import definition  # its fields are looked up when they are used: `jianfu rules` comes without pydantic
from ..tools import date_in_words, shorten
from .findings import Finding, Rule, Settling, Severity

if TYPE_CHECKING:
    from ..definition import Checklist, FormField, Term
    from ..returns import Return


def identity_findings(form: Return, checklist: Checklist, wanted: Term | None) -> Iterator[Finding]:
    """Findings on school, date, term, signatures and further fields. `wanted` is the term asked for."""
    for field in checklist.form_fields:
        if _is_missing(form, field):
            if field.required:
                rule, message = _missing(field)
                yield rule.finding(message, at=form.locate(field))
        elif field.key == definition.SCHOOL.key:
            yield from _school(form)
        elif field.key == definition.DATE.key:
            yield from _date(form, wanted)


SCHOOL_MISSING = Rule(
    "JF101",
    "school-missing",
    Severity.ERROR,
    title="没有填学校",
    finds="“学校（盖章）”处没有学校名称，标题、表号里也没有。",
    example="学校（盖章）：（空白）",
    remedy="请在“学校（盖章）”后填写学校全称",
    settled_by=Settling.SCHOOL,
)

DATE_MISSING = Rule(
    "JF104",
    "date-missing",
    Severity.ERROR,
    title="没有填表时间",
    finds="“填表时间”处除了印好的“年 月 日”没有别的。",
    example="填表时间：　年　月　日",
    remedy="请填写完整日期，如 2022年6月30日",
    settled_by=Settling.DATE,
    harmless=True,
)

PREPARER_MISSING = Rule(
    "JF107",
    "preparer-missing",
    Severity.WARNING,
    title="没有填表人",
    finds="“填表人”处是空的。",
    example="填表人：（空白）",
    remedy="请填写填表人姓名",
)

PRINCIPAL_MISSING = Rule(
    "JF108",
    "principal-missing",
    Severity.INFO,
    title="没有校长签字",
    finds="“校长签字”处是空的，也没有签名的图片。一般在纸质表上签，电子表不强求。",
    example="校长签字：（空白）",
    remedy="纸质表请校长签字",
)

FIELD_MISSING = Rule(
    "JF109",
    "field-missing",
    Severity.WARNING,
    title="栏目没有填写",
    finds="清单另加的、必须填写的栏目是空的，或表里没有这一栏。",
    example="联系电话：（空白）",
    remedy="请补填这一栏",
)


def _is_missing(form: Return, field: FormField) -> bool:
    if field.key == definition.SCHOOL.key:
        return form.school is None  # title, code and form number name it as well
    found = form.found(field)
    return not (found and found.signed) and not form.filled_in(field)


def _missing(field: FormField) -> tuple[Rule, str]:
    """The rule for a field that must be there and is not, and what is said."""
    said = {
        definition.SCHOOL.key: (SCHOOL_MISSING, "没有填写学校名称"),
        definition.DATE.key: (DATE_MISSING, "没有填写填表时间"),
        definition.PREPARER.key: (PREPARER_MISSING, "没有填表人"),
        definition.PRINCIPAL.key: (PRINCIPAL_MISSING, "没有校长签字"),
    }
    return said.get(field.key, (FIELD_MISSING, f"没有填写{field.label}"))


SCHOOL_UNKNOWN = Rule(
    "JF102",
    "school-unknown",
    Severity.ERROR,
    title="名册中没有这所学校",
    finds="表里写的学校与名册对不上，已列出最接近的名称。",
    example="名册是“永录乡圪旦小学”，表里写“永录乡圪担小学”",
    remedy="请按名册更正学校名称；名册有误的，更正名册或在名册中加上别名",
    to_school="请写学校全称；学校已更名的，请来电说明",
    settled_by=Settling.SCHOOL,
)

SCHOOL_CONFLICT = Rule(
    "JF103",
    "school-conflict",
    Severity.ERROR,
    title="学校前后不一致",
    finds="“学校”处写的，与表号、学校标识码或标题中的不是同一所。",
    example="甲校借用了发给乙校的空白表",
    remedy="请核对是哪所学校报的；借用他校表格的，请换用本校的空白表",
    settled_by=Settling.SCHOOL,
    harmless=True,
)


def _school(form: Return) -> Iterator[Finding]:
    if form.school is None:
        return
    place = form.locate(definition.SCHOOL)
    name = shorten(form.school.name)
    if not form.known:
        others = [near for near in form.nearest if near != form.issued_to]
        issued = f"，这张表是发给“{form.issued_to}”的" if form.issued_to else ""
        near = f"，{'此外' if issued else ''}最接近的是：{'、'.join(others)}" if others else ""
        yield SCHOOL_UNKNOWN.finding(f"名册中没有“{name}”{issued}{near}", at=place)
    if rival := form.conflict:
        where = f"（{rival.location}）" if rival.location else ""
        message = f"“学校”处写的是“{name}”，{rival.source}{where}却是“{shorten(rival.school)}”"
        yield SCHOOL_CONFLICT.finding(message, at=place)


DATE_UNREADABLE = Rule(
    "JF105",
    "date-unreadable",
    Severity.ERROR,
    title="填表时间读不出",
    finds="填了内容，但不是一个完整的、日历上有的日期。",
    example="2022年6月、2022年13月40日",
    remedy="请填写完整日期，如 2022年6月30日",
    settled_by=Settling.DATE,
    harmless=True,
)

DATE_OUTSIDE_TERM = Rule(
    "JF106",
    "date-outside-term",
    Severity.WARNING,
    title="填表时间不在本学期",
    finds="填表时间不在要求的学期内，或不在表中写明的学期内。",
    example="2021—2022学年第二学期的表，填表时间写成 2021年6月30日",
    remedy="照这个日期不算本学期的表，汇总时不计入：请核对年份；确是其他学期的表，请报送本学期的表",
    to_school="请核对年份，填错的更正填表时间；确是其他学期的表，请报送本学期的表",
    settled_by=Settling.DATE,
)


def _date(form: Return, wanted: Term | None) -> Iterator[Finding]:
    text, place = form.text(definition.DATE), form.locate(definition.DATE)
    day = form.filled_on
    if day is None:
        yield DATE_UNREADABLE.finding(f"填表时间“{shorten(text)}”不是完整的、日历上有的日期", at=place)
        return
    for term, source in ((wanted, "要求报送的"), (form.named_term, "表中写明的")):
        if term and not term.contains(day):
            message = f"填表时间{date_in_words(day)}不在{source}{term.title}内（{_window(term)}）"
            yield DATE_OUTSIDE_TERM.finding(message, at=place)
            return


def _window(term: Term) -> str:
    return f"{date_in_words(term.start)}至{date_in_words(term.end)}"
