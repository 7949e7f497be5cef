"""The JSON that programs read is what its schemas say: no key more, no key less."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import other_county
from commands import run
from example_folder import lay_out
from jianfu_cli.tools import read_resource

SCHEMAS = {"validation": "validation-1", "summary": "summary-1"}


def strict(schema: Any) -> Any:
    """The schema with no room for keys that it does not name; as shipped it leaves room for those of a later version."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: strict(part) for key, part in schema.items()}
    return {"additionalProperties": False} | parts if parts.get("type") == "object" else parts


def shipped(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_resource(f"data/schemas/{SCHEMAS[name]}.schema.json"))
    return data


def faults(name: str, path: Path) -> list[str]:
    """What of a file does not fit: place and message."""
    found = Draft202012Validator(strict(shipped(name))).iter_errors(json.loads(path.read_text(encoding="utf-8")))
    return [f"{list(fault.absolute_path)}: {fault.message[:200]}" for fault in found]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Every kind of JSON output of both examples: with a semester before, with ledgers, papers, settled and added fields."""
    folder = tmp_path_factory.mktemp("outputs")
    county = other_county.whole_semester(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(lay_out(folder / "demo"))
        run("validate", "--jobs", "1", "--format", "json", "-o", "validation.json")
        run("summarize", "--jobs", "1", "--format", "json")
    demo = folder / "demo"
    return {
        "validation": [demo / "validation.json", county / "validation.json"],
        "summary": [demo / "summary/summary.json", demo / "上期/summary/summary.json", county / "summary/summary.json"],
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(shipped(name))
    assert shipped(name)["properties"]["schema"]["const"] == f"jianfu/{name}/1"


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_the_examples_give_fits(name: str, outputs: dict[str, list[Path]]) -> None:
    assert [fault for path in outputs[name] for fault in faults(name, path)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_key_that_nobody_documented_is_seen(name: str, outputs: dict[str, list[Path]], tmp_path: Path) -> None:
    data = json.loads(outputs[name][0].read_text(encoding="utf-8"))
    more, less = tmp_path / "more.json", tmp_path / "less.json"
    more.write_text(json.dumps(data | {"surprise": 1}), encoding="utf-8")
    less.write_text(json.dumps({key: value for key, value in data.items() if key != "checklist"}), encoding="utf-8")
    assert "surprise" in faults(name, more)[0] and "checklist" in faults(name, less)[0]


def places(schema: Any, data: Any, root: dict[str, Any], at: str = "") -> set[str]:
    """The keys of the schema that the data have, as paths without numbers."""
    schema = root["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if "anyOf" in schema:
        return places(schema["anyOf"][0], data, root, at)
    if isinstance(data, list):
        return {place for entry in data for place in places(schema.get("items", {}), entry, root, at)}
    if not isinstance(data, dict):
        return set()
    known = schema.get("properties", {})
    return {f"{at}/{key}" for key in data if key in known}.union(
        *(places(known[key], value, root, f"{at}/{key}") for key, value in data.items() if key in known)
    )


def test_nearly_every_optional_part_was_seen(outputs: dict[str, list[Path]]) -> None:
    """The examples reach the parts that only some semesters have."""
    seen = {
        f"{name}{place}"
        for name, paths in outputs.items()
        for path in paths
        for place in places(shipped(name), json.loads(path.read_text(encoding="utf-8")), shipped(name))
    }
    assert seen >= {
        "summary/trend/items/then/counted",
        "summary/history/noncompliant",
        "summary/ledgers/figures/schools",
        "summary/settled/row",
        "summary/problems/terms",
        "summary/rectifications/from",
        "validation/returns/settled/row",
        "validation/returns/fields",
        "validation/returns/responses/to_judge",
        "validation/attachments/materials",
        "validation/returns/followups/status",
    }
