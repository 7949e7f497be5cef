"""The fixed parts of an official document by GB/T 9704: page, styles, fonts, page numbers."""

from __future__ import annotations

from typing import NamedTuple

from ...tools import (
    TABLE_NORMAL,
    WORD_NAMESPACES,
    font_names,
    footer_part,
    letter_size,
    page_number,
    paragraph_style,
    styles_part,
)

DRAWING = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

TITLE, BLACK, SCRIPT, BODY, SONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
# The fonts above that have no more than the 6,763 characters of GB 2312, and those that show the others in their place.
WIDER = {TITLE: SONG, SCRIPT: "楷体", BODY: "仿宋"}
RAREST = "SimSun-ExtB"  # beyond the basic plane
FONTS = (TITLE, BODY, SCRIPT, BLACK, SONG)

# Twips (1/20 pt). The text area is 156 x 225 mm: 22 lines of 28 characters.
SHORT_SIDE, LONG_SIDE = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1588, 1474
LINE = 579  # 28.95 pt: with 29 pt only 21 lines fit
AREA = SHORT_SIDE - LEFT - RIGHT
CHARACTER = 320  # 3号
TIGHTER = 5  # what each character is narrowed by, so that 28 fit on a line
TITLE_LINE = 724  # five quarters of a line: four lines of a title take five of the text
FOOTER = 1390  # the dash 7 mm below the text area
TABLE_SIZE = 10.5  # points
PAGE_NUMBER = 280  # 4号, 14 pt
TITLE_CHARACTERS = 20  # of 2号 on a line
MILLIMETRE = 36000  # in the units of drawings
TWIPS = 56.693  # in a millimetre


class Lettering(NamedTuple):
    """How large the text is: points; the pitch of its lines in twips; characters on a line, lines on a page."""

    size: float
    line: int

    @property
    def characters(self) -> int:
        """Full-width ones on a line, less the one that punctuation may need, which may not begin the next."""
        return AREA // (round(self.size * 20) - TIGHTER) - 1

    @property
    def lines(self) -> int:
        """On a page."""
        return (LONG_SIDE - TOP - BOTTOM) // self.line


USUAL = Lettering(16, LINE)  # 3号
SMALLER = (Lettering(14, 480), Lettering(12, 380))  # 4号, 小4号: no smaller one is pleasant to read on paper

# The relations by which a section names its footers (see `footers`): odd and even pages, upright and turned.
FOOTERS = {False: ("rId4", "rId5"), True: ("rId6", "rId7")}


def section(landscape: bool, pitch: int = LINE) -> str:
    """Page size, margins and footers of a run of pages. Turned pages are bound at what is then their top."""
    if landscape:
        size = f'<w:pgSz w:w="{LONG_SIDE}" w:h="{SHORT_SIDE}" w:orient="landscape"/>'
        margins = (LEFT, TOP, RIGHT, BOTTOM)
    else:
        size = f'<w:pgSz w:w="{SHORT_SIDE}" w:h="{LONG_SIDE}"/>'
        margins = (TOP, RIGHT, BOTTOM, LEFT)
    odd, even = FOOTERS[landscape]
    sides = " ".join(f'w:{side}="{at}"' for side, at in zip(("top", "right", "bottom", "left"), margins, strict=True))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:type w:val="nextPage"/>{size}<w:pgMar {sides} w:header="850" w:footer="{FOOTER}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{pitch}"/></w:sectPr>'
    )


# Footers ------------------------------------------------------------------------------------------


def footers() -> list[str]:
    """The footers of odd and even pages, then those of odd and even pages that are turned."""
    upright = [footer_part(_page_number(odd)) for odd in (True, False)]
    return [*upright, _turned_footer(True, 1), _turned_footer(False, 2)]


