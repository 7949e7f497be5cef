"""The HTML page on paper, without scripts, and saved by a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser import CHROMIUM, Browser
from html_cases import HOSTILE, poisoned, sixty_items, with_notes
from jianfu_cli.reports.html import page as html
from jianfu_cli.reports.html import page_view
from jianfu_cli.summary.figures import Summary
from page_use import CLIPBOARD, SHOWN, choose, click, on_paper
from summaries import make_summary

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


# Paper


def test_the_schools_words_are_printed(opened: Browser, usual: Summary) -> None:
    assert opened.run(SHOWN % "#voices") == []
    printed = on_paper(opened, SHOWN % "#voices .words")
    assert sorted(printed) == sorted(problem.explanation for problem in usual.problems)


def test_without_scripts_the_schools_words_are_there(browser: Browser, page: Path, usual: Summary) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
        assert len(browser.run(SHOWN % "#voices .words")) == len(usual.problems)
        assert browser.run(SHOWN % "nav a.plainly") == ["学校原话"]
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_a_thousand_pages_of_words_are_not_printed_by_accident(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_view, "MAX_PRINTED", 10)
    html.write_page(make_summary(12), tmp_path / "long.html")
    browser.open(tmp_path / "long.html")
    assert on_paper(browser, SHOWN % "#voices") == []
    assert "要打印学校原话，请在“查询”中选一个乡镇" in browser.run("document.getElementById('search').innerText")


def test_one_township_is_printed_alone_and_whole(opened: Browser, usual: Summary) -> None:
    browser = opened
    group = usual.groups[2]
    choose(browser, "by-group", "2")
    browser.run("window.print = () => {}")
    click(browser, "#print-found")
    schools = [row.name for row in usual.schools if row.group == group.name]
    problems = [problem for problem in usual.problems if problem.group == group.name]
    assert on_paper(browser, SHOWN % "#asked") == [group.name]
    assert on_paper(browser, SHOWN % ".matrix th[scope=row]") == schools
    assert len(on_paper(browser, SHOWN % "#problems .words")) == len(problems)
    assert on_paper(browser, SHOWN % "#items, #groups, #map, #voices, #todo, #filters, button.plain") == []
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert on_paper(browser, SHOWN % "#search") == []
    assert len(browser.run(SHOWN % "#problems > ul > li")) == min(8, group.noncompliant_schools)


@pytest.mark.parametrize(("name", "width"), [("long", 672), ("sixty", 1000), ("hostile", 672)])
def test_a_printed_township_is_cut_off_nowhere(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    made = {
        "long": lambda: with_notes(make_summary(40, long_names=True), "长" * 300),
        "sixty": lambda: make_summary(40, checklist=sixty_items()),
        "hostile": poisoned,
    }
    html.write_page(made[name](), tmp_path / "page.html")
    browser.open(tmp_path / "page.html", width)  # 178 mm of an A4 page, or 265 mm of one on its side
    choose(browser, "by-group", "1")
    browser.run("window.print = () => {}")
    click(browser, "#print-found")
    assert on_paper(browser, "document.scrollingElement.scrollWidth - innerWidth") <= 0
    boxes = "[...document.querySelectorAll('#search .scroll')]"
    assert on_paper(browser, f"{boxes}.every(box => box.scrollWidth <= box.clientWidth)")


# Saved by a browser


def test_a_page_saved_after_use_opens_as_if_new(browser: Browser, page: Path, usual: Summary, tmp_path: Path) -> None:
    browser.open(page)
    state = (
        "['button', 'option', '.detail', '.tip', '.cursor', 'tr', 'td', 'th button', '[data-made]', '[aria-sort]']"
        ".map(what => document.querySelectorAll(what).length)"
    )
    text = "document.querySelector('main').innerText"
    fresh, said = browser.run(state), browser.run(text)
    for number in (4, 9):
        click(browser, f'[data-item="{number}"] button')
    click(browser, "#sort")
    click(browser, ".groups thead th:nth-child(3) button")
    choose(browser, "by-group", "3")
    click(browser, "#copy-found")
    browser.run("document.querySelector('[data-panel=\"3\"]').focus()")
    browser.press("ArrowDown")
    browser.run("document.documentElement.classList.add('only-found')")
    saved = tmp_path / "另存.html"
    saved.write_text("<!DOCTYPE html>\n" + browser.run("document.documentElement.outerHTML"), encoding="utf-8")
    browser.open(saved)
    assert browser.errors == []
    assert browser.run(state) == fresh
    assert browser.run(text) == said
    numbers = browser.run("[...document.querySelectorAll('tr[data-row]')].map(row => Number(row.dataset.row))")
    assert numbers == [item.number for item in usual.items]
    click(browser, '[data-item="4"] button')
    assert browser.run(SHOWN % ".detail b")


def test_hostile_texts_stay_texts_in_labels_addresses_and_the_clipboard(browser: Browser, tmp_path: Path) -> None:
    html.write_page(poisoned(), tmp_path / "hostile.html")
    browser.open(tmp_path / "hostile.html")
    for at in range(5):
        choose(browser, "by-group", str(at))
        browser.run(f"document.querySelector('[data-panel=\"{at}\"]').focus()")
        for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
            browser.press(key)
        click(browser, "#copy-found")
        assert not any(text in browser.run(CLIPBOARD)[1] for text in HOSTILE if text.startswith("<"))
    click(browser, '[data-item="4"] button')
    browser.open(tmp_path / "hostile.html", fragment=browser.run("location.hash"))
    assert browser.run("typeof pwned") == "undefined"
    assert browser.run("document.querySelectorAll('img, [onmouseover]').length") == 0
    assert browser.errors == []
