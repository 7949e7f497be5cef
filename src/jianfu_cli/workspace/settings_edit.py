"""Changes single values in jianfu.yaml as a person typed it: every other line, comments and all, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from .settings_text import KEY_LINE

_PLAIN = re.compile(r"[\w./\-\u3400-\u9fff（）()—]+")
_BEHIND = re.compile(r"(?<![ \u3000\xa0])[ \u3000\xa0]+[#＃].*$")


def with_values(text: str, values: Mapping[str, str | None]) -> str:
    """The text with these keys' values, wherever the keys stand at the beginning of a line; None: commented out.

    A key that is not there takes the place of its commented line, else it is put before all others.
    """
    lines = text.split("\n")
    for key, value in values.items():
        places = [at for at, line in enumerate(lines) if _key(line) == key]
        if places:
            for at in places:
                lines[at] = f"#{lines[at]}" if value is None else _changed(lines[at], key, value)
        elif value is not None:
            commented = next((at for at, line in enumerate(lines) if _key(_uncommented(line)) == key), None)
            if commented is None:
                lines.insert(_first(lines), _changed("\r" if lines[0].endswith("\r") else "", key, value))
            else:
                lines[commented] = _changed(_uncommented(lines[commented]), key, value)
    return "\n".join(lines)


def _key(line: str) -> str:
    match = KEY_LINE.fullmatch(line.rstrip("\r"))
    return match["key"] if match else ""


def _first(lines: Sequence[str]) -> int:
    """The place of the first line that is no comment, else of the last."""
    said = (at for at, line in enumerate(lines) if line.strip() and line[0] not in "#＃")
    return next(said, len(lines) - 1)


def _uncommented(line: str) -> str:
    """What `#term: …` says; a sentence behind # is none, for a key has no space behind its #."""
    return line[1:] if line[:1] in ("#", "＃") else ""


def _changed(line: str, key: str, value: str) -> str:
    end = "\r" if line.endswith("\r") else ""
    body = line.rstrip("\r")
    indent = body[: len(body) - len(body.lstrip(" \u3000\xa0"))]
    comment = _BEHIND.search(body)
    return f"{indent}{key}: {_written(value)}{comment[0] if comment else ''}{end}"


def _written(value: str) -> str:
    """As YAML takes it for this text and nothing else."""
    return value if _PLAIN.fullmatch(value) and not value.isdigit() else json.dumps(value, ensure_ascii=False)
