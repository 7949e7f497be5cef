"""summary.json of an earlier semester, as this or an older jianfu left it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jianfu_cli.definition.checklist import Checklist, load_checklist
from jianfu_cli.reports.json_report import write_summary
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.previous import Previous
from jianfu_cli.summary.previous_file import load_previous
from summaries import make_summary

TERMS = [
    f"{year}-{year + 1}-{half}" for year in range(2015, 2022) for half in (1, 2)
]  # the last is that of make_summary
SHIPPED = load_checklist()
School = tuple[
    str, str | None, Mapping[int, str] | None
]  # name, code, what differs from the expected answers; None: not counted


def past_summary(
    listed: Sequence[School], term: str = "2021-2022-1", checklist: Checklist = SHIPPED, **more: Any
) -> dict[str, Any]:
    """What the contract promised of a summary from the first version on; `more` replaces or adds keys, None takes one away."""
    answers = {
        name: None if differing is None else [differing.get(item.number, item.expected) for item in checklist.items]
        for name, _, differing in listed
    }
    items = []
    for at, item in enumerate(checklist.items):
        given = [(name, row[at]) for name, row in answers.items() if row]
        bad = [name for name, answer in given if checklist.compliant(item, answer) is False]
        good = [name for name, answer in given if checklist.compliant(item, answer)]
        items.append(
            {
                "number": item.number,
                "text": item.text,
                "compliant": len(good),
                "noncompliant": len(bad),
                "not_applicable": len(given) - len(bad) - len(good),
                "noncompliant_schools": bad,
            }
        )
    whole = {
        "schema": "jianfu/summary/1",
        "checklist": {"id": checklist.id, "version": checklist.version, "title": checklist.title},
        "term": term,
        "schools": {"expected": len(listed), "counted": sum(row is not None for row in answers.values())},
        "items": items,
        "matrix": [
            {
                "school": name,
                "code": code,
                "group": "米山镇",
                "state": "counted" if answers[name] else "missing",
                "answers": answers[name],
            }
            for name, code, _ in listed
        ],
    }
    return {key: value for key, value in {**whole, **more}.items() if value is not None}


def written(folder: Path, content: Mapping[str, Any] | str, name: str = "summary.json") -> Path:
    """The file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    return path


def loaded(folder: Path, content: Mapping[str, Any] | str, checklist: Checklist = SHIPPED) -> Previous:
    """The file, read as a semester before."""
    return load_previous(written(folder, content), "../上期/summary/summary.json", checklist)


def chained(folder: Path, count: int, terms: int = 2, **options: Any) -> Summary:
    """A made-up semester of `count` schools with those before it, each read from the file that the one before wrote."""
    previous = None
    for number in range(terms):
        summary = make_summary(count + number % 2, seed=number + 1, previous=previous, **options)
        term = TERMS[number - terms]
        if number < terms - 1:
            stream = io.BytesIO()
            write_summary(summary, stream)
            told = json.loads(stream.getvalue()) | {"term": term}
            previous = loaded(folder, told, summary.checklist)
    return summary
