"""`jianfu ledger` lists what must be asked of schools, row by row; what people wrote stays, what is settled may go."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

import tables
from commands import Done, run
from form_cases import COLUMNS, EXPECTED, FOOT, HEAD
from jianfu_cli.rules import CATALOGUE, Settling, Severity, item_rules
from ledgers import CORRECTION_HEADINGS, HEADINGS, Rows, fill, rows_of, workbook, write_return

LEDGER, RETURNS = Path("台账.xlsx"), Path("returns")
FILLED = {"D2": "是", "E2": "张三", "F2": "2022-07-05", "G2": "电话"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a roster; 甲小学 said 较好 of item 13 and nothing of item 7, 乙小学 is in order."""
    monkeypatch.chdir(tmp_path)
    Path("名册.csv").write_text(
        "学校名称,所属\n甲小学,米山镇\n乙小学,米山镇\n永录乡圪旦小学,永录乡\n", encoding="utf-8"
    )
    Path("jianfu.yaml").write_text("roster: 名册.csv\n", encoding="utf-8")
    write_return(RETURNS, "甲小学", {13: "较好", 7: ""})
    write_return(RETURNS, "乙小学", {1: "是"})
    return tmp_path


def ledger(*arguments: str) -> Done:
    done = run("ledger", *arguments)
    assert done.code in (0, 1), done.err
    return done


def rows() -> Rows:
    return rows_of(LEDGER, "更正")


def asked() -> list[tuple[object, object, object]]:
    """学校, 项号或栏目, 表中原填 of each row."""
    return [(row[0], row[1], row[2]) for row in rows()]


def test_each_error_of_a_school_without_a_valid_return_is_a_row() -> None:
    done = ledger()
    assert "更正：新增 2 处要问的，涉及 1 所学校；待填 2 行，填好 0 行。" in done.out
    assert "照“更正”表打电话" in done.err
    assert [cell.value for cell in openpyxl.load_workbook(LEDGER)["更正"][1]] == list(CORRECTION_HEADINGS)
    assert asked() == [("甲小学", 7, "（空白）"), ("甲小学", 13, "较好")]
    assert all(row[3:7] == (None, None, None, None) for row in rows())
    question = str(rows()[1][7])
    assert question.startswith("问：第 13 项写的是“较好”") and question.endswith("是哪一个：是、否、不涉及？")


def test_every_kind_of_error_has_its_column() -> None:
    lines = [f"| | {n}. {{{n}}}{'等' if n == 4 else ''} | {EXPECTED[n]} | |" for n in EXPECTED if n != 17]
    head = HEAD.replace("米山镇洞湾小学", "甲小学").replace("2022年6月23日", "2022年6月")
    (RETURNS / "甲小学.xlsx").write_bytes(
        tables.xlsx(head + COLUMNS + "\n".join([*lines, "| | 20. {20} | 否 | |"]) + FOOT)
    )
    write_return(RETURNS, "永录乡圪担小学", {13: "较好"})
    (RETURNS / "乙小学.xlsx").write_bytes(b"PK\x03\x04broken")
    ledger()
    found = {(school, target): before for school, target, before in asked()}
    assert found[("永录乡圪担小学", "学校")] == "永录乡圪担小学"
    assert ("永录乡圪担小学", 13) not in found  # once the school is settled
    assert found[("甲小学", "填表时间")] == "2022年6月"
    assert found[("甲小学", 17)] == "（空白）" and ("甲小学", 20) in found
    assert str(found[("甲小学", "JF206 第4项")]).endswith("等")
    assert found[("乙小学", "文件")] == "returns/乙小学.xlsx"


def test_what_is_asked_of_an_error_and_whether_it_may_be_accepted_is_its_rules_to_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = {"severity": Severity.ERROR, "settled_by": Settling.FINDING, "question": "是不是借了别校的表？"}
    rule = replace(CATALOGUE["JF207"], **said)  # type: ignore[arg-type]
    monkeypatch.setattr(item_rules, "ITEM_UNKNOWN", rule)
    monkeypatch.setitem(CATALOGUE, rule.code, rule)
    text = tables.xlsx(
        "\n".join(
            [
                HEAD.replace("米山镇洞湾小学", "甲小学") + COLUMNS,
                *(f"| | {n}. {{{n}}} | {said} | |" for n, said in EXPECTED.items()),
                "| | 22. 是否设置意见箱。 | 是 | |" + FOOT,
            ]
        )
    )
    (RETURNS / "甲小学.xlsx").write_bytes(text)
    ledger()
    assert asked() == [("甲小学", "JF207", None)]
    assert str(rows()[0][7]).endswith("。是不是借了别校的表？是的，填“认可”")
    fill(LEDGER, FILLED | {"D2": "认可"}, "更正")
    assert "有效 2" in run("validate").out


