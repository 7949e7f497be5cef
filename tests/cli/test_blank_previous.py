"""blank --previous: last semester's open measures in the forms of the schools that have any; and all the way round."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import Done, run
from jianfu_cli.definition import form_labels as layout
from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.intake.formats import opening
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return
from past_semesters import School as PastSchool
from past_semesters import past_summary

CHECKLIST = load_checklist()
SCHOOLS: list[PastSchool] = [
    ("米山镇东河小学", "2114000001", {}),
    ("米山镇西沟小学", "2114000002", {}),
    ("米山镇南庄小学", None, None),
]
ROSTER = "学校名称,学校标识码,所属,别名\n米山镇东河小学,2114000001,米山镇,\n米山镇新沟小学,2114000002,米山镇,\n"


def measure(school: str, state: str | None = "open", **more: Any) -> dict[str, Any]:
    row = {"school": school, "item": 8, "problem": "晚自习值班", "measure": "取消值班", "responsible": "张三"}
    return {**row, "deadline": "2022-08-31", "state": state, "from": None, "file": "a.xlsx", "location": None, **more}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Next semester's folder, beside last semester's."""
    here = tmp_path / "2022秋"
    here.mkdir()
    (here / "名册.csv").write_text(ROSTER, encoding="utf-8")
    monkeypatch.chdir(here)
    return here


def left(folder: Path, *measures: dict[str, Any], **more: Any) -> None:
    """Last semester's summary leaves these measures."""
    path = folder.parent / "2022春" / "summary" / "summary.json"
    path.parent.mkdir(parents=True)
    whole = past_summary(SCHOOLS, "2021-2022-2", **{"rectifications": list(measures), **more})
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def blank(*options: str) -> Done:
    return run("blank", "--term", "2022秋", "--previous", "../2022春", *options)


def read(path: Path) -> Return:
    [form] = FormReader(CHECKLIST).read(opening.open_document(path.read_bytes()), path.name)
    return form


def form(school: str, file_format: str = "xlsx") -> Path:
    [path] = Path("forms").rglob(f"{school}-自查表.{file_format}")
    return path


def test_only_the_schools_with_open_measures_get_the_third_part(folder: Path) -> None:
    states = {"open": 8, "due": 9, "doubtful": 10, "unanswered": 11, "done": 12}
    left(folder, *(measure("米山镇西沟小学", state, item=item) for state, item in states.items()))
    done = blank("--roster", "名册.csv")
    assert done.code == 0
    assert "2021—2022学年第二学期未完成的整改措施 4 条，印在 1 所学校的表上。" in done.err
    for file_format in ("docx", "xlsx"):
        assert [line.item for line in read(form("米山镇新沟小学", file_format)).followups] == [8, 9, 10, 11]
    with_part = {path: path.read_bytes() for path in (form("米山镇东河小学"), form("米山镇东河小学", "docx"))}
    run("blank", "--term", "2022秋", "--roster", "名册.csv", "--force")
    assert {path: path.read_bytes() for path in with_part} == with_part


def test_measures_of_which_no_state_is_known_are_open(folder: Path) -> None:
    left(folder, {key: value for key, value in measure("米山镇东河小学").items() if key not in ("state", "from")})
    assert "整改措施 1 条，印在 1 所学校的表上" in blank("--roster", "名册.csv").err


def test_the_folder_may_be_named_in_jianfu_yaml(folder: Path) -> None:
    left(folder, measure("米山镇东河小学"))
    (folder / "jianfu.yaml").write_text("roster: 名册.csv\nterm: 2022秋\nprevious: ../2022春\n", encoding="utf-8")
    run("blank")
    assert len(read(form("米山镇东河小学")).followups) == 1


@pytest.mark.parametrize("roster", [("--roster", "名册.csv"), ()])
def test_of_schools_that_are_named_as_well(folder: Path, roster: tuple[str, ...]) -> None:
    left(folder, measure("米山镇东河小学"), measure("米山镇西沟小学"))
    done = blank("--school", "米山镇东河小学", *roster)
    assert "整改措施 1 条，印在 1 所学校的表上" in done.err
    assert read(form("米山镇东河小学")).followups[0].measure == "取消值班"


def test_a_general_form_has_none(folder: Path) -> None:
    left(folder, measure("米山镇东河小学"))
    assert "这次制表的学校没有2021—2022学年第二学期未完成的整改措施。" in blank().err


