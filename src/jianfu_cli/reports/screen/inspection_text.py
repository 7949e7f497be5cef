"""How one file was read, as text (`jianfu inspect`): what a clerk looks at when a school says 「我们填了呀」."""

from __future__ import annotations

from collections.abc import Iterator

from ...answers import AnswerReader, Outcome
from ...checking import Settings
from ...definition import Checklist
from ...intake import Document, Skipped, Source, find_sources, open_document
from ...reading import FormReader
from ...returns import FieldText, Return, identify
from ...rules import check_return, finding
from ...tools import Unreadable, shorten, visible

_FORMATS = {
    "xlsx": "Excel 工作簿",
    "xlsm": "带宏的 Excel 工作簿",
    "xls": "旧版 Excel 或 WPS 表格",
    "et": "WPS 表格",
    "ods": "ODS 表格",
    "docx": "Word 文档",
    "doc": "旧版 Word 或 WPS 文字文档",
    "odt": "ODT 文档",
}
_OUTCOMES = {
    Outcome.EMPTY: "没有作答",
    Outcome.UNCLEAR: "看不明白",
    Outcome.CONFLICT: "两个答案",
    Outcome.ABSENT: "表中没有这一项",
}


def inspect_file(path: str, settings: Settings) -> tuple[list[str], bool]:
    """Lines for the screen, and whether something could not be read or has errors."""
    lines: list[str] = []
    failed = False
    for source in find_sources([path]):
        if isinstance(source, Skipped):
            lines.append(f"{source.display}：略过（{source.reason}）")
            continue
        told, wrong = _source(source, settings)
        lines += [*told, ""]
        failed = failed or wrong
    return lines or [f"{path}：没有找到可读的文件"], failed


def _source(source: Source, settings: Settings) -> tuple[list[str], bool]:
    title = visible(source.display)
    try:
        document = open_document(source.load())
    except Unreadable as error:
        return [title, *_unreadable(error)], True
    lines = [title, f"  格式：{_FORMATS.get(document.format, document.format)}；{_grids(document)}"]
    answers = AnswerReader(settings.checklist)
    try:
        forms = FormReader(settings.checklist, answers).read(document, source.display)
    except Unreadable as error:
        return [*lines, *_unreadable(error)], True
    failed = False
    for form in forms:
        identify(form, settings.roster, settings.term)
        lines += _form(form, settings.checklist)
        findings = check_return(form, settings.checklist, answers, settings.term)
        failed = failed or any(one.severity == "error" for one in findings)
        lines.append("  核对结果：" + ("" if findings else "没有发现问题"))
        lines += [
            f"    {one.severity.label} {one.code}  {visible(one.message)}{f'（{one.location}）' if one.location else ''}"
            for one in findings
        ]
    return lines, failed


def _unreadable(error: Unreadable) -> Iterator[str]:
    found = finding(error.code, error.message, hint=error.hint)
    yield f"  没有读出：{found.code} {found.rule.title}。{visible(found.message)}"
    yield f"  怎么办：{found.hint}"


def _grids(document: Document) -> str:
    named = [f"{visible(grid.name)}{'（隐藏）' if grid.hidden else ''}" for grid in document.grids if grid.name]
    return f"含有：{'、'.join(named[:20])}{'等' if len(named) > 20 else ''}" if named else "里面没有表格"


def _form(form: Return, checklist: Checklist) -> Iterator[str]:
    yield f"  自查表在：{visible(form.place)}"
    yield f"  学校：{_written(form.school_written)}" + (f" 认作 {form.school.name}" if form.school else "")
    if form.conflict:
        yield f"  {form.conflict.source}：{shorten(form.conflict.school)}" + (
            f"（{form.conflict.location}）" if form.conflict.location else ""
        )
    yield f"  填表时间：{_written(form.date_written)}" + (f" 读作 {form.filled_on}" if form.filled_on else "")
    yield f"  学期：{form.term.title if form.term else '不能确定'}"
    yield f"  填表人：{_written(form.preparer_written)}　校长签字：{_written(form.principal_written)}"
    if form.stamp:
        yield f"  表号：{form.stamp.checklist}/{form.stamp.version}，发给 {form.stamp.school or '（未写学校）'}"
    for response in form.responses:
        item = checklist.by_number[response.item]
        read_as = f"“{response.answer}”" if response.answer else _OUTCOMES[response.outcome]
        place = str(response.location) if response.location else "（无位置）"
        how = f"，按：{response.rule}" if response.rule else ""
        yield (
            f"  第 {item.number} 项 {place}：原文“{shorten(response.raw, 60)}”，读作{read_as}{how}"
            if response.raw
            else f"  第 {item.number} 项 {place}：{read_as}"
        )
    for line in form.rectifications:
        yield f"  整改 第 {line.item or '?'} 项：{shorten(line.measure or line.problem, 60)}"


def _written(written: FieldText | None) -> str:
    if written is None:
        return "没有找到这一栏。"
    place = f"（{written.location}）" if written.location else ""
    return f"“{shorten(written.text, 60)}”{place}" if written.text else f"空白{place}"
