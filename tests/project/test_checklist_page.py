"""docs/checklist.md tells the truth: its definitions are accepted, and it names every key that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jianfu_cli.definition import Checklist, load_checklist
from repository import ROOT

PAGE = (ROOT / "docs" / "checklist.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
[WHOLE] = [block for block in BLOCKS if block.startswith("id:")]
PARTS = [block for block in BLOCKS if not block.startswith("id:")]


@pytest.mark.parametrize("part", ["", *PARTS])
def test_its_definitions_are_accepted(part: str, tmp_path: Path) -> None:
    """The whole one as it stands, and with each part that it shows."""
    path = tmp_path / "清单.yaml"
    path.write_text(WHOLE + part, encoding="utf-8")
    assert load_checklist(path).title == "某县中小学教师减负清单自查表"


def keys(schema: dict[str, Any]) -> Iterator[str]:
    """Every key of a definition, wherever it may stand."""
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {})


@pytest.mark.parametrize("key", sorted(set(keys(Checklist.model_json_schema()))))
def test_it_names_every_key(key: str) -> None:
    assert re.search(rf"(?<![a-z_]){key}(?![a-z_])", PAGE), f"docs/checklist.md says nothing of “{key}”"


def test_the_editors_line_is_there() -> None:
    assert "jianfu checklist --schema" in PAGE
