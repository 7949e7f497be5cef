"""docs/security.md and docs/windows.md: each promise names its test, and the test is there."""

from __future__ import annotations

import re

import pytest

from repository import ROOT

PAGES = ("security.md", "windows.md")
_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_tests_that_are_named_are_there(name: str) -> None:
    named = _TEST.findall(page(name))
    assert len(named) > 5
    for file, test in named:
        assert (ROOT / file).is_file(), file
        assert not test or f"\ndef {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"


def test_every_promise_names_its_test() -> None:
    promises, _, _ = page("security.md").partition("## 怎样检验")
    lines = [line for line in promises.splitlines() if line.startswith("- ")]
    assert len(lines) > 25
    assert [line[:40] for line in lines if not _TEST.search(line)] == []


def test_every_difference_of_windows_names_its_test() -> None:
    _, table, rest = page("windows.md").partition("| --- | --- | --- |\n")
    rows = rest.partition("\n\n")[0].splitlines()
    assert table and len(rows) > 5
    assert [row for row in rows if not _TEST.search(row)] == []
