"""CONTRIBUTING tells the truth: the files that its paths name exist, and what follows by itself does."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from forms_by_hand import clean, codes, measure
from jianfu_cli.cli import jianfu
from jianfu_cli.reports import REPORTS
from jianfu_cli.rules import CATALOGUE, evidence
from jianfu_cli.rules.catalogue import _FAMILIES
from repository import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# What stands in for a name that is still to be chosen: <family>, <name>.
NAMED = [path for path in re.findall(r"`([\w./-]+/[\w./-]*)`", TEXT) if "<" not in path]


@pytest.mark.parametrize("path", dict.fromkeys(NAMED))
def test_what_it_names_exists(path: str) -> None:
    places = (ROOT / path, ROOT / "src/jianfu_cli" / path)
    assert any(place.exists() for place in places)


def test_a_rule_is_declared_in_its_family_and_nowhere_else() -> None:
    declared = [name for family in _FAMILIES for name, value in vars(family).items() if value in CATALOGUE.values()]
    assert len(declared) == len(CATALOGUE)
    for rule in CATALOGUE.values():
        files = [
            path.name
            for path in (ROOT / "src/jianfu_cli").rglob("*.py")
            if f'"{rule.name}"' in path.read_text(encoding="utf-8")
        ]
        assert len(files) == 1, f"{rule.code} is declared in {files}"


def test_report_formats_are_offered_as_they_are_listed() -> None:
    shown = CliRunner().invoke(jianfu, ["summarize", "--help"]).output
    assert "|".join(REPORTS) in shown
    assert all(report.file in shown for report in REPORTS.values())


def test_the_rule_that_it_shows_works() -> None:
    """The example of a new rule, run where it says that it stands."""
    rule, case, *_ = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    code = "JF310"
    assert code not in CATALOGUE  # else another example is due
    module = dict(vars(evidence))
    exec(compile(rule, "CONTRIBUTING.md", "exec"), module)
    examples = eval(f"{{{case}}}", {"clean": clean, "measure": measure})
    [form] = [example() for example in examples[code]]
    codes(form)
    [line] = form.rectifications
    [found] = module["_distance"](line, form)
    assert (found.code, found.item) == (code, 7) and "一年以后" in found.message
    near = clean(rectifications=[measure(7)])
    codes(near)
    assert list(module["_distance"](near.rectifications[0], near)) == []
