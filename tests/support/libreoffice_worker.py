"""Runs in LibreOffice's own Python: takes orders (see libreoffice.py) line by line and types as a person would."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "docx": "MS Word 2007 XML",
    "doc": "MS Word 97",
    "odt": "writer8",
}
PRINTED = {
    "com.sun.star.sheet.SpreadsheetDocument": "calc_pdf_Export",
    "com.sun.star.text.TextDocument": "writer_pdf_Export",
}


def connect(pipe: str, seconds: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(int(seconds) * 5):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # the office is still starting
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice did not start")


def option(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def type_cells(document: Any, cells: Mapping[str, Mapping[str, str]]) -> None:
    for name, typed in cells.items():
        sheet = document.Sheets.getByName(name)
        for address, text in typed.items():
            sheet.getCellRangeByName(address).FormulaLocal = text  # as if typed: dates become dates


def paragraphs(text: Any) -> Iterator[Any]:
    found = text.createEnumeration()
    while found.hasMoreElements():
        element = found.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph"):
            yield element


def write_behind(paragraph: Any, found: str, text: str, over: int = 0) -> None:
    """Type `text` behind the words found, over so many characters."""
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.goRight(paragraph.String.index(found) + len(found), False)
    cursor.goRight(over, True)
    cursor.String = text


def type_labels(document: Any, labels: Mapping[str, str]) -> None:
    for paragraph in list(paragraphs(document.Text)):
        for label, text in labels.items():
            if f"{label}：" in paragraph.String:
                behind = paragraph.String.split(f"{label}：", 1)[1].split("\t")[0]
                write_behind(paragraph, f"{label}：", text, len(behind))


def type_answers(table: Any, ticks: Mapping[str, Sequence[str]]) -> None:
    for item, (answer, explanation, remark) in ticks.items():
        row = int(item) + 1
        boxes, explained = list(paragraphs(table.getCellByName(f"C{row}")))[:2]
        words = boxes.String.split(" ")
        before = " ".join(words[: words.index(f"□{answer}")])
        write_behind(boxes, f"{before} " if before else "", "☑", 1)
        write_behind(explained, "情况说明：", explanation)
        table.getCellByName(f"D{row}").String = remark


def type_followup(table: Any, row: int, status: str, note: str) -> None:
    for boxes in list(paragraphs(table.getCellByName(f"F{row}"))):
        if boxes.String == f"□{status}":
            write_behind(boxes, "", "☑", 1)
    table.getCellByName(f"G{row}").String = note


def filter_of(document: Any, ending: str) -> str:
    return FILTERS.get(ending) or next(name for kind, name in PRINTED.items() if document.supportsService(kind))


def carry_out(desktop: Any, order: Mapping[str, Any]) -> list[str]:
    document = desktop.loadComponentFromURL(order["open"], "_blank", 0, (option("Hidden", True),))
    try:
        for name, row in order.get("new_rows", ()):
            document.Sheets.getByName(name).Rows.insertByIndex(row - 1, 1)
        type_cells(document, order.get("cells", {}))
        if "ticks" in order:
            type_labels(document, order["labels"])
            type_answers(document.TextTables.getByIndex(0), order["ticks"])
            ledger = document.TextTables.getByIndex(1)
            for row, texts in enumerate(order["ledger"], start=2):
                for column, text in zip("ABCDE", texts, strict=True):
                    ledger.getCellByName(f"{column}{row}").String = text
        for row, (status, note) in enumerate(order.get("followups", ()), start=2):
            type_followup(document.TextTables.getByIndex(2), row, status, note)
        for url in order["save"]:
            document.storeToURL(url, (option("FilterName", filter_of(document, url.rsplit(".", 1)[1])),))
        if order.get("anew"):
            document.calculateAll()
        shown = order.get("show", ())
        return [document.Sheets.getByName(name).getCellRangeByName(address).String for name, address in shown]
    finally:
        document.close(True)


def main() -> None:
    desktop = connect(sys.argv[1], sys.argv[2])
    for line in sys.stdin:
        try:
            shown = carry_out(desktop, json.loads(line))
        except Exception as error:  # told to the test, which fails with it
            answer(f"{type(error).__name__}: {error}".replace("\n", " "))
        else:
            answer("done" + json.dumps(shown))
    with contextlib.suppress(Exception):  # the connection ends with the office
        desktop.terminate()


def answer(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


main()
