"""Tables as people lay them out -> rows with the value of each cell, and every mistake with its cell in one pass."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jianfu_cli.tables import (
    Amount,
    Choice,
    Column,
    Day,
    ItemNumbers,
    SheetTable,
    Table,
    TypedRow,
    UnfitError,
    find_tables,
    typed_rows,
)
from jianfu_cli.tools import DefinitionError

PATH = Path("台账.xlsx")
MATTERS = Table(
    "事项",
    (
        Column("name", ("事项名称", "事项", "活动名称"), required=True, filled=True),
        Column("kind", ("类别",), required=True, type=Choice.of(["督查检查", "评比考核"]), filled=True),
        Column("day", ("开始日期", "日期"), type=Day()),
        Column("times", ("次数",), type=Amount()),
        Column("items", ("对应项号", "项号"), type=ItemNumbers(range(1, 22))),
        Column("who", ("举报人",), type=Choice.of(["学生", "家长"]), private=True),
    ),
)
HEAD = ("事项名称", "类别", "开始日期", "次数", "对应项号")
Row = tuple[object, ...]


def workbook(
    *rows: Row, sheet: str = "事项", merges: tuple[str, ...] = (), more: dict[str, list[Row]] | None = None
) -> bytes:
    book = openpyxl.Workbook()
    pages = {sheet: list(rows)} | (more or {})
    book.remove(book.worksheets[0])
    for name, lines in pages.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(list(line))
        for merge in merges:
            page.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def placed(data: bytes) -> SheetTable:
    return find_tables(data, PATH, [MATTERS], "台账")["事项"]


def read(data: bytes) -> list[TypedRow]:
    return typed_rows(MATTERS, placed(data))


def values(data: bytes) -> list[dict[str, Any]]:
    """What each row says, without the blank cells."""
    rows = read(data)
    assert [str(mistake) for row in rows for mistake in row.mistakes] == []
    return [{key: value for key, value in row.values.items() if value is not None} for row in rows]


def mistakes(data: bytes) -> list[str]:
    return [str(mistake) for row in read(data) for mistake in row.mistakes]


def refused(data: bytes) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        placed(data)
    return str(caught.value).splitlines()


def test_each_cell_is_what_its_column_says() -> None:
    row = ("食堂检查", "督查检查", date(2022, 3, 1), 2, "1、3")
    assert values(workbook(HEAD, row)) == [
        {"name": "食堂检查", "kind": "督查检查", "day": date(2022, 3, 1), "times": 2, "items": (1, 3)}
    ]


def test_columns_in_another_order_and_by_other_words_with_columns_of_their_own() -> None:
    head = ("序号", "项号", "类 别", "电话核实", "活动名称（全称）", "日期")
    assert values(workbook(head, (1, 5, "评比考核", "是", "评优", "2022年3月1日"))) == [
        {"name": "评优", "kind": "评比考核", "day": date(2022, 3, 1), "items": (5,)}
    ]


def test_title_lines_blank_rows_headings_again_totals_and_remarks() -> None:
    lines: list[Row] = [
        ("2022年督查检查评比考核事项", *[None] * 4),
        (None,) * 5,
        HEAD,
        ("食堂检查", "督查检查"),
        (None,) * 5,
        ("小计", None, None, 1),
        HEAD,
        ("评优", "评比考核"),
        ("合计：2项",),
        ("注：类别照文件填写",),
    ]
    assert [row["name"] for row in values(workbook(*lines))] == ["食堂检查", "评优"]


def test_what_begins_like_a_total_and_says_more_is_a_row() -> None:
    assert values(workbook(HEAD, ("共计3次", "督查检查", None, 3))) == [
        {"name": "共计3次", "kind": "督查检查", "times": 3}
    ]


def test_what_is_merged_downwards_holds_for_each_row() -> None:
    rows = [HEAD, ("食堂检查", "督查检查", "2022-03-01"), ("宿舍检查",), ("评优", "评比考核")]
    assert [row["kind"] for row in values(workbook(*rows, merges=("B2:B3",)))] == ["督查检查", "督查检查", "评比考核"]


def test_the_sheet_may_stand_anywhere_and_be_renamed() -> None:
    other: list[Row] = [("本工作簿由办公室保管",)]
    data = workbook(*other, sheet="说明", more={"2022年事项": [HEAD, ("食堂检查", "督查检查")]})
    assert placed(data).place(2) == "台账.xlsx!2022年事项!A2"


def test_text_with_separators() -> None:
    data = "事项名称,类别,日期\n食堂检查,督查检查,2022-3-1\n评优,评比,\n".encode("gbk")
    assert mistakes(data) == ["台账.xlsx:3：“评比”不在 督查检查、评比考核 之中"]


def test_every_mistake_is_said_at_once_with_its_cell() -> None:
    rows: list[Row] = [
        HEAD,
        ("食堂检查", "检查", "2022年3月", "两次", "22"),
        (None, "督查检查", "2022-02-30", "约3次", "第三项"),
        ("评优", None, None, "1,200人次", "第1—3项、7"),
    ]
    assert mistakes(workbook(*rows)) == [
        "台账.xlsx!事项!B2：“检查”不在 督查检查、评比考核 之中",
        "台账.xlsx!事项!C2：“2022年3月”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
        "台账.xlsx!事项!D2：“两次”不是数字",
        "台账.xlsx!事项!E2：清单中没有第 22 项（共 21 项，最后是第 21 项）",
        "台账.xlsx!事项!C3：“2022-02-30”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
        "台账.xlsx!事项!D3：“约3次”不是数字",
        "台账.xlsx!事项!E3：“第三项”不是项号，请写数字，几项之间用顿号隔开",
        "台账.xlsx!事项!A3：“事项名称”没有填写",
        "台账.xlsx!事项!B4：“类别”没有填写",
    ]


def test_no_message_holds_what_stands_in_a_private_cell() -> None:
    head = (*HEAD, "举报人")
    assert mistakes(workbook(head, ("食堂检查", "督查检查", None, None, None, "某某家长"))) == [
        "台账.xlsx!事项!F2：这一格不在 学生、家长 之中"
    ]


def test_columns_that_are_missing() -> None:
    assert refused(workbook(("名称", "类别"), ("食堂检查", "督查检查"))) == [
        "台账.xlsx!事项!1：缺少“事项名称”一列，表头应为：事项名称、类别、开始日期、次数、对应项号、举报人"
    ]
    assert refused(workbook(("食堂检查", "督查检查"))) == [
        "台账.xlsx!事项：没有找到表头“事项名称”，表头应为：事项名称、类别、开始日期、次数、对应项号、举报人"
    ]


def test_two_sheets_of_one_kind_are_not_read_by_halves() -> None:
    row: Row = ("食堂检查", "督查检查")
    [said] = refused(workbook(HEAD, row, more={"事项（下半年）": [HEAD, row]}))
    assert said.startswith("台账.xlsx!事项（下半年）：也是“事项”的表，和工作表“事项”只能留一张")


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("12.0", 12), ("1,200", 1200), ("３.５", 3.5), ("24项", 24), ("-2", -2), ("120 人次", 120)],
)
def test_numbers_as_people_write_them(text: str, number: float) -> None:
    assert Amount().read(text) == number


@pytest.mark.parametrize("text", ["十二", "1200字以上的", "2022-07-05", "1/2", "5-6", "12 13", "1,20"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(UnfitError, match="不是数字"):
        Amount().read(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("14", (14,)),
        ("第14项", (14,)),
        ("14.0", (14,)),
        ("1、3，18", (1, 3, 18)),
        ("1-3", (1, 2, 3)),
        ("第１—３项、第7项。", (1, 2, 3, 7)),
        ("18\n1", (1, 18)),
    ],
)
def test_items_as_people_write_them(text: str, numbers: tuple[int, ...]) -> None:
    assert ItemNumbers(range(1, 22)).read(text) == numbers


@pytest.mark.parametrize("text", ["3-1", "全部", "0", "1-9999", "、", "1.2", "1 3", "1   3"])
def test_what_are_no_items(text: str) -> None:
    with pytest.raises(UnfitError):
        ItemNumbers(range(1, 22)).read(text)
