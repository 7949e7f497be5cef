"""The parts that every Office file of ours has: types, relations, properties; and those that every Word file has.

No author, no program, no time but the report's own; the same input gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from .text import visible
from .zipwriting import Entry, write_zip

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_NAMESPACES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}/relationships"'
)
LATIN = "Times New Roman"
# Word's own table style, which every other is based on.
TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)
# What to take on a computer without the bureau's fonts.
_SUBSTITUTES = {
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "仿宋": "FangSong",
    "黑体": "SimHei",
    "宋体": "SimSun",
}

_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Office gives to properties that users add
_VARIANTS = f"{OFFICE}/docPropsVTypes"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
# Part -> its content type and the relation by which the package names it.
_PROPERTIES = {
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{PACKAGE}/relationships/metadata/core-properties",
    ),
    "docProps/app.xml": (f"{_OFFICE_TYPE}.extended-properties+xml", f"{OFFICE}/relationships/extended-properties"),
    "docProps/custom.xml": (f"{_OFFICE_TYPE}.custom-properties+xml", f"{OFFICE}/relationships/custom-properties"),
}
_REFERENCE = re.compile(r"&#(\d+);")


# Every Office file --------------------------------------------------------------------------------


def document_properties(
    title: str, identifier: str = "", custom: Mapping[str, str] | None = None, day: date | None = None
) -> dict[str, str]:
    """The parts in docProps: what the file is called, its number, our own properties, and the day that it bears."""
    parts = {"docProps/core.xml": _core(title, identifier, day)}
    parts["docProps/app.xml"] = f'{XML_HEAD}<Properties xmlns="{OFFICE}/extended-properties"/>'
    if custom:
        parts["docProps/custom.xml"] = _custom(custom)
    return parts


def _core(title: str, identifier: str, day: date | None) -> str:
    number = f"<dc:identifier>{_text(identifier)}</dc:identifier>" if identifier else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    dated = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"{f" {dated}" if day else ""}>'
        f"<dc:title>{_text(title)}</dc:title>{number}{dates}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _custom(values: Mapping[str, str]) -> str:
    rows = (
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name="{key}">'
        f"<vt:lpwstr>{_text(value)}</vt:lpwstr></property>"
        for number, (key, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{XML_HEAD}<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{_VARIANTS}">{"".join(rows)}</Properties>'
    )


def _text(text: str) -> str:
    return escape(visible(text))


def content_types(overrides: Mapping[str, str]) -> str:
    """[Content_Types].xml; `overrides`: part -> its content type."""
    return (
        f'{XML_HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{_overrides(overrides)}</Types>'
    )


def _overrides(overrides: Mapping[str, str]) -> str:
    return "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())


def relations(targets: Mapping[str, str]) -> str:
    """A .rels part with rId1, rId2 … in this order; `targets`: part, from the folder of the owner -> kind of relation."""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def finish_office_file(
    data: bytes,
    title: str,
    identifier: str,
    custom: Mapping[str, str],
    amend: Callable[[str, str], str] | None = None,
) -> bytes:
    """A library's workbook with these properties and no author, program or date.

    `amend` gets the name and text of each XML part, for what the library can't write.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: _utf8(archive.read(name)) for name in archive.namelist()}
    new = document_properties(title, identifier, custom)
    parts |= new
    parts[_TYPES] = _with_types(parts[_TYPES], new)
    parts[_RELATIONS] = _with_relations(parts[_RELATIONS], new)
    ordered = sorted(parts, key=lambda name: (name != _TYPES, name != _RELATIONS, name))
    texts = ((name, amend(name, parts[name]) if amend else parts[name]) for name in ordered)
    return write_zip(Entry.deflated(name, text.encode(), 9) for name, text in texts)


def _with_types(types: str, parts: Iterable[str]) -> str:
    missing = {part: _PROPERTIES[part][0] for part in parts if f'"/{part}"' not in types}
    return types.replace("</Types>", f"{_overrides(missing)}</Types>")


def _with_relations(existing: str, parts: Iterable[str]) -> str:
    missing = [part for part in parts if part not in existing]
    entries = "".join(
        f'<Relationship Id="rIdProperties{number}" Type="{_PROPERTIES[part][1]}" Target="{part}"/>'
        for number, part in enumerate(missing, 1)
    )
    return existing.replace("</Relationships>", f"{entries}</Relationships>")


