"""Files made to do harm, each with the code that it is refused with, and files that are only large."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

import office
from jianfu_cli.tools.zipwriting import Entry, write_zip
from office import docx, ods, ole, tbl, tc, tr, xlsx, zipped


def bomb(part: str, beginning: bytes, end: bytes, base: bytes, megabytes: int = 300) -> bytes:
    """`base` with a part that inflates to 300 MB of spaces."""
    packed, size, crc = office.zeros(megabytes * 1_000_000, beginning, end)
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        kept = [Entry.deflated(name, archive.read(name)) for name in archive.namelist() if name != part]
    return write_zip([*kept, Entry(part, packed, 8, crc, size)])


SST = f'<sst xmlns="{office.SHEET_NS}">'.encode()
ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def _hostile() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Name -> (code, what makes the file)."""
    far = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    many = "".join(f'<c r="{a}{r}" t="s"><v>0</v></c>' for r in range(1, 1601) for a in "ABCDEFGHIJKLMNOPQRSTUVWXY")
    used = SST.decode() + "<si><t>" + "长" * 400_000 + "</t></si></sst>"
    cell = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
    nested = tc("x")
    for _ in range(400):
        nested = tc(tbl(tr(nested)) + "<w:p/>")
    return {
        "300 MB shared string": (
            "JF004",
            lambda: bomb(
                "xl/sharedStrings.xml",
                SST + b"<si><t>",
                b"</t></si></sst>",
                xlsx(f"<sheetData>{ONE}</sheetData>", strings=used[:100]),
            ),
        ),
        "300 MB document": ("JF004", lambda: bomb("word/document.xml", b"<w:document>", b"</w:document>", docx(""))),
        "40 MB of spaces in a shared string": (
            "JF004",
            lambda: bomb(
                "xl/sharedStrings.xml",
                SST + b"<si><t>",
                b"</t></si></sst>",
                xlsx(f"<sheetData>{ONE}</sheetData>", strings=used[:100]),
                40,
            ),
        ),
        "one cell at XFD1048576": ("JF004", lambda: xlsx(far)),
        "row number past Excel's": (
            "JF004",
            lambda: xlsx('<sheetData><row r="9999999"><c><v>1</v></c></row></sheetData>'),
        ),
        "row number past 64 bits": (
            "JF001",
            lambda: xlsx(f'<sheetData><row r="{"9" * 30}"><c><v>1</v></c></row></sheetData>'),
        ),
        "row numbers hidden in entities": (
            "JF004",
            lambda: xlsx('<sheetData><row r="1"><c r="&#88;FD1048576"><v>1</v></c></row></sheetData>'),
        ),
        "row numbers behind a quoted >": ("JF004", lambda: xlsx(far.replace('<c r="XFD', '<c s=">" r="XFD'))),
        "row numbers behind another r=": ("JF004", lambda: xlsx(far.replace('<c r="XFD', '<c s=\' r="A1"\' r="XFD'))),
        "row numbers behind a quoted <": ("JF001", lambda: xlsx(far.replace('<c r="XFD', '<c s="<" r="XFD'))),
        "far cell with another prefix": (
            "JF004",
            lambda: xlsx(
                "<x:worksheet xmlns:x='x' xmlns:中='x'>{}</x:worksheet>".format(
                    far.replace("sheetData", "x:sheetData")
                    .replace("<row", "<x:row")
                    .replace("</row", "</x:row")
                    .replace("<c ", "<中:c ")
                    .replace("</c", "</中:c")
                    .replace("<v>", "<x:v>")
                    .replace("</v", "</x:v")
                ).encode()
            ),
        ),
        "shared string of 1.2 MB in 40,000 cells": (
            "JF004",
            lambda: xlsx(f"<sheetData><row r='1'>{many}</row></sheetData>", strings=used),
        ),
        "a number of strings that is believed": (
            "",
            lambda: xlsx(
                f"<sheetData>{ONE}</sheetData>", strings='<sst uniqueCount="2147483648"><si><t>a</t></si></sst>'
            ),
        ),
        "a number of strings behind a comment": (
            "",
            lambda: xlsx(
                f"<sheetData>{ONE}</sheetData>",
                strings='<!-- <sst a="b"> --><sst uniqueCount="2147483648"><si><t>a</t></si></sst>',
            ),
        ),
        "runs of text without an end": (
            "JF001",
            lambda: xlsx(
                '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>',
                strings=f"{SST.decode()}{'<si><r>' * 9_000}</sst>",
            ),
        ),
        "a number of strings behind a quoted <": (
            "JF001",
            lambda: xlsx(
                f"<sheetData>{ONE}</sheetData>", strings='<sst a="<" uniqueCount="2147483648"><si><t>a</t></si></sst>'
            ),
        ),
        "three million empty cells without place": (
            "JF004",
            lambda: xlsx("<sheetData><row>" + "<c/>" * 3_000_000 + "</row></sheetData>"),
        ),
        "row of 60,000 cells, 9,999 rows": (
            "JF004",
            lambda: xlsx(
                '<sheetData><row r="1">'
                + "<c><v>1</v></c>" * 60_000
                + '</row><row r="9999"><c r="A9999"><v>1</v></c></row></sheetData>'
            ),
        ),
        "billion laughs": (
            "JF001",
            lambda: docx(
                b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 100 + b'">]><w:document>&b;</w:document>'
            ),
        ),
        **{
            f"DOCTYPE behind {what}": ("JF001", partial(docx, before + b'<!DOCTYPE l [<!ENTITY a "ha">]><a>&a;</a>'))
            for what, before in (
                ("a comment with an element in it", b"<?xml version='1.0'?><!-- <a> -->"),
                ("an instruction with an element in it", b"<?x <a ?>"),
                ("two declarations", b"<?xml version='1.0'?><?xml version='1.0'?>"),
            )
        },
        "DOCTYPE in UTF-16": ("JF001", lambda: docx('<!DOCTYPE l [<!ENTITY a "ha">]><a>&a;</a>'.encode("utf-16"))),
        "DOCTYPE in UTF-16 behind a space": (
            "JF001",
            lambda: docx(' <!DOCTYPE l [<!ENTITY a "ha">]><a>&a;</a>'.encode("utf-16-le")),
        ),
        "DOCTYPE in UTF-7": (
            "JF001",
            lambda: docx(
                b"<?xml version='1.0' encoding='UTF-7'?>+ADw-+ACE-DOCTYPE l [+ADwAIQ-ENTITY a 'ha'>]><a>&a;</a>"
            ),
        ),
        "an encoding that unpacks": ("JF001", lambda: docx(b"<?xml version='1.0' encoding='zlib_codec'?><a/>")),
        "external entity": (
            "JF001",
            lambda: xlsx(b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet>&a;</worksheet>'),
        ),
        "external entity in the directory": (
            "JF001",
            lambda: xlsx(
                "",
                more={
                    "xl/workbook.xml": '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><workbook>&a;</workbook>'
                },
            ),
        ),
        "400 nested tables": ("JF004", lambda: docx(tbl(tr(nested)))),
        "100,000 nested elements": ("", lambda: docx("<w:x>" * 100_000 + "</w:x>" * 100_000)),
        "million empty elements": ("JF004", lambda: docx("<w:r/>" * 1_000_000)),
        "span of 200 million columns": ("", lambda: docx(tbl(tr(tc("x", '<w:gridSpan w:val="200000000"/>'), "y")))),
        "gap of 200 million columns": ("", lambda: docx(tbl(tr("x", properties='<w:gridBefore w:val="200000000"/>')))),
        "spans in 60,000 rows": ("JF004", lambda: docx(tbl(tr(tc("x", '<w:gridSpan w:val="64"/>')) * 20_000))),
        "merge over 30,000 rows": ("", lambda: docx(tbl(tr(tc("x", "<w:vMerge/>")) * 30_000))),
        "3,000 tables": ("JF004", lambda: docx(tbl(tr("x")) * 3_000)),
        "ods rows repeated": (
            "JF004",
            lambda: ods(
                f'<table:table table:name="s"><table:table-row table:number-rows-repeated="1000000">{cell.format("") * 3}'
                "</table:table-row></table:table>"
            ),
        ),
        "ods columns repeated": (
            "JF004",
            lambda: ods(
                '<table:table table:name="s"><table:table-row>'
                + cell.format(' table:number-columns-repeated="999999999"')
                + "</table:table-row></table:table>"
            ),
        ),
        "ods far cell": (
            "JF004",
            lambda: ods(
                '<table:table table:name="s"><table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
                '</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="9000"/>'
                f"{cell.format('')}</table:table-row></table:table>"
            ),
        ),
        "ods two billion spaces": (
            "JF004",
            lambda: ods(
                f'<table:table table:name="s"><table:table-row>{cell.format("")}</table:table-row></table:table>'.replace(
                    "x<", '<text:s text:c="2000000000"/><'
                )
            ),
        ),
        "ods spaces by entity": (
            "JF004",
            lambda: ods(
                f'<table:table table:name="s"><table:table-row>{cell.format("")}</table:table-row></table:table>'.replace(
                    "x<", '<text:s text:c="&#50;000000000"/><'
                )
            ),
        ),
        "ods long text repeated": (
            "JF004",
            lambda: ods(
                '<table:table table:name="s"><table:table-row>'
                + cell.format(' table:number-columns-repeated="9000"').replace(">x<", f">{'长' * 20_000}<")
                + "</table:table-row></table:table>"
            ),
        ),
        "ods with an element left open": ("JF001", lambda: ods("<table:table table:name='s'>")),
        "10,000 parts": (
            "JF004",
            lambda: zipped({"xl/workbook.xml": "<workbook/>", **{f"xl/{n}": "" for n in range(10_000)}}),
        ),
        "1,000 sheets": ("JF004", lambda: xlsx(*["<sheetData/>"] * 1_000)),
        "the same part twice": (
            "JF001",
            lambda: zipped([("xl/workbook.xml", "<workbook/>"), ("xl/workbook.xml", "<workbook><a/></workbook>")]),
        ),
        "OLE directory that goes round": ("JF001", lambda: ole("x", next_sector=0)),
        "OLE directory that goes round in 12 MB": (
            "JF001",
            lambda: ole("x", next_sector=0, sectors=24_000, header={76 + 4 * n: 1 for n in range(109)}),
        ),
        "OLE directory past the end": ("JF001", lambda: ole("x", next_sector=0x00FFFFFF)),
        "OLE entries that go round": ("JF001", lambda: ole("x", "y", siblings={2: 1})),
        "OLE entries that hold themselves": ("JF001", lambda: ole("x", "y", siblings={2: 0})),
        "OLE entries in a chain of 4,000": ("JF001", lambda: ole(*map(str, range(4_000)))),
        "OLE directory of 13,000 entries": (
            "JF004",
            lambda: ole(*(f"{storage}/{stream}" for storage in range(200) for stream in range(64))),
        ),
        "OLE table of two billion sectors": (
            "JF001",
            lambda: ole("WordDocument", header={44: 0x7FFFFFFF, 68: 1, 72: 0x01020406}, sectors=24_000),
        ),
        "OLE table that lists itself": ("JF001", lambda: _table_of_itself()),
        "OLE sectors of 2^65535 bytes": ("JF001", lambda: ole("WordDocument", header={30: 0x0006FFFF})),
        "xls whose directory goes round": ("JF001", lambda: ole("Workbook", next_sector=0, sectors=4)),
        "ZIP that is its own member": ("JF003", lambda: _quine_like()),
        "names that lead out": ("JF003", lambda: zipped({"../../x.txt": "x", "/etc/passwd": "x", "C:\\x": "x"})),
    }


def _table_of_itself() -> bytes:
    """An OLE file whose list of table sectors names the same sector again and again, and goes round."""
    sectors = 24_000
    at = 2  # behind the directory and the table
    listed = [1] * 127 + [at]
    data = bytearray(ole("WordDocument", header={44: 109 + 127 * 180, 68: at, 72: 180}, sectors=sectors))
    data[512 * (at + 1) : 512 * (at + 2)] = b"".join(number.to_bytes(4, "little") for number in listed)
    return bytes(data)


def _quine_like() -> bytes:
    data = zipped({"x.txt": "x"})
    for _ in range(6):
        data = zipped({"r.zip": data})
    return data


def _large() -> dict[str, Callable[[], bytes]]:
    """As large as is still let through."""
    numbers = '<row r="{0}">' + "".join(f'<c r="{a}{{0}}"><v>{{0}}</v></c>' for a in "ABCDEFGHIJ") + "</row>"
    strings = "".join(f"<si><t>第{n}号文字</t></si>" for n in range(100_000))
    formatted = '<row r="{0}" ht="15">' + "".join(f'<c r="{a}{{0}}" s="3"/>' for a in "ABCDE") + "</row>"
    return {
        "490,000 numbers": lambda: xlsx(
            "<sheetData>" + "".join(map(numbers.format, range(1, 49_001))) + "</sheetData>"
        ),
        "400,000 texts": lambda: xlsx(
            "<sheetData>"
            + "".join(
                f'<row r="{r}">' + "".join(f'<c r="{a}{r}" t="s"><v>{r * 4 - 1}</v></c>' for a in "ABCD") + "</row>"
                for r in range(1, 25_001)
            )
            * 1
            + "</sheetData>",
            strings=f"{SST.decode()}{strings}</sst>",
        ),
        "40 MB of formatting": lambda: xlsx(
            "<sheetData>" + "".join(map(formatted.format, range(1, 300_001))) + "</sheetData>"
        ),
        "90,000 Word paragraphs": lambda: docx(
            "".join(f"<w:p><w:r><w:t>第{n}段</w:t></w:r></w:p>" for n in range(90_000))
        ),
        "20,000 Word rows": lambda: docx(tbl(*(tr(f"{n}", "是", "否") for n in range(20_000)))),
        "100,000 rows of an ods": lambda: ods(
            '<table:table table:name="s">'
            + "".join(
                '<table:table-row><table:table-cell office:value-type="string"><text:p>是</text:p></table:table-cell>'
                f'<table:table-cell office:value-type="float" office:value="{n}"/></table:table-row>'
                for n in range(100_000)
            )
            + "</table:table>"
        ),
        "20 million characters from one text": lambda: xlsx(
            "<sheetData>"
            + "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 1_001))
            + "</sheetData>",
            strings=f"{SST.decode()}<si><t>{'长' * 19_900}</t></si></sst>",
        ),
    }


LARGE = _large()
HOSTILE = _hostile()
