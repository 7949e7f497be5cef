"""A return's line of JSON."""

from __future__ import annotations

import json

from jianfu_cli.checking import dump_json


def test_text_that_utf_8_cannot_hold_is_told_by_its_replacement() -> None:
    """Names of files may have halves of characters; the line must be JSON for everybody."""
    line = dump_json({"file": "半\ud800个.xlsx", "returns": [{"甲\udfff": ("乙", None, 1.5, True)}]})
    assert json.loads(line.decode("utf-8")) == {
        "file": "半\ufffd个.xlsx",
        "returns": [{"甲\ufffd": ["乙", None, 1.5, True]}],
    }
