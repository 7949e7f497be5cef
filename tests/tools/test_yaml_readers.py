"""YAML is read the same by libyaml, which is quick, and by PyYAML alone, where there is no libyaml."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from jianfu_cli.tools import DefinitionError, yaml_data

FILE = Path("jianfu.yaml")
TEXTS = {
    "plain": "title: 自查表\nitems:\n  - number: 1\n    text: 是否\n",
    "what looks like a number or date": "phone: 03565222\nd: 2022-06-30\nt: 12:30\nn: 1_0\nf: 1.5\nb: yes\nz: ~\nx: 0x1F\n",
    "texts in quotes and blocks": "a: 'x''y'\nb: \"中\\u4e00\"\nc: |\n  甲\n  乙\nd: >-\n  丙\n\n  丁\n",
    "a key twice": "a: 1\na: 2\n",
    "nothing": "",
    "only a remark": "# 说明",
    "a mark at the beginning": "\ufeffa: 1",
    "other signs": "a: \U0001f600 \u200b",
    "a list as a key": "[1, 2]: 3",
    "a bracket left open": "a: 1\nb: [1, 2",
    "quotes left open": "a: 'b\nc: d\n",
    "a tab": "a:\n\tb: 1",
    "wrong indentation": "a: 1\n b: 2",
    "a list and keys": "- a\nb: 1",
    "two colons": "a: b: c",
    "a sign that may not begin a text": "a: @x",
    "an unknown escape": 'a: "\\q"',
    "a reference": "a: &x 1\nb: *x",
    "a reference to nothing": "a: *y",
    "a tag of Python's": "a: !!python/object:os.system x",
    "two documents": "--- a\n--- b",
    "what can't be seen": "a: 1\nb: \x07c",
    "a line break of its own kind": "a: \x85b\n  c: [",
    "brackets in brackets": "[" * 3000 + "]" * 3000,
    "lists in lists": "- " * 5000 + "a",
}


@pytest.fixture(scope="module")
def in_python() -> ModuleType:
    """The same module where PyYAML has no libyaml."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        spec = importlib.util.spec_from_file_location("jianfu_cli.tools.yaml_data_in_python", yaml_data.__file__)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module


def read(module: ModuleType, text: str) -> object:
    """The data with its lines, or what is told of the mistakes."""
    try:
        return module.read_yaml(text.encode(), FILE)
    except DefinitionError as error:
        return str(error)


@pytest.mark.parametrize("name", TEXTS)
def test_both_readers_say_the_same(name: str, in_python: ModuleType) -> None:
    assert read(yaml_data, TEXTS[name]) == read(in_python, TEXTS[name])


def test_mistakes_are_told_with_their_lines(in_python: ModuleType) -> None:
    for module in (yaml_data, in_python):
        assert "jianfu.yaml:2：" in str(read(module, TEXTS["a bracket left open"]))
        assert "jianfu.yaml:2：有看不见的控制字符（U+0007）" in str(read(module, TEXTS["what can't be seen"]))
        assert "YAML 嵌套过深" in str(read(module, TEXTS["brackets in brackets"]))
