"""Colours on a terminal that has them: severities, schools, what went wrong. Never instead of the word."""

from __future__ import annotations

import os
import re
from typing import TextIO

import click

BY_WORD = {"错误": "red", "提醒": "yellow", "提示": "cyan"}  # the labels of Severity; a test holds them together
_BY_STATUS = {"有效": "green", "需更正": "red", "读不出": "red"}
_FINDING = re.compile(rf"(?P<before>\s*)(?P<word>{'|'.join(BY_WORD)})(?P<after> JF\d{{3}}\b)")
_SCHOOL = re.compile(r"【.+】")
_STATUS = re.compile(rf"(?<=：)(?:{'|'.join(_BY_STATUS)})(?=$|，)")
_NEXT = "接下来："


def has_colour(stream: TextIO) -> bool:
    """Whether a stream goes to a terminal that shows colours and whose user has not declined them (NO_COLOR)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def coloured(line: str) -> str:
    """A line of results with its severity, school or status in colour; any other line as it is."""
    if found := _FINDING.match(line):
        word = click.style(found["word"], fg=BY_WORD[found["word"]], bold=True)
        return f"{found['before']}{word}{line[found.end('word') :]}"
    if line.startswith(_NEXT):
        return click.style(_NEXT, bold=True) + line[len(_NEXT) :]
    if found := _SCHOOL.match(line):
        return click.style(found[0], bold=True) + _status(line[found.end() :])
    return _status(line) if line.startswith("  ") else line


def _status(text: str) -> str:
    return _STATUS.sub(lambda match: click.style(match[0], fg=_BY_STATUS[match[0]]), text, count=1)


def alarming(text: str) -> str:
    """What stopped the run."""
    return click.style(text, fg="red")
