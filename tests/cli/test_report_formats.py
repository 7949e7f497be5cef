"""The formats of `summarize` come from one list: its options, its help, jianfu.yaml and the files that it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import run
from jianfu_cli.cli.summarize_command import command
from jianfu_cli.reports.output_files import REPORTS, write_reports
from jianfu_cli.tools.errors import DefinitionError
from jianfu_cli.workspace.config import load_config
from summaries import make_summary


def test_the_option_offers_each() -> None:
    assert f"--format {'|'.join(REPORTS)}" in run("summarize", "--help").out


def test_the_help_names_each_file() -> None:
    assert all(report.file in (command.help or "") for report in REPORTS.values())


@pytest.mark.parametrize("name", REPORTS)
def test_jianfu_yaml_takes_each(name: str, tmp_path: Path) -> None:
    (tmp_path / "jianfu.yaml").write_text(f"summarize: {{format: {name}}}", encoding="utf-8")
    assert load_config(tmp_path).summarize.format == [name]


def test_jianfu_yaml_takes_no_other_and_says_which_there_are(tmp_path: Path) -> None:
    (tmp_path / "jianfu.yaml").write_text("summarize: {format: pdf}", encoding="utf-8")
    with pytest.raises(DefinitionError) as error:
        load_config(tmp_path)
    assert all(name in str(error.value) for name in REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_each_is_written_under_its_name(name: str, tmp_path: Path) -> None:
    written, notes = write_reports(make_summary(3), tmp_path, [name])
    assert ([path.name for path in written], notes) == ([REPORTS[name].file], [])
    assert written[0].stat().st_size > 0
