"""A browser, and the page of 150 schools in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import Browser
from html_cases import with_notes
from jianfu_cli.reports.html import page as html
from jianfu_cli.summary.figures import Summary
from summaries import make_summary

NOTES = ("未发现此类情况", "无", "已按要求公示")


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
