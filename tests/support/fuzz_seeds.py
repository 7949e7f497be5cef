"""Valid files of every kind that the program reads from people, for the fuzzing to damage."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import xlwt

import office
import word_files
from jianfu_cli.definition import Item, load_checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.intake import readable_endings

Valid = dict[str, dict[str, bytes]]
"""By format, files by name; the name says what one is."""

SCHOOL = "米山镇洞湾小学"
HEAD = ("项目", "内容", "自查情况", "备注")
_ROSTER = (
    ("序号", "学校名称", "学校代码", "乡镇"),
    *((str(n), f"第{n}小学", f"21140000{n:02}", "米山镇") for n in range(1, 9)),
)
_RULINGS = (("项号", "学校原话", "判为", "学校数", "学校", "经手人", "日期", "参考"),
            (4, "基本没有", "否", 2, SCHOOL, "张三", "2022-07-05", ""), (5, "不清楚", "不能判", 1, "", "", "", ""))  # fmt: skip
_ODF = ("office", "table", "text", "style")


def valid_files(by_libreoffice: Path | None = None) -> Valid:
    """Forms in every format that is read, archives, rosters and ledgers.

    Some of them are saved by LibreOffice, in that folder, where a folder is given and LibreOffice is there.
    """
    rows = [f"{item.number}.{item.text}" for item in load_checklist().items]
    forms = _made(rows, load_checklist().items)
    if by_libreoffice:
        forms |= dict(_by_libreoffice(forms, by_libreoffice))
    by_format: Valid = {}
    for name, data in forms.items():
        by_format.setdefault(name.rpartition(".")[2], {})[name] = data
    few = {name: forms[name] for name in ("typed.xlsx", "typed.docx", "typed.doc")}
    by_format["zip"] = {"表.zip": office.zipped(few), "套.zip": office.zipped({"内.zip": office.zipped(few), **few})}
    by_format["roster"] = _rosters()
    by_format["ledger"] = {"台账.xlsx": _workbook("判读", _RULINGS), "筛选.xlsx": _workbook("判读", _RULINGS, hidden=2)}
    assert {f".{name}" for name in by_format} >= set(readable_endings()) - {".xlsm", ".et", ".wps"}
    return by_format


def _made(rows: Sequence[str], items: Sequence[Item]) -> dict[str, bytes]:
    answers = {item.number: (item.expected, "", "") for item in items}
    answers[4] = ("是", "被要求组织学生网上答题。", "见说明")
    filling = Filling(
        {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"},
        answers,
        [Measure(4, "答题", "停止", "张三", "2022年9月1日")],
    )
    made: dict[str, bytes] = {}
    for kind in ("xlsx", "docx"):
        blank = blank_form(load_checklist(), Addressee(SCHOOL, "2114000001"), Term(2021, 2), kind)
        made[f"form.{kind}"] = fill(blank, kind, filling)
    foot = f"学校：{SCHOOL} 填表时间：2022年6月30日"
    made["typed.docx"] = office.docx(
        office.p(foot) + office.tbl(office.tr(*HEAD), *(office.tr("", row, "否", "") for row in rows))
    )
    made["typed.xlsx"] = office.xlsx(office.rows(f"学校|{SCHOOL}", "|".join(HEAD), *(f"|{row}|否|" for row in rows)))
    answered = [word_files.row("", row, "否", "") for row in rows]
    made["typed.doc"] = word_files.word_file(word_files.para(foot), word_files.row(*HEAD), *answered, word_files.para())
    made["typed.xls"] = _xls([("学校", SCHOOL), HEAD, *(("", row, "否", "") for row in rows)])
    table = _odf_table([("学校", SCHOOL), HEAD[1:3], *((row, "否") for row in rows)])
    made["typed.ods"] = office.ods(table)
    made["typed.odt"] = _odt(f"<text:p>{foot}</text:p>{table}")
    return made


def _xls(rows: Iterable[Sequence[str]]) -> bytes:
    book, target = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("自查表")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    book.save(target)
    return target.getvalue()


def _odf_table(rows: Iterable[Sequence[str]]) -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ("".join(map(cell.format, row)) for row in rows)
    inner = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name="自查表">{inner}</table:table>'


def _odt(body: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _ODF)
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    return office.zipped([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", f"{content}</office:document-content>"),
        ("META-INF/manifest.xml", "<manifest/>"),
    ])  # fmt: skip


def _workbook(title: str, rows: Iterable[Iterable[object]], hidden: int = 0) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if hidden:
        sheet.row_dimensions[hidden].hidden = True
    book.save(target)
    return target.getvalue()


def _rosters() -> dict[str, bytes]:
    lines = "\n".join(",".join(row) for row in _ROSTER)
    listed = "\n".join(f"- name: {name}\n  code: '{code}'\n  group: {group}" for _, name, code, group in _ROSTER[1:])
    return {
        "名册.xlsx": _workbook("名册", _ROSTER),
        "名册.xls": _xls(_ROSTER),
        "名册.csv": lines.encode(),
        "国标.csv": lines.encode("gbk"),
        "名册.yaml": listed.encode(),
    }


def _by_libreoffice(forms: dict[str, bytes], folder: Path) -> Iterable[tuple[str, bytes]]:
    program = shutil.which("soffice")
    for name, kinds in (("form.xlsx", ("xls", "ods")), ("form.docx", ("doc", "odt"))) if program else ():
        (folder / name).write_bytes(forms[name])
        for kind in kinds:
            profile = f"-env:UserInstallation=file://{folder}/profile"
            line = [
                str(program),
                profile,
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(folder / name),
            ]
            subprocess.run(line, capture_output=True, timeout=120, check=False)
            made = folder / f"form.{kind}"
            if made.is_file():
                yield f"office.{kind}", made.read_bytes()