def _turned_footer(odd: bool, drawing_id: int) -> str:
    """The same where it would stand if the page were not turned: upright to the binding, at the left edge.

    No two drawings of the document may have the same `drawing_id`.
    """
    across, along = 8, 40  # millimetres
    left = BOTTOM / TWIPS - 7 - across / 2
    top = (SHORT_SIDE - RIGHT) / TWIPS - along if odd else LEFT / TWIPS
    position = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{round(at * MILLIMETRE)}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, at in (("H", left), ("V", top))
    )
    extent = f'cx="{across * MILLIMETRE}" cy="{along * MILLIMETRE}"'
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{_page_number(odd)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{position}<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{drawing_id}" name="页码 {drawing_id}" descr="页码"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    run = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{run}</w:p>'
    return footer_part(paragraph, f"{WORD_NAMESPACES} {DRAWING}")


def _page_number(odd: bool) -> str:
    """— 1 — at the right of odd pages and the left of even ones, one character in."""
    side, indent = ("right", 'w:rightChars="100" w:right') if odd else ("left", 'w:leftChars="100" w:left')
    return page_number(f'<w:ind {indent}="{PAGE_NUMBER}"/><w:jc w:val="{side}"/>')


# Styles -------------------------------------------------------------------------------------------


def styles(lettering: Lettering = USUAL) -> str:
    """word/styles.xml."""
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{lettering.line}" w:lineRule="exact"/>'
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    flat = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    keep = "<w:keepNext/>"
    ungridded = '<w:snapToGrid w:val="0"/>'
    title_line = f'<w:spacing w:before="0" w:after="0" w:line="{TITLE_LINE}" w:lineRule="exact"/>'
    close = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'
    tighter = f'<w:spacing w:val="-{TIGHTER}"/>'
    loose = '<w:spacing w:val="0"/>'
    centre, left = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
    parts = [
        paragraph_style(
            "Normal", "Normal", f'<w:widowControl w:val="0"/>{exact}<w:jc w:val="both"/>', tighter, default=True
        ),
        paragraph_style(
            "Title", "Title", f"{keep}{ungridded}{title_line}{centre}", font_names(TITLE) + loose + letter_size(22)
        ),
        paragraph_style("Addressee", "主送机关", flat, ""),
        paragraph_style("Heading1", "heading 1", f'{keep}{indent}<w:outlineLvl w:val="0"/>', font_names(BLACK)),
        paragraph_style("Heading2", "heading 2", f'{keep}{indent}<w:outlineLvl w:val="1"/>', font_names(SCRIPT)),
        paragraph_style("Heading3", "heading 3", f'{indent}<w:outlineLvl w:val="2"/>', ""),
        paragraph_style("BodyText", "Body Text", indent, ""),
        paragraph_style("AnnexList", "附件说明", keep + left, ""),
        paragraph_style(
            "Signature", "Signature", f'{keep}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{left}', ""
        ),
        paragraph_style("AnnexMark", "附件标识", f"{keep}{left}", font_names(BLACK)),
        paragraph_style(
            "AnnexTitle",
            "附件标题",
            f'{keep}{ungridded}{title_line}{centre}<w:outlineLvl w:val="0"/>',
            font_names(TITLE) + loose + letter_size(22),
        ),
        paragraph_style("TableText", "表格文字", close + left, loose + letter_size(TABLE_SIZE)),
        paragraph_style("TableHead", "表格标题", close + centre, font_names(BLACK) + loose + letter_size(TABLE_SIZE)),
        paragraph_style(
            "TableNote",
            "表注",
            '<w:snapToGrid w:val="0"/><w:spacing w:before="80" w:after="0" w:line="320" w:lineRule="exact"/>' + left,
            loose + letter_size(TABLE_SIZE),
        ),
        paragraph_style(
            "Footer",
            "footer",
            '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>',
            font_names(SONG, latin=SONG, hint="eastAsia") + loose + letter_size(14),
        ),
        TABLE_NORMAL,
        _official_table(),
    ]
    return styles_part(f'{font_names(BODY)}<w:kern w:val="2"/>{letter_size(lettering.size)}', parts)


def _official_table() -> str:
    """The table style with all borders closed."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 70), ("bottom", 40), ("right", 70))
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="OfficialTable"><w:name w:val="公文表格"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
