"""A JSON file taken apart while it is read: the same values as whole, however long, and a word about what is no JSON."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianfu_cli.tools import large_json as module
from jianfu_cli.tools.large_json import json_members

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


def members(text: str) -> list[tuple[tuple[str, ...], Any]]:
    return list(json_members(io.StringIO(text)))


def expected(value: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """The same from the value as a whole."""
    if isinstance(value, dict) and len(path) < 2:
        return [member for key, inner in value.items() for member in expected(inner, (*path, key))]
    if isinstance(value, list) and path:
        return [(path, entry) for entry in value] or [(path, [])]
    return [(path, value)]


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=5), st.sampled_from([None, 1]), st.integers(1, 9))
def test_members_are_those_of_the_whole(value: dict[str, Any], indent: int | None, chunk: int) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", chunk)
        assert members(text) == expected(value)


@pytest.mark.parametrize(
    "text",
    ["", "7", "[1]", "{", '{"a": 1', '{"a" 1}', '{"a": 1,}', '{1: 2}', '{"a": 1} {}', '{"a": NaN}', '{"a": [1, 2', "{]",
     '{"a": ' + "[" * 100_000, '{"a": {"b": {"c": ' + "{" * 100_000, '{"a": ' + "9" * 9_000 + "}"],
)  # fmt: skip
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        members(text)


def test_a_value_that_never_ends_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST", 1000)
    monkeypatch.setattr(module, "_CHUNK", 100)
    stream = io.StringIO('{"a": "' + "长" * 100_000 + '"}')
    with pytest.raises(ValueError, match="too long"):
        list(json_members(stream))
    assert stream.tell() < 5000
