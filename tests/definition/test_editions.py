"""What a definition says of the versions before it: their wordings and numbers, and what is said of a history with gaps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newer_checklists
import repository
from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.definition.editions import editions_of
from jianfu_cli.definition.item_history import is_asked, numbers_there, older_first
from jianfu_cli.reports.screen.checklist_text import checklist_lines
from jianfu_cli.tools.errors import DefinitionError
from newer_checklists import CHANGES, NEW_7, OLD_7, OLD_9, newer

SHIPPED = load_checklist()

COUNTY = """\
id: other-county
version: {version}
accepts: [{accepts}]
title: 某县清单
issuer: 某县教育局
recipient: 人事股
document: 某教〔2022〕1号
attachment: 附件
answers: [是, 否]
sections:
  - title: 第一部分
    items:
{items}
"""


def county(*items: str, accepts: str = "2019, 2021", version: str = "2023", more: str = "") -> str:
    lines = [f"      - {{number: {number}, expected: 是, {item}}}" for number, item in enumerate(items, 1)]
    return COUNTY.format(items="\n".join(lines), accepts=accepts, version=version) + more


def load(folder: Path, text: str) -> Any:
    path = folder / "清单.yaml"
    path.write_text(text, encoding="utf-8")
    return load_checklist(path)


def mistakes(folder: Path, text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(DefinitionError) as error:
        load(folder, text)
    return [(mistake.line, mistake.text) for mistake in error.value.mistakes]


# Editions -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_the_edition_of_2021_is_the_list_of_2021(tmp_path: Path, changes: tuple[str, ...]) -> None:
    checklist = newer_checklists.loaded(tmp_path, *changes)
    own, older = editions_of(checklist).values()
    assert own.checklist is checklist and own.version == "2023"
    then = older.checklist
    assert [(item.number, item.text) for item in then.items] == [(item.number, item.text) for item in SHIPPED.items]
    assert then.by_number[14].expected == "否" and then.version == "2021"
    assert [section.title for section in then.sections] == [section.title for section in SHIPPED.sections]


def test_its_numbers_are_todays_items(tmp_path: Path) -> None:
    older = editions_of(newer_checklists.loaded(tmp_path, *CHANGES["all three"]))["2021"]
    assert dict(older.today) == {n: n if n < 9 else n - 1 for n in range(1, 22) if n != 9}
    assert 21 not in older.asked  # added since


def test_two_older_versions_and_an_item_that_moved(tmp_path: Path) -> None:
    checklist = load(
        tmp_path,
        county(
            'text: 丙事是否办好, was: {2019: {number: 3, text: 丙事是否办妥}, "2021": {number: 3, text: 丙事是否办好}}',
            "text: 甲事是否办好",
            "text: 乙事是否办好, since: 2021",
            "text: 丁事是否办好, since: 2023",
            more='dropped: [{version: "2019", number: 2, text: 戊事是否办好}]\n',
        ),
    )
    own, of_2021, of_2019 = editions_of(checklist).values()
    assert [(item.number, item.text) for item in of_2021.checklist.items] == [
        (1, "甲事是否办好"),
        (2, "乙事是否办好"),
        (3, "丙事是否办好"),
    ]
    assert dict(of_2021.today) == {1: 2, 2: 3, 3: 1}
    assert [(item.number, item.text) for item in of_2019.checklist.items] == [
        (1, "甲事是否办好"),
        (2, "戊事是否办好"),
        (3, "丙事是否办妥"),
    ]
    assert dict(of_2019.today) == {1: 2, 3: 1}
    assert own.asked == {1, 2, 3, 4}


def test_versions_are_older_and_newer_by_their_numbers() -> None:
    assert older_first(["2021", "v10", "2019", "v9", "2021.2"]) == ["v9", "v10", "2019", "2021", "2021.2"]
    assert is_asked("2021", "2021", "2023") and not is_asked("2019", "2021", "2023")
    assert is_asked("1", None, "2") and not is_asked("2024-draft", "2023", "2023")  # its own version is the newest


def test_the_numbers_that_are_not_given_follow_from_the_others() -> None:
    assert numbers_there([None, None, None], {2}) == [1, 3, 4]
    assert numbers_there([3, None, None], ()) == [3, 1, 2]


# Mistakes -------------------------------------------------------------------------------------------------------------


def test_what_lacks_its_history_is_named_with_its_line(tmp_path: Path) -> None:
    raw = newer(*CHANGES["all three"], history=False)
    path = newer_checklists.written(tmp_path, raw)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = mistakes(tmp_path, path.read_text(encoding="utf-8"))
    assert [(lines[(line or 1) - 1].strip(), text) for line, text in found] == [
        ("- '2021'", f"“2021”版的第 9 项“{OLD_9}”没有交代：不再问的请写进 dropped，改了文字的请在相应的项写 was"),
        (
            f"text: {NEW_7}",
            "第 7 项在“2021”版中没有同样的文字，像是那一版的第 7 项“是否强制要求中小学教师填写班主任家访记录、例会…”："
            '改了文字的请写 was: {"2021": 旧版的文字}，新增的请写 since: "2023"',
        ),
        (
            f"text: {newer_checklists.ADDED}",
            '第 21 项在“2021”版中没有同样的文字：改了文字的请写 was: {"2021": 旧版的文字}，新增的请写 since: "2023"',
        ),
    ]


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_with_its_history_nothing_is_wrong(tmp_path: Path, changes: tuple[str, ...]) -> None:
    assert newer_checklists.loaded(tmp_path, *changes).accepts == ("2021",)


def test_a_history_that_is_not_the_notices_is_told(tmp_path: Path) -> None:
    raw = newer(*CHANGES["all three"])
    raw["dropped"][0] |= {"number": 10}
    raw["sections"][1]["items"][3]["was"] = {"2021": OLD_7.replace("例会", "会议")}
    texts = [
        text for _, text in mistakes(tmp_path, newer_checklists.written(tmp_path, raw).read_text(encoding="utf-8"))
    ]
    assert any(
        text.startswith("“2021”版中没有这样的文字：“是否强制要求中小学教师填写班主任家访记录、会议") for text in texts
    )
    assert "dropped 中的第 10 项在“2021”版中是第 9 项，不是第 10 项" in texts


A, B = "text: 甲事是否办好", "text: 乙事是否办好"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (county(A + ", was: {2018: 甲事}"), 13, "was 中的版本“2018”不在 accepts（2019、2021）之中"),
        (county(A + ", was: {2023: 甲事}"), 13, "was 中的版本“2023”不在 accepts"),
        (county(A + ", was: {2019: 甲事}", accepts=""), 13, "was 中的版本“2019”不在 accepts（空）之中"),
        (county(A, B + ", since: 2020"), 14, "since“2020”应为 accepts（2019、2021）之一，或本版“2023”"),
        (county(A, B + ", since: 2021, was: {2019: 乙}"), 14, "第 2 项写着从“2021”版起才问，was 中不应有“2019”"),
        (county(A, more="dropped: [{version: 2020, number: 2, text: 丙事}]\n"), 14, "dropped 中的版本“2020”不在"),
        (county(A, more="dropped: [{version: 2023, number: 2, text: 丙事}]\n"), 14, "dropped 中的版本“2023”不在"),
        (county(A, more="dropped: [{version: 2019, number: 3, text: 丙事}]\n"), 3, "“2019”版缺第 2 项"),
        (county(A, B + ", was: {2019: {number: 5, text: 乙事}}"), 3, "“2019”版缺第 2 项"),
        (
            county(A + ", was: {2019: {number: 2, text: 甲事}}", B + ", was: {2019: {number: 2, text: 乙事}}"),
            14,
            "第 2 项与第 1 项在“2019”版中编号都是 2",
        ),
        (county(A, B + ", was: {2021: 甲事是否办好。}"), 14, "第 2 项与第 1 项在“2021”版中文字相同，收表时无法区分"),
        (county(A + ", was: {2021: 乙事是否办好}", B), 13, "第 2 项与第 1 项在“2021”版中文字相同"),
        (county(A, more="dropped: [{version: 2019, number: 2, text: 甲事是否办好}]\n"), 14, "文字相同"),
        (county(A + ", since: 2021"), 3, "“2019”版缺第 1 项"),
        (county(A + ", was: {2019: {text: 甲事, nummer: 3}}"), 13, "不认识的键“nummer”"),
        (county(A + ", was: {2019: ''}"), 13, "不能为空"),
        (county(A + ", was: 甲事"), 13, "“was”应为若干“键: 值”"),
        (county(A, more="dropped: [{version: 2019, number: 2}]\n"), 14, "缺少必填的“text”"),
    ],
)
def test_each_mistake_in_a_history_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = mistakes(tmp_path, text)
    assert any(at == line and words in said for at, said in found), found


def test_nothing_is_said_of_a_version_that_nobody_knows(tmp_path: Path) -> None:
    """The items without was or since are taken to be the same there."""
    assert len(editions_of(load(tmp_path, county(A, B)))["2019"].checklist.items) == 2


def test_it_is_shown() -> None:
    shown = [line.strip() for line in checklist_lines(load_newer())]
    assert "标识 gaoping-jianfu，版本 2023，也接收 2021" in shown
    assert f"2021 版：{OLD_7}" in shown
    assert "21. 是否严格落实教师课后服务弹性上下班制度。（应答：是，从 2023 版起问）" in shown
    assert f"2021 版第 9 项：{OLD_9}" in shown


def load_newer() -> Any:
    from jianfu_cli.definition.checklist import Checklist

    return Checklist.model_validate(newer(*CHANGES["all three"]))


def test_the_documented_example_is_a_definition_without_mistakes(tmp_path: Path) -> None:
    page = (repository.ROOT / "docs" / "checklist.md").read_text(encoding="utf-8")
    example = load(tmp_path, page.partition("```yaml\n")[2].partition("```")[0])
    assert [(item.number, item.text) for item in editions_of(example)["2021"].checklist.items] == [
        (1, "是否组织实施未经审批报备的督查检查评比考核事项。"),
        (2, OLD_9),
    ]
