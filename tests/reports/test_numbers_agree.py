"""Every number of a semester is the same in Word, Excel, the page and JSON, and what is counted anew from the matrix."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from docx import Document

import past_semesters
from jianfu_cli.reports.output_files import REPORTS
from jianfu_cli.summary.figures import Summary
from summaries import make_summary

SIZES = [0, 1, 12, 150, 600]
ITEM = ("compliant", "noncompliant", "not_applicable")


@dataclass(frozen=True)
class Outputs:
    """The four outputs of one summary, opened."""

    json: dict[str, Any]
    book: Any
    page: str
    report: Any

    def sheet(self, name: str, heading: str) -> list[dict[str, Any]]:
        """The rows below the heading row that begins with `heading`, up to the first that has no number or name."""
        rows = list(self.book[name].iter_rows(values_only=True))
        at = next(i for i, row in enumerate(rows) if row[0] == heading)
        headings = [str(cell or "").replace("\n", "") for cell in rows[at]]
        return [dict(zip(headings, row, strict=True)) for row in rows[at + 1 :]]

    def word_table(self, *headings: str) -> list[list[str]]:
        """The rows of the report's table with these first headings; none where it is left out."""
        for table in self.report.tables:
            head = [cell.text.replace("\n", "") for cell in table.rows[0].cells]
            if head[: len(headings)] == list(headings):
                return [[cell.text for cell in row.cells] for row in table.rows[1:]]
        return []

    @property
    def data(self) -> dict[str, Any]:
        """What the page's script looks schools up in."""
        found = re.search(r'<script[^>]*id="data"[^>]*>(.*?)</script>', self.page, re.DOTALL)
        assert found
        data: dict[str, Any] = json.loads(found[1])
        return data


def outputs(summary: Summary) -> Outputs:
    made = {}
    for name, report in REPORTS.items():
        stream = io.BytesIO()
        report.write(summary, (), stream)
        made[name] = stream.getvalue()
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    return Outputs(json.loads(made["json"]), book, made["html"].decode(), Document(io.BytesIO(made["docx"])))


