"""The pages of docs/ that say what the code says are those that the code would write today."""

from __future__ import annotations

import pytest

import generated_pages


@pytest.mark.parametrize("name", generated_pages.PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    there = (generated_pages.DOCS / name).read_text(encoding="utf-8")
    assert there == generated_pages.page(name), "write it anew: python tests/support/generated_pages.py"


def test_every_page_of_docs_is_named_in_the_readme() -> None:
    readme = (generated_pages.DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in generated_pages.DOCS.glob("*.md") if f"docs/{path.name}" not in readme] == []


def test_what_a_help_page_leaves_as_it_stands_is_a_whole_block() -> None:
    text = "做什么，\n怎样做。\n\n\b\n例：\n  jianfu a\n  jianfu b\n\n\b\ncopy  一\nslip  二"
    assert list(generated_pages.paragraphs(text)) == [
        *("做什么，怎样做。", ""),
        *("例：", "", "```text", "jianfu a", "jianfu b", "```", ""),
        *("```text", "copy  一", "slip  二", "```", ""),
    ]
