"""A roster from a workbook, text with separators or YAML, or every mistake in it with its place."""

from __future__ import annotations

from pathlib import Path

from ..tables import read_sheets
from ..tools import DefinitionError, Mistake, read_bytes, shorten
from ..vocabulary import ROSTER_COLUMNS, SCHOOL_ENDINGS
from .listed_schools import listed_schools
from .passed_over import PassedOver, account
from .roster_layout import SheetReading, read_sheet
from .schools import Roster, School


def load_roster(path: Path, issuer: str = "") -> Roster:
    """A roster from .xlsx (.xls, .et, .ods), .csv (UTF-8, UTF-16 or GBK) or .yaml, laid out as people do.

    `issuer` is who asks the schools (高平市教育局): its place may stand before their names, or be left out.
    Raises DefinitionError with every mistake and its place, JianfuError if the file can't be read.
    """
    data, passed = read_bytes(path), PassedOver()
    if path.suffix.lower() in (".yaml", ".yml"):
        from .roster_yaml import schools_in_yaml

        listed = schools_in_yaml(data, path)
        return Roster(listed, issuer, account(listed, (), passed))
    schools, taken = _from_sheets(data, path, passed)
    return Roster(schools, issuer, account(schools, taken, passed))


def _from_sheets(data: bytes, path: Path, passed: PassedOver) -> tuple[list[School], list[str]]:
    """The schools of all sheets that have a heading of names; an empty file has none."""
    readings: list[SheetReading] = []
    first: int | None = None
    for sheet in read_sheets(data, path, "名册"):
        if not sheet.rows:
            continue
        reading = None if sheet.hidden else read_sheet(sheet, passed)
        if reading:
            readings.append(reading)
        else:
            first = first or sheet.rows[0].number
            why = "隐藏" if sheet.hidden else "没有学校名称这一列"
            passed.sheets.append(f"工作表“{shorten(sheet.name, 16)}”（{why}）")
    if first and not readings:
        usual = [words[0] for words in ROSTER_COLUMNS.values()]
        text = f"没有找到表头“{usual[0]}”，请在首行写上：{'、'.join(usual)}"
        raise DefinitionError([Mistake(path, first, text)])
    schools, taken = listed_schools(readings, path, passed)
    if not schools and (any(passed.rows.values()) or any(name.endswith(SCHOOL_ENDINGS) for name in passed.columns)):
        text = f"没有读到学校，只有：{passed}。请一行写一所，写在“学校名称”这一列"
        raise DefinitionError([Mistake(path, None, text)])
    return schools, taken
