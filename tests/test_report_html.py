"""The HTML page of the rollup: its facts against the summary, hostile texts, sizes."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from summaries import make_summary

from jianfu_cli.reports import html
from jianfu_cli.reports.html_shapes import percent
from jianfu_cli.summary import Summary


class Page(HTMLParser):
    """A page taken apart: visible text, tags with their attributes, the embedded data."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._parts: list[str] = []
        self._inside = ""
        self.scripts: list[str] = []
        self.feed(source)

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


def page(summary: Summary) -> Page:
    return Page(html.render(summary))


def test_the_lead_says_the_summarys_numbers() -> None:
    summary = make_summary(150)
    text = page(summary).text
    bad = sum(one.noncompliant for one in summary.items)
    assert f"应报150所学校，计入汇总{summary.counted}所，报送率{percent(summary.counted, 150)}。" in text
    assert f"共{bad}项次" in text


def test_the_same_summary_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    html.write(make_summary(12), first)
    html.write(make_summary(12), second)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("count", [0, 1, 12])
def test_every_size_renders(count: int) -> None:
    assert "数字核对" in page(make_summary(count)).text
