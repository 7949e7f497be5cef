"""The sheet 更正 as people fill it in: what is understood, and every mistake with its cell, in one pass."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import Ledger, load_ledger
from jianfu_cli.roster import Roster, School
from jianfu_cli.tools import DefinitionError
from ledgers import BY, CORRECTION_HEADINGS, corrected, workbook

ROSTER = Roster([School(name="永录乡圪旦小学", group="永录乡"), School(name="米山镇第一小学", code="3114000001")])
HERE = "米山镇第一小学"
GOOD = (HERE, 13, "较好", "是", *BY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.xlsx"


def read(path: Path, checklist: Checklist, *rows: tuple[object, ...]) -> Ledger:
    return load_ledger(corrected(path, *rows), checklist, ROSTER)


def mistakes(path: Path, checklist: Checklist, *rows: tuple[object, ...]) -> list[str]:
    """What is wrong with the sheet, each mistake without the folder."""
    with pytest.raises(DefinitionError) as caught:
        read(path, checklist, *rows)
    return str(caught.value).replace(f"{path.parent}/", "").splitlines()


def test_a_row_corrects_one_thing_of_one_school(path: Path, checklist: Checklist) -> None:
    [row] = read(path, checklist, GOOD).corrections.rows.values()
    assert (row.before, row.after, row.by, row.on, row.how) == ("较好", "是", "张三", date(2022, 7, 5), "电话")
    assert row.row == "台账.xlsx!更正!A2"


@pytest.mark.parametrize(
    ("written", "after"),
    [
        *[(item, "是") for item in (13, 13.0, "13", "第13项", "第 13 项", "１３")],
        *[(field, "2022-06-28") for field in ("填表时间", "填表日期", "日期", "填 表 时 间")],
        *[(field, "张三") for field in ("填表人", "校长签字", "校长")],
        *[(field, "米山镇第一小学") for field in ("学校", "学校（盖章）", "单位名称")],
        *[(file, "以此份为准") for file in ("文件", "自查表")],
        *[(code, "认可") for code in ("JF206 第4项", "JF206第4项", "jf206，4", "JF206", "JF302 第 7 项")],
    ],
)
def test_what_is_corrected_as_people_write_it(written: object, after: str, path: Path, checklist: Checklist) -> None:
    assert len(read(path, checklist, (HERE, written, "原来的", after)).corrections.rows) == 1


@pytest.mark.parametrize("day", ["2022-06-28", "2022年6月28日", "2022.6.28", datetime(2022, 6, 28), date(2022, 6, 28)])
def test_a_day_as_people_write_it(day: object, path: Path, checklist: Checklist) -> None:
    [row] = read(path, checklist, (HERE, "填表时间", "2022年6月", day)).corrections.rows.values()
    assert row.after == "2022-06-28"


def test_columns_in_another_order_and_spelling_under_a_title(path: Path, checklist: Checklist) -> None:
    workbook(
        path,
        [
            ("电话更正", None),
            ("经办人", "改为", "序号", "栏目", "单位名称", "更正日期", "原填"),
            ("张三", "是", 1, 13, HERE, "2022-07-05", "较好"),
        ],
        "更正（7月）",
    )
    [row] = load_ledger(path, checklist, ROSTER).corrections.rows.values()
    assert (row.after, row.row) == ("是", "台账.xlsx!更正（7月）!A3")


def test_a_row_that_corrects_nothing_yet_may_hold_anything(path: Path, checklist: Checklist) -> None:
    open_rows = [
        ("没有的小学", "第99项", "", "", "", "昨天", "", "问：什么"),
        ("", "", "", "", "", "", "", "已打过电话"),
    ]
    assert read(path, checklist, *open_rows).corrections.rows == {}


def test_every_mistake_is_said_at_once_with_its_cell(path: Path, checklist: Checklist) -> None:
    assert mistakes(
        path,
        checklist,
        ("永录乡圪担小学", 13, "较好", "是"),
        ("", 13, "较好", "是"),
        (HERE, 22, "较好", "是"),
        (HERE, "", "较好", "是"),
        (HERE, "第十三条意见", "较好", "是"),
        (HERE, 12, "较好", "基本是"),
        (HERE, "填表时间", "2022年6月", "6月底"),
        (HERE, "学校", "某校", "永录乡圪担小学"),
        (HERE, "文件", "初报.xlsx", "用这份"),
        (HERE, "文件", "", "不作数"),
        (HERE, "JF206 第4项", "", "不认可"),
        (HERE, "JF202 第4项", "", "认可"),
        (HERE, "JF999", "", "认可"),
        (HERE, 11, "较好", "是", "", "7月5日", "电话"),
        (HERE, 10, "较好", "是", "张三", "", "电话"),
    ) == [
        "台账.xlsx!更正!A2：名册中没有“永录乡圪担小学”，最接近的是：永录乡圪旦小学",
        "台账.xlsx!更正!A3：写了“更正为”却没有写学校",
        "台账.xlsx!更正!B4：清单中没有第 22 项（共 21 项，最后是第 21 项）",
        "台账.xlsx!更正!B5：写了“更正为”却没有写项号或栏目",
        "台账.xlsx!更正!B6：“第十三条意见”不是项号，也不是可以更正的栏目，请写项号、文件、填表时间、填表人、校长签字、学校，或核对结果中的编号（如 JF206 第4项）",
        "台账.xlsx!更正!D7：“基本是”不在 是、否、不涉及 之中",
        "台账.xlsx!更正!D8：“6月底”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
        "台账.xlsx!更正!D9：名册中没有“永录乡圪担小学”，最接近的是：永录乡圪旦小学",
        "台账.xlsx!更正!D10：“用这份”不在 以此份为准、不作数 之中",
        "台账.xlsx!更正!C11：请写文件名（同名的写上文件夹），说明是哪一份",
        "台账.xlsx!更正!D12：“不认可”不在 认可 之中",
        "台账.xlsx!更正!B13：JF202（答案看不明白）不能认可：写项号，更正为清单的答案",
        "台账.xlsx!更正!B14：没有 JF999 这个编号（jianfu rules 列出全部）",
        "台账.xlsx!更正!F15：“7月5日”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
        "台账.xlsx!更正!E15：写了“更正为”却没有写经手人",
        "台账.xlsx!更正!F16：写了“更正为”却没有写日期",
    ]


def test_two_rows_for_one_cell(path: Path, checklist: Checklist) -> None:
    assert mistakes(
        path,
        checklist,
        GOOD,
        (HERE, "第13项", "较 好", "否"),
        (HERE, 13, "一般", "否"),  # what it said in another return
        (HERE, 12, "空白", "否"),
        ("3114000001", 12, "", "是"),
        (HERE, "文件", "a.xlsx", "以此份为准"),
        (HERE, "文件", "b.xlsx", "不作数"),
        (HERE, "文件", "c.xlsx", "以此份为准"),
    ) == [
        "台账.xlsx!更正!B3：与第 2 行更正的是同一处（米山镇第一小学，第13项），请只留一行",
        "台账.xlsx!更正!B6：与第 5 行更正的是同一处（3114000001，第12项），请只留一行",
        "台账.xlsx!更正!D9：第 7 行已写明以同一学校的另一份为准，请只留一份",
    ]


@pytest.mark.parametrize("lacking", ["学校", "项号或栏目", "表中原填", "更正为", "经手人", "日期"])
def test_a_column_that_is_missing(lacking: str, path: Path, checklist: Checklist) -> None:
    headings = [heading for heading in CORRECTION_HEADINGS if heading != lacking]
    with pytest.raises(DefinitionError, match=f"台账.xlsx!更正!1：缺少“{lacking}”一列"):
        load_ledger(workbook(path, [headings, ["甲"] * len(headings)], "更正"), checklist, ROSTER)


def test_mistakes_of_both_sheets_are_said_together(path: Path, checklist: Checklist) -> None:
    import openpyxl

    workbook(path, [("项号", "学校原话", "判为"), (13, "较好", "可能")])
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("更正")
    for row in (CORRECTION_HEADINGS, (HERE, 13, "较好", "可能", *BY)):
        page.append(list(row))
    book.save(path)
    with pytest.raises(DefinitionError) as caught:
        load_ledger(path, checklist, ROSTER)
    assert [mistake.cell for mistake in caught.value.mistakes] == ["判读!C2", "更正!D2"]


def test_a_ledger_as_text(tmp_path: Path, checklist: Checklist) -> None:
    path = tmp_path / "台账.csv"
    lines = [
        ",".join(CORRECTION_HEADINGS[:6]),
        f"{HERE},13,较好,是,张三,2022-07-05",
        f"{HERE},12,较好,可,张三,2022-07-05",
    ]
    path.write_bytes("\n".join(lines[:2]).encode("gbk"))
    assert list(load_ledger(path, checklist, ROSTER).corrections.rows) == ["台账.csv:2"]
    path.write_bytes("\n".join(lines).encode())
    with pytest.raises(DefinitionError, match=r"台账.csv:3：“可”不在"):
        load_ledger(path, checklist, ROSTER)


def test_without_a_roster_no_school_is_unknown(path: Path, checklist: Checklist) -> None:
    assert len(load_ledger(corrected(path, ("谁也不知道的小学", 13, "较好", "是")), checklist).corrections.rows) == 1


def test_a_formula_without_a_result_is_not_an_empty_cell(path: Path, checklist: Checklist) -> None:
    assert mistakes(path, checklist, GOOD, (HERE, 14, "", '="是"', *BY), (HERE, 15, "", "#REF!", *BY)) == [
        "台账.xlsx!更正!D3：读不出：这一格是公式错误“未计算的公式”。请直接写上文字，不用公式",
        "台账.xlsx!更正!D4：读不出：这一格是公式错误“#REF!”。请直接写上文字，不用公式",
    ]
