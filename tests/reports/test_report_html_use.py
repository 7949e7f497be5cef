"""The HTML page used in a real browser: addresses, labels in the map, copying, sorting, one township's print, saving."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import CHROMIUM, Browser
from html_cases import HOSTILE, poisoned, sixty_items, with_notes
from jianfu_cli.reports.html import page as html
from jianfu_cli.reports.html import page_view
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.school_state import State
from summaries import make_summary

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

NOTES = ("未发现此类情况", "无", "已按要求公示")
SHOWN = (
    "[...document.querySelectorAll('%s')].filter(node => node.checkVisibility()).map(node => node.textContent.trim())"
)
CLIPBOARD = """navigator.clipboard.read().then(async ([item]) =>
  [await (await item.getType("text/plain")).text(), await (await item.getType("text/html")).text()])"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as browser:
        browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        yield browser


@pytest.fixture(scope="module")
def usual() -> Summary:
    return with_notes(make_summary(150), *NOTES)


@pytest.fixture(scope="module")
def page(usual: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("page") / "汇总.html"
    html.write_page(usual, target)
    return target


@pytest.fixture
def opened(browser: Browser, page: Path) -> Browser:
    browser.open(page)
    return browser


def choose(browser: Browser, field: str, value: str) -> None:
    browser.run(f"document.getElementById('{field}').value = '{value}'")
    browser.run(f"document.getElementById('{field}').dispatchEvent(new Event('input', {{bubbles: true}}))")


def click(browser: Browser, selector: str) -> None:
    """Click as a person does: without that a browser lets nothing be copied."""
    script = f"document.querySelector({json.dumps(selector)}).click()"
    assert "exceptionDetails" not in browser.call("Runtime.evaluate", expression=script, userGesture=True)


def step(browser: Browser, way: str) -> None:
    """Back or forward, until the page has followed."""
    browser.run(
        "new Promise(done => { addEventListener('hashchange', () => setTimeout(done), {once: true});"
        f" history.{way}(); }})"
    )


def conditions(browser: Browser) -> list[Any]:
    """乡镇, 项目, 名称, 只看存在问题的, and the items that are open."""
    fields: list[Any] = browser.run(
        "['by-group', 'by-item', 'by-name'].map(field => document.getElementById(field).value)"
    )
    fields.append(browser.run("document.getElementById('by-trouble').checked"))
    fields.append(
        browser.run("[...document.querySelectorAll('tr[data-row]:has(+ .detail)')].map(r => Number(r.dataset.row))")
    )
    return fields


def copied(browser: Browser) -> tuple[list[list[str]], str]:
    """What lies in the clipboard: the cells of its text, and its HTML."""
    text, markup = browser.run(CLIPBOARD)
    return [line.split("\t") for line in text.splitlines()], markup


# The address


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


# What schools wrote where all is well


def test_an_opened_item_shows_what_the_other_schools_wrote(opened: Browser, usual: Summary) -> None:
    browser = opened
    click(browser, '[data-item="4"] button')
    entries = [
        (("符合" if response.compliant else "不涉及"), response.explanation)
        for at in range(len(usual.schools))
        for response in usual.responses(at)
        if response.item == 4 and response.compliant is not False and response.explanation != "无"
    ]
    kinds = sorted(set(entries), key=lambda entry: -entries.count(entry))
    shown = browser.run(
        "[...document.querySelectorAll('.detail .good')].map(node => [node.closest('li').querySelector('b').textContent,"
        " node.textContent, node.closest('li').querySelector('.town').textContent])"
    )
    assert sorted(map(tuple, shown)) == sorted((*kind, f"{entries.count(kind)} 所") for kind in kinds)
    assert [int(number.split()[0]) for *_, number in shown] == sorted(map(entries.count, kinds), reverse=True)


def test_a_school_shows_its_notes(opened: Browser, usual: Summary) -> None:
    browser = opened
    at, row = next((at, row) for at, row in enumerate(usual.schools) if row.state is State.COUNTED)
    choose(browser, "by-name", row.name)
    assert browser.run(SHOWN % "#notes .note") == [
        f"第{response.item}项（{'符合' if response.compliant else '不涉及'}）：{response.explanation}"
        for response in usual.responses(at)
        if response.compliant is not False and response.explanation != "无"
    ]


# Labels in the map


def place_of(browser: Browser, panel: int, row: int, column: int) -> tuple[float, float]:
    box = f"document.querySelector('[data-panel=\"{panel}\"]')"
    browser.run(f"{box}.scrollIntoView({{behavior: 'instant', block: 'center'}})")
    browser.run("new Promise(done => setTimeout(done, 50))")
    left = browser.run("JSON.parse(document.getElementById('data').textContent).columns")[column]
    x, y = browser.run(
        f"(() => {{ const box = {box}.getBoundingClientRect(), scale = box.width / {box}.viewBox.baseVal.width;"
        f" return [box.left + ({left} + 4) * scale, box.top + ({row} * 9 + 4) * scale] }})()"
    )
    return x, y


def first_problem(summary: Summary) -> tuple[int, int, int, str]:
    """Its 乡镇, row and column in the map, and the school."""
    for at, group in enumerate(summary.groups):
        rows = [row for row in summary.schools if row.group == group.name]
        for index, row in enumerate(rows):
            for column, (item, answer) in enumerate(zip(summary.checklist.items, row.answers, strict=True)):
                if row.state is State.COUNTED and summary.checklist.compliant(item, answer) is False:
                    return at, index, column, row.name
    raise AssertionError("no problem")


def test_the_pointer_over_a_cell_shows_school_item_and_answer(opened: Browser, usual: Summary) -> None:
    browser = opened
    panel, row, column, school = first_problem(usual)
    x, y = place_of(browser, panel, row, column)
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    problem = next(each for each in usual.problems if each.school == school and each.item == column + 1)
    said = browser.run(SHOWN % ".tip > div")
    assert said[:2] == [school, f"第{column + 1}项：存在问题"]
    assert said[3] == f"“{problem.explanation}”"
    browser.press("Escape")
    assert browser.run(SHOWN % ".tip") == []
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=x + 1, y=y)
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
    assert browser.run(SHOWN % ".tip") == []
    assert browser.errors == []


