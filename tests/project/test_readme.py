"""The README tells the truth: its commands, options, files and exit codes exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commands import run
from example_folder import lay_out
from jianfu_cli.cli.application import COMMANDS, jianfu
from jianfu_cli.reports.output_files import REPORTS
from repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"jianfu ([a-z]+)", README)) == set(COMMANDS)


def test_its_options_exist() -> None:
    context = jianfu.make_context("jianfu", [], resilient_parsing=True)
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


def typed_lines() -> list[str]:
    """The commands that its steps have a clerk type, one a line; the trials of the installation are other lines."""
    steps = README[README.index("## 四件日常的事") :]
    return re.findall(
        r"^ *(jianfu .*)$", "\n".join(re.findall(r"```(?:bat|sh)\n(.*?)```", steps, re.DOTALL)), re.MULTILINE
    )


def test_its_steps_go_through_a_semester(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of its steps, typed as it stands there, in a folder with the example's roster, settings and returns."""
    monkeypatch.chdir(lay_out(tmp_path / "2022春"))
    lines = typed_lines()
    assert [line.split()[1] for line in lines] == ["blank", "validate", "ledger", "reply", "summarize"]
    for line in lines:
        done = run(*line.split()[1:])
        assert done.code in (0, 1), f"{line}: {done.err}"
    assert {"forms", "台账.xlsx", "回复", "summary"} <= {path.name for path in Path().iterdir()}


def test_the_menu_has_the_same_keys() -> None:
    """「菜单按 1，或：jianfu blank」 is what 减负.bat does with that key."""
    menu = (ROOT / "templates" / "减负.bat").read_text(encoding="utf-8")
    said = re.findall(r"菜单按 (\d)，或：\s*```bat\s*jianfu (\w+)", README)
    assert said == re.findall(r'"%key%"=="(\d)" %jianfu% (\w+)', menu)


def test_the_trial_line_is_what_it_was() -> None:
    """One line from a checkout to a report, on each system, with the same commands."""
    blocks = re.findall(r"```(?:bat|sh)\n(.*init demo --example.*)\n```", README)
    assert len(blocks) == 2
    assert len({tuple(line.strip() for line in re.findall(r"jianfu [a-z]+[^&;|)}]*", block)) for block in blocks}) == 1


def test_ci_runs_what_it_says() -> None:
    assert "bash tests/run.sh" in README
    assert "tests/run.sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