@pytest.mark.parametrize("printed", ["", "　　年　　月　　日", "20  年  月  日"])
def test_a_date_left_as_it_was_printed_is_blank(printed: str) -> None:
    lines = [f"| | {n}. {{{n}}} | {said} | |" for n, said in EXPECTED.items()]
    head = HEAD.replace("米山镇洞湾小学", "甲小学").replace("2022年6月23日", printed)
    (RETURNS / "甲小学.xlsx").write_bytes(tables.xlsx(head + COLUMNS + "\n".join(lines) + FOOT))
    ledger()
    assert asked() == [("甲小学", "填表时间", "（空白）")]
    assert rows()[0][7] == "问：没有填写填表时间。是哪年哪月哪日填的？"


def test_what_is_filled_in_is_applied_and_never_asked_again() -> None:
    ledger()
    fill(LEDGER, FILLED, "更正")
    before = rows()
    done = ledger()
    assert rows() == before
    assert "没有新的要问；待填 1 行，填好 1 行。" in done.out and "台账更正：填好 1 行，用上 1 行。" in done.out
    fill(LEDGER, {key.replace("2", "3"): value for key, value in FILLED.items()}, "更正")
    assert ledger().code == 0 and run("validate").code == 0


def test_what_the_school_answers_otherwise_is_asked_anew() -> None:
    ledger()
    fill(LEDGER, {key.replace("2", "3"): value for key, value in FILLED.items()}, "更正")
    write_return(RETURNS, "甲小学", {13: "一般", 7: ""})
    done = ledger()
    assert asked() == [("甲小学", 7, "（空白）"), ("甲小学", 13, "较好"), ("甲小学", 13, "一般")]
    assert "台账.xlsx!更正!A3（表中现为“一般”）" in done.out


def test_open_rows_that_are_settled_go_and_their_place_is_used_again() -> None:
    ledger()
    write_return(RETURNS, "甲小学", {5: "差不多"})
    done = ledger()
    assert "新增 1 处要问的，涉及 1 所学校，撤去已不用问的 2 行；待填 1 行" in done.out
    assert asked() == [("甲小学", 5, "差不多")] and rows()[0][7]
    write_return(RETURNS, "甲小学", {})
    ledger()
    assert rows() == []


def test_a_row_that_people_have_touched_stays() -> None:
    ledger()
    fill(LEDGER, {"E2": "张三", "H3": "打过电话，没有人接"}, "更正")
    before = rows()
    write_return(RETURNS, "甲小学", {})
    ledger()
    assert rows() == before


def test_a_row_with_a_note_beside_it_stays() -> None:
    ledger()
    fill(LEDGER, {"J2": "7月6日再打"}, "更正")
    write_return(RETURNS, "甲小学", {5: "差不多"})
    ledger()
    page = openpyxl.load_workbook(LEDGER)["更正"]
    assert (page["B2"].value, page["J2"].value, page["B3"].value) == (7, "7月6日再打", 5)


def test_what_is_said_to_go_goes_and_a_second_run_changes_nothing() -> None:
    """Rows with a note of people's beside them are theirs: not said to be taken away, and the file stays as it is."""
    ledger()
    fill(LEDGER, {"I1": "我的备注", "I2": "打过", "I3": "再打"}, "更正")
    before = LEDGER.read_bytes()
    write_return(RETURNS, "甲小学", {})
    done = ledger()
    assert "撤去" not in done.out and "待填 2 行" in done.out
    assert LEDGER.read_bytes() == before
    assert not list(Path().glob("台账-*.xlsx"))


def test_a_run_over_other_returns_takes_nothing_away() -> None:
    ledger()
    before = LEDGER.read_bytes()
    ledger("returns/乙小学.xlsx")
    assert LEDGER.read_bytes() == before


