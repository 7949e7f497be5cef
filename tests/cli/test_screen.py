"""The screen: lines that fit a terminal and stay whole elsewhere, colours beside the word, more or less said."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import Done, run
from example_folder import lay_out
from jianfu_cli.cli import colours, console
from jianfu_cli.cli.application import COMMANDS, jianfu
from jianfu_cli.cli.colours import coloured
from jianfu_cli.cli.wrapping import wrapped
from jianfu_cli.rules import Severity
from jianfu_cli.tools import width

FINDING = "    错误 JF201  第7项没有作答（自查表!C11）。请在“自查情况”中写明是、否或不涉及，再把这张表重新报来"


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The example, and the current folder."""
    monkeypatch.chdir(lay_out(tmp_path / "工作"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    yield tmp_path / "工作"


def on_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str, columns: int = 80) -> Done:
    """A command whose results and messages go to a terminal of that width."""
    out, err = (Terminal(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setattr(sys, "argv", ["jianfu", *arguments])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        console.prepare()
        code = console.run(jianfu)
        for stream in (out, err):
            stream.flush()
    return Done(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))  # type: ignore[attr-defined]


def test_a_long_line_hangs_below_its_text() -> None:
    first, *others = wrapped(FINDING, 60).split("\n")
    assert first.startswith("    错误 JF201  第7项没有作答")
    assert others and all(line.startswith(" " * 16) and line[16] != " " for line in others)
    assert all(width(line) <= 60 for line in (first, *others))
    assert "".join([first, *(line.strip() for line in others)]) == FINDING


def test_a_short_line_is_left_alone() -> None:
    assert wrapped("共 3 份。", 80) == "共 3 份。"


@pytest.mark.parametrize("columns", range(20, 60))
def test_no_mark_begins_or_ends_a_line_where_it_must_not(columns: int) -> None:
    text = "甲校（米山镇）的“情况说明”没有写：请写明、补充。" * 4
    lines = wrapped(text, columns).split("\n")
    assert all(line.strip()[0] not in "，。、：）”" and line[-1] not in "（“" for line in lines)
    assert all(width(line) <= columns for line in lines)


def test_a_word_stays_whole_and_a_very_long_one_does_not_overflow() -> None:
    assert "jianfu.yaml" in wrapped("请" * 18 + "jianfu.yaml中写", 40).replace("\n  ", "|").split("|")[1]
    assert all(width(line) <= 30 for line in wrapped("x" * 500, 30).split("\n"))


def test_wrapping_costs_in_proportion() -> None:
    assert len(wrapped("，" * 100_000, 80).split("\n")) > 1000


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_line_of_a_command_fits_the_terminal(columns: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for arguments in (["validate"], [], ["--help"], ["help", "summarize"], ["rules"]):
        shown = on_terminal(monkeypatch, *arguments, columns=columns)
        assert max(width(line) for line in shown.out.splitlines()) <= min(columns - 1, 80)
        assert "\x1b[" not in shown.out


def test_what_goes_into_a_file_is_one_line_a_finding_and_has_no_colours(folder: Path) -> None:
    shown = run("validate").out
    assert "\x1b" not in shown
    assert all(line.startswith(("【", "  ", "共", "另", "还有")) or not line for line in shown.splitlines())
    assert max(map(width, shown.splitlines())) > 100
    assert max(map(width, run("help", "ledger").out.splitlines())) > 100


def test_severity_stands_in_colour_and_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = on_terminal(monkeypatch, "validate").out
    assert "\x1b[31m\x1b[1m错误\x1b[0m JF" in shown
    assert "\x1b[33m\x1b[1m提醒\x1b[0m JF" in shown


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_declined(name: str, value: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b[" not in on_terminal(monkeypatch, "validate").out


def test_the_words_that_are_coloured_are_those_of_severities() -> None:
    assert set(colours.BY_WORD) == {severity.label for severity in Severity}
    assert coloured(FINDING).replace("\x1b[31m\x1b[1m", "").replace("\x1b[0m", "") == FINDING
    assert coloured("学校写的 错误 JF201") == "学校写的 错误 JF201"


def test_what_stops_a_run_is_red(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[31m找不到 没有的" in on_terminal(monkeypatch, "validate", "没有的").err


def test_quiet_leaves_out_what_is_only_good_to_know(folder: Path) -> None:
    assert "名册：12 所学校" in run("validate").err
    done = run("validate", "-q", "-o", "结果.txt")
    assert (done.code, done.out, done.err) == (1, "", "")
    assert run("-q", "validate").err == ""
    assert "找不到" in run("-q", "validate", "没有的").err


def test_verbose_says_what_it_goes_by(folder: Path) -> None:
    shown = run("validate", "--verbose").err
    assert "jianfu.yaml：roster = 名册.xlsx" in shown
    assert "jianfu.yaml：term = 2021-2022-2" in shown
    assert "jianfu.yaml：returns = returns" in shown
    assert "用时 " in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_the_page_of_a_command(command: str) -> None:
    shown = run("help", command)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == run(command, "--help").out
    assert "-q, --quiet" in shown.out and "-v, --verbose" in shown.out
    shown.out.encode("gbk")


def test_help_alone_is_the_page_of_all() -> None:
    assert run("help").out == run("--help").out


def test_help_of_nothing_names_what_was_meant() -> None:
    done = run("help", "valdate")
    assert (done.code, done.out) == (2, "")
    assert "没有“valdate”这个命令（是不是 validate）" in done.err


def test_the_version_in_three_ways() -> None:
    assert run("-V").out == run("--version").out
    assert run("-V").out.startswith("jianfu ")


def test_progress_says_what_time_is_left_on_a_terminal_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "还要" in on_terminal(monkeypatch, "validate").err
    assert "还要" not in on_terminal(monkeypatch, "validate", "-q").err
    assert "还要" not in run("validate").err
