"""Small Office files made by hand, part by part, for the tests of the guard and the readers."""

from __future__ import annotations

import io
import itertools
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping, Sequence

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(
    parts: Mapping[str, str | bytes] | Sequence[tuple[str, str | bytes]], compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A ZIP of these members in their order; a list may hold a name twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # two members of one name, on purpose
        for name, data in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(zipfile.ZipInfo(name, (2022, 6, 30, 18, 0, 0)), data, compression)
    return target.getvalue()


def relations(*links: tuple[str, str, str]) -> str:
    """A part of relationships: (id, kind, target)."""
    inner = "".join(f'<Relationship Id="{a}" Type="{RELATIONS}/{b}" Target="{c}"/>' for a, b, c in links)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def xlsx(
    *sheets: str | bytes,
    strings: str | bytes = "",
    styles: str = "",
    more: dict[str, str | bytes] | None = None,
    workbook: str = "",
    extra_sheet: str = "",
) -> bytes:
    """A workbook whose sheets are given as what stands in <worksheet>, or whole as bytes."""
    listed = (
        "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1)) + extra_sheet
    )
    links = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    links += [("rs", "sharedStrings", "sharedStrings.xml")] if strings else []
    links += [("rf", "styles", "styles.xml")] if styles else []
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET_NS}" xmlns:r="{RELATIONS}">{workbook}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(*links),
    }
    for number, sheet in enumerate(sheets, 1):
        whole = sheet if isinstance(sheet, bytes) else f'<worksheet xmlns="{SHEET_NS}">{sheet}</worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = whole
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    if styles:
        parts["xl/styles.xml"] = styles
    return zipped({**parts, **(more or {})})


def rows(*texts: str) -> str:
    """<sheetData> of one row a text, cells divided by |, all as inline strings."""
    made = ""
    for number, text in enumerate(texts, 1):
        cells = "".join(
            f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{cell.strip()}</t></is></c>'
            for i, cell in enumerate(text.split("|"))
        )
        made += f'<row r="{number}">{cells}</row>'
    return f"<sheetData>{made}</sheetData>"


def docx(
    body: str | bytes, *, parts: dict[str, str | bytes] | None = None, links: tuple[tuple[str, str, str], ...] = ()
) -> bytes:
    """A Word document of this body, or of a whole document.xml as bytes."""
    document = (
        body
        if isinstance(body, bytes)
        else (
            f'<w:document xmlns:w="{WORD_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
            f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>'
        )
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relations(*links),
            **(parts or {}),
        }
    )


def p(text: str = "", inner: str = "") -> str:
    """A Word paragraph of one run with this text, then `inner`."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{run}{inner}</w:p>"


def tc(inner: str, properties: str = "") -> str:
    """A Word cell; text without markup becomes a paragraph."""
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner if '<' in inner else p(inner)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A Word row."""
    made = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def tbl(*made: str) -> str:
    """A Word table of rows."""
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def ods(
    table: str | bytes, *, styles: str = "", manifest: str = "<manifest/>", more: dict[str, str | bytes] | None = None
) -> bytes:
    """An .ods with these tables."""
    names = {name: name for name in ("office", "table", "text", "style", "form", "meta")}
    names |= {"draw": "drawing", "number": "datastyle", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"' for key, value in names.items()
    )
    calcext = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        table
        if isinstance(table, bytes)
        else (
            f"<office:document-content {spaces} {calcext}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
        )
    )
    head = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, zipfile.ZIP_STORED)
    target = io.BytesIO(head)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return target.getvalue()


_NO, _END = 0xFFFFFFFF, 0xFFFFFFFE  # no entry, or a free sector; the end of a chain


def ole(
    *paths: str,
    sectors: int = 0,
    next_sector: int = _END,
    header: dict[int, int] | None = None,
    siblings: dict[int, int] | None = None,
) -> bytes:
    """The shell of an OLE file with these streams in its directory, "a/b" in a storage; `sectors` more follow it.

    Lies: `next_sector` is where the directory goes on (usually it ends there), `header` gives other numbers of four
    bytes by their place, `siblings` another right neighbour to entries by their number.
    """
    entries: list[tuple[int, str, dict[str, int]]] = [(5, "Root Entry", {})]  # kind, name, numbers of what is in it
    for path in paths:
        parent = 0
        *storages, stream = path.split("/")
        for kind, name in [*((1, storage) for storage in storages), (2, stream)]:
            children = entries[parent][2]
            if name not in children:
                children[name] = len(entries)
                entries.append((kind, name, {}))
            parent = children[name]
    right: dict[int, int] = {}
    directory = b""
    for _, _, children in entries:
        right.update(itertools.pairwise(children.values()))
    right |= siblings or {}
    for number, (kind, name, children) in enumerate(entries):
        raw = f"{name}\0".encode("utf-16-le")
        links = struct.pack("<3L", _NO, right.get(number, _NO), next(iter(children.values()), _NO))
        directory += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links + bytes(48)
    used = -(-len(directory) // 512)
    tables = -(-(used + 1) // 127)
    chain = [*range(1, used), next_sector, *[0xFFFFFFFD] * tables]
    table = struct.pack(f"<{tables * 128}L", *chain, *[_NO] * (tables * 128 - len(chain)))
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<8L", head, 44, tables, 0, 0, 4096, _END, 0, _END, 0)
    head[76:512] = struct.pack("<109L", *range(used, used + tables), *[_NO] * (109 - tables))
    for place, value in (header or {}).items():
        struct.pack_into("<L", head, place, value)
    return bytes(head) + directory.ljust(used * 512, b"\0") + table + bytes(512 * sectors)


def with_sizes(
    data: bytes, name: str, *, size: int | None = None, flags: int | None = None, crc: int | None = None
) -> bytes:
    """The ZIP with another size, flags or checksum in the directory's entry of `name`: a lie."""
    raw = bytearray(data)
    at = raw.rfind(name.encode()) - 46
    assert raw[at : at + 4] == b"PK\x01\x02"
    if flags is not None:
        struct.pack_into("<H", raw, at + 8, flags)
    if crc is not None:
        struct.pack_into("<L", raw, at + 16, crc)
    if size is not None:
        struct.pack_into("<L", raw, at + 24, size)
    return bytes(raw)


def zeros(length: int, beginning: bytes = b"", end: bytes = b"") -> tuple[bytes, int, int]:
    """A deflated run of spaces with something around it: (packed, size, checksum), made without holding it in memory."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * 1_000_000
    packed, crc = engine.compress(beginning), zlib.crc32(beginning)
    for _ in range(length // len(block)):
        packed += engine.compress(block)
        crc = zlib.crc32(block, crc)
    packed += engine.compress(end) + engine.flush()
    return packed, len(beginning) + length // len(block) * len(block) + len(end), zlib.crc32(end, crc)
