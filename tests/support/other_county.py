"""A semester of examples/云溪示例县, from the blank forms to what its schools send back and its bureau writes down."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import docx
import openpyxl
import pytest

import registers
from commands import run
from jianfu_cli.definition import load_checklist
from jianfu_cli.forms import Filling, Measure, fill
from repository import ROOT

EXAMPLE = ROOT / "examples" / "云溪示例县"
TERM = "2023-2024-2"
UNCLEAR = "落实得比较好"
PRIVATE = "夜间被要求填表"


def folder(parent: Path) -> Path:
    """A copy of the example's folder."""
    return Path(shutil.copytree(EXAMPLE, parent / EXAMPLE.name))


def _said(**other: tuple[str, str]) -> Mapping[int, tuple[str, str, str]]:
    """Answers to all twelve items, 已落实 but for those given as n5=(answer, explanation)."""
    given = {int(key[1:]): (*value, "") for key, value in other.items()}
    return {number: given.get(number, ("已落实", "", "")) for number in range(1, 13)}


FIELDS = {"date": "2024年6月20日", "preparer": "张三", "principal": "张三", "phone": "0000-1234567"}
RETURNS: dict[tuple[str, str], Filling] = {
    ("云溪县第一示例小学", "xlsx"): Filling(FIELDS, _said(n4=("已落实", "周三下午一次，不超过四十分钟。"))),
    ("云溪县示例职业学校", "docx"): Filling(FIELDS, _said(n12=("不适用", "本校没有寄宿学生。"))),
    ("柳河镇示例小学", "docx"): Filling(
        FIELDS,
        _said(n5=("未落实", "同一份学生信息四月、五月各报了一次。")),
        rectifications=[Measure(5, "学生信息重复填报", "由教务处从学籍系统导出", "张三", "2024-08-30")],
    ),
    ("柳河镇示例中学", "xlsx"): Filling(FIELDS, _said(n8=(UNCLEAR, ""))),
    ("石桥乡示例小学", "xlsx"): Filling(FIELDS | {"phone": ""}, _said(n3=("", ""))),
}  # 石桥乡示例学校 sends nothing


def send_returns(working: Path) -> None:
    """Fill in the forms that lie in forms/ and put them into returns/, with a paper of a school's own."""
    checklist = load_checklist(working / "清单.yaml")
    (working / "returns").mkdir(exist_ok=True)
    for (school, suffix), filling in RETURNS.items():
        [blank] = (working / "forms").rglob(f"{school}-自查表.{suffix}")
        filled = fill(blank.read_bytes(), suffix, filling, checklist.form_fields)
        (working / "returns" / blank.name).write_bytes(filled)
    paper = docx.Document()
    paper.add_heading("柳河镇示例小学2024年春季学期小结")
    paper.add_paragraph("本学期全校性会议十二次，社会事务进校园三次。")
    paper.save(str(working / "returns" / "柳河镇示例小学学期小结.docx"))


def write_down(ledger: Path) -> None:
    """What the bureau itself keeps: three visits, and a teacher's letter of which nothing may leave the ledger."""
    visit = {"申请单位": "县消防救援大队", "形式": "演练", "占用课时": 1}
    registers.type_rows(
        ledger,
        "进校审批单",
        [
            visit | {"活动名称": "消防演练", "进校日期": "2024-03-12", "到访学校": "柳河镇", "是否批准": "批准"},
            visit | {"活动名称": "防震演练", "进校日期": "2024-05-10", "到访学校": "全部", "是否批准": "批准"},
            visit
            | {"活动名称": "商品展示", "进校日期": "2024-05-11", "到访学校": "柳河镇示例中学", "是否批准": "不批准"},
        ],
    )
    letter: registers.Entry = {
        "来信日期": "2024-06-03",
        "所说学校": "柳河镇示例中学",
        "对应项号": "7",
        "核实情况": "属实",
    }
    registers.type_rows(ledger, "教师来信", [letter | {"所说内容": PRIVATE}])


def whole_semester(parent: Path) -> Path:
    """The working folder at the end of the semester: forms issued, returns in, the unclear answer settled, all written."""
    working = folder(parent)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(working)
        assert run("blank").code == 0
        send_returns(working)
        before = run("validate", "--jobs", "1")
        assert before.code == 1 and UNCLEAR in before.out
        assert run("ledger", "--jobs", "1").code == 1  # as long as schools have errors
        _rule(working / "台账.xlsx")
        write_down(working / "台账.xlsx")
        (working / "ledger.txt").write_text(run("ledger", "--jobs", "1").out, encoding="utf-8")
        assert run("validate", "--jobs", "1", "--format", "json", "-o", "validation.json").code == 1
        assert run("summarize", "--jobs", "1", "--date", "2024-07-01").code == 0
        assert run("reply", "--jobs", "1").code == 1
    return working


def _rule(ledger: Path) -> None:
    """What the clerk does with the wording that was not understood."""
    book = openpyxl.load_workbook(ledger)
    sheet = book["判读"]
    columns = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    assert sheet.cell(2, columns["学校原话"]).value == UNCLEAR
    for heading, text in {"判为": "已落实", "经手人": "张三", "日期": "2024-06-25"}.items():
        sheet.cell(2, columns[heading], text)
    book.save(ledger)
