"""What people do with the HTML page, for its tests in a browser: choose, click, go back, print, look at the clipboard."""

from __future__ import annotations

import json
from typing import Any

from browser import Browser

SHOWN = (
    "[...document.querySelectorAll('%s')].filter(node => node.checkVisibility()).map(node => node.textContent.trim())"
)
CLIPBOARD = """navigator.clipboard.read().then(async ([item]) =>
  [await (await item.getType("text/plain")).text(), await (await item.getType("text/html")).text()])"""


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


def on_paper(browser: Browser, script: str) -> Any:
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        return browser.run(script)
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")