def test_what_is_ruled_on_need_not_be_asked() -> None:
    ledger()
    fill(LEDGER, {"C2": "是"})
    ledger()
    assert asked() == [("甲小学", 7, "（空白）")]


def test_formats_and_columns_of_people_stay_and_new_rows_look_alike() -> None:
    ledger()
    book = openpyxl.load_workbook(LEDGER)
    page = book["更正"]
    page.insert_cols(1)
    page["A1"], page["A2"] = "序号", 1
    page["E3"].fill = PatternFill("solid", fgColor="FF00FF00")
    page.column_dimensions["I"].width = 77
    book.save(LEDGER)
    write_return(RETURNS, "永录乡圪旦小学", {5: "差不多"})
    ledger()
    page = openpyxl.load_workbook(LEDGER)["更正"]
    assert [page.cell(4, column).value for column in (1, 2, 3, 4)] == [None, "永录乡圪旦小学", 5, "差不多"]
    assert page["A2"].value == 1 and page["E3"].fill.fgColor.rgb == "FF00FF00"
    assert page["E4"].fill.fgColor.rgb == "FF00FF00" and page.column_dimensions["I"].width == 77
    assert len(list(Path().glob("台账-*.xlsx"))) == 1


def test_an_older_ledger_gets_the_sheet() -> None:
    workbook(LEDGER, [HEADINGS, (13, "较好", "不能判")])
    ledger()
    book = openpyxl.load_workbook(LEDGER)
    assert book.sheetnames[:2] == ["判读", "更正"] and book["判读"]["C2"].value == "不能判"
    page = book["更正"]
    assert page["A2"].value == "甲小学" and page["D2"].border.bottom.style == "hair"
    [rule] = page.data_validations.dataValidation
    assert rule.formula1 == '"电话,书面,当面,微信"' and "G2" in rule.sqref and not rule.showErrorMessage


def test_what_comes_in_writing_is_no_longer_pending() -> None:
    write_return(RETURNS, "甲小学", {13: "较好"})
    ledger()
    fill(LEDGER, FILLED, "更正")
    assert "按台账更正 1 处，其中 1 处待补书面\n" in run("summarize", "--format", "json").out
    write_return(RETURNS, "甲小学", {}).rename(RETURNS / "重报.xlsx")
    write_return(RETURNS, "甲小学", {13: "较好"})
    Path(RETURNS / "甲小学.xlsx").touch()  # the first one still counts
    said = run("summarize", "--format", "json").out
    assert "待补书面" not in said
    fill(LEDGER, {"G2": "书面"}, "更正")
    (RETURNS / "重报.xlsx").unlink()
    assert "待补书面" not in run("summarize", "--format", "json").out


def test_the_rollup_tells_what_became_of_every_row_that_was_used() -> None:
    write_return(RETURNS, "甲小学", {13: "较好"})
    write_return(RETURNS, "永录乡圪旦小学", {5: "差不多", 7: ""})
    ledger()
    fill(LEDGER, FILLED | {"D4": "否", "E4": "张三", "F4": "2022-07-05", "G4": "电话"}, "更正")
    done = run("summarize", "--format", "json")
    assert "按台账更正 1 处，其中 1 处待补书面；另有 1 行更正用在没有计入的表上" in done.out
    assert "填好 2 行，用上 2 行" in done.out + run("summarize", "--format", "json", "-v").err


def test_no_path_of_the_clerks_machine_is_written(tmp_path: Path) -> None:
    (RETURNS / "甲小学.xlsx").write_bytes(b"PK\x03\x04broken")
    ledger(str(tmp_path / "returns"))
    assert asked() == [("甲小学", "文件", "returns/甲小学.xlsx")]
    fill(LEDGER, FILLED | {"D2": "不作数"}, "更正")
    for path in ("returns", str(tmp_path / "returns"), "returns/甲小学.xlsx"):
        assert "用上 1 行" in run("validate", path).err


def test_a_hostile_text_is_no_formula() -> None:
    write_return(RETURNS, "甲小学", {13: "=1+1"})
    ledger()
    page = openpyxl.load_workbook(LEDGER)["更正"]
    assert (page["C2"].value, page["C2"].data_type) == ("=1+1", "s")
    fill(LEDGER, FILLED, "更正")
    assert run("validate").code == 0
    summary = json.loads(run("validate", "--format", "json").out)
    assert summary["totals"]["valid"] == 2
