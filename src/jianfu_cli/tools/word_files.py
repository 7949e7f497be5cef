"""A Word file of ours from its text, styles and footers: the parts, and the pieces of XML that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .ooxml import OFFICE, XML_HEAD, package_parts, relations
from .zipwriting import Entry, write_zip

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
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(
    document: str, styles: str, footers: Sequence[str], fonts: Iterable[str], properties: Mapping[str, str]
) -> bytes:
    """A Word file of its parts; `fonts` are those that it asks for, `properties` what document_properties gives.

    The document names its footers rId4, rId5 …; two and more of them are for odd and even pages.
    """
    footer_names = [f"footer{number}" for number in range(1, len(footers) + 1)]
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    kinds |= dict.fromkeys(footer_names, "footer")
    types = {f"word/{name}.xml": f"{_WORD_TYPE}.{kind}+xml" for name, kind in kinds.items()}
    related = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    related |= dict.fromkeys(footer_names, "footer")
    parts = {
        **package_parts("word/document.xml", types, properties),
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