@pytest.fixture(scope="module", params=[*SIZES, "no roster", "third semester"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    size = request.param
    if size == "third semester":
        return outputs(past_semesters.chained(tmp_path_factory.mktemp("chain"), 60, 3, trouble=0.15))
    return outputs(make_summary(30, roster=False) if size == "no roster" else make_summary(size))


def item_counts(of: dict[str, Any]) -> dict[int, tuple[int, ...]]:
    return {item["number"]: tuple(item[name] for name in ITEM) for item in of["items"]}


def test_the_items_counts_agree(made: Outputs) -> None:
    counts = item_counts(made.json)
    shown = [
        row for row in made.sheet("分项统计", "项号") if isinstance(row["内容"], str) and isinstance(row["项号"], int)
    ]
    for sheet in (shown[: len(counts)], [row for row in made.sheet("报市局", "项目") if isinstance(row["项号"], int)]):
        names = ("符合（所）", "存在问题（所）", "不涉及（所）")
        assert {row["项号"]: tuple(row[name] for name in names) for row in sheet} == counts
    if made.json["schools"]["counted"]:
        rows = [row for row in made.word_table("项号", "内容") if row[0].isdigit()]
        assert {int(row[0]): tuple(map(int, row[2:5])) for row in rows} == counts
        assert {int(n): int(bad) for n, bad in re.findall(r'data-row="(\d+)" [^>]*data-bad="(\d+)"', made.page)} == {
            number: bad for number, (_, bad, _) in counts.items()
        }


def test_they_are_what_is_counted_anew_from_every_list_of_answers(made: Outputs) -> None:
    counts = item_counts(made.json)
    digits = {number: Counter[str]() for number in counts}
    for group in made.data["groups"]:
        for at, digit in enumerate(group["answers"]):
            digits[at % len(counts) + 1][digit] += 1
    assert {number: tuple(found[digit] for digit in "012") for number, found in digits.items()} == counts
    verdicts = {number: Counter[str]() for number in counts}
    for row in made.sheet("明细", "乡镇"):
        if row["项号"]:
            verdicts[row["项号"]][row["是否符合"]] += 1
    words = ("符合", "存在问题", "不涉及")
    assert {number: tuple(found[word] for word in words) for number, found in verdicts.items()} == counts
    problems = Counter(row["项号"] for row in made.sheet("问题清单", "序号") if row["项号"])
    assert {number: problems[number] for number in counts} == {number: bad for number, (_, bad, _) in counts.items()}
    matrix = [row for row in made.json["matrix"] if row["answers"]]
    shown = [row for row in made.sheet("学校×项目", "乡镇") if row["存在问题（项）"] is not None]
    assert [list(row.values())[4:] for row in shown if row["学校"]] == [row["answers"] for row in matrix]


def test_the_sections_counts_agree(made: Outputs) -> None:
    counts = {section["title"]: tuple(section[name] for name in ITEM) for section in made.json["sections"]}
    names = ("符合（项次）", "存在问题（项次）", "不涉及（项次）")
    rows = [row for row in made.sheet("分项统计", "序号") if row["项目"] in counts]
    assert {row["项目"]: tuple(row[name] for name in names) for row in rows} == counts
    said = {row[0]: tuple(map(int, re.findall(r"\d+", row[2]))) for row in made.book["总览"].iter_rows(values_only=True)
            if row[0] in counts}  # fmt: skip
    assert said == counts
    if made.json["schools"]["counted"]:
        table = [row for row in made.word_table("项号", "内容") if row[0] in counts]
        assert {row[0]: tuple(map(int, row[2:5])) for row in table} == counts
        cards = re.findall(
            r"<article class=\"card\">.*?<h3>([^<]+)</h3>.*?<p class=\"counts\">(.*?)</p>", made.page, re.DOTALL
        )
        assert {title: tuple(map(int, re.findall(r"\d+", said))) for title, said in cards if title in counts} == counts


def test_the_schools_states_agree(made: Outputs) -> None:
    schools = made.json["schools"]
    names = {
        "未报": schools["missing"],
        "待更正": schools["rejected"],
        "已收到待处理": [came["school"] for came in schools["received"]],
    }
    listed = [row for row in made.sheet("未报名单", "序号") if row["学校"]]
    for word, expected in names.items():
        assert sorted(row["学校"] for row in listed if row["情况"] == word) == sorted(expected)
    states = Counter(row["state"] for row in made.json["matrix"])
    letters = Counter("".join(group["states"] for group in made.data["groups"]))
    assert letters["c"] + letters["l"] == states["counted"] == schools["counted"]
    assert (letters["r"], letters["w"], letters["m"]) == tuple(
        map(len, (names["待更正"], names["已收到待处理"], names["未报"]))
    )
    words = Counter(row["报送情况"] for row in made.sheet("学校×项目", "乡镇") if row["学校"])
    assert words["已计入"] + words["已计入（逾期）"] == schools["counted"]
    assert {word: words[word] for word in names} == {word: len(found) for word, found in names.items()}
    overview = {str(row[0]): row[1] for row in made.book["总览"].iter_rows(values_only=True)}
    assert overview["实报学校（所）"] == schools["counted"]
    assert overview["待更正（所）"] == len(schools["rejected"])
    assert overview["逾期（所）"] == len(schools["late"])
    if schools["expected"] is not None:
        assert overview["应报学校（所）"] == schools["expected"]
        assert (overview["未报（所）"], overview["已收到待处理（所）"]) == (
            len(schools["missing"]),
            len(schools["received"]),
        )
    for kind, number in zip(
        ("计入汇总", "另有一份计入", "退回更正"), ("counted", "superseded", "rejected"), strict=True
    ):
        assert overview[f"其中：{kind}"] == made.json["dispositions"][number]


def test_the_townships_numbers_agree(made: Outputs) -> None:
    keys = ("expected", "counted", "rejected", "missing", "noncompliant")
    groups = {group["name"]: tuple(group[key] for key in keys) for group in made.json["groups"]}
    if made.json["schools"]["expected"] is None:
        return
    names = ("应报（所）", "实报（所）", "待更正（所）", "未报（所）", "存在问题（项次）")
    rows = [row for row in made.sheet("乡镇统计", "乡镇") if row["乡镇"] in groups]
    assert {row["乡镇"]: tuple(row[name] for name in names) for row in rows} == groups
    table = made.word_table("乡镇或单位")
    shown = {row[0]: tuple(int(row[at]) for at in (1, 2, 3, 5, 8)) for row in table if row[0] in groups}
    assert shown in ({}, groups)
    assert {group["name"] for group in made.data["groups"]} == set(groups)


def test_the_sums_agree_in_running_text(made: Outputs) -> None:
    good, bad, neutral = (sum(item[name] for item in made.json["items"]) for name in ITEM)
    overview = {str(row[0]): row[1] for row in made.book["总览"].iter_rows(values_only=True)}
    assert (overview["符合（项次）"], overview["存在问题（项次）"], overview["不涉及（项次）"]) == (good, bad, neutral)
    assert "不符" not in str([row[1] for row in made.book["总览"].iter_rows(values_only=True)])
    if made.json["schools"]["counted"]:
        text = "\n".join(paragraph.text for paragraph in made.report.paragraphs)
        for word, number in (("符合要求", good), ("存在问题", bad), ("不涉及", neutral)):
            assert not number or f"{word}{number}项次" in text
        plain = re.sub(r"<[^>]+>|\s", "", made.page)
        assert f"符合{good}÷（符合{good}＋存在问题{bad}）" in plain
    files = made.json["files"]
    assert sum(made.json["dispositions"].values()) == len(files) == overview["收到（份）"]


COURSES = {
    "persisting": "持续存在",
    "resolved": "自报已消除",
    "to_not_applicable": "转不涉及",
    "not_reported": "本期未报",
    "new": "新增",
    "no_earlier": "上期无数据",
}


def test_the_comparison_with_the_semester_before_agrees(made: Outputs) -> None:
    if "trend" not in made.json:
        assert not {"与上期比较", "各校与上期比较"} & set(made.book.sheetnames)
        assert "上期" not in made.page.partition("<script")[0]
        assert "与上期比较" not in [paragraph.text for paragraph in made.report.paragraphs]
        return
    trend = made.json["trend"]
    counts = {
        item["number"]: (item["then"]["noncompliant"], *(item[key] for key in COURSES), item["now"]["noncompliant"])
        for item in trend["items"]
    }
    assert {number: found[-1] for number, found in counts.items()} == {
        number: bad for number, (_, bad, _) in item_counts(made.json).items()
    }
    names = ("上期问题（所）", *(f"{word}（所）" for word in COURSES.values()), "本期问题（所）")
    rows = made.sheet("与上期比较", "项号")
    shown = {row["项号"]: tuple(row[name] for name in names) for row in rows[: len(counts)]}
    assert shown == counts
    totals = tuple(map(sum, zip(*counts.values(), strict=True)))
    assert tuple(rows[len(counts)][name] for name in names) == totals
    table = made.word_table("项号", "内容", "上期问题")
    assert {int(row[0]): tuple(map(int, row[2:])) for row in table if row[0].isdigit()} == counts
    assert tuple(map(int, table[-1][2:])) == totals
    text = "\n".join(paragraph.text for paragraph in made.report.paragraphs)
    sums = dict(zip(COURSES.values(), totals[1:-1], strict=True))
    assert f"存在问题{totals[0]}项次，其中" in text and f"本期存在问题{totals[-1]}项次，其中" in text
    assert all(f"{word}{number}项次" in text for word, number in sums.items() if number)
    section = made.page.partition('id="past"')[2].partition("</section>")[0]
    assert dict(re.findall(r"</svg>([^<\d]+) (\d+)</li>", section)) == {w: str(n) for w, n in sums.items()} | {
        "持续存在": str(sums["持续存在"])
    }
    standing = sum(len(items) for group in made.data["groups"] for items in group["standing"].values())
    assert standing == sums["持续存在"]
    listed = Counter(str(row["与上期比较"]).partition("（")[0] for row in made.sheet("问题清单", "序号") if row["项号"])
    assert listed == {"持续": sums["持续存在"], "新增": sums["新增"], "上期无数据": sums["上期无数据"]}
    schools = made.sheet("各校与上期比较", "序号")
    for word, number in sums.items():
        cells = [str(row[f"{word}（项号）"] or "") for row in schools if row["学校"]]
        assert sum(_numbers(cell) for cell in cells) == number


def _numbers(cell: str) -> int:
    """How many items 1、4—7 are."""
    ends = [part.split("—") for part in cell.split("、") if part]
    return sum(int(part[-1]) - int(part[0]) + 1 for part in ends)


def test_every_item_has_its_line_of_terms(made: Outputs) -> None:
    lines = re.findall(r'<svg class="line"[^>]*aria-label="([^"]+)"', made.page)
    if "history" not in made.json:
        assert not lines
        return
    points = [re.findall(r"(\d{4}—\d{4}学年第.学期) (\d+) 所", line) for line in lines]
    assert [[int(number) for _, number in line] for line in points] == [
        [*(past["noncompliant"][at] for past in made.json["history"]), item["noncompliant"]]
        for at, item in enumerate(made.json["items"])
    ]
    assert [term for term, _ in points[0]] == [
        "2020—2021学年第二学期", "2021—2022学年第一学期", "2021—2022学年第二学期",
    ]  # fmt: skip
