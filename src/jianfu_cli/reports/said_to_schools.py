"""Places and messages of findings as one tells them to a school, in a letter or on the telephone."""

from __future__ import annotations

import re

_WORD_TABLE = re.compile(r"表(\d+)!([A-Z]+)(\d+)")
# Between a number and the characters around it, as messages for the screen have them and documents don't.
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff“（、，：]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")
_PLACE = re.compile(r"[^\s!（）、]{1,40}![A-Z]{1,3}[0-9]{1,7}")  # 表1!B21 within a message


def spoken_place(location: str | None) -> str:
    """自查表!C5 -> 工作表“自查表”C5格; 表1!C8 -> 第1个表格第8行; "" for none."""
    if not location:
        return ""
    table = _WORD_TABLE.fullmatch(location)
    if table:
        return f"第{table[1]}个表格第{table[3]}行"
    sheet, _, cell = location.rpartition("!")
    return f"工作表“{sheet}”{cell}格" if sheet else location


def spoken_message(text: str) -> str:
    """A finding's message or hint without the screen's spaces and its last stop, the places in it in words."""
    return _PLACE.sub(lambda place: spoken_place(place[0]), _SPACES.sub("", text)).rstrip("。")
