"""The one list of formats: its names are unlike each other, and what people are told of formats comes from it."""

from __future__ import annotations

import re

import pytest

from jianfu_cli.intake.content import Content
from jianfu_cli.intake.formats.registry import ALL_FORMATS, format_title, known_endings, readable_endings
from jianfu_cli.rules import CATALOGUE
from office import zipped
from repository import ROOT

ENDING = re.compile(r"\.[a-z0-9]{2,}")
README = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 读得了什么")[2].partition("##")[0]


def test_names_are_unlike_each_other() -> None:
    names = [known.name for known in ALL_FORMATS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("known", ALL_FORMATS, ids=lambda known: known.name)
def test_each_format_has_a_title_and_endings_in_lower_case(known) -> None:  # type: ignore[no-untyped-def]
    assert known.title == known.title.strip() != ""
    assert format_title(known.name) == known.title
    endings = known.endings + known.further_endings
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)
    assert known.endings or known.name == "protected"  # which may have any


def test_an_ending_that_is_read_is_not_refused() -> None:
    read = {ending for known in ALL_FORMATS if known.is_read for ending in known.endings + known.further_endings}
    assert not read & {ending for known in ALL_FORMATS if not known.is_read for ending in known.endings}


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"content.xml": "<a/>", "mimetype": "application/vnd.oasis.opendocument.presentation"}, "odp"),
        ({"Index.zip": "", "preview.jpg": ""}, "iwork"),
        ({"ppt/presentation.xml": "<a/>"}, "pptx"),
        ({"自查表.xlsx": ""}, "zip"),
    ],
)
def test_a_zip_is_of_one_format(parts: dict[str, str], name: str) -> None:
    content = Content(zipped(parts))
    assert [known.name for known in ALL_FORMATS if known.recognise(content)] == [name]


def test_the_readme_says_what_is_read() -> None:
    read, _, others = README.strip().partition("，")
    assert read == "、".join(readable_endings())
    assert set(ENDING.findall(others)) <= known_endings().keys() - set(readable_endings())


def test_the_catalogue_says_what_is_read() -> None:
    others, _, read = CATALOGUE["JF003"].explanation.partition("能读的是 ")
    assert read.partition("，")[0] == " ".join(readable_endings())
    assert set(ENDING.findall(others)) <= known_endings().keys()
