"""docs/design.md tells the truth: the wings in the order of the walk, modules that exist, numbers without a gap."""

from __future__ import annotations

import re
import tomllib

import pytest

from repository import PACKAGE, ROOT

PAGE = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
TREE, DECISIONS = PAGE.split("## Decisions")


def test_the_tree_shows_the_wings_in_the_order_of_the_layers() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [layers] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    assert re.findall(r"^  (\w+)/ ", TREE, re.MULTILINE) == layers


@pytest.mark.parametrize("path", re.findall(r"^([a-z]+/[\w/.]*) ", TREE, re.MULTILINE))
def test_what_stands_beside_the_code_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([a-z_]+/[\w/]+(?:\.\w+)?)`", DECISIONS))))
def test_the_modules_that_it_names_exist(name: str) -> None:
    assert any(path.exists() for base in (PACKAGE, ROOT) for path in (base / name, base / f"{name}.py"))


def test_decisions_are_numbered_one_by_one() -> None:
    numbers = [int(number) for number in re.findall(r"^(\d+)\. \*\*", DECISIONS, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