def _utf8(part: bytes) -> str:
    """Chinese as itself and not as references such as &#20320;, which openpyxl writes: smaller, and quicker to read."""
    return _REFERENCE.sub(lambda match: chr(int(match[1])) if int(match[1]) > 127 else match[0], part.decode())


# Word files ---------------------------------------------------------------------------------------


def word_file(
    document: str, styles: str, footers: Sequence[str], fonts: Iterable[str], properties: Mapping[str, str]
) -> bytes:
    """A Word file of its parts; `fonts` are those that it asks for, `properties` what document_properties gives.

    The document names its footers rId4, rId5 …; two and more of them are for odd and even pages.
    """
    footer_names = [f"footer{number}" for number in range(1, len(footers) + 1)]
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    kinds |= dict.fromkeys(footer_names, "footer")
    types = {part: _PROPERTIES[part][0] for part in properties}
    types |= {f"word/{name}.xml": f"{_WORD_TYPE}.{kind}+xml" for name, kind in kinds.items()}
    related = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    related |= dict.fromkeys(footer_names, "footer")
    parts = {
        _TYPES: content_types(types),
        _RELATIONS: relations(
            {
                "word/document.xml": f"{OFFICE}/relationships/officeDocument",
                **{part: _PROPERTIES[part][1] for part in properties},
            }
        ),
        **properties,
        "word/_rels/document.xml.rels": relations(
            {f"{name}.xml": f"{OFFICE}/relationships/{kind}" for name, kind in related.items()}
        ),
        "word/document.xml": document,
        "word/fontTable.xml": _font_table(fonts),
        **{f"word/{name}.xml": footer for name, footer in zip(footer_names, footers, strict=True)},
        "word/settings.xml": _settings(even_pages=len(footers) > 1),
        "word/styles.xml": styles,
    }
    return write_zip(Entry.deflated(name, content.encode()) for name, content in parts.items())


def document_part(body: str) -> str:
    """word/document.xml of the body's paragraphs, tables and sections."""
    return f"{XML_HEAD}<w:document {WORD_NAMESPACES}><w:body>{body}</w:body></w:document>"


def footer_part(content: str, namespaces: str = WORD_NAMESPACES) -> str:
    """word/footerN.xml: a paragraph or more."""
    return f"{XML_HEAD}<w:ftr {namespaces}>{content}</w:ftr>"


def page_number(place: str = "") -> str:
    """The paragraph — 1 — of the style Footer, its number a field; `place` are further properties of the paragraph."""
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{field}</w:p>'


def styles_part(defaults: str, styles: Iterable[str]) -> str:
    """word/styles.xml; `defaults` are the run properties of all text, beyond its language."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"{XML_HEAD}<w:styles {WORD_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}{language}</w:rPr>"
        f"</w:rPrDefault></w:docDefaults>{''.join(styles)}</w:styles>"
    )


def paragraph_style(identifier: str, name: str, paragraph: str, run: str, *, default: bool = False) -> str:
    """A style; `paragraph` and `run` are its properties."""
    kind = ' w:default="1"' if default else "" if name.isascii() else ' w:customStyle="1"'
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{identifier}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def font_names(east_asian: str, latin: str = LATIN, hint: str = "") -> str:
    """Run property: the Chinese font and that of Latin letters and digits."""
    first = f'w:hint="{hint}" ' if hint else ""
    return f'<w:rFonts {first}w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asian}" w:cs="{latin}"/>'


def letter_size(points: float) -> str:
    """Run property."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _font_table(names: Iterable[str]) -> str:
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{_SUBSTITUTES[name]}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return f"{XML_HEAD}<w:fonts {WORD_NAMESPACES}>{entries}</w:fonts>"


def _settings(even_pages: bool) -> str:
    """Chinese line breaking, and the layout of Word 2013 and later."""
    compatibility = (
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'{XML_HEAD}<w:settings {WORD_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f"{'<w:evenAndOddHeaders/>' if even_pages else ''}"
        '<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:compat>{compatibility}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )
