"""jianfu.yaml as people type it in Notepad -> the YAML that they mean, line by line, so that lines keep their numbers.

Full-width colons, quotes and spaces become what YAML knows, a missing space after a colon is put in, and what is one
space too far to the right, because only the # of "# term: …" was removed, goes back to the lines above it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

KEY_LINE = re.compile(
    r"(?P<indent>[ \u3000\xa0]*)(?P<key>[\w\uff21-\uff3a\uff41-\uff5a-]{1,40})[ \u3000\xa0]*[:：](?P<rest>.*)"
)
_ITEM = re.compile(r"(?P<indent>[ \u3000\xa0]*)-(?P<rest>[ \u3000\xa0].*)")
_COMMENT = re.compile(r"[ \u3000\xa0]*[#＃]")
_QUOTED = re.compile(r"[“”„‟「『＂](?P<text>[^“”「」『』＂\"]*)[“”「」『』＂](?P<rest>[ ]*(?:#.*)?)")
_OTHER_SPACES = str.maketrans({"\u3000": "  ", "\xa0": " "})


def as_yaml(text: str) -> str:
    """The text with as many lines; what is not understood stays as it is, for the YAML parser to tell of."""
    return "\n".join(_lines(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    above: tuple[int, bool] | None = None  # how far in the line above begins, and whether it is a key with a value
    for line in lines:
        if not line.strip() or _COMMENT.match(line):
            yield line.translate(_OTHER_SPACES).replace("＃", "#", 1)
        elif key := KEY_LINE.fullmatch(line):
            indent, value = len(key["indent"].translate(_OTHER_SPACES)), _value(key["rest"])
            if above and above[1] and indent == above[0] + 1:
                indent -= 1
            above = indent, _is_scalar(value)
            yield f"{' ' * indent}{unicodedata.normalize('NFKC', key['key'])}:{value}"
        elif item := _ITEM.fullmatch(line):
            above = None
            yield f"{item['indent'].translate(_OTHER_SPACES)}-{_value(item['rest'])}"
        else:
            above = None
            yield line


def _value(rest: str) -> str:
    """What stands behind a key's colon, with one space before it."""
    text = rest.translate(_OTHER_SPACES).strip()
    if not text:
        return ""
    if quoted := _QUOTED.fullmatch(text):
        text = f'"{quoted["text"]}"{quoted["rest"]}'
    return f" {text}"


def _is_scalar(value: str) -> bool:
    """Whether nothing but a mistake can stand further in below the key of this value."""
    text = value.strip()
    return bool(text) and text[0] not in "|>[{&*!#"
