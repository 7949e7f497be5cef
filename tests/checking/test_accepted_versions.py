"""A return of an accepted version is held to that version, and counts by today's items; messages name its own numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import newer_checklists
import tables
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.checking import Examiner, FileReading, ReturnRecord, Settings, parse_record
from jianfu_cli.definition.checklist import Checklist, load_checklist
from jianfu_cli.definition.stamp import Stamp, form_number
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.intake import Source
from jianfu_cli.ledger.ledger_file import load_ledger
from jianfu_cli.ledger.rulings import Ledger, Ruling
from jianfu_cli.reports.screen.inspection_text import inspection_lines
from jianfu_cli.returns.digest import ReturnDigest
from jianfu_cli.returns.facts import Return
from jianfu_cli.rules.findings import Finding
from ledgers import corrected
from newer_checklists import CHANGES, NEW_7, OLD_7

SHIPPED, TERM = load_checklist(), Term(2021, 2)
HEAD = "高平市中小学教师减负清单自查表\n学校（盖章）：米山镇洞湾小学　填表时间：2022年6月23日\n"
COLUMNS = "| 项目 | 内 容 | 自查情况 | 情况说明 | 备注 |\n"
FOOT = "\n填表人：张三　　校长签字：李明"
FIELDS = {"school": "洞湾小学", "date": "2022年6月30日", "preparer": "张三", "principal": "李明"}


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Checklist:
    """The list of 2023 with an item reworded, one dropped, one added."""
    return newer_checklists.loaded(tmp_path_factory.mktemp("newest"), *CHANGES["all three"])


@contextmanager
def source(data: bytes) -> Iterator[Source]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报送.xlsx"
        path.write_bytes(data)
        yield Source(path.name, 0.0, str(path))


def examined(checklist: Checklist, data: bytes, ledger: Ledger | None = None) -> FileReading:
    with source(data) as file:
        return Examiner(Settings(checklist, term=TERM, ledger=ledger)).read(file)


def recorded(checklist: Checklist, data: bytes) -> tuple[ReturnDigest, ReturnRecord]:
    with source(data) as file:
        [(digest, line)] = Examiner(Settings(checklist, term=TERM))(file)
    assert isinstance(digest, ReturnDigest)
    return digest, parse_record(line)


def checked(checklist: Checklist, data: bytes, ledger: Ledger | None = None) -> tuple[Return, list[Finding]]:
    [found] = examined(checklist, data, ledger).forms
    return found.form, found.findings


def issued(
    of: Checklist, form: str = "xlsx", answers: dict[int, tuple[str, str, str]] | None = None, *measures: Measure
) -> bytes:
    """A form of that checklist's, filled in by a school without problems but for these answers."""
    given = {item.number: (item.expected, "", "") for item in of.items} | (answers or {})
    return fill(blank_form(of, Addressee(""), TERM, form), form, Filling(FIELDS, given, measures))


def retyped(
    of: Checklist,
    said: Mapping[int, str] | None = None,
    *,
    texts: Mapping[int, str] | None = None,
    without: int = 0,
    version: str = "",
    more: str = "",
) -> bytes:
    """The same typed anew, row by row: with other answers or wordings, without a stamp unless a version is given."""
    rows = [
        f"| | {item.number}. {(texts or {}).get(item.number, item.text)} | {(said or {}).get(item.number, item.expected)} | | |"
        for item in of.items
        if item.number != without
    ]
    stamp = form_number(Stamp(of.id, version)) if version else ""
    return tables.xlsx("\n".join((HEAD + COLUMNS, *rows, *([more] if more else []), FOOT, stamp)))


def told(findings: list[Finding]) -> list[tuple[str, int | None, str]]:
    return [(found.code, found.item, found.message) for found in findings]


