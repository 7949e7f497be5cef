"""The HTML page in a browser: its address holds the conditions and the opened items; Back and links follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser import CHROMIUM, Browser
from page_use import SHOWN, choose, click, conditions, step

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def test_a_link_opens_the_page_with_its_conditions_and_items(browser: Browser, page: Path) -> None:
    browser.open(page)
    choose(browser, "by-group", "5")
    choose(browser, "by-item", "3")
    choose(browser, "by-name", "小学")
    click(browser, "#by-trouble")
    for number in (7, 2):
        click(browser, f'[data-item="{number}"] button')
    wanted = ["5", "3", "小学", True, [2, 7]]
    assert conditions(browser) == wanted
    link = browser.run("location.hash")
    assert link.endswith("&item=4&school=%E5%B0%8F%E5%AD%A6&bad=1&open=2.7")
    assert browser.errors == []
    browser.open(page, fragment=link)
    assert conditions(browser) == wanted
    assert browser.run("document.activeElement.id") == "items"
    assert browser.run("location.hash") == link


def test_back_and_forward_go_from_one_set_of_conditions_to_the_next(opened: Browser) -> None:
    browser = opened
    nothing: list[Any] = ["", "", "", False, []]
    choose(browser, "by-group", "2")
    click(browser, '[data-item="4"] button')
    step(browser, "back")
    assert conditions(browser) == ["2", "", "", False, []]
    step(browser, "back")
    assert conditions(browser) == nothing
    step(browser, "forward")
    step(browser, "forward")
    assert conditions(browser) == ["2", "", "", False, [4]]
    assert browser.run(SHOWN % "tr.detail b")


def test_typing_a_name_is_one_step_back(opened: Browser) -> None:
    browser = opened
    choose(browser, "by-group", "2")
    for name in ("东", "东河", "东河小"):
        choose(browser, "by-name", name)
    step(browser, "back")
    assert conditions(browser) == ["2", "", "", False, []]


def test_the_contents_of_the_page_keep_the_conditions(opened: Browser) -> None:
    browser = opened
    choose(browser, "by-group", "2")
    browser.run("document.querySelector('nav a[href*=map]').click()")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert browser.run("location.hash").startswith("#map?town=")
    assert conditions(browser)[0] == "2"
    assert browser.run("document.activeElement.id") == "map"
    click(browser, ".skip")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert browser.run("document.activeElement.id") == "overview"
    assert conditions(browser)[0] == "2"


def test_a_link_to_a_township_that_the_page_lacks_says_so(browser: Browser, page: Path) -> None:
    browser.open(page, fragment="#search?town=%E6%9F%90%E9%95%87&item=99&open=99.x")
    found = browser.run("document.getElementById('found').textContent")
    assert found.startswith("链接里的乡镇“某镇”、第99项本页没有。找到 150 所学校")


@pytest.mark.parametrize(
    "fragment", ["#%", "#?", "#search?town=<img src=x onerror=pwned=1>", "#%22%3E", "#items?open=..."]
)
def test_an_odd_address_does_nothing(browser: Browser, page: Path, fragment: str) -> None:
    browser.open(page, fragment=fragment)
    assert browser.errors == []
    assert browser.run("typeof pwned") == "undefined"
    assert browser.run("document.querySelectorAll('img').length") == 0
    assert browser.run(SHOWN % ".matrix th[scope=row]")
