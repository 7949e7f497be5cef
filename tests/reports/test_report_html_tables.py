"""The HTML page in a browser: notes in an opened item, labels in the map, tables copied and sorted."""

from __future__ import annotations

import pytest

from browser import CHROMIUM, Browser
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.school_state import State
from page_use import SHOWN, choose, click, copied

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


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
