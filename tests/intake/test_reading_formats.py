"""Spreadsheets, and files that only look like them -> grids of text, or the code with what to do."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from jianfu_cli.intake.formats.opening import is_heavy, open_document
from jianfu_cli.intake.grid import Document, Grid
from jianfu_cli.tools.errors import Unreadable
from office import RELATIONS, SHEET_NS, ods, ole, relations, rows, xlsx, zipped


def only(document: Document) -> Grid:
    assert len(document.grids) == 1
    return document.grids[0]


def cells(data: bytes) -> dict[str, str]:
    """The cells with text of the only grid by their places."""
    grid = only(open_document(data))
    found = {}
    for row in grid.rows:
        for index, text in enumerate(row.cells):
            if text:
                found[str(grid.locate(row, index)).split("!")[1]] = text
    return found


def sheet(inner: str, after: str = "") -> str:
    return f"<sheetData>{inner}</sheetData>{after}"


def styles(*formats: str) -> str:
    """Cell style n has the n-th number format: a number is a built-in one."""
    numbers = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(formats) if not code.isdigit()
    )
    used = "".join(f'<xf numFmtId="{code if code.isdigit() else 200 + n}"/>' for n, code in enumerate(formats))
    return f'<styleSheet xmlns="{SHEET_NS}"><numFmts>{numbers}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<v>3</v>", "3"),
        ("<v>3114000001</v>", "3114000001"),
        ("<v>0.30000000000000004</v>", "0.3"),
        ("<v>0</v>", "0"),
        ('t="b"><v>1</v>', "TRUE"),
        ('t="b"><v>0</v>', "FALSE"),
        ('t="e"><v>#REF!</v>', ""),
        ('t="str"><f>A2&amp;"x"</f><v>是</v>', "是"),
        ('t="str"><f>A2</f><v></v>', ""),
        ("<f>1+1</f>", ""),
        (
            't="inlineStr"><is><r><t>未</t></r><r><rPr><b/></rPr><t>发现</t></r><rPh sb="0" eb="1"><t>拼音</t></rPh></is>',
            "未发现",
        ),
        ('t="inlineStr"><is><t>一_x000D_\n二 &amp; 三</t></is>', "一\n二 & 三"),
        ('s="1"><v>44742</v>', "2022年6月30日"),
        ('s="2"><v>44742</v>', "2022年6月"),
        ('s="3"><v>44742</v>', "2022年6月30日"),
        ('s="4"><v>44742.333333333</v>', "2022/6/30 8:00"),
        ('s="5"><v>0.5</v>', "12:00"),
        ('s="6"><v>1.5</v>', "36:00"),
        ('s="7"><v>5</v>', "5号"),
        ('t="d"><v>2022-06-30</v>', "2022/6/30"),
    ],
)
def test_cells_are_the_text_that_a_person_sees(cell: str, text: str) -> None:
    made = f'<c r="A1" {cell}</c>' if cell.startswith(("t=", "s=")) else f'<c r="A1">{cell}</c>'
    formats = styles(
        "0", "31", "57", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "22", "h:mm", "[h]:mm", "0&quot;号&quot;"
    )
    assert cells(xlsx(sheet(f'<row r="1">{made}</row>'), styles=formats)).get("A1", "") == text


def test_dates_that_count_from_1904() -> None:
    data = xlsx(
        sheet('<row r="1"><c r="A1" s="0"><v>43280</v></c></row>'),
        styles=styles("14"),
        workbook='<workbookPr date1904="1"/>',
    )
    assert cells(data) == {"A1": "2022/6/30"}


def test_rows_and_columns_keep_their_physical_places() -> None:
    inner = '<row r="3"><c r="C3" t="inlineStr"><is><t>否</t></is></c><c r="F3"/></row><row r="4"/><row r="7"><c r="B7"><v>1</v></c></row>'
    grid = only(open_document(xlsx('<dimension ref="A1"/>' + sheet(inner))))
    assert [(row.number, row.cells) for row in grid.rows] == [(3, ["", "", "否"]), (7, ["", "1"])]
    assert str(grid.locate(grid.rows[0], 2)) == "表1!C3"


def test_cells_without_their_places_follow_each_other() -> None:
    assert cells(xlsx(sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"))) == {
        "A1": "1",
        "B1": "2",
        "A3": "3",
    }


def test_merged_ranges_are_found_when_asked_for() -> None:
    grid = only(
        open_document(
            xlsx(
                sheet(
                    '<row r="1"><c r="A1"><v>1</v></c></row>',
                    '<mergeCells count="2"><mergeCell ref="A1:B3"/><mergeCell ref="AA10:AB10"/></mergeCells>',
                )
            )
        )
    )
    assert grid.find_merges() == [(1, 1, 3, 2), (10, 27, 10, 28)]


def test_hidden_sheets_are_marked_and_other_kinds_of_sheets_left_out() -> None:
    data = xlsx(rows("甲"), rows("乙"))
    document = open_document(_replaced(data, "xl/workbook.xml", 'sheetId="2"', 'sheetId="2" state="veryHidden"'))
    assert [(grid.name, grid.hidden) for grid in document.grids] == [("表1", False), ("表2", True)]
    chart = _replaced(
        data,
        "xl/_rels/workbook.xml.rels",
        'relationships/worksheet" Target="worksheets/sheet1',
        'relationships/chartsheet" Target="worksheets/sheet1',
    )
    assert [grid.name for grid in open_document(chart).grids] == ["表2"]


def _replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return zipped(dict(parts))


def _strict(data: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return zipped(
        {
            name: text.replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships").replace(
                SHEET_NS, "http://purl.oclc.org/ooxml/spreadsheetml/main"
            )
            for name, text in parts.items()
        }
    )


PLAIN = xlsx(rows("项目|内容", "|是"))
PREFIXED = xlsx(
    f'<?xml version="1.0"?><x:worksheet xmlns:x="{SHEET_NS}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>'
    "</x:sheetData></x:worksheet>".encode(),
    strings=f'<x:sst xmlns:x="{SHEET_NS}" uniqueCount="1"><x:si><x:t>是</x:t></x:si></x:sst>',
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (_strict(PLAIN), "是"),
        (PREFIXED, "是"),
        (_replaced(PLAIN, "xl/_rels/workbook.xml.rels", 'Target="worksheets/', 'Target="/xl/worksheets/'), "是"),
        (_replaced(PLAIN, "xl/_rels/workbook.xml.rels", 'Target="worksheets/', 'Target="../xl/./worksheets/'), "是"),
        (
            _replaced(
                PLAIN, "xl/worksheets/sheet1.xml", "<worksheet", '<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet'
            ),
            "是",
        ),
        (xlsx(f'<worksheet xmlns="{SHEET_NS}">{rows("是")}</worksheet>'.encode("utf-16")), "是"),
        (
            xlsx(
                f'<?xml version="1.0" encoding="GBK"?><worksheet xmlns="{SHEET_NS}">{rows("是")}</worksheet>'.encode(
                    "gbk"
                )
            ),
            "是",
        ),
    ],
    ids=["strict", "prefixed", "absolute target", "roundabout target", "declaration", "UTF-16", "GBK"],
)
def test_what_other_programs_write_is_read_too(data: bytes, text: str) -> None:
    assert text in cells(data).values()


def test_a_workbook_at_an_unusual_place_is_found_by_its_declared_type() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = zipped(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/book/main.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": relations(("r", "officeDocument", "/book/main.xml")),
            "book/main.xml": f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>',
            "book/_rels/main.xml.rels": relations(("r1", "worksheet", "one.xml")),
            "book/one.xml": f'<worksheet xmlns="{SHEET_NS}">{rows("是")}</worksheet>',
        }
    )
    assert cells(data) == {"A1": "是"}


def test_strayed_formatting_and_blanks_far_away_do_no_harm() -> None:
    far = '<row r="1048576" spans="1:16384"><c r="XFD1048576" s="1"/></row>'
    blank = (
        '<row r="900000"><c r="XFC900000" t="s"><v>0</v></c><c r="XFD900000" t="inlineStr"><is><t> </t></is></c></row>'
    )
    data = xlsx(
        sheet(f'<row r="1"><c r="A1" t="s"><v>1</v></c></row>{blank}{far}'),
        strings="<sst><si><t> </t></si><si><t>是</t></si></sst>",
    )
    assert cells(data) == {"A1": "是"}


def test_thousands_of_formatted_empty_rows_do_no_harm() -> None:
    empty = "".join(
        f'<row r="{n}" ht="20" customHeight="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"></c></row>'
        for n in range(2, 20_000)
    )
    assert cells(
        xlsx(
            sheet('<row r="1"><c r="A1"><v>7</v></c></row>' + empty + '<row r="20001"><c r="B20001"><v>8</v></c></row>')
        )
    ) == {"A1": "7", "B20001": "8"}


def test_properties_and_macros() -> None:
    custom = (
        '<Properties xmlns:vt="v"><property fmtid="{1}" pid="2" name="jianfu_school"><vt:lpwstr>甲&amp;乙小学</vt:lpwstr></property>'
        '<property name="empty"><vt:lpwstr/></property><property name="n"><vt:i4>7</vt:i4></property></Properties>'
    )
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:identifier>a/2021</dc:identifier><dc:creator>张三</dc:creator></cp:coreProperties>'
    document = open_document(
        xlsx(rows("是"), more={"docProps/custom.xml": custom, "docProps/core.xml": core, "xl/vbaProject.bin": b"x"})
    )
    assert document.find_properties() == {"jianfu_school": "甲&乙小学", "n": "7", "identifier": "a/2021"}
    assert document.macros
    assert not open_document(xlsx(rows("是"), more={"docProps/custom.xml": "<broken"})).macros


# What is refused

ODS = (
    '<table:table table:name="甲"><table:table-row><table:table-cell office:value-type="string"><text:p>是</text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
ENCRYPTED_ODS = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("JF001", lambda: b"", "空"),
    "nothing but zeros": ("JF001", lambda: bytes(5000), "办公文件"),
    "noise": ("JF001", lambda: bytes(range(256)) * 20, "办公文件"),
    "xlsx cut short": ("JF001", lambda: PLAIN[: len(PLAIN) // 2], "不完整"),
    "xlsx without its sheet": (
        "JF001",
        lambda: _replaced(PLAIN, "xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml"),
        "缺少",
    ),
    "xlsx with broken XML": ("JF001", lambda: _replaced(PLAIN, "xl/workbook.xml", "</workbook>", ""), "损坏"),
    "OLE cut short": ("JF001", lambda: ole("Workbook")[:600], "不完整"),
    "OLE of something else": ("JF001", lambda: ole("x"), "办公文件"),
    "protected xlsx or docx": ("JF002", lambda: ole("EncryptionInfo", "EncryptedPackage"), "密码"),
    "protected ods": ("JF002", lambda: ods("", manifest=ENCRYPTED_ODS), "密码"),
    "doc without text": ("JF001", lambda: ole("WordDocument", "1Table"), "正文"),
    "doc with a table from Excel": ("JF001", lambda: ole("WordDocument", "ObjectPool/_1/Workbook"), "正文"),
    "mail with a protected file": ("JF003", lambda: ole("__properties_version1.0", "a/EncryptedPackage"), "邮件"),
    "OLE table that is cut short": ("JF001", lambda: ole("WordDocument", header={68: 9, 72: 1, 44: 110}), "不完整"),
    "ppt": ("JF003", lambda: ole("PowerPoint Document"), "演示"),
    "msg": ("JF003", lambda: ole("__properties_version1.0"), "邮件"),
    "pdf": ("JF003", lambda: b"\n%PDF-1.7 ...", "PDF"),
    "jpeg": ("JF003", lambda: b"\xff\xd8\xff\xe0" + bytes(99), "照片"),
    "png": ("JF003", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "图片"),
    "gif": ("JF003", lambda: b"GIF89a" + bytes(99), "图片"),
    "bmp": ("JF003", lambda: b"BM" + bytes(12) + b"\x28\0\0\0" + bytes(99), "图片"),
    "tiff": ("JF003", lambda: b"II*\0" + bytes(99), "扫描"),
    "webp": ("JF003", lambda: b"RIFF\0\0\0\0WEBPVP8 " + bytes(99), "图片"),
    "heic": ("JF003", lambda: b"\0\0\0\x18ftypheic" + bytes(99), "照片"),
    "video": ("JF003", lambda: b"\0\0\0\x18ftypmp42" + bytes(99), "视频"),
    "rar": ("JF003", lambda: b"Rar!\x1a\x07\0" + bytes(99), "RAR"),
    "7z": ("JF003", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(99), "7z"),
    "program": ("JF003", lambda: b"MZ\x90\0" + bytes(99), "程序"),
    "rtf": ("JF003", lambda: rb"{\rtf1\ansi ...}", "RTF"),
    "web page": (
        "JF003",
        lambda: "<html><body><table><tr><td>是</td></tr></table></body></html>".encode("gbk"),
        "网页",
    ),
    "web page with a mark in front": ("JF003", lambda: "\ufeff\r\n <!DOCTYPE html><html></html>".encode(), "网页"),
    "web page in UTF-16": ("JF003", lambda: "\ufeff<table><tr><td>是</td></tr></table>".encode("utf-16-le"), "网页"),
    "XML spreadsheet": (
        "JF003",
        lambda: (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        ),
        "XML 表格",
    ),
    "web page that mentions Office": (
        "JF003",
        lambda: b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>',
        "网页",
    ),
    "mht": ("JF003", lambda: b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n', "网页"),
    "text": ("JF003", lambda: "项目,内容,自查情况\n".encode("gbk"), "文本"),
    "odt without text": ("JF001", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, 0), "正文"),
    "pptx": ("JF003", lambda: zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "演示"),
    "xlsb": ("JF003", lambda: zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"x"}), ".xlsb"),
    "ofd": ("JF003", lambda: zipped({"OFD.xml": "<OFD/>"}), "OFD"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_says_what_it_is_and_what_to_do(name: str) -> None:
    code, make, word = REFUSED[name]
    with pytest.raises(Unreadable) as caught:
        open_document(make())
    assert (caught.value.code, word in caught.value.message) == (code, True), caught.value.message
    caught.value.message.encode("gbk")
    (caught.value.hint or "").encode("gbk")
    assert code != "JF003" or caught.value.hint


@pytest.mark.parametrize("text", ["this is not a workbook\n", "这不是一个表格文件", "项目,内容\n1,是\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((f"坏{ending}", "JF001") for ending in (".xlsx", ".XLS", ".et", ".ods", ".docx", ".doc", ".wps", ".dotx")),
        *((f"说明{ending}", "JF003") for ending in (".txt", ".csv", ".md", "")),
    ],
)
def test_text_in_the_place_of_an_office_file_is_a_broken_file(text: str, encoding: str, name: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        open_document(text.encode(encoding), f"returns/{name}")
    assert (caught.value.code, "纯文本" in caught.value.message) == (code, True)


def test_a_file_cut_at_any_place_is_refused_and_never_more() -> None:
    for data in (PLAIN, ods(ODS)):
        for end in range(1, len(data) - 1, 7):
            with pytest.raises(Unreadable):
                open_document(data[:end])


def test_heavy_files_are_told_by_their_size_and_by_what_they_unpack_to() -> None:
    assert not is_heavy(PLAIN)
    assert is_heavy(bytes(3_000_000))
    assert is_heavy(xlsx("<sheetData/>" + " " * 9_000_000))
    assert not is_heavy(b"PK\x03\x04 cut short")
