"""Texts that a conditional format strikes out or hides are not read, and where nobody can tell, that is said."""

from __future__ import annotations

import struct

import pytest

from jianfu_cli.intake.formats.xls.xls_conditions import struck_on_condition
from office import SHEET_NS, ods, xlsx
from seen_cells import seen, unread

STYLES = (
    f'<styleSheet xmlns="{SHEET_NS}"><dxfs><dxf><font><b/></font></dxf><dxf><font><strike/></font></dxf>'
    '<dxf><font><strike val="0"/></font></dxf><dxf><numFmt numFmtId="164" formatCode=";;;"/></dxf>'
    '<dxf><numFmt numFmtId="165" formatCode="0.00"/></dxf></dxfs></styleSheet>'
)
BOLD, STRUCK, NOT_STRUCK, HIDDEN, TWO_PLACES = range(5)
DOUBT = {"A1": ("CONDITION", "")}
FURTHER = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


def struck_by(rule: str, cells: str = "A1") -> bytes:
    """A workbook with 是 in A1 and A2 and a rule for some cells."""
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>是</t></is></c></row>'
    rules = f'<conditionalFormatting sqref="{cells}">{rule}</conditionalFormatting>'
    return xlsx(f"<sheetData>{row.format(1)}{row.format(2)}</sheetData>{rules}", styles=STYLES)


def expression(formula: str, style: int = STRUCK, more: str = "") -> str:
    return f'<cfRule type="expression" dxfId="{style}" priority="1"{more}><formula>{formula}</formula></cfRule>'


def compared(operator: str, formula: str) -> str:
    return f'<cfRule type="cellIs" dxfId="{STRUCK}" priority="1" operator="{operator}"><formula>{formula}</formula></cfRule>'


@pytest.mark.parametrize(
    "rule",
    [
        expression("TRUE"),
        expression("TRUE", HIDDEN),
        compared("equal", '"是"'),
        compared("notEqual", '"否"'),
        f'<cfRule type="containsText" dxfId="{STRUCK}" text="是"><formula>NOT(ISERROR(SEARCH("是",A1)))</formula></cfRule>',
    ],
)
def test_a_plain_rule_that_holds_strikes_out(rule: str) -> None:
    assert seen(struck_by(rule)) == {"A2": "是"}


@pytest.mark.parametrize(
    "rule",
    [
        expression("FALSE"),
        compared("equal", '"否"'),
        expression("TRUE", BOLD),
        expression("TRUE", NOT_STRUCK),
        expression("TRUE", TWO_PLACES),
    ],
)
def test_a_rule_that_does_not_hold_or_strike_changes_nothing(rule: str) -> None:
    assert seen(struck_by(rule)) == {"A1": "是", "A2": "是"}
    assert not unread(struck_by(rule))


@pytest.mark.parametrize(
    "rule",
    [
        expression("$B1&gt;3"),
        expression("$B1&gt;3", HIDDEN),
        compared("equal", "$B$1"),
        expression("TRUE") + expression("B1", BOLD, ' stopIfTrue="1"'),
    ],
)
def test_of_any_other_rule_nobody_can_tell(rule: str) -> None:
    assert seen(struck_by(rule)) == {"A1": "是", "A2": "是"}
    assert unread(struck_by(rule)) == DOUBT


def test_rules_that_look_at_other_sheets_lie_elsewhere() -> None:
    rule = f'<x:cfRule type="expression"><f>B!A1</f><x:dxf><font xmlns="{SHEET_NS}"><strike/></font></x:dxf></x:cfRule>'
    cells = '<m:sqref xmlns:m="urn:m">A1</m:sqref>'
    rules = f"<x:conditionalFormattings><x:conditionalFormatting>{rule}{cells}</x:conditionalFormatting></x:conditionalFormattings>"
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>是</t></is></c></row>'
    sheet = f'<sheetData>{row}</sheetData><extLst><ext xmlns:x="{FURTHER}">{rules}</ext></extLst>'
    assert unread(xlsx(sheet, styles=STYLES)) == DOUBT