def test_schools_that_are_gone_are_told_of(folder: Path) -> None:
    left(folder, measure("米山镇东河小学"), measure("米山镇南庄小学"))
    told = blank("--roster", "名册.csv").err
    assert "另有 1 条是米山镇南庄小学的，名册中没有这所学校。已并入其他学校的，请在名册的“别名”中写上原校名" in told
    (folder / "名册.csv").write_text(ROSTER.replace("米山镇,\n", "米山镇,米山镇南庄小学\n", 1), encoding="utf-8")
    told = blank("--roster", "名册.csv", "--force").err
    assert "名册中没有这所学校" not in told
    assert len(read(form("米山镇东河小学")).followups) == 1  # the same words, printed once


def test_an_older_summary_without_measures_says_so(folder: Path) -> None:
    left(folder, rectifications=None)
    done = blank("--roster", "名册.csv")
    assert done.code == 0
    assert "里没有逐条的整改台账，表上不印上期整改落实情况。请在上期的文件夹里重新运行 jianfu summarize" in done.err


def test_a_later_semester_is_refused(folder: Path) -> None:
    left(folder, measure("米山镇东河小学"))
    done = run("blank", "--term", "2022春", "--previous", "../2022春")
    assert (done.code, "不能拿同一学期作上期" in done.err) == (2, True)


def good(bad: dict[int, str]) -> dict[int, tuple[str, str, str]]:
    wrong = {item.number: next(a for a in ("是", "否") if a != item.expected) for item in CHECKLIST.items}
    return {
        item.number: (wrong[item.number], bad[item.number], "") if item.number in bad else (item.expected, "", "")
        for item in CHECKLIST.items
    }


@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_a_measure_goes_all_the_way_round(folder: Path, file_format: str) -> None:
    def semester(term: str, before: str, filling: Filling, day: str) -> dict[str, Any]:
        """Blank form, filled in, summed up; its summary is the next one's previous."""
        previous = ("--previous", before) if before else ()
        run("blank", "--roster", "名册.csv", "--term", term, *previous, "-o", f"{term}/forms")
        [path] = Path(term, "forms").rglob(f"米山镇东河小学-自查表.{file_format}")
        returned = Path(term, "returns", path.name)
        returned.parent.mkdir()
        returned.write_bytes(fill(path.read_bytes(), file_format, filling))
        done = run(
            *("summarize", str(returned), "--roster", "名册.csv", "--term", term, "--date", day, *previous),
            *("-o", f"{term}/summary", "--format", "json"),
        )
        assert done.code == 0, done.err
        found: dict[str, Any] = json.loads(Path(term, "summary", "summary.json").read_text(encoding="utf-8"))
        return found

    plans = (Measure(8, "值班", "取消值班", "张三", "2022-08-31"), Measure(15, "表册", "合并表册", "张三", "开学前"))
    said = {"date": "2022-06-30", "preparer": "张三", "principal": "张三"}
    first = semester("2022春", "", Filling(said, good({8: "值班多。", 15: "表册多。"}), plans), "2022-07-15")
    assert [(row["item"], row["state"], row["from"]) for row in first["rectifications"]] == [
        (8, "open", None), (15, "open", None),
    ]  # fmt: skip

    said["date"] = "2022-12-30"
    followed = (("未完成", "还差一个年级"), ("已完成", ""))
    second = semester("2022秋", "2022春", Filling(said, good({15: "表册还多。"}), (), followed), "2023-01-15")
    assert [(row["item"], row["state"], row["from"], row["note"]) for row in second["rectifications"]] == [
        (8, "due", "2021-2022-2", "还差一个年级"), (15, "doubtful", "2021-2022-2", ""),
    ]  # fmt: skip
    [reasons] = [proposal["reasons"] for proposal in second["priority"] if proposal["school"] == "米山镇东河小学"]
    assert "上期整改措施1条逾期未完成" in reasons

    said["date"] = "2023-06-30"
    followed = (("已完成", ""), ("已完成", ""))
    third = semester("2023春", "2022秋", Filling(said, good({}), (), followed), "2023-07-15")
    assert [(row["item"], row["state"], row["from"]) for row in third["rectifications"]] == [
        (8, "done", "2021-2022-2"), (15, "done", "2021-2022-2"),
    ]  # fmt: skip
    done = run("blank", "--roster", "名册.csv", "--term", "2023秋", "--previous", "2023春", "-o", "forms")
    assert "没有2022—2023学年第二学期未完成的整改措施" in done.err
    assert layout.FOLLOWUP_TITLE not in {
        grid.name for grid in opening.open_document(form("米山镇东河小学").read_bytes()).grids
    }
