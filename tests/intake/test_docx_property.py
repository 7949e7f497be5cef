"""Whatever levels say of a Word text's look, what is read is what a reader of the standard would see, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from jianfu_cli.intake.formats.opening import open_document
from office import WORD_NS, docx, tbl, tc, tr

Level = dict[str, bool | None]  # a property -> on, off, not said

PROPERTIES = ("strike", "dstrike", "vanish")
TOGGLES = ("strike", "vanish")  # what two kinds of styles both switch on cancels out
LEVELS = some.fixed_dictionaries({name: some.sampled_from((None, True, False)) for name in PROPERTIES})
WORDS = some.text("是否无√ab", min_size=1, max_size=3)


def written(level: Level) -> str:
    return "".join(f'<w:{name} w:val="{int(on)}"/>' for name, on in level.items() if on is not None)


def style(kind: str, name: str, level: Level, base: str = "") -> str:
    upon = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{upon}<w:rPr>{written(level)}</w:rPr></w:style>'


def is_on(name: str, run: Level, character: Level, paragraphs: list[Level], table: Level, defaults: Level) -> bool:
    """ECMA-376, 17.7.3: `paragraphs` are the style and the one that it is based on."""
    of_paragraph = next((level[name] for level in paragraphs if level[name] is not None), None)
    said = [run[name], character[name], of_paragraph, table[name], defaults[name]]
    if name in TOGGLES and run[name] is None:
        return bool(defaults[name]) or sum(map(bool, said[1:4])) % 2 == 1
    return bool(next((value for value in said if value is not None), False))


@settings(max_examples=60)
@given(
    some.lists(some.tuples(WORDS, LEVELS, some.booleans()), min_size=1, max_size=4),
    *(LEVELS, LEVELS, LEVELS, LEVELS, LEVELS),
)
def test_what_is_seen_comes_back_and_nothing_else(
    runs: list[tuple[str, Level, bool]], character: Level, paragraph: Level, base: Level, table: Level, defaults: Level
) -> None:
    nothing: Level = dict.fromkeys(PROPERTIES)
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{written(defaults)}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("character", "C", character)
        + style("paragraph", "B", base)
        + style("paragraph", "P", paragraph, "B")
        + style("table", "T", table)
    )
    body, seen = "", ""
    for text, level, styled in runs:
        properties = ('<w:rStyle w:val="C"/>' if styled else "") + written(level)
        body += f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"
        levels = (level, character if styled else nothing, [paragraph, base], table, defaults)
        seen += "" if any(is_on(name, *levels) for name in PROPERTIES) else text
    cell = tc(f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{body}</w:p>')
    data = docx(
        tbl('<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>', tr(cell, "末")),
        parts={"word/styles.xml": f'<w:styles xmlns:w="{WORD_NS}">{styles}</w:styles>'},
        links=(("s", "styles", "styles.xml"),),
    )
    (grid,) = (grid for grid in open_document(data).grids if not grid.hidden)
    end = "" if any(is_on(name, nothing, nothing, [nothing], table, defaults) for name in PROPERTIES) else "末"
    assert "".join(text for row in grid.rows for text in row.cells) == seen + end
