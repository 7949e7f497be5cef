"""The summary of the semester before: read from old and new files, from all that a person may name, and told of if it is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import past_semesters
from commands import Done, run
from example_folder import lay_out
from jianfu_cli.definition.term import Term
from jianfu_cli.roster.schools import School
from jianfu_cli.summary.previous import PastTerm, PreviousMeasure, PreviousSchool
from jianfu_cli.summary.school_matching import successors
from jianfu_cli.tools.errors import JianfuError
from past_semesters import past_summary

SCHOOLS: list[past_semesters.School] = [
    ("甲小学", "2114000001", {4: "是", 9: "不涉及"}),
    ("乙小学", None, {}),
    ("丙小学", None, None),
]


def test_a_summary_of_the_first_version(tmp_path: Path) -> None:
    previous = past_semesters.loaded(tmp_path, past_summary(SCHOOLS))
    assert (previous.term, previous.expected, previous.counted) == (Term(2021, 1), 3, 2)
    assert previous.items is not None and previous.schools is not None
    fourth = previous.items[3]
    assert (fourth.number, fourth.noncompliant, fourth.counted) == (4, 1, 2)
    assert fourth.troubled == frozenset({"甲小学"})
    first, _, third = previous.schools
    assert (first.code, first.answer(3), first.answer(8), third.answers) == ("2114000001", "是", "不涉及", ())
    assert (previous.measures, previous.open_measures, previous.ages, previous.history) == (None, {}, {}, ())


def test_what_is_not_there_is_unknown(tmp_path: Path) -> None:
    previous = past_semesters.loaded(tmp_path, past_summary(SCHOOLS, items=None, matrix=None, schools=None))
    assert (previous.items, previous.schools, previous.expected, previous.counted) == (None, None, None, None)
    assert previous.past == (PastTerm(Term(2021, 1), None, None, ()),)
    figures = past_semesters.loaded(tmp_path, past_summary(SCHOOLS, matrix=None, schools={"expected": 8, "counted": 6}))
    assert (figures.expected, figures.counted, figures.past[-1].counted) == (8, 6, 6)
    none = past_semesters.loaded(tmp_path, past_summary(SCHOOLS, rectifications=[]))
    assert none.measures == ()


def measure(state: str | None, **more: str) -> dict[str, Any]:
    row = {
        "school": "甲小学",
        "item": 4,
        "problem": "网上答题",
        "measure": "停止",
        "responsible": "张三",
        "deadline": "2022-03-01",
    }
    return row | ({"state": state} if state else {}) | more


def test_open_measures_of_each_school(tmp_path: Path) -> None:
    rows = [measure(state) for state in ("open", "due", "done", "doubtful", "unanswered", None)]
    rows.append(measure("open", **{"from": "2020-2021-2"}))
    previous = past_semesters.loaded(tmp_path, past_summary(SCHOOLS, rectifications=rows))
    assert previous.measures is not None and len(previous.measures) == 7
    still = previous.open_measures["甲小学"]
    assert [found.state for found in still] == ["open", "due", "doubtful", "unanswered", None, "open"]
    assert still[0] == PreviousMeasure("甲小学", 4, "网上答题", "停止", "张三", "2022-03-01", "open", Term(2021, 1))
    assert still[-1].term == Term(2020, 2)


def test_a_row_of_an_older_jianfu_that_says_nothing_is_no_measure(tmp_path: Path) -> None:
    rows = [measure("open", measure=text) for text in ("", "无", "/", "同上", "停止")]
    previous = past_semesters.loaded(tmp_path, past_summary(SCHOOLS, rectifications=rows))
    assert [found.measure for found in previous.open_measures["甲小学"]] == ["停止"]


def test_ages_and_history(tmp_path: Path) -> None:
    problems = [{"school": "甲小学", "item": 4, "terms": 3}, {"school": "甲小学", "item": 5}]
    history = [{"term": "2020-2021-2", "expected": 3, "counted": 2, "noncompliant": [None, *[0] * 20]}]
    previous = past_semesters.loaded(tmp_path, past_summary(SCHOOLS, problems=problems, history=history))
    assert previous.ages == {("甲小学", 4): 3}
    assert [past.term for past in previous.past] == [Term(2020, 2), Term(2021, 1)]
    assert previous.past[0].noncompliant[:2] == (None, 0)
    assert previous.past[1].noncompliant[3] == 1


BROKEN = {
    "no JSON": ("学校名称,学校标识码\n", "不是 jianfu summarize 生成的 summary.json"),
    "another JSON": ({"schema": "something/1"}, "不是 jianfu summarize 生成的 summary.json"),
    "a list": ("[]", "不是 jianfu summarize 生成的 summary.json"),
    "a validation": ({"schema": "jianfu/validation/1"}, "核对结果"),
    "cut off": (json.dumps(past_summary(SCHOOLS))[:900], "内容不完整"),
    "another checklist": (past_summary(SCHOOLS) | {"checklist": {"id": "other", "title": "别的清单"}}, "另一份清单（别的清单）"),
    "without a term": (past_summary(SCHOOLS) | {"term": None}, "没有写明学期"),
    "a term that is none": (past_summary(SCHOOLS) | {"term": "去年"}, "不是学期"),
    "a row that is none": (past_summary(SCHOOLS) | {"matrix": [{"school": "甲小学"}, 7]}, "matrix 第 2 条不对"),
    "a number below zero": (past_summary(SCHOOLS) | {"history": [{"term": "2020-2021-1", "counted": -1}]}, "history 第 1 条的 counted"),
    "a state that is none": (past_summary(SCHOOLS, rectifications=[measure("closed")]), "rectifications 第 1 条的 state"),
    "nested without end": ('{"schema": "jianfu/summary/1", "items": ' + "[" * 100_000, "内容不完整"),
    "too many items": (past_summary(SCHOOLS) | {"items": [{"number": 1}] * 1000}, "items 超过"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_earlier_summary_is_told(kind: str, tmp_path: Path) -> None:
    content, words = BROKEN[kind]
    with pytest.raises(JianfuError) as raised:
        past_semesters.loaded(tmp_path, content)  # type: ignore[arg-type]
    assert words in str(raised.value)


# As a clerk names it --------------------------------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """2021秋 with its results, and 2022春, where the clerk works."""
    past_semesters.written(tmp_path / "2021秋" / "summary", past_summary(SCHOOLS))
    settings = lay_out(tmp_path / "2022春") / "jianfu.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('previous: "上期"', "#previous: ../2021秋      # 上期"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "2022春")
    return tmp_path


def summed(*arguments: str | Path) -> Done:
    return run("summarize", "--format", "json", *arguments)


def said() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    "named", ["../2021秋", "../2021秋/", "../2021秋/summary", "../2021秋/summary/summary.json", "absolute"]
)
def test_every_way_to_name_it(named: str, folders: Path) -> None:
    done = summed("--previous", folders / "2021秋" if named == "absolute" else named)
    assert done.code == 0, done.err
    name = said()["previous"]["file"]
    assert (said()["previous"]["term"], name) == (
        "2021-2022-1",
        "2021秋/summary/summary.json" if named == "absolute" else "../2021秋/summary/summary.json",
    )


def test_jianfu_yaml_names_it(folders: Path) -> None:
    settings = Path("jianfu.yaml").read_text(encoding="utf-8")
    Path("jianfu.yaml").write_text(settings.replace("#previous: ../2021秋 ", "previous: ../2021秋 "), encoding="utf-8")
    assert summed().code == 0
    assert said()["previous"]["term"] == "2021-2022-1"
    Path("jianfu.yaml").write_text(settings.replace("#previous: ../2021秋 ", "previous: ../2012秋 "), encoding="utf-8")
    done = summed()
    assert done.code == 2
    assert "jianfu.yaml:10：“previous”写的 ../2012秋 找不到" in done.err


def test_results_that_lie_elsewhere(folders: Path) -> None:
    past = folders / "2021秋"
    (past / "summary").rename(past / "结果")
    assert "里没有 summary.json" in summed("--previous", "../2021秋").err
    (past / "jianfu.yaml").write_text("summarize:\n  output: 结果\n", encoding="utf-8")
    assert summed("--previous", "../2021秋").code == 0
    assert said()["previous"]["file"] == "../2021秋/结果/summary.json"


def test_without_a_previous_nothing_of_it_is_said(folders: Path) -> None:
    assert summed().code == 0
    assert not said().keys() & {"previous", "trend", "history"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--previous", "../2020秋"), "没有 ../2020秋，是不是 ../2021秋？"),
        (("--previous", "returns"), "上期 returns 里没有 summary.json"),
        (("--previous", "../2021秋", "--term", "2021秋"), "不能拿同一学期作上期"),
        (("--previous", "../2021秋", "--term", "2021春"), "不能拿更晚的学期作上期"),
    ],
)
def test_what_can_be_no_previous_is_told(arguments: tuple[str, ...], words: str, folders: Path) -> None:
    done = summed(*arguments)
    assert (done.code, words in done.err) == (2, True), done.err
    assert not Path("summary").exists()


def test_the_order_is_checked_for_a_term_that_is_found(folders: Path) -> None:
    settings = Path("jianfu.yaml").read_text(encoding="utf-8")
    Path("jianfu.yaml").write_text(settings.replace("term: ", "#term: "), encoding="utf-8")
    past_semesters.written(folders / "2021秋" / "summary", past_summary(SCHOOLS, "2022-2023-1"))
    assert "不能拿更晚的学期作上期" in summed("--previous", "../2021秋").err


# Which school is which ------------------------------------------------------------------------------------------------


def then(name: str, code: str | None = None) -> PreviousSchool:
    return PreviousSchool(name, code, None, ())


def found(now: list[School], *schools: PreviousSchool) -> dict[str, str]:
    return {name: school.name for name, school in successors(schools, now).items()}


def test_a_school_is_known_by_its_code_its_name_its_other_names() -> None:
    now = [
        School(name="米山镇新华小学", code="2114000001"),
        School(name="米山镇河东小学"),
        School(name="三甲镇中心小学", code="2114000009", aliases=("三甲镇北庄小学", "三甲镇上庄小学")),
    ]
    assert found(
        now,
        then("米山镇红旗小学", "2114000001"),  # renamed
        then("米山镇河东小学", "2114000002"),  # its code is not in the new roster
        then("三甲镇中心小学", "2114000003"),  # another code
        then("三甲镇北庄小学", "2114000004"),  # merged
        then("三甲镇上庄小学"),
        then("陈区镇西沟小学", "2114000005"),  # gone
    ) == {
        "米山镇红旗小学": "米山镇新华小学",
        "米山镇河东小学": "米山镇河东小学",
        "三甲镇中心小学": "三甲镇中心小学",
        "三甲镇北庄小学": "三甲镇中心小学",
        "三甲镇上庄小学": "三甲镇中心小学",
    }  # fmt: skip


def test_a_name_as_written_finds_its_school_only_if_nobody_else_is_it() -> None:
    now = [School(name="米山镇中心小学", group="米山镇"), School(name="三甲镇第一小学", group="三甲镇")]
    assert found(now, then("三甲镇第1小学"), then("米山镇中心小学"), then("米山镇中心校")) == {
        "三甲镇第1小学": "三甲镇第一小学",
        "米山镇中心小学": "米山镇中心小学",
    }


def test_an_other_name_of_two_schools_is_neithers() -> None:
    now = [School(name="东小学", aliases=("老小学",)), School(name="西小学", aliases=("老小学",))]
    assert found(now, then("老小学")) == {}
