"""The README tells the truth: its commands, options, files and exit codes exist."""

from __future__ import annotations

import re

import click
import pytest

from jianfu_cli.cli.application import COMMANDS, jianfu
from jianfu_cli.reports.output_files import REPORTS
from repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"jianfu ([a-z]+)", README)) == set(COMMANDS)


def test_its_options_exist() -> None:
    context = click.Context(jianfu)
    options = {
        name
        for command in COMMANDS
        if (found := jianfu.get_command(context, command))
        for option in [*found.get_params(context), *jianfu.get_params(context)]
        for name in option.opts
    }
    assert set(re.findall(r"(?<![\w-])--[a-z]+", README)) <= options


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).is_file()


def test_it_names_every_report() -> None:
    assert all(f"`{report.file}`" in README for report in REPORTS.values())


def test_ci_runs_what_it_says() -> None:
    assert "bash tests/run.sh" in README
    assert "tests/run.sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