WAYS = {
    "stamped": lambda: issued(SHIPPED),
    "word": lambda: issued(SHIPPED, "docx"),
    "retyped": lambda: retyped(SHIPPED),
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("way", WAYS)
def test_a_good_form_of_2021_stays_good(tmp_path: Path, changes: tuple[str, ...], way: str) -> None:
    checklist = newer_checklists.loaded(tmp_path, *changes)
    form, findings = checked(checklist, WAYS[way]())
    assert findings == [] and form.version == "2021"
    assert [response.item for response in form.responses] == [item.number for item in checklist.items]
    for item, response in zip(checklist.items, form.responses, strict=True):
        if item.since:
            assert (response.outcome, response.answer, response.printed) == (Outcome.NOT_ASKED, None, None)
        else:
            assert response.answer == item.expected and response.printed == next(
                old.number for old in SHIPPED.items if old.text in (item.text, *(w.text for w in item.was.values()))
            )


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_form_of_today_is_of_today(tmp_path: Path, changes: tuple[str, ...]) -> None:
    checklist = newer_checklists.loaded(tmp_path, *changes)
    for data in (issued(checklist), issued(checklist, "docx"), retyped(checklist)):
        form, findings = checked(checklist, data)
        assert findings == [] and form.version == "2023"
        assert all(response.answer and response.printed is None for response in form.responses)


def test_messages_name_the_numbers_that_the_school_sees(newest: Checklist) -> None:
    answers = {9: ("", "", ""), 14: ("", "", ""), 15: ("是", "收取医保费。", ""), 7: ("较好", "", "")}
    line = Measure(15, "收取医保费", "不再收取", "", "2022年9月1日")
    _, findings = checked(newest, issued(SHIPPED, "xlsx", answers, line))
    assert told(findings) == [
        ("JF202", 7, "第 7 项写的是“较好”，看不出是哪个答案"),
        ("JF201", 13, "第 14 项没有作答"),
        ("JF303", 14, "第 15 项的整改措施没有责任人"),
    ]


def test_measures_are_of_the_items_that_the_form_numbers(newest: Checklist) -> None:
    problems = dict.fromkeys((14, 15), ("是", "有此事。", "")) | {9: ("否", "没有安排。", "")}
    measures = [Measure(n, "有此事", "停止", "张三", "2022年9月1日") for n in (9, 14, 15)]
    form, findings = checked(newest, issued(SHIPPED, "docx", problems, *measures))
    assert findings == []
    assert [line.item for line in form.rectifications] == [13, 14]  # that of the item no longer asked is left out


def test_last_semesters_measures_are_of_them_too(newest: Checklist) -> None:
    rows = "\n".join(f"| {n} | 有此事 | 停止 | 已完成 |" for n in (9, 14))
    followups = f"上学期整改落实情况\n| 项号 | 存在问题 | 整改措施 | 完成情况 |\n{rows}"
    form, findings = checked(newest, retyped(SHIPPED, {14: "是。本学期收取过医保费"}, more=followups))
    assert [line.item for line in form.followups] == [13]
    assert ("JF309", 13) in [(found.code, found.item) for found in findings]


def test_an_item_above_is_that_of_the_form(newest: Checklist) -> None:
    form, findings = checked(newest, retyped(SHIPPED, {1: "否", 2: "同上", 14: "同第12项", 12: "否"}))
    assert findings == []
    assert [response.answer for response in form.responses if response.item in (2, 13)] == ["否", "否"]


def test_a_wording_of_2021_that_the_school_changed_is_altered(newest: Checklist) -> None:
    altered = SHIPPED.by_number[12].text.replace("频繁", "偶尔")
    _, findings = checked(newest, retyped(SHIPPED, texts={12: altered}))
    assert [(found.code, found.item) for found in findings] == [("JF206", 11)]
    assert "第 12 项的内容与清单不同" in findings[0].message


def test_a_stamp_goes_before_the_wording(newest: Checklist) -> None:
    """A form of today whose school put the old wording in, and one of 2021 with a wording of today's list."""
    for of, version, text in ((newest, "2023", OLD_7), (SHIPPED, "2021", NEW_7)):
        _, findings = checked(newest, retyped(of, texts={7: text}, version=version))
        assert [(found.code, found.item) for found in findings] == [("JF206", 7)]


def test_an_item_that_the_forms_version_asks_is_missing(newest: Checklist) -> None:
    _, findings = checked(newest, retyped(newest, without=21, version="2023"))
    assert told(findings) == [("JF204", 21, "表中没有第 21 项")]
    _, findings = checked(newest, retyped(SHIPPED, without=14))
    assert told(findings) == [("JF204", 13, "表中没有第 14 项")]


def test_what_is_no_longer_asked_may_be_missing_or_blank(newest: Checklist) -> None:
    for data in (retyped(SHIPPED, without=9), retyped(SHIPPED, {9: ""}), retyped(SHIPPED, {9: "较好"})):
        assert checked(newest, data)[1] == []


def test_a_row_that_no_version_has_is_unknown(newest: Checklist) -> None:
    _, findings = checked(newest, retyped(SHIPPED, more="| | 22. 是否设置教师减负意见箱。 | 是 | | |"))
    assert [found.code for found in findings] == ["JF207"]


def test_a_ruling_is_on_todays_item(newest: Checklist) -> None:
    ledger = Ledger("台账.xlsx", {(12, "较好"): Ruling("是", "张三", None, "台账.xlsx!判读!A2")})
    form, findings = checked(newest, retyped(SHIPPED, {13: "较好", 9: "较好"}), ledger)
    assert [(found.code, found.item) for found in findings] == [("JF404", 12)]
    assert findings[0].message.startswith("第 13 项：“较好”按判读作“是”")
    assert [settled.item for settled in form.settled] == [12]


def test_a_correction_is_of_todays_item(newest: Checklist, tmp_path: Path) -> None:
    rows = [("米山镇洞湾小学", 12, "较好", "是"), ("米山镇洞湾小学", "JF206 第12项", "", "认可")]
    ledger = load_ledger(corrected(tmp_path / "台账.xlsx", *rows), newest)
    form, findings = checked(newest, retyped(SHIPPED, {13: "较好", 9: "较好"}), ledger)
    assert [(found.code, found.item) for found in findings] == [("JF404", 12)]
    assert findings[0].message.startswith("第 13 项：“较好”已更正为“是”")
    assert [settled.item for settled in form.settled] == [12]


def test_a_version_that_is_not_accepted_is_named_with_those_that_are(newest: Checklist) -> None:
    for data in (
        retyped(SHIPPED, version="2019"),
        issued(SHIPPED.model_copy(update={"version": "2019"})),
    ):
        reason = examined(newest, data).reason
        assert reason and reason.code == "JF006"
        assert reason.message == "表里印的清单是“gaoping-jianfu 2019”，本次使用的是“gaoping-jianfu 2023”（也接收 2021）"
    reason = examined(SHIPPED, issued(newest)).reason
    assert reason and reason.message == "表里印的清单是“gaoping-jianfu 2023”，本次使用的是“gaoping-jianfu 2021”"


def test_a_workbook_with_forms_of_both_versions(newest: Checklist) -> None:
    sheets = [
        f"=== {name}\n{HEAD.replace('洞湾', name)}{COLUMNS}"
        + "\n".join(f"| | {item.number}. {item.text} | {item.expected} | | |" for item in of.items)
        + FOOT
        for name, of in (("甲", SHIPPED), ("乙", newest), ("丙", SHIPPED))
    ]
    reading = examined(newest, tables.xlsx("\n".join(sheets)))
    assert [(each.form.part, each.form.version, each.findings) for each in reading.forms] == [
        ("甲", "2021", []),
        ("乙", "2023", []),
        ("丙", "2021", []),
    ]


def test_a_form_without_wordings_is_of_today(newest: Checklist) -> None:
    rows = "\n".join(f"| {item.number} | | {item.expected} | | |" for item in newest.items)
    reading = examined(newest, tables.xlsx(f"{HEAD}| 项号 | 内容 | 自查情况 | 情况说明 | 备注 |\n{rows}{FOOT}"))
    assert {each.form.version for each in reading.forms} <= {"2023"}


def test_the_record_says_so(newest: Checklist) -> None:
    digest, record = recorded(newest, issued(SHIPPED))
    assert record["version"] == digest.version == "2021"
    assert (record["responses"][12]["item"], record["responses"][12]["printed"]) == (13, 14)
    assert "not_asked" not in record["responses"][12]
    unasked = record["responses"][20]
    assert (unasked["not_asked"], unasked["answer"], unasked["compliant"]) == (True, None, None)
    digest, record = recorded(newest, issued(newest))
    assert record["version"] == "2023" and not any("printed" in response for response in record["responses"])
    digest, record = recorded(newest, b"")
    assert record["version"] is None and digest.version == ""


def test_inspect_shows_both_numbers(newest: Checklist) -> None:
    lines, failed = inspection_lines("报送.xlsx", [examined(newest, issued(SHIPPED))], newest)
    assert not failed
    assert any(line.startswith("  自查表在：自查表（2021 版清单的表）") for line in lines)
    assert any(line.startswith("  第 13 项（表中第 14 项） 自查表!C") for line in lines)
    assert "  第 21 项 （无位置）：这一版的表不问这一项" in lines
