"""The HTML page of the rollup in a real browser: no complaint, no request, no overflow, filters, keyboard, paper."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import past_semesters
from browser import CHROMIUM, Browser
from html_cases import poisoned, sixty_items
from jianfu_cli.reports.html import page as html
from jianfu_cli.summary.figures import Summary
from summaries import make_summary

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

SUMMARIES = {
    "usual": lambda: make_summary(150),
    "none": lambda: make_summary(0),
    "one": lambda: make_summary(1, missing=0, rejected=0),
    "missing": lambda: make_summary(20, missing=1.0),
    "clean": lambda: make_summary(20, trouble=0),
    "no-roster": lambda: make_summary(20, roster=False),
    "sixty-items": lambda: make_summary(40, checklist=sixty_items()),
    "long-names": lambda: make_summary(40, long_names=True),
    "fourth-semester": lambda: past_semesters.chained(Path(tempfile.mkdtemp()), 40, 4, trouble=0.15),
    "hostile": poisoned,
}
OVERFLOW = "document.scrollingElement.scrollWidth - innerWidth"
SHOWN = (
    "[...document.querySelectorAll('%s')].filter(node => node.checkVisibility()).map(node => node.textContent.trim())"
)

# The lowest contrast of any text with what lies behind it, and the text (WCAG: at least 4.5).
CONTRAST = """(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const behind = (node) => {
    for (let box = node; box; box = box.parentElement) {
      const colour = numbers(getComputedStyle(box).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let worst = [99, ""];
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.closest("svg, script")) continue;
    const [a, b] = [light(numbers(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst[0]) worst = [ratio, texts.currentNode.data];
  }
  return worst;
})()"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, make in SUMMARIES.items():
        html.write_page(make(), folder / f"{name}.html")
    return {name: folder / f"{name}.html" for name in SUMMARIES}


@pytest.fixture
def usual(browser: Browser, pages: dict[str, Path]) -> tuple[Browser, Summary]:
    browser.open(pages["usual"])
    return browser, SUMMARIES["usual"]()


def choose(browser: Browser, field: str, value: str) -> None:
    browser.run(f"document.getElementById('{field}').value = '{value}'")
    browser.run(f"document.getElementById('{field}').dispatchEvent(new Event('input', {{bubbles: true}}))")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", list(SUMMARIES))
def test_opens_quietly_and_fits(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    browser.open(pages[name], width)
    assert browser.errors == []
    assert browser.requests == [pages[name].as_uri()]
    assert browser.run(OVERFLOW) <= 0
    browser.run("document.querySelectorAll('[data-item] button').forEach(button => button.click())")
    assert browser.run(OVERFLOW) <= 0
    assert browser.errors == []


def test_hostile_texts_do_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["hostile"])
    browser.run("document.querySelectorAll('[data-item] button').forEach(button => button.click())")
    assert browser.run("typeof pwned") == "undefined"
    assert browser.run("document.querySelectorAll('img, [onmouseover], script').length") == 2
    assert any("<script>" in words for words in browser.run(SHOWN % ".words"))


def test_choosing_a_township_shows_its_schools(usual: tuple[Browser, Summary]) -> None:
    browser, summary = usual
    choose(browser, "by-group", "5")
    rows = [row for row in summary.schools if row.group == summary.groups[5].name]
    assert browser.run(SHOWN % ".matrix th[scope=row]") == [row.name for row in rows]
    bad = sum(row.noncompliant for row in rows)
    assert browser.run("document.querySelectorAll('.matrix .cell.bad').length") == bad
    counted = summary.groups[5].counted
    said = browser.run("document.getElementById('found').textContent")
    assert said == f"找到 {len(rows)} 所学校，其中实报 {counted} 所；存在问题 {bad} 项次。"


def test_choosing_township_and_item_shows_the_schools_with_that_problem(usual: tuple[Browser, Summary]) -> None:
    browser, summary = usual
    choose(browser, "by-group", "0")
    choose(browser, "by-item", "4")
    expected = [row.name for row in summary.schools if row.group == summary.groups[0].name]
    expected = [name for name in expected if name in summary.items[4].noncompliant_schools]
    assert browser.run(SHOWN % ".matrix th[scope=row]") == expected
    assert browser.run(SHOWN % "#problems b") == expected
    assert summary.items[4].text in browser.run("document.getElementById('wording').textContent")


def test_a_name_and_problems_only_narrow_the_search_and_reset_widens_it(usual: tuple[Browser, Summary]) -> None:
    browser, summary = usual
    choose(browser, "by-name", "中学")
    schools = [row for row in summary.schools if "中学" in row.name]
    assert f"找到 {len(schools)} 所" in browser.run("document.getElementById('found').textContent")
    browser.run("document.getElementById('by-trouble').click()")
    troubled = sum(row.noncompliant > 0 for row in schools)
    assert f"找到 {troubled} 所" in browser.run("document.getElementById('found').textContent")
    choose(browser, "by-name", "没有这所")
    assert browser.run("document.getElementById('found').textContent") == "没有符合条件的学校。"
    browser.run("document.querySelector('#filters [type=reset]').click()")
    browser.run("new Promise(done => setTimeout(done))")
    assert "找到 150 所" in browser.run("document.getElementById('found').textContent")


def test_a_click_on_an_item_shows_its_schools_in_their_own_words(usual: tuple[Browser, Summary]) -> None:
    browser, summary = usual
    item = summary.items[4]
    row = f'tr[data-row="{item.number}"] + .detail'
    browser.run(f"document.querySelector('[data-item=\"{item.number}\"] button').click()")
    while browser.run(f"!document.querySelector('{row} .more button').hidden"):
        browser.run(f"document.querySelector('{row} .more button').click()")
    problems = {problem.school: problem for problem in summary.problems if problem.item == item.number}
    shown = browser.run(SHOWN % f"{row} b")
    assert sorted(shown) == sorted(item.noncompliant_schools)
    assert browser.run(SHOWN % f"{row} .words") == [problems[school].explanation for school in shown]
    source = browser.run(SHOWN % f"{row} .source")[0]
    assert (
        source == f"回答“{problems[shown[0]].answer}”，出处：{problems[shown[0]].file}　{problems[shown[0]].location}"
    )
    browser.run(f"document.querySelector('[data-item=\"{item.number}\"] button').click()")
    assert browser.run("document.querySelectorAll('.detail').length") == 0


def test_items_can_be_put_in_the_order_of_their_problems(usual: tuple[Browser, Summary]) -> None:
    browser, summary = usual
    numbers = "[...document.querySelectorAll('tr[data-row]')].map(row => Number(row.dataset.row))"
    browser.run("document.getElementById('sort').click()")
    ranked = sorted(summary.items, key=lambda item: (-item.noncompliant, item.number))
    assert browser.run(numbers) == [item.number for item in ranked]
    browser.run("document.getElementById('sort').click()")
    assert browser.run(numbers) == [item.number for item in summary.items]


def test_the_keyboard_reaches_an_item_and_a_township(usual: tuple[Browser, Summary]) -> None:
    browser, summary = usual
    focused = "document.activeElement.closest('[data-item], [data-group]')?.textContent"
    for wanted in (summary.items[0].text, summary.groups[0].name):
        for _ in range(60):
            browser.press("Tab")
            if browser.run(focused) == wanted:
                break
        assert browser.run(focused) == wanted
        assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        browser.press("Enter")
    assert browser.run("document.querySelector('[data-item=\"1\"] button').getAttribute('aria-expanded')") == "true"
    assert browser.run("document.activeElement.id") == "search-title"
    assert browser.run("document.getElementById('by-group').selectedIndex") == 1


def test_every_text_stands_out_from_its_ground(usual: tuple[Browser, Summary]) -> None:
    browser, _ = usual
    browser.run("document.querySelector('[data-item] button').click()")
    ratio, text = browser.run(CONTRAST)
    assert ratio >= 4.5, text


def test_without_scripts_the_facts_are_there_and_no_dead_controls(browser: Browser, pages: dict[str, Path]) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(pages["usual"])
        assert browser.run(SHOWN % "button, select, input") == []
        assert len(browser.run(SHOWN % "tr[data-row] .text")) == 21
        assert len(browser.run(SHOWN % ".groups tbody tr")) == 14
        assert browser.run(OVERFLOW) <= 0
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_paper_shows_no_controls_and_cuts_nothing_off(browser: Browser, pages: dict[str, Path]) -> None:
    for name in ("usual", "sixty-items", "long-names", "hostile"):
        wide = 1000 if name == "sixty-items" else 672  # 178 mm of an A4 page, or 265 mm of one on its side
        browser.open(pages[name], wide)
        browser.run("document.querySelector('[data-item] button').click()")
        browser.call("Emulation.setEmulatedMedia", media="print")
        try:
            assert browser.run(SHOWN % "select, input, nav, .detail, #search, #sort") == []
            assert browser.run(OVERFLOW) <= 0, name
            boxes = "[...document.querySelectorAll('.scroll')]"
            assert browser.run(f"{boxes}.every(box => box.scrollWidth <= box.clientWidth)")
        finally:
            browser.call("Emulation.setEmulatedMedia", media="")


def test_motion_is_reduced_for_those_who_ask(usual: tuple[Browser, Summary]) -> None:
    browser, _ = usual
    moving = "getComputedStyle(document.documentElement).scrollBehavior"
    assert browser.run(moving) == "smooth"
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    try:
        assert browser.run(moving) == "auto"
    finally:
        browser.call("Emulation.setEmulatedMedia", features=[])
