"""Our own form in Excel: of the next return that is equal to one read before, no sheet is parsed again."""

from __future__ import annotations

import pytest
from lxml.etree import _Element as Element

from jianfu_cli.definition import Term, load_checklist
from jianfu_cli.forms.blank_forms import Addressee, BlankForms
from jianfu_cli.intake.formats import safe_xml
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.formats.xlsx import workbook_xml


def test_the_sheets_of_our_own_form_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    form = BlankForms(load_checklist(), Term(2021, 2)).form(Addressee("米山镇中心小学", "3114000001"), "xlsx")
    parsed: list[int] = []
    parse = safe_xml.root_of

    def root_of(xml: bytes, *, lenient: bool = False) -> Element:
        parsed.append(len(xml))
        return parse(xml, lenient=lenient)

    monkeypatch.setattr(workbook_xml, "root_of", root_of)
    first = open_document(form).grids
    assert parsed
    parsed.clear()
    assert [grid.rows for grid in open_document(form).grids] == [grid.rows for grid in first]
    assert max(parsed, default=0) < 1_000  # what is left of the shared texts
