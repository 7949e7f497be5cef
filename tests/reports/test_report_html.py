"""The HTML page of the rollup: its facts against the summary, hostile texts, sizes."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from html_cases import HOSTILE, poisoned, sixty_items, with_notes
from jianfu_cli.definition import checklist as definition
from jianfu_cli.reports.html import page as html
from jianfu_cli.reports.html import page_view as html_view
from jianfu_cli.reports.html import page_words
from jianfu_cli.reports.html.page_shapes import pieces
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.rates import Rate
from jianfu_cli.summary.school_state import State
from jianfu_cli.tools.text import visible
from summaries import make_summary


class Page(HTMLParser):
    """A page taken apart: visible text, tags with their attributes, the embedded data."""

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._parts: list[str] = []
        self._inside = ""
        self.feed(html.render_page(summary))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style", "title"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts.append(data)
        elif not self._inside:
            self._parts.append(data)

    @property
    def text(self) -> str:
        """What a reader without scripts sees, without white space."""
        return re.sub(r"\s", "", "".join(self._parts))

    @property
    def data(self) -> Any:
        """What is embedded for the script."""
        return json.loads(self.scripts[0])

    def attributes(self) -> Iterator[tuple[str, str]]:
        return ((name, value or "") for _, attributes in self.tags for name, value in attributes.items())


@pytest.fixture(scope="module")
def usual() -> tuple[Summary, Page]:
    summary = make_summary(150)
    return summary, Page(summary)


def test_the_lead_says_the_summarys_numbers(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    bad = sum(item.noncompliant for item in summary.items)
    schools = sum(row.noncompliant > 0 for row in summary.schools)
    assert f"应报150所学校，实报{summary.counted}所，报送率{Rate(summary.counted, 150).percent}。" in page.text
    assert f"有{schools}所学校存在问题，共{bad}项次" in page.text
    worst = max(summary.items, key=lambda item: item.noncompliant)
    assert re.search(rf"问题最多的是第{worst.number}[项、][^。]*?{worst.noncompliant}所", page.text)


def test_every_item_stands_with_its_wording_and_its_numbers(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    for item in summary.items:
        row = f"{item.number}{item.text}{item.noncompliant}所{Rate(item.compliant, item.compliant + item.noncompliant).percent}"
        assert re.sub(r"\s", "", row) in page.text


def test_every_section_and_township_stands_with_its_numbers(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    for section in summary.sections:
        assert (
            f"{section.title}{Rate(section.compliant, section.compliant + section.noncompliant).percent}符合"
            in page.text
        )
        assert f"符合{section.compliant}存在问题{section.noncompliant}不涉及{section.not_applicable}" in page.text
    for group in summary.groups:
        returned = f"{group.name}{group.expected}{group.counted}{group.rejected}{group.received}{group.missing}"
        rate = Rate(group.compliant, group.compliant + group.noncompliant).percent
        assert f"{returned}{Rate(group.counted, group.expected or 0).percent}{group.noncompliant_schools}" in page.text
        assert f"{group.noncompliant}{rate}" in page.text
        assert f"{group.name}{''.join(str(number or '') for number in group.items)}" in page.text


def test_missing_rejected_and_late_schools_are_named_and_the_sums_shown(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    for name in (*summary.missing, *summary.rejected, *summary.late):
        assert name in page.text
    for check in summary.checks:
        assert f"{check.left_label}＝{check.right_label}{check.left}{check.right}相符" in page.text


def test_a_sum_that_does_not_hold_is_said() -> None:
    summary = make_summary(12)
    summary.checks[0] = replace(summary.checks[0], left=99)
    assert "不符，请勿使用本页数字" in Page(summary).text


def test_the_embedded_data_are_the_answers_of_every_school(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    groups = page.data["groups"]
    assert [group["name"] for group in groups] == [group.name for group in summary.groups]
    for at, group in enumerate(groups):
        rows = [row for row in summary.schools if row.group == group["name"]]
        assert group["schools"] == [row.name for row in rows]
        counted = [row for row in rows if row.state is State.COUNTED]
        assert sum(state in "cl" for state in group["states"]) == len(counted)
        assert len(group["answers"]) == len(counted) * len(summary.items)
        assert group["answers"].count("1") == sum(row.noncompliant for row in rows), at


def test_the_schools_words_stand_in_the_page_and_lead_back_to_file_and_cell(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    assert len([1 for name, _ in page.attributes() if name == "data-school"]) == len(summary.problems)
    for problem in summary.problems:
        said = re.sub(r"\s", "", problem.explanation)
        measures = "".join(
            f"整改措施：{row.measure}（责任人{row.responsible}，完成时限{row.deadline}）" for row in problem.measures
        )
        source = f"回答“{problem.answer}”，出处：{problem.file}{problem.location}"
        assert f"{problem.school}{problem.group}{said}{measures or '没有填写整改措施。'}{source}" in page.text


def test_each_items_words_follow_the_order_of_the_townships_and_their_schools(usual: tuple[Summary, Page]) -> None:
    summary, page = usual
    places = [value.split(".") for name, value in page.attributes() if name == "data-school"]
    order = [(int(group), int(school)) for group, school in places]
    at = 0
    for item in summary.items:
        assert order[at : at + item.noncompliant] == sorted(order[at : at + item.noncompliant])
        at += item.noncompliant


def test_what_schools_wrote_where_all_is_well_is_embedded_each_text_once() -> None:
    summary = with_notes(make_summary(12), "未发现此类情况", "无", "已公示")
    page = Page(summary)
    assert sorted(page.data["texts"]) == ["已公示", "未发现此类情况"]
    assert page.data["partial"] is False
    names = [(group["name"], name) for group in page.data["groups"] for name in group["schools"]]
    assert names
    for at, row in enumerate(summary.schools):
        group = next(index for index, group in enumerate(page.data["groups"]) if group["name"] == row.group)
        flat = page.data["notes"].get(f"{group}.{page.data['groups'][group]['schools'].index(row.name)}", [])
        wanted = [
            (response.item - 1, response.explanation)
            for response in summary.responses(at)
            if response.compliant is not False and response.explanation != "无"
        ]
        embedded = [(item, page.data["texts"][text]) for item, text in zip(flat[::2], flat[1::2], strict=True)]
        assert embedded == (wanted if row.state is State.COUNTED else [])


def test_of_too_many_notes_the_first_schools_keep_theirs_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_words, "MAX_TEXTS", 50)
    page = Page(with_notes(make_summary(150), "未发现此类情况"))
    assert page.data["partial"] is True
    assert 50 <= sum(len(flat) // 2 for flat in page.data["notes"].values()) <= 50 + 21
    assert "只收录了前一部分学校的，全部见汇总表.xlsx的“明细”" in page.text


def test_nothing_is_computed_of_an_empty_set() -> None:
    page = Page(make_summary(0))
    assert "本学期没有实报学校" in page.text
    assert "%" not in page.text
    assert not any(tag == "svg" and "bar" in (attributes.get("class") or "") for tag, attributes in page.tags)


def test_all_missing_has_a_rate_of_return_and_no_other() -> None:
    page = Page(make_summary(40, missing=1.0))
    assert "应报40所学校，目前没有实报学校。" in page.text
    assert ("aria-label", "报送率 0%") in list(page.attributes())
    assert "符合率没有可计算的回答" in page.text


def test_no_problems_are_said_plainly() -> None:
    page = Page(make_summary(40, trouble=0, missing=0, rejected=0))
    assert "应报40所学校，已全部报送。本学期实报的各校均无存在问题的项目。" in page.text
    assert "问题最多" not in page.text
    assert "乡镇×项目：存在问题的学校数" not in page.text


def test_without_a_roster_nothing_is_said_to_be_expected() -> None:
    page = Page(make_summary(40, roster=False))
    assert "没有名册，不计算报送率" in page.text
    assert "应报" not in page.text
    assert "未报" not in page.text.replace("未报与待更正", "")


def test_one_school_reads_sensibly() -> None:
    summary = make_summary(1, missing=0, rejected=0)
    assert "应报1所学校，已全部报送。" in Page(summary).text


def test_another_checklist_brings_its_own_words() -> None:
    summary = make_summary(60, checklist=sixty_items())
    page = Page(summary)
    assert "不涉及" not in page.text
    assert page.data["neutral"] == ""
    assert "第51—60项" in page.text
    assert {name for name, _ in page.attributes() if name == "data-item"} == {"data-item"}


def test_the_same_summary_gives_the_same_bytes(tmp_path: Path) -> None:
    stream = io.BytesIO()
    html.write_page(make_summary(12), stream)
    html.write_page(make_summary(12), tmp_path / "汇总.html")
    assert stream.getvalue() == (tmp_path / "汇总.html").read_bytes()


def test_hostile_texts_stay_texts() -> None:
    page = Page(poisoned())
    assert [tag for tag, _ in page.tags].count("script") == len(page.scripts) == 2
    assert not [name for name, _ in page.attributes() if name.startswith("on")]
    assert not any(tag in ("img", "iframe", "b1", "object", "base") for tag, _ in page.tags)
    assert "{{7*7}}" in page.text
    assert all(re.sub(r"\s", "", visible(text)) in page.text for text in HOSTILE)


def test_the_bytes_are_clean_utf8_without_control_characters() -> None:
    stream = io.BytesIO()
    html.write_page(poisoned(), stream)
    source = stream.getvalue().decode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", source)


def test_nothing_is_loaded_from_anywhere(usual: tuple[Summary, Page]) -> None:
    _, page = usual
    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "embed", "base", "use", "image"}
    for name, value in page.attributes():
        assert name not in ("src", "srcset", "data", "action", "style")
        assert not (name == "href" and not value.startswith("#"))
    assert not re.search(r"url\(|@import|https?:", html.render_page(make_summary(1)))
    policy = next(attributes["content"] for _, attributes in page.tags if "http-equiv" in attributes)
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_headings_and_labels_are_in_order(usual: tuple[Summary, Page]) -> None:
    _, page = usual
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert ("html", {"lang": "zh-CN"}) in page.tags
    for tag, attributes in page.tags:
        assert tag != "svg" or attributes.get("aria-label") or attributes.get("aria-hidden") == "true"
    ids = [value for name, value in page.attributes() if name == "id"]
    assert len(ids) == len(set(ids))
    references = [value for name, value in page.attributes() if name in ("aria-labelledby", "aria-controls")]
    assert set(references) | {value[1:] for name, value in page.attributes() if name == "href"} <= set(ids)


def test_the_page_of_150_schools_can_be_sent_by_mail(usual: tuple[Summary, Page]) -> None:
    assert len(html.render_page(usual[0]).encode()) < 400_000
    noted = with_notes(make_summary(150), *(f"{'本校按要求落实，' * 3}第{number}种说法。" for number in range(1000)))
    assert len(html.render_page(noted).encode()) < 600_000


def test_of_too_many_words_each_item_keeps_a_share_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_words, "MAX_TEXTS", 63)
    summary = make_summary(150)
    page = Page(summary)
    shown = sum(min(3, item.noncompliant) for item in summary.items)
    assert len([1 for name, _ in page.attributes() if name == "data-school"]) == shown
    assert f"本页未收录{len(summary.problems) - shown}条问题的文字，全部文字见汇总表.xlsx的“问题清单”" in page.text


def test_of_too_many_schools_the_map_is_left_to_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_view, "MAX_PANEL_SCHOOLS", 100)
    monkeypatch.setattr(html_view, "MAX_NAMES", 3)
    monkeypatch.setattr(html_view, "MAX_GROUPS", 4)
    page = Page(make_summary(150))
    assert not any(attributes.get("class") == "panel" for _, attributes in page.tags)
    assert "此处不逐一列出" in page.text
    assert "没有画出全部学校的学校×项目图" in page.text
    assert "共14个，此处列出问题和未报学校最多的4个" in page.text
    assert len(page.data["groups"]) == 14


def test_very_long_texts_are_shortened_and_say_so() -> None:
    summary = make_summary(12)
    summary.problems[0] = replace(summary.problems[0], explanation="长" * 5000)
    assert f"{'长' * 500}……（原文共5000字，此处从略）" in Page(summary).text


def test_the_parts_of_a_bar_fill_it_and_the_smallest_is_seen() -> None:
    parts = pieces(("good", 99_999), ("bad", 1), ("neutral", 0))
    assert [part.kind for part in parts] == ["good", "bad"]
    assert sum(part.length for part in parts) == 1000
    assert parts[1].length >= 5


def test_the_shipped_checklist_is_worded_in_full() -> None:
    text = Page(make_summary(0)).text
    assert all(re.sub(r"\s", "", item.text) in text for item in definition.load_checklist().items)