@pytest.mark.parametrize(
    ("condition", "cells", "doubts"),
    [
        ("is-true-formula(1)", {}, {}),
        ('cell-content()="是"', {}, {}),
        ('cell-content()="否"', {"A1": "是"}, {}),
        ("is-true-formula([.B1]&gt;3)", {"A1": "是"}, DOUBT),
    ],
)
def test_the_same_in_opendocument(condition: str, cells: dict[str, str], doubts: dict[str, tuple[str, str]]) -> None:
    condition = condition.replace('"', "&quot;")
    styles = (
        '<style:style style:name="s" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="c" style:family="table-cell">'
        f'<style:map style:condition="{condition}" style:apply-style-name="s"/></style:style>'
    )
    cell = '<table:table-cell table:style-name="c"><text:p>是</text:p></table:table-cell>'
    data = ods(f'<table:table table:name="甲"><table:table-row>{cell}</table:table-row></table:table>', styles=styles)
    assert (seen(data), unread(data)) == (cells, doubts)


@pytest.mark.parametrize(("shown", "doubts"), [("", DOUBT), ("<number:text-content/>", {})])
def test_a_format_without_text_in_opendocument(shown: str, doubts: dict[str, tuple[str, str]]) -> None:
    styles = (
        f'<number:text-style style:name="N1"><number:text/>{shown}</number:text-style>'
        '<style:style style:name="s" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="c" style:family="table-cell">'
        '<style:map style:condition="is-true-formula([.B1]&gt;3)" style:apply-style-name="s"/></style:style>'
    )
    cell = '<table:table-cell table:style-name="c"><text:p>是</text:p></table:table-cell>'
    data = ods(f'<table:table table:name="甲"><table:table-row>{cell}</table:table-row></table:table>', styles=styles)
    assert (seen(data), unread(data)) == ({"A1": "是"}, doubts)


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def workbook(*rules: bytes) -> bytes:
    """The stream of an .xls with one worksheet that has these rules for C4:C6."""
    begin, end = record(0x809, b"\0\6\5\0"), record(0x0A, b"")
    listed = record(0x85, struct.pack("<IBB", len(begin) + 14 + len(end), 0, 0) + b"\0\0\0\0")
    cells = record(0x1B0, struct.pack("<HH4HH4H", 1, 1, 3, 5, 2, 2, 1, 3, 5, 2, 2))
    return begin + listed + end + begin + cells + b"".join(rules) + end


def rule(*, struck: bool, number: bytes = b"", colour: int = 0xFFFFFFFF, filled: bool = False) -> bytes:
    """A rule that changes the font, and the number format before it if one is given."""
    font = bytearray(118)
    font[68] = 0x80 if struck else 0
    font[80:84] = struct.pack("<I", colour)
    flags = struct.pack("<IH", 1 << 26 | (1 << 25 if number else 0) | (1 << 29 if filled else 0), len(number) > 2)
    return record(0x1B1, struct.pack("<BBHH", 2, 0, 2, 0) + flags + number + font + b"\x1d\1")


@pytest.mark.parametrize("number", [b"", b"\x0e\0", b"\x08\0\3\0\0;;;"])
def test_in_old_workbooks_nobody_can_tell_of_any_rule(number: bytes) -> None:
    assert struck_on_condition(workbook(rule(struck=False), rule(struck=True, number=number)), 0) == [(4, 3, 6, 3)]


def test_in_old_workbooks_other_rules_are_none() -> None:
    assert struck_on_condition(workbook(rule(struck=False)), 0) == []


@pytest.mark.parametrize(("colour", "filled", "doubtful"), [(9, False, True), (9, True, False), (10, False, False)])
def test_in_old_workbooks_a_rule_may_write_in_white(colour: int, filled: bool, doubtful: bool) -> None:
    assert bool(struck_on_condition(workbook(rule(struck=False, colour=colour, filled=filled)), 0)) == doubtful


def hiding_rule(code: str, *, wide: bool = False) -> bytes:
    """A rule that changes the number format alone."""
    letters = code.encode("utf-16-le" if wide else "latin-1")
    number = struct.pack("<HHB", len(letters) + 5, len(code), wide) + letters
    return record(0x1B1, struct.pack("<BBHH", 2, 0, 2, 0) + struct.pack("<IH", 1 << 25, 1) + number + b"\x1d\1")


@pytest.mark.parametrize(
    ("changed", "doubtful"),
    [
        (hiding_rule(";;;"), True),
        (hiding_rule(";;;", wide=True), True),
        (hiding_rule("0.00"), False),
        (hiding_rule(";;;")[:-6], False),
    ],
)
def test_in_old_workbooks_a_rule_may_hide(changed: bytes, doubtful: bool) -> None:
    assert bool(struck_on_condition(workbook(changed), 0)) == doubtful
