"""The sheet 判读 as people fill it in: what is understood, and every mistake with its cell, in one pass."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

import office
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import Ledger, existing_workbook, load_ledger
from jianfu_cli.tools import DefinitionError, JianfuError
from ledgers import HEADINGS, workbook

SHORT = ("项号", "学校原话", "判为", "经手人", "日期")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.xlsx"


def read(path: Path, checklist: Checklist, *rows: tuple[object, ...], sheet: str = "判读") -> Ledger:
    return load_ledger(workbook(path, rows, sheet), checklist)


def mistakes(path: Path, checklist: Checklist, *rows: tuple[object, ...], sheet: str = "判读") -> list[str]:
    """What is wrong with the sheet, each mistake without the folder."""
    with pytest.raises(DefinitionError) as caught:
        read(path, checklist, *rows, sheet=sheet)
    return str(caught.value).replace(f"{path.parent}/", "").splitlines()


def test_a_row_rules_on_the_wording_of_an_item(path: Path, checklist: Checklist) -> None:
    row = (13, "较好", "是", 9, "甲小学、乙小学等9所", "张三", "2022-07-05", "")
    ledger = read(path, checklist, HEADINGS, row)
    [((item, wording), ruling)] = ledger.rulings.items()
    assert (item, wording) == (13, "较好")
    assert (ruling.answer, ruling.by, ruling.on) == ("是", "张三", date(2022, 7, 5))
    assert ruling.row == "台账.xlsx!判读!A2"


@pytest.mark.parametrize("number", [13, 13.0, "13", "第13项", "１３", " 13. ", "13、", "第 13 项"])
def test_an_items_number_as_people_write_it(number: object, path: Path, checklist: Checklist) -> None:
    assert (13, "较好") in read(path, checklist, SHORT, (number, "较好", "是")).rulings


@pytest.mark.parametrize("answer", ["不涉及", " 不涉及 ", "不 涉 及", "不涉及。"])
def test_an_answer_as_people_write_it(answer: str, path: Path, checklist: Checklist) -> None:
    assert read(path, checklist, SHORT, (13, "较好", answer)).rulings[13, "较好"].answer == "不涉及"


@pytest.mark.parametrize("day", ["2022-07-05", "2022年7月5日", "2022.7.5", datetime(2022, 7, 5), date(2022, 7, 5)])
def test_a_day_as_people_write_it(day: object, path: Path, checklist: Checklist) -> None:
    assert read(path, checklist, SHORT, (13, "较好", "是", "张三", day)).rulings[13, "较好"].on == date(2022, 7, 5)


def test_who_and_when_may_be_left_out(path: Path, checklist: Checklist) -> None:
    ruling = read(path, checklist, ("项号", "学校原话", "判为"), (13, "较好", "是")).rulings[13, "较好"]
    assert (ruling.by, ruling.on) == ("", None)


@pytest.mark.parametrize("word", ["不能判", "不能判断", "判不了"])
def test_what_can_not_be_settled_stays_unclear(word: str, path: Path, checklist: Checklist) -> None:
    assert read(path, checklist, SHORT, (13, "较好", word)).rulings[13, "较好"].answer is None


def test_a_row_without_a_ruling_settles_nothing(path: Path, checklist: Checklist) -> None:
    notes = (("", "以上已电话核实", ""), ("某项", "较好", ""), (99, "较好", ""), (13, "较好", "", "张三", "昨天"))
    assert read(path, checklist, SHORT, *notes).rulings == {}


def test_spaces_and_width_do_not_count_and_everything_else_does(path: Path, checklist: Checklist) -> None:
    ledger = read(
        path, checklist, SHORT, (13, " １次 （较好）\n", "是"), (13, "2次（较好）", "否"), (13, "较好。", "否")
    )
    assert {key[1]: ruling.answer for key, ruling in ledger.rulings.items()} == {
        "1次(较好)": "是", "2次(较好)": "否", "较好。": "否",
    }  # fmt: skip


def test_columns_in_another_order_with_a_title_above_and_columns_of_their_own(path: Path, checklist: Checklist) -> None:
    ledger = read(
        path, checklist,
        ("2022年春季学期判读", None, None, None, None),
        (None, None, None, None, None),
        ("序号", "判 为", "电话核实", "原话", "项号"),
        (1, "是", "已核实", "较好", 13),
    )  # fmt: skip
    assert ledger.rulings[13, "较好"].row == "台账.xlsx!判读!A4"
    assert ledger.rulings[13, "较好"].answer == "是"


def test_a_renamed_sheet_is_known_by_its_headings(path: Path, checklist: Checklist) -> None:
    assert read(path, checklist, SHORT, (13, "较好", "是"), sheet="判读（7月）").rulings[13, "较好"].row == (
        "台账.xlsx!判读（7月）!A2"
    )


def test_every_mistake_is_said_at_once_with_its_cell(path: Path, checklist: Checklist) -> None:
    found = mistakes(
        path, checklist, HEADINGS,
        (13, "较好", "可能是", 1, "甲小学", "张三", "2022-07-05"),
        (22, "较好", "是"),
        ("十三项", "较好", "是"),
        (None, "较好", "否"),
        (13, None, "否"),
        (13, "一般", "否", 1, "甲小学", "张三", "7月5日"),
    )  # fmt: skip
    assert found == [
        "台账.xlsx!判读!C2：“可能是”不在 是、否、不涉及、不能判 之中",
        "台账.xlsx!判读!A3：清单中没有第 22 项（共 21 项，最后是第 21 项）",
        "台账.xlsx!判读!A4：“十三项”不是项号，请写数字",
        "台账.xlsx!判读!A5：判了却没有项号",
        "台账.xlsx!判读!B6：判了却没有学校原话",
        "台账.xlsx!判读!G7：“7月5日”不是完整的日期，请写成 2022-07-05 或 2022年7月5日",
    ]


def test_two_rulings_on_one_wording(path: Path, checklist: Checklist) -> None:
    rows = [(13, "较好", "是"), (13, "较 好", "是"), (12, "较好", "否"), (13, "较好", "否"), (13, "较好", "")]
    assert mistakes(path, checklist, SHORT, *rows) == [
        "台账.xlsx!判读!C5：第 13 项“较好”在第 2 行判为“是”，这里却判为“否”，请只留一种"
    ]


def test_a_column_that_is_missing(path: Path, checklist: Checklist) -> None:
    [found] = mistakes(path, checklist, ("学校原话", "判断"), ("较好", "是"))[:1]
    assert found.startswith("台账.xlsx!判读!1：缺少“项号”一列，表头应为：学校原话、项号、判为")


def test_a_sheet_of_the_name_without_its_headings(path: Path, checklist: Checklist) -> None:
    assert mistakes(path, checklist, ("较好", "是"))[0].startswith("台账.xlsx!判读：没有找到表头“学校原话”")


def test_a_workbook_that_is_no_ledger(path: Path, checklist: Checklist) -> None:
    [found] = mistakes(path, checklist, ("日期", "事项"), ("7月", "检查"), sheet="收文台账")
    assert found.startswith("台账.xlsx：里面没有工作表“判读”") and "换一个文件名" in found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04broken", "台账读不出："),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "读不出"),
        (b"%PDF-1.7", "台账读不出："),
        (b"\xff\xfa\x00\x01", "读不出"),
        (b"", "文件是空的"),
        ("项号,原文\n13,较好\n".encode(), "不像台账"),
    ],
)
def test_a_file_that_is_no_ledger(data: bytes, said: str, path: Path, checklist: Checklist) -> None:
    path.write_bytes(data)
    with pytest.raises(DefinitionError, match=rf"台账.xlsx：.*{said}"):
        load_ledger(path, checklist)


def test_a_ledger_as_text_is_read_by_its_lines(tmp_path: Path, checklist: Checklist) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes("项号,学校原话,判为\n13,较好,是\n".encode("gbk"))
    assert load_ledger(path, checklist).rulings[13, "较好"].row == "台账.csv:2"
    path.write_bytes("项号,学校原话,判为\n13,较好,可能\n".encode())
    with pytest.raises(DefinitionError, match=r"台账.csv:2：“可能”不在"):
        load_ledger(path, checklist)


def test_a_folder_of_that_name(path: Path, checklist: Checklist) -> None:
    path.mkdir()
    with pytest.raises(JianfuError, match="是文件夹"):
        load_ledger(path, checklist)


def test_a_filter_undoes_no_ruling(path: Path, checklist: Checklist) -> None:
    import openpyxl

    workbook(path, [SHORT, (13, "较好", "是"), (12, "一般", "")])
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.auto_filter.ref = "A1:E3"
    page.row_dimensions[2].hidden = True
    page.column_dimensions["A"].hidden = True
    book.save(path)
    assert list(load_ledger(path, checklist).rulings) == [(13, "较好")]


def test_a_filter_that_cannot_be_undone_is_told(path: Path, checklist: Checklist) -> None:
    """We read it, openpyxl does not: what is hidden may be rulings."""
    inner = office.rows("项号|学校原话|判为", "13|较好|是").replace('<row r="2"', '<row r="2" hidden="1" ht="x"')
    path.write_bytes(office.xlsx(inner))
    with pytest.raises(DefinitionError, match=r"台账.xlsx：里面有隐藏的行或列，程序打不开它们"):
        load_ledger(path, checklist)


def test_a_part_that_cannot_be_unpacked_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "台账.xlsx", [HEADINGS])
    data = bytearray(path.read_bytes())
    entry = data.index(
        b"PK\x01\x02"
    )  # of the directory: the version that unpacking needs, which our own reader does not ask
    while entry >= 0:
        data[entry + 6] = 228
        entry = data.find(b"PK\x01\x02", entry + 4)
    with pytest.raises(DefinitionError, match="文件内部有错误"):
        existing_workbook.without_filters(bytes(data), path)
