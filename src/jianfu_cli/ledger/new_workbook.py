"""A new ledger, as XlsxWriter makes it: headings, drop-downs, a filter, and what is to be settled."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

from ..definition import Checklist
from ..tools import HEI, cell_text, finish_office_file, new_workbook, set_width, shorten, width, write_text
from ..vocabulary import RULING_COLUMNS, RULINGS, UNDECIDABLE
from .wordings import UnclearWording

TITLE = "减负台账"
DATE = "yyyy-mm-dd"
_WIDTHS = {"item": 6, "wording": 44, "answer": 10, "count": 8, "schools": 34, "by": 10, "on": 12, "note": 44}
_CENTRED = ("item", "answer", "count", "by", "on")
_READY = 20  # empty rows below, ready to be written into
_CHOSEN_FROM = 5_000  # rows with a drop-down
_LONGEST_LIST = 255  # characters of a drop-down that stands in the rule itself (Excel's limit)
_LONGEST_QUESTION = 60  # characters
_LINE, _MOST_LINES = 15.5, 12  # points, and lines of a row that is shown whole
_A4 = 9
_CELL = {"border": 7, "border_color": "#999999", "text_wrap": True, "valign": "vcenter"}
_HEAD = _CELL | {"font_name": HEI, "pattern": 1, "fg_color": "#EDF1F5", "align": "center"}
_TO_FILL = {"pattern": 1, "fg_color": "#FFF9E5"}
PROMPT = "这句话在这一项里表示哪个答案？对写了同样文字的学校都算数。离开原表看不出意思的（如“同上”）选“不能判”。"


def choices(checklist: Checklist) -> list[str]:
    """What may be chosen under 判为."""
    return [*checklist.answers, UNDECIDABLE[0]]


def as_list(values: Sequence[str]) -> str | None:
    """Drop-down entries as they stand in Excel's own rule, None where they can't stand there."""
    text = ",".join(values)
    return None if len(text) > _LONGEST_LIST or any(set(value) & set(',"') for value in values) else text


def row_texts(wording: UnclearWording, checklist: Checklist) -> dict[str, str | int]:
    """What the program writes into a row, by the column's key."""
    item = checklist.by_number[wording.item]
    asked = shorten(item.text.partition("。")[0], _LONGEST_QUESTION)  # its first sentence names it
    leaning = f"（像是“{wording.leaning}”）" if wording.leaning else ""
    return {
        "item": wording.item,
        "wording": wording.text,
        "count": len(wording.schools),
        "schools": wording.names,
        "note": f"{leaning}{asked}",
    }


def row_height(texts: Mapping[str, str | int]) -> float:
    """Points that a row's texts take at the widths of a new ledger: not every program finds that out by itself."""
    lines = (_lines(str(text), _WIDTHS[key]) for key, text in texts.items())
    return _LINE * min(max(lines), _MOST_LINES) + 3


def _lines(text: str, digits: float) -> int:
    return sum(math.ceil(max(width(line), 1) / (digits - 2)) for line in text.split("\n"))


def new_ledger(wordings: Sequence[UnclearWording], checklist: Checklist) -> bytes:
    """The file, with a row for each wording in this order."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, "台账")
    sheet = book.add_worksheet(RULINGS)
    looks = {key: book.add_format(_look(key)) for key in RULING_COLUMNS}
    head = book.add_format(_HEAD)
    last = len(wordings) + _READY
    for column, (key, words) in enumerate(RULING_COLUMNS.items()):
        set_width(sheet, column, _WIDTHS[key])
        write_text(sheet, 0, column, words[0], head)
        for row in range(1, last + 1):
            sheet.write_blank(row, column, None, looks[key])
    for row, wording in enumerate(wordings, start=1):
        texts = row_texts(wording, checklist)
        sheet.set_row(row, row_height(texts))
        for key, value in texts.items():
            _write(sheet, row, list(RULING_COLUMNS).index(key), value, looks[key])
    _drop_down(sheet, list(RULING_COLUMNS).index("answer"), max(last, _CHOSEN_FROM), checklist)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(wordings)), len(RULING_COLUMNS) - 1)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return finish_office_file(buffer.getvalue(), TITLE, "", {})


def _look(key: str) -> dict[str, Any]:
    look = _CELL | ({"align": "center"} if key in _CENTRED else {})
    look |= {"num_format": DATE} if key == "on" else {"num_format": "@"} if key in ("wording", "answer", "by") else {}
    return look | (_TO_FILL if key in ("answer", "by", "on") else {})


def _write(sheet: Any, row: int, column: int, value: str | int, look: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value, look)
    else:
        write_text(sheet, row, column, cell_text(value), look)


def _drop_down(sheet: Any, column: int, last: int, checklist: Checklist) -> None:
    rule: dict[str, Any] = {"input_title": "判为", "input_message": PROMPT}
    if as_list(choices(checklist)):
        rule |= {
            "validate": "list",
            "source": choices(checklist),
            "error_title": "判为",
            "error_message": "请从下拉列表中选择",
        }
    else:
        rule |= {"validate": "any"}
    sheet.data_validation(1, column, last, column, rule)
