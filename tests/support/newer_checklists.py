"""The shipped list as it may be in 2023: one item reworded, one dropped, one added, each alone and all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from jianfu_cli.definition.checklist import Checklist, load_checklist
from jianfu_cli.tools.resources import read_resource

REWORDED, DROPPED, ADDED = 7, 9, "是否严格落实教师课后服务弹性上下班制度。"
OLD_7 = "是否强制要求中小学教师填写班主任家访记录、例会记录等材料。"
NEW_7 = "是否强制要求中小学教师填写班主任家访记录、例会记录、听课记录等材料。"
OLD_9 = "是否严格规范、合理安排教育扶贫工作任务。"
CHANGES = {
    "one reworded": ("reworded",),
    "one dropped": ("dropped",),
    "one added": ("added",),
    "all three": ("reworded", "dropped", "added"),
}


def newer(*changes: str, history: bool = True) -> dict[str, Any]:
    """The definition of 2023 as its file says it; `history`: with was, since and dropped."""
    raw: dict[str, Any] = yaml.safe_load(read_resource("data/checklist.yaml"))
    raw |= {"version": "2023", "accepts": ["2021"]}
    if "reworded" in changes:
        item = _items(raw)[REWORDED - 1]
        item |= {"text": NEW_7} | ({"was": {"2021": OLD_7}} if history else {})
    if "dropped" in changes:
        for section in raw["sections"]:
            section["items"] = [item for item in section["items"] if item["number"] != DROPPED]
        if history:
            raw["dropped"] = [{"version": "2021", "number": DROPPED, "text": OLD_9}]
    if "added" in changes:
        added = {"number": 0, "text": ADDED, "expected": "是"} | ({"since": "2023"} if history else {})
        raw["sections"][-1]["items"].append(added)
    for number, item in enumerate(_items(raw), 1):
        item["number"] = number
    return raw


def written(folder: Path, raw: dict[str, Any]) -> Path:
    """The definition as a file."""
    path = folder / "清单2023.yaml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def loaded(folder: Path, *changes: str) -> Checklist:
    """The definition of 2023."""
    return load_checklist(written(folder, newer(*changes)))


def _items(raw: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for section in raw["sections"] for item in section["items"]]
