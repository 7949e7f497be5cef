"""The checklist's own ledgers: made with drop-downs, filled in, read wherever they stand, spoilt and told of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from commands import run
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import RegisterSheet, load_ledger
from jianfu_cli.roster import NamedSchools, Roster, School
from jianfu_cli.tools import DefinitionError
from registers import LEDGER, MATTERS, REPORTS, Entry, days, matter, report, type_rows

SECRET = "某教师反映某校长的事"
ROSTER = Roster([School(name="米山镇洞湾小学", group="米山镇"), School(name="高平市第一中学", group="市直")])


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init")


def sheets(checklist: Checklist, path: Path = LEDGER) -> dict[str, RegisterSheet]:
    return {sheet.register.title: sheet for sheet in load_ledger(path, checklist, ROSTER).registers}


def mistakes(checklist: Checklist, path: Path = LEDGER) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        load_ledger(path, checklist, ROSTER)
    return str(caught.value).splitlines()


def test_init_makes_a_sheet_for_each_with_drop_downs() -> None:
    book = openpyxl.load_workbook(LEDGER)
    assert book.sheetnames[0] == "判读" and book.sheetnames[-2:] == [MATTERS, REPORTS]
    page = book[REPORTS]
    assert [cell.value for cell in page[1]] == [
        "收到日期", "渠道", "反映学校", "反映部门", "反映内容", "对应项号", "核实结果", "处理情况", "办结日期",
    ]  # fmt: skip
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"}
    assert lists == {
        "B2:B5001": '"举报箱,举报电话,信件,网络,纪检监察转办,其他"',
        "G2:G5001": '"属实,部分属实,不属实,正在核实"',
    }
    assert page["A2"].number_format == "yyyy-mm-dd" and page["F2"].number_format == "@"
    assert page.freeze_panes == "A2"


def test_what_people_fill_in_is_read(checklist: Checklist) -> None:
    type_rows(LEDGER, MATTERS, [matter("食堂检查", date(2022, 3, 1), 涉及学校="米山镇、高平一中", 对应项号="1、3")])
    type_rows(LEDGER, REPORTS, [report("2022年5月3日", "洞湾小学", 反映内容=SECRET, 对应项号=14)])
    found = sheets(checklist)
    [row] = found[MATTERS].rows
    assert row.place == f"台账.xlsx!{MATTERS}!A2"
    assert row.values["涉及学校"] == NamedSchools(("米山镇洞湾小学", "高平市第一中学"))
    assert (row.values["对应项号"], row.values["开始日期"], row.values["结束日期"]) == ((1, 3), date(2022, 3, 1), None)
    assert found[REPORTS].rows[0].values["对应项号"] == (14,)


def test_sheets_moved_renamed_and_headed_otherwise(checklist: Checklist) -> None:
    book = openpyxl.load_workbook(LEDGER)
    page = book[MATTERS]
    page.title = "事项（2022年春）"
    book.move_sheet(page, 1 - len(book.sheetnames))
    page.insert_rows(1, 2)
    page["A1"] = "高平市教育局督查检查评比考核事项台账"
    page.insert_cols(1)
    page["A3"] = "序号"
    for heading in page[3]:
        heading.value = {"事项名称": "活动名称", "来源部门": "主办单位", "开始日期": "开始时间"}.get(
            str(heading.value), str(heading.value or "")
        )
    for at, value in enumerate(
        ["1", "禁毒宣传", "社会事务进校园", "市禁毒办", None, None, "未审批", None, "2022-4-1"], 1
    ):
        page.cell(4, at).value = value
    page["A5"] = "合计"
    book.save(LEDGER)
    [row] = sheets(checklist)[MATTERS].rows
    assert (row.place, row.values["来源部门"]) == ("台账.xlsx!事项（2022年春）!A4", "市禁毒办")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_a_ledger_as_text(encoding: str, checklist: Checklist) -> None:
    path = Path("举报.csv")
    path.write_bytes("收到日期,渠道,反映学校,核实结果\n2022-5-3,信件,洞湾小学,属实\n".encode(encoding))
    [row] = sheets(checklist, path)[REPORTS].rows
    assert row.place == "举报.csv:2" and row.values["收到日期"] == date(2022, 5, 3)


def test_every_mistake_of_all_sheets_at_once(checklist: Checklist) -> None:
    book = openpyxl.load_workbook(LEDGER)
    book["判读"]["B2"], book["判读"]["C2"] = "较好", "可能是"
    book.save(LEDGER)
    spoilt: list[Entry] = [
        matter("食堂检查", "三月", "检查"),
        matter("评优", "2022-3-2", 涉及学校="无此小学", 对应项号="22", 审批日期="2022年3月"),
        {"类别": "培训"},
    ]
    type_rows(LEDGER, MATTERS, spoilt)
    type_rows(LEDGER, REPORTS, [report("2022-5-3", "洞湾小学", "可能属实")])
    here = f"台账.xlsx!{MATTERS}!"
    assert mistakes(checklist) == [
        "台账.xlsx!判读!C2：“可能是”不在 是、否、不涉及、不能判 之中",
        "台账.xlsx!判读!A2：判了却没有项号",
        f"{here}B2：“检查”不在 督查检查、评比考核、社会事务进校园、报表填写、教师抽调借用、社会考试、培训、其他 之中",
        f"{here}H2：“三月”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
        f"{here}G3：“2022年3月”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
        f"{here}J3：“无此小学”不在名册中；可以写学校名称、乡镇名称或“全部”，几个之间用顿号隔开",
        f"{here}K3：清单中没有第 22 项（共 21 项，最后是第 21 项）",
        f"{here}A4：“事项名称”没有填写",
        f"{here}C4：“来源部门”没有填写",
        f"{here}F4：“审批情况”没有填写",
        f"{here}H4：“开始日期”没有填写",
        "台账.xlsx!举报登记!G2：“可能属实”不在 属实、部分属实、不属实、正在核实 之中",
    ]
    for command in ("validate", "summarize", "ledger"):
        done = run(command)
        assert done.code == 2 and "!G2：“可能属实”" in done.err


def test_a_column_and_a_second_sheet(checklist: Checklist) -> None:
    book = openpyxl.load_workbook(LEDGER)
    book[REPORTS]["A1"] = "哪天"
    book.copy_worksheet(book[MATTERS]).title = f"{MATTERS}（留底）"
    book.save(LEDGER)
    second, missing = mistakes(checklist)
    assert second.startswith(f"台账.xlsx!{MATTERS}（留底）：也是“{MATTERS}”的表")
    assert missing.startswith("台账.xlsx!举报登记!1：缺少“收到日期”一列，表头应为：收到日期、渠道")


def test_ledger_adds_the_sheets_that_are_missing_and_changes_nothing_else() -> None:
    type_rows(LEDGER, REPORTS, [report(date(2022, 5, 3), "洞湾小学", 反映内容=SECRET)])
    book = openpyxl.load_workbook(LEDGER)
    del book[MATTERS]
    book[REPORTS]["E2"].font = openpyxl.styles.Font(color="FF0000")
    book.create_sheet("会议记录")["A1"] = "七月碰头会"
    book.save(LEDGER)
    done = run("ledger", "--term", "2021-2022-2")
    assert f"新添工作表：{MATTERS}。" in done.out
    assert "举报登记：1 行。\n  2022年收到的举报1件。\n  查实的举报1件。" in done.out
    book = openpyxl.load_workbook(LEDGER)
    assert (book[REPORTS]["E2"].value, book[REPORTS]["E2"].font.color.rgb) == (SECRET, "00FF0000")
    assert book["会议记录"]["A1"].value == "七月碰头会"
    assert any(rule.type == "list" for rule in book[MATTERS].data_validations.dataValidation)
    assert len(list(Path().glob("台账-*.xlsx"))) == 1
    before = LEDGER.read_bytes()
    assert "新添工作表" not in run("ledger").out and LEDGER.read_bytes() == before


def test_a_filter_hides_no_row(checklist: Checklist) -> None:
    type_rows(LEDGER, MATTERS, [matter(f"检查{at}", day) for at, day in enumerate(days(2022, 5))])
    book = openpyxl.load_workbook(LEDGER)
    book[MATTERS].row_dimensions[3].hidden = True
    book.save(LEDGER)
    assert len(sheets(checklist)[MATTERS].rows) == 5