def test_the_cells_of_the_tables_are_labelled_too(opened: Browser, usual: Summary) -> None:
    browser = opened
    hover = "document.querySelector('%s').dispatchEvent(new PointerEvent('pointermove', {bubbles: true}))"
    browser.run(hover % "#heat-table tbody tr:nth-child(2) td:nth-child(6)")
    group, item = usual.groups[1], usual.items[4]
    line = f"第5项：存在问题的学校 {group.items[4]} 所"
    assert browser.run(SHOWN % ".tip > div")[:2] == [group.name, line]
    browser.run(hover % "#heat-table thead th:nth-child(6)")
    assert browser.run(SHOWN % ".tip > div")[0] == "第5项"
    school = item.noncompliant_schools[0]
    choose(browser, "by-name", school)
    browser.run(hover % "#matrix .bad")
    said = browser.run(SHOWN % ".tip > div")
    assert said[0] == school
    assert said[1].endswith("项：存在问题")
    browser.run(hover % "#matrix tbody th")
    assert browser.run(SHOWN % ".tip") == []


def test_a_touch_shows_the_label_until_the_next_touch_elsewhere(opened: Browser, usual: Summary) -> None:
    browser = opened
    panel, row, column, school = first_problem(usual)
    x, y = place_of(browser, panel, row, column)
    touch = (
        "for (const type of ['pointerdown', 'pointerup', 'pointerleave']) document.elementFromPoint(%s, %s)"
        ".dispatchEvent(new PointerEvent(type, {bubbles: true, pointerType: 'touch', clientX: %s, clientY: %s}))"
    )
    browser.run(touch % (x, y, x, y))
    assert browser.run(SHOWN % ".tip .first") == [school]
    browser.run(touch % (4, 4, 4, 4))
    assert browser.run(SHOWN % ".tip .first") == []


