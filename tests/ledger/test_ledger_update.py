"""`jianfu ledger` makes the file and adds to it: what people wrote stays, the file as it was is kept."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
from openpyxl.worksheet.cell_range import MultiCellRange

from commands import Done, run
from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.ledger.existing_workbook import open_workbook
from jianfu_cli.ledger.ledger_update import empty_ledger
from ledgers import BY, HEADINGS, asked, fill, rows_of, workbook, write_return

LEDGER, RETURNS = Path("台账.xlsx"), Path("returns")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two schools that wrote 较好 of item 13 and one that wrote 一般 of item 1."""
    monkeypatch.chdir(tmp_path)
    write_return(RETURNS, "乙小学", {13: "较好", 1: "一般"})
    write_return(RETURNS, "甲小学", {13: "较 好"}, "docx")
    return tmp_path


def kept() -> list[Path]:
    return sorted(path for path in Path().iterdir() if re.fullmatch(r"台账-\d{8}-\d{4}(-\d+)?\.xlsx", path.name))


def ledger(*arguments: str) -> Done:
    """Run the command; it must have written or found everything right."""
    done = run("ledger", *arguments)
    assert done.code in (0, 1), done.err
    return done


def rulings_line(done: Done) -> str:
    return done.out.split("\n")[0]


def cells(path: Path = LEDGER, sheet: str = "判读") -> dict[str, tuple[object, ...]]:
    """Value and look of each cell that says something."""
    page = openpyxl.load_workbook(path, rich_text=True)[sheet]
    return {
        cell.coordinate: (cell.value, cell.number_format, cell.font.b, cell.fill.fgColor.rgb, cell.alignment.horizontal)
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_each_distinct_wording_is_a_row_those_of_most_schools_first() -> None:
    write_return(RETURNS, "丙中学", {13: "较好", 8: "基本做到"})
    done = ledger()
    assert done.code == 1  # the returns still have errors
    assert rulings_line(done) == "判读：新增 3 种说法，涉及 3 所学校；待判 3 种，已判 0 种。"
    assert "已写入 台账.xlsx。" in done.err and "在“判为”一列逐行选择" in done.err
    assert [cell.value for cell in openpyxl.load_workbook(LEDGER)["判读"][1]] == list(HEADINGS)
    assert asked(LEDGER) == [(13, "较好", 3), (1, "一般", 1), (8, "基本做到", 1)]
    first = rows_of(LEDGER)[0]
    assert first[2] is None and first[5:7] == (None, None)
    assert set(str(first[4]).split("、")) == {"甲小学", "乙小学", "丙中学"}
    assert "是否严格规范各类教育宣传活动进校园工作" in str(first[7])


def test_what_points_elsewhere_is_not_asked() -> None:
    write_return(RETURNS, "丙中学", {8: "同上", 7: "√"})
    ledger()
    assert [row[1] for row in asked(LEDGER)] == ["较好", "一般", "√"]


def test_a_wording_that_leans_to_one_side_says_so() -> None:
    write_return(RETURNS, "丙中学", {8: "基本上能严格控制教师在校工作时间"})
    ledger()
    assert [str(row[7]).startswith("（像是“是”）") for row in rows_of(LEDGER)] == [False, False, True]


def test_many_schools_are_cut_with_their_number() -> None:
    for number in range(40):
        write_return(RETURNS, f"米山镇第{number}小学", {13: "较好"})
    ledger()
    names = rows_of(LEDGER)[0][4]
    assert isinstance(names, str) and names.endswith("等42所") and len(names) < 120
    assert names.count("、") >= 5


def test_the_drop_down_offers_the_answers_and_that_it_can_not_be_judged() -> None:
    ledger()
    [rule] = openpyxl.load_workbook(LEDGER)["判读"].data_validations.dataValidation
    assert rule.formula1 == '"是,否,不涉及,不能判"'
    assert "C2" in rule.sqref and "C150" in rule.sqref
    assert rule.showErrorMessage and rule.showInputMessage


def test_a_second_run_adds_and_changes_nothing_that_is_filled_in() -> None:
    ledger()
    fill(LEDGER, {"C2": "是", "F2": "张三", "G2": "2022-07-05", "I1": "备忘", "I2": "已电话核实", "I3": "待问"})
    page_before, data_before = cells(), LEDGER.read_bytes()
    write_return(RETURNS, "丙中学", {13: "较好", 8: "基本做到"})
    done = ledger()
    assert rulings_line(done) == "判读：新增 1 种说法，涉及 1 所学校；待判 2 种，已判 1 种。"
    after = cells()
    assert {address: after[address] for address in page_before} == page_before
    assert asked(LEDGER) == [(13, "较好", 2), (1, "一般", 1), (8, "基本做到", 1)]
    [copy] = kept()
    assert copy.read_bytes() == data_before
    assert f"已写入 台账.xlsx，原来的另存为 {copy.name}。" in done.err


def test_new_rows_look_like_those_above_and_keep_drop_down_filter_and_widths() -> None:
    ledger()
    book = openpyxl.load_workbook(LEDGER)
    page = book["判读"]
    page.column_dimensions["B"].width = 77
    page["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    page.data_validations.dataValidation[0].sqref = MultiCellRange("C2:C3")
    book.save(LEDGER)
    write_return(RETURNS, "丙中学", {8: "基本做到"})
    ledger()
    page = openpyxl.load_workbook(LEDGER)["判读"]
    assert page["B4"].value == "基本做到"
    assert page["B4"].fill.fgColor.rgb == "FF00FF00" and page["B4"].border.bottom.style == "hair"
    assert page.column_dimensions["B"].width == 77
    assert page.freeze_panes == "A2" and page.auto_filter.ref == "A1:H4"
    assert any("C4" in rule.sqref and "不能判" in rule.formula1 for rule in page.data_validations.dataValidation)


def test_a_third_run_with_nothing_new_writes_nothing() -> None:
    ledger()
    fill(LEDGER, {"C2": "是"})
    ledger()  # what is ruled on need not be asked any more
    before, copies = LEDGER.read_bytes(), kept()
    done = ledger()
    assert rulings_line(done) == "判读：没有新的说法；待判 1 种，已判 1 种。"
    assert LEDGER.read_bytes() == before and kept() == copies and "已写入" not in done.err


def test_copies_of_one_minute_do_not_replace_one_another() -> None:
    ledger()
    for number in range(3):
        write_return(RETURNS, f"第{number}小学", {8: f"做到了{number}"})
        ledger()
    assert len({path.read_bytes() for path in kept()}) == 3


def test_rows_nobody_has_touched_are_brought_up_to_date() -> None:
    ledger()
    fill(LEDGER, {"F3": "张三"})  # somebody is at it
    write_return(RETURNS, "丙中学", {13: "较好", 1: "一般"})
    done = ledger()
    assert "没有新的说法" in done.out
    assert asked(LEDGER) == [(13, "较好", 3), (1, "一般", 1)]


def test_a_note_among_the_schools_is_not_written_over() -> None:
    ledger()
    fill(LEDGER, {"E2": "甲小学、乙小学、都问过了"})
    write_return(RETURNS, "丙中学", {13: "较好"})
    ledger()
    assert rows_of(LEDGER)[0][3:5] == (2, "甲小学、乙小学、都问过了")


def test_a_ruling_that_fits_nothing_any_more_is_told_and_stays() -> None:
    ledger()
    fill(LEDGER, {"C2": "是"})
    write_return(RETURNS, "乙小学", {1: "一般"})
    write_return(RETURNS, "甲小学", {}, "docx")
    done = ledger()
    assert "台账中有 1 行判读没有用上（这次的表里没有这样写的）：台账.xlsx!判读!A2" in done.out
    assert rows_of(LEDGER)[0][:4] == (13, "较好", "是", 2)


def test_a_run_over_some_of_the_returns_takes_nothing_away() -> None:
    ledger()
    before = LEDGER.read_bytes()
    done = ledger("returns/甲小学.docx")
    assert "待判 1 种" in done.out and "有 1 行还没有判，这次的表里没有这样写的。" in done.out
    assert LEDGER.read_bytes() == before


def test_what_can_not_be_judged_is_not_asked_again() -> None:
    ledger()
    fill(LEDGER, {"C2": "不能判", "C3": "否"})
    done = ledger()
    assert rulings_line(done) == "判读：没有新的说法；待判 0 种，已判 1 种，不能判 1 种。"
    assert done.code == 1 and "逐行选择" not in done.err


def test_what_can_not_be_judged_and_was_corrected_is_not_said_to_be_written_by_nobody() -> None:
    """不能判 asks for a correction of each school: then the wording is settled, and its row is not idle."""
    ledger()
    fill(LEDGER, {"C2": "不能判", "C3": "不能判"})
    ledger()
    rows = {f"{column}{row}": value for row in (2, 3, 4) for column, value in zip("DEFG", ("是", *BY), strict=True)}
    fill(LEDGER, rows, "更正")
    assert "这次的表里没有这样写的" not in ledger().out


def test_when_all_is_settled_the_exit_code_is_0() -> None:
    ledger()
    fill(LEDGER, {"C2": "是", "C3": "否"})
    assert ledger().code == 0


def test_without_anything_unclear_the_ledger_is_made_ready() -> None:
    for path in RETURNS.iterdir():
        path.unlink()
    write_return(RETURNS, "甲小学", {})
    done = ledger()
    assert (done.code, rulings_line(done)) == (0, "判读：没有新的说法；待判 0 种，已判 0 种。")
    assert rows_of(LEDGER) == []
    write_return(RETURNS, "甲小学", {13: "较好"})
    ledger()
    assert asked(LEDGER) == [(13, "较好", 1)]
    page = openpyxl.load_workbook(LEDGER)["判读"]
    assert page["B2"].border.bottom.style == "hair"


ODD_WORDINGS = (
    "=1+1",
    "@SUM",
    "-",
    "+是",
    "_x0041_",
    "<r>是</r>",
    "100%",
    "1",
    "TRUE",
    "2022-07-05",
    "￥\x0b是",
    "'是",
)


@pytest.mark.parametrize("added", [False, True], ids=["new", "added"])
def test_odd_wordings_stand_there_as_text_and_are_found_again(added: bool) -> None:
    if added:
        ledger()
    for number, text in enumerate(ODD_WORDINGS):
        write_return(RETURNS, f"第{number}小学", {8: text.replace("\x0b", "")})
    ledger()
    first = len(rows_of(LEDGER)) + 1
    fill(LEDGER, {f"C{row}": "否" for row in range(2, first + 1)})
    assert "没有新的说法；待判 0 种" in ledger().out


def test_a_text_too_long_to_judge_is_left_to_the_school() -> None:
    write_return(RETURNS, "丙中学", {8: "说来话长。" * 300})
    done = ledger()
    assert "另有 1 处文字太长，不宜判读，请学校更正。" in done.out
    assert len(rows_of(LEDGER)) == 2


def test_it_goes_where_it_is_asked_to(folder: Path) -> None:
    assert "已写入" in run("ledger", "-o", "2022/春季台账.xlsx").err
    assert asked(Path("2022/春季台账.xlsx")) == [(13, "较好", 2), (1, "一般", 1)]
    Path("jianfu.yaml").write_text("ledger: 资料/台账.xlsx\n", encoding="utf-8")
    run("ledger")
    assert Path("资料/台账.xlsx").exists() and not LEDGER.exists()
    Path("jianfu.yaml").write_text("ledger: {output: 其他.xlsx, jobs: 2}\n", encoding="utf-8")
    run("ledger")
    assert Path("其他.xlsx").exists()


def broken(*arguments: str) -> str:
    """What is said where nothing can be done."""
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    done = run("ledger", *arguments)
    assert (done.code, done.out) == (2, "")
    assert {path: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before
    return done.err


def test_another_ending() -> None:
    assert broken("-o", "台账.csv") == "台账要存成 .xlsx 文件，请把 台账.csv 改为 台账.xlsx\n"


def test_a_file_that_is_no_ledger_is_left_alone() -> None:
    workbook(LEDGER, [("收文日期", "事项"), ("7月5日", "检查")], "收文")
    assert "不像台账" in broken()
    LEDGER.write_bytes(b"PK\x03\x04 broken")
    assert "台账.xlsx：台账读不出：" in broken()


def test_mistakes_stop_it() -> None:
    ledger()
    fill(LEDGER, {"C2": "可能", "C3": "也许"})
    assert [line.split("：")[0] for line in broken().splitlines()] == ["台账.xlsx!判读!C2", "台账.xlsx!判读!C3"]


@pytest.mark.parametrize("lock", ["~$台账.xlsx", ".~lock.台账.xlsx#"])
def test_a_ledger_that_is_open_is_not_replaced(lock: str) -> None:
    ledger()
    write_return(RETURNS, "丙中学", {8: "基本做到"})
    Path(lock).write_bytes(b"")
    said = broken()
    assert "台账.xlsx 正在 Excel、WPS 或 LibreOffice 中打开" in said and lock in said and "关闭后重新运行" in said
    assert kept() == []


def test_a_ledger_that_can_not_be_replaced_leaves_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger()
    write_return(RETURNS, "丙中学", {8: "基本做到"})
    replace = Path.replace

    def refuse(self: Path, target: Any) -> Path:
        if Path(target).name == LEDGER.name:
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert "请关闭打开着它的程序" in broken()
    assert kept() == []


def formulas(page: Any) -> Iterable[str]:
    return (cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f")


def test_formulas_in_columns_of_peoples_own_stay() -> None:
    ledger()
    fill(LEDGER, {"C2": "是", "I2": "=D2*2"})
    write_return(RETURNS, "丙中学", {8: "基本做到"})
    ledger()
    assert list(formulas(openpyxl.load_workbook(LEDGER)["判读"])) == ["=D2*2"]


def test_text_in_several_looks_stays() -> None:
    ledger()
    text = CellRichText("已", TextBlock(InlineFont(b=True), "电话"), "核实")
    fill(LEDGER, {"I2": text})
    write_return(RETURNS, "丙中学", {8: "基本做到"})
    ledger()
    kept_text = openpyxl.load_workbook(LEDGER, rich_text=True)["判读"]["I2"].value
    assert isinstance(kept_text, CellRichText) and str(kept_text) == "已电话核实"


def test_other_sheets_stay() -> None:
    ledger()
    book = openpyxl.load_workbook(LEDGER)
    book.create_sheet("会议记录")["A1"] = "七月碰头会"
    book.move_sheet("会议记录", 1 - len(book.sheetnames))
    book.save(LEDGER)
    write_return(RETURNS, "丙中学", {8: "基本做到"})
    ledger()
    names = openpyxl.load_workbook(LEDGER).sheetnames
    assert [name for name in names if name in ("会议记录", "判读")] == ["会议记录", "判读"]
    assert openpyxl.load_workbook(LEDGER)["会议记录"]["A1"].value == "七月碰头会"


def test_new_rows_stand_under_everything_and_in_columns_moved_about() -> None:
    rows = [
        ("判读登记",),
        ("判为", "项号", "经手人", "学校原话"),
        ("是", 13, "张三", "较好"),
        (),
        (*[None] * 4, "以上由张三判"),
    ]
    workbook(LEDGER, rows)
    ledger()
    page = openpyxl.load_workbook(LEDGER)["判读"]
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=5)] == [
        [None, None, None, None, "以上由张三判"],
        [None, 1, None, "一般", None],
    ]


def test_a_ledger_with_styles_that_are_not_there_prints_nothing_of_the_librarys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "台账.xlsx"
    with zipfile.ZipFile(io.BytesIO(empty_ledger(load_checklist()))) as made, zipfile.ZipFile(path, "w") as spoilt:
        for name in made.namelist():
            spoilt.writestr(name, re.sub(rb'xfId="\d+"', b'xfId="77"', made.read(name)))
    with contextlib.suppress(Exception):
        open_workbook(path.read_bytes())
    assert capsys.readouterr().out == ""
