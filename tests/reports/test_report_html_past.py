"""The page of a third semester in a browser: what persists can be asked for, and the lines can be read without seeing them."""

from __future__ import annotations

from pathlib import Path

import pytest

import past_semesters
from browser import CHROMIUM, Browser
from jianfu_cli.reports.html import page as html
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.trend import Course
from page_use import SHOWN, choose, click, step

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    return past_semesters.chained(tmp_path_factory.mktemp("chain"), 60, 3, trouble=0.15)


@pytest.fixture
def opened(browser: Browser, third: Summary, tmp_path: Path) -> Browser:
    html.write_page(third, tmp_path / "汇总.html")
    browser.open(tmp_path / "汇总.html")
    return browser


def found(browser: Browser) -> str:
    text: str = browser.run("document.getElementById('found').textContent")
    return text


def test_what_persists_can_be_asked_for(opened: Browser, third: Summary) -> None:
    assert third.trend is not None
    standing = {school.school: school.items(Course.PERSISTING) for school in third.trend.schools}
    schools = [name for name, items in standing.items() if items]
    problems = sum(map(len, standing.values()))
    click(opened, "#by-standing")
    assert f"找到 {len(schools)} 所学校" in found(opened) and f"持续存在的问题 {problems} 项次" in found(opened)
    assert opened.run("document.getElementById('asked').textContent") == "上期也存在的问题"
    said = opened.run(SHOWN % "#problems .source")
    assert said and all("，持续（第" in source for source in said)
    with_fifth = [name for name, items in standing.items() if 5 in items]
    choose(opened, "by-item", "4")
    assert f"找到 {len(with_fifth)} 所学校" in found(opened)
    assert opened.run("location.hash").endswith("item=5&standing=1")
    step(opened, "back")
    assert f"找到 {len(schools)} 所学校" in found(opened)
    assert opened.errors == []


def test_a_link_keeps_the_condition(browser: Browser, third: Summary, tmp_path: Path) -> None:
    html.write_page(third, tmp_path / "汇总.html")
    browser.open(tmp_path / "汇总.html", fragment="#search?standing=1")
    assert browser.run("document.getElementById('by-standing').checked") is True
    click(browser, "#filters [type=reset]")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert browser.run("document.getElementById('by-standing').checked") is False


def test_lines_are_read_aloud_and_not_copied(opened: Browser) -> None:
    labels = opened.run("[...document.querySelectorAll('svg.line')].map(line => line.getAttribute('aria-label'))")
    assert len(labels) == 21
    assert all(label.startswith("存在问题的学校：2020—2021学年第二学期 ") for label in labels)
    heads = opened.run(
        "[...document.querySelectorAll('#items-table thead th:not(.bars)')].map(head => head.textContent)"
    )
    assert heads == ["项", "内容", "存在问题", "符合率"]