def test_the_keyboard_walks_through_the_map_and_opens_a_school(opened: Browser, usual: Summary) -> None:
    browser = opened
    rows = [row for row in usual.schools if row.group == usual.groups[3].name]
    browser.run("document.querySelector('[data-panel=\"3\"]').focus()")
    assert browser.run(SHOWN % ".tip .first") == [rows[0].name]
    browser.press("ArrowDown")
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    school, line, *_ = browser.run(SHOWN % ".tip > div")
    assert school == rows[1].name
    assert line.startswith("第3项：") or rows[1].state is not State.COUNTED
    assert browser.run("document.querySelector('.tip').getAttribute('role')") == "status"
    browser.press("Enter")
    assert browser.run(SHOWN % ".matrix th[scope=row]") == [rows[1].name]
    assert browser.run("document.activeElement.id") == "search-title"


# Copying


def test_the_items_are_copied_as_a_table(opened: Browser, usual: Summary) -> None:
    click(opened, '[data-item="1"] button')
    click(opened, "[data-copy=items-table]")
    rows, markup = copied(opened)
    assert rows[0] == ["项", "内容", "存在问题", "符合率"]
    assert [row[:3] for row in rows[1:]] == [
        [str(item.number), item.text, str(item.noncompliant)] for item in usual.items
    ]
    assert markup.count("<tr>") == 22
    assert opened.run("document.getElementById('copied').textContent") == "已复制 21 行。"


def test_all_schools_found_are_copied_with_words_for_the_marks(opened: Browser, usual: Summary) -> None:
    click(opened, "#copy-found")
    rows, _ = copied(opened)
    assert rows[0][:4] == ["学校", "乡镇", "状态", "第1项"]
    assert [row[0] for row in rows[1:]] == [
        row.name for group in usual.groups for row in usual.schools if row.group == group.name
    ]
    bad = sum(item.noncompliant for item in usual.items)
    assert sum(row.count("存在问题") for row in rows) == bad


def test_the_schools_words_are_copied_as_a_table_and_stay_texts(opened: Browser, usual: Summary) -> None:
    click(opened, '[data-item="5"] button')
    click(opened, ".detail .tools button")
    rows, markup = copied(opened)
    problems = {problem.school: problem for problem in usual.problems if problem.item == 5}
    assert rows[0] == ["学校", "乡镇", "项号", "判定", "情况说明", "整改措施", "出处"]
    assert {row[0] for row in rows[1:]} == set(problems)
    for school, _, number, verdict, words, *_ in rows[1:]:
        assert (number, verdict) == ("5", "存在问题")
        assert words.lstrip("'") == problems[school].explanation
        assert words[0] not in "=+-@"
    assert "<b>" not in markup


def test_a_selection_of_the_matrix_is_copied_with_words(opened: Browser) -> None:
    choose(opened, "by-trouble", "on")
    click(opened, "#by-trouble")
    text = opened.run("getSelection().selectAllChildren(document.getElementById('matrix')), getSelection().toString()")
    assert "存在问题" in text
    assert "●" not in text


# Sorting


def test_the_townships_are_sorted_by_a_click_on_a_heading(opened: Browser, usual: Summary) -> None:
    browser = opened
    names = "[...document.querySelectorAll('.groups tbody th')].map(cell => cell.textContent)"
    head = "[...document.querySelectorAll('.groups thead th')].find(cell => cell.textContent === '问题项次')"
    given = browser.run(names)
    browser.run(f"{head}.querySelector('button').click()")
    falling = sorted(usual.groups, key=lambda group: -group.noncompliant)
    assert browser.run(names) == [group.name for group in falling]
    assert browser.run(f"{head}.getAttribute('aria-sort')") == "descending"
    browser.run(f"{head}.querySelector('button').click()")
    assert browser.run(f"{head}.getAttribute('aria-sort')") == "ascending"
    rising = sorted(usual.groups, key=lambda group: group.noncompliant)
    assert browser.run(names) == [group.name for group in rising]
    click(browser, ".groups thead th button")
    assert browser.run(names) == given
    assert browser.run("document.querySelectorAll('[aria-sort]').length") == 0


# Paper


def on_paper(browser: Browser, script: str) -> Any:
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        return browser.run(script)
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")


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
