"""What every Office file of ours has: properties, and the types and relations by which readers find them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from openpyxl import Workbook, load_workbook

from jianfu_cli.tools.ooxml import document_properties, finish_office_file
from jianfu_cli.tools.workbooks import saved_workbook


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_properties_hold_what_is_said_and_nothing_else() -> None:
    parts = document_properties("表<一>", "号", {"key": "值&"}, date(2022, 7, 20))
    assert list(parts) == ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"]
    assert re.findall(r"<dc:(\w+)>([^<]*)<", parts["docProps/core.xml"]) == [
        ("title", "表&lt;一&gt;"),
        ("identifier", "号"),
        ("language", "zh-CN"),
    ]
    assert parts["docProps/core.xml"].count("2022-07-20T00:00:00Z") == 2
    assert "<vt:lpwstr>值&amp;</vt:lpwstr>" in parts["docProps/custom.xml"]
    bare = document_properties("表")
    assert list(bare) == ["docProps/core.xml", "docProps/app.xml"]
    assert "identifier" not in bare["docProps/core.xml"] and "dcterms" not in bare["docProps/core.xml"]


def test_a_librarys_workbook_is_finished_once_and_again() -> None:
    once = finish_office_file(saved_workbook(Workbook()), "表", "号", {"key": "值"})
    parts = parts_of(finish_office_file(once, "另一表", "号", {"key": "另一值"}))
    assert "openpyxl" not in "".join(parts.values())
    for part in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        assert parts["[Content_Types].xml"].count(f'"/{part}"') == 1
        assert len(re.findall(rf'Target="/?{part}"', parts["_rels/.rels"])) == 1
    book = load_workbook(io.BytesIO(once))
    assert book.properties.title == "表"
    assert 'name="key"><vt:lpwstr>值<' in parts_of(once)["docProps/custom.xml"]
