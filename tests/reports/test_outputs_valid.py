"""Forms, report, workbook and roster are valid: for the Open XML SDK, and for lints of what it does not look at."""

from __future__ import annotations

from pathlib import Path

import pytest

import example_outputs
import openxml
from example_outputs import DOCUMENTS, OUTPUTS
from office import relations, zipped
from openxml import PACKAGE_LINTS, WORD_LINTS, Package
from sdk import sdk_errors


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return example_outputs.make(tmp_path_factory.mktemp("outputs"))


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_open_xml_sdk_finds_no_error(output: str, outputs: dict[str, Path]) -> None:
    assert sdk_errors(outputs[output]) == []


@pytest.mark.parametrize("lint", PACKAGE_LINTS)
@pytest.mark.parametrize("output", OUTPUTS)
def test_an_output_passes_the_lints(output: str, lint: openxml.Lint, outputs: dict[str, Path]) -> None:
    assert lint(Package(outputs[output].read_bytes())) == []


@pytest.mark.parametrize("lint", WORD_LINTS)
@pytest.mark.parametrize("output", DOCUMENTS)
def test_a_document_has_no_leftovers_of_a_template(output: str, lint: openxml.Lint, outputs: dict[str, Path]) -> None:
    assert lint(Package(outputs[output].read_bytes())) == []


# --- each lint sees its fault


def xml(inner: str) -> str:
    """A part with these elements, under the prefixes of the lints."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in openxml.NAMESPACES.items())
    return f"<part {spaces}>{inner}</part>"


Parts = list[tuple[str, str | bytes]]
FIELD = '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>{}<w:fldChar w:fldCharType="end"/>'
RESULT = '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t>'
CHART = '<wp:docPr id="1" name="图1"/><a:graphic><c:chart/></a:graphic>'
FAULTS: list[tuple[openxml.Lint, Parts]] = [
    (openxml.repeated_names, [("xl/a.xml", xml("")), ("xl/A.xml", xml(""))]),
    (openxml.repeated_ids, [("word/a.xml", xml('<wp:docPr id="1"/>')), ("word/b.xml", xml('<wp:docPr id="1"/>'))]),
    (openxml.repeated_ids, [("xl/a.xml", xml('<xdr:cNvPr id="2"/><xdr:cNvPr id="2"/>'))]),
    (openxml.odd_targets, [("xl/_rels/a.xml.rels", relations(("r", "chart", "/xl/b.xml"))), ("xl/b.xml", xml(""))]),
    (openxml.odd_targets, [("xl/_rels/a.xml.rels", relations(("r", "chart", "b.xml"))), ("b.xml", xml(""))]),
    (openxml.drawings_without_text, [("word/a.xml", xml(CHART))]),
    (openxml.drawings_without_text, [("xl/a.xml", xml('<xdr:pic><xdr:cNvPr id="2" name="图" descr=" "/></xdr:pic>'))]),
    (openxml.needless_calculation, [("xl/a.xml", xml('<s:calcPr fullCalcOnLoad="1"/>'))]),
    (openxml.odd_prefixes, [("xl/a.xml", f'<wsDr xmlns="{openxml.NAMESPACES["xdr"]}"/>')]),
    (openxml.japanese_fonts, [("word/a.xml", xml('<w:rFonts w:eastAsia="ＭＳ 明朝"/>'))]),
    (openxml.old_compatibility, [("word/a.xml", xml(""))]),
    (openxml.zoom_without_percent, [("word/a.xml", xml('<w:zoom w:val="bestFit"/>'))]),
    (openxml.page_numbers_without_result, [("word/a.xml", xml(FIELD.format("")))]),
    (openxml.page_numbers_without_result, [("word/a.xml", xml('<w:fldSimple w:instr=" NUMPAGES "/>'))]),
]
SOUND: list[tuple[openxml.Lint, Parts]] = [
    (openxml.repeated_ids, [("xl/a.xml", xml('<xdr:cNvPr id="2"/>')), ("xl/b.xml", xml('<xdr:cNvPr id="2"/>'))]),
    (openxml.odd_targets, [("xl/d/_rels/a.xml.rels", relations(("r", "chart", "../b.xml"))), ("xl/b.xml", xml(""))]),
    (openxml.drawings_without_text, [("word/a.xml", xml('<wp:docPr id="1" name="页码"/><a:graphic/>'))]),
    (openxml.needless_calculation, [("xl/a.xml", xml('<s:calcPr fullCalcOnLoad="1"/><s:f>1+1</s:f>'))]),
    (openxml.page_numbers_without_result, [("word/a.xml", xml(FIELD.format(RESULT)))]),
]


@pytest.mark.parametrize(("lint", "parts"), FAULTS)
def test_a_lint_sees_its_fault(lint: openxml.Lint, parts: Parts) -> None:
    assert len(lint(Package(zipped(parts)))) == 1


@pytest.mark.parametrize(("lint", "parts"), SOUND)
def test_a_lint_lets_pass_what_is_sound(lint: openxml.Lint, parts: Parts) -> None:
    assert lint(Package(zipped(parts))) == []
