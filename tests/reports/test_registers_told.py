"""The bureau's own ledgers in every output: figures and public columns; and what is private leaves the file in none."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from checklists import TWELVE_ITEMS
from commands import run
from example_folder import lay_out
from registers import LEDGER, MATTERS, REPORTS, Entry, begin_ledger, days, matter, report, type_rows

SECRET, OTHER_SECRET = "绝密之言甲乙丙", "绝密之事丁戊己"
NAMED, WELL = "东城街道第二示例小学", "东城街道第一示例小学"
DAY = ("--date", "2022-06-30")


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example with a ledger that is filled in, summed up."""
    path = tmp_path_factory.mktemp("台账")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(lay_out(path))
        begin_ledger()
        type_rows(LEDGER, MATTERS, [matter("去年的检查", day, 涉及学校="全部") for day in days(2021, 24)])
        type_rows(LEDGER, MATTERS, [matter(f"食堂检查{at}", day) for at, day in enumerate(days(2022, 9), 1)])
        unapproved = matter("禁毒宣传", date(2022, 4, 1), "社会事务进校园", 审批情况="未审批", 涉及学校="米山镇")
        type_rows(LEDGER, MATTERS, [unapproved])
        written = {"反映内容": SECRET, "处理情况": f"已告知\n{OTHER_SECRET}"}
        open_still = report(date(2022, 5, 9), WELL, "正在核实", **written)
        type_rows(LEDGER, REPORTS, [report(date(2022, 5, 3), NAMED, 对应项号="14", **written), open_still])
        assert run("summarize", *DAY).code == 0
        yield path


def summary() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    return found


def test_summary_json_has_the_figures() -> None:
    matters, reports = summary()["ledgers"]
    assert (matters["title"], matters["rows"], reports["title"], reports["rows"]) == (MATTERS, 34, REPORTS, 2)
    halved = matters["figures"][0]
    assert {key: halved[key] for key in ("title", "year", "value", "baseline", "limit", "holds")} == {
        "title": "督查检查评比考核事项", "year": 2022, "value": 9, "baseline": 24, "limit": 12, "holds": True,
    }  # fmt: skip
    assert [(figure["value"], figure["limit"], figure["holds"]) for figure in matters["figures"][1:]] == [
        (1, 0, False), (1, 6, True),
    ]  # fmt: skip
    assert [figure["value"] for figure in reports["figures"]] == [2, 1]
    assert "反映内容" not in reports["columns"] and "反映学校" in reports["columns"]


def test_a_report_that_is_true_is_the_third_ground_of_the_school_it_names() -> None:
    [proposed] = [entry for entry in summary()["priority"] if entry["grounds"] == "群众举报"]
    assert proposed == {
        "school": NAMED,
        "grounds": "群众举报",
        "reasons": ["群众举报查实1件", "第14项自查无问题，举报查实1件，建议核实"],
    }


def test_the_report_has_a_section_and_annexes() -> None:
    document = docx.Document("summary/汇总报告.docx")
    said = [re.sub("（见附件\\d+）", "", paragraph.text) for paragraph in document.paragraphs]
    at = next(place for place, text in enumerate(said) if text.endswith("、事项审批和举报"))
    assert said[at + 1 : at + 6] == [
        f"（一）{MATTERS}",
        "2022年登记10项。2022年1月1日至6月30日督查检查评比考核事项9项，为全年控制数12项（2021年24项减少50%）的75%；"
        "未经审批的事项1项（涉及2所学校），超过全年上限（0项）；"
        "社会事务进校园最多的学校1项，没有学校超过每校全年6项。",
        f"（二）{REPORTS}",
        "2022年登记2件。2022年1月1日至6月30日收到的举报2件；查实的举报1件。",
        f"台账“举报登记”所记，涉及{NAMED}（群众举报查实1件；第14项自查无问题，举报查实1件，建议核实）。",
    ]
    [table] = [t for t in document.tables if t.rows[0].cells[1].text == "事项名称"]
    assert len(table.rows) == 11 and [cell.text for cell in table.rows[10].cells][1:4] == [
        "禁毒宣传", "社会事务进校园", "市教育局",
    ]  # fmt: skip


def test_the_workbook_has_a_sheet_for_each() -> None:
    book = openpyxl.load_workbook("summary/汇总表.xlsx")
    rows = list(book[f"台账·{MATTERS}"].iter_rows(values_only=True))
    heading = next(at for at, row in enumerate(rows) if row[0] == "序号")
    assert len(rows) - heading - 1 == 34 and rows[heading + 1][-1] == f"台账.xlsx!{MATTERS}!A2"
    assert str(rows[1][0]).startswith("2022年1月1日至6月30日督查检查评比考核事项9项，为全年控制数12项")
    assert "反映内容" not in [cell.value for row in book[f"台账·{REPORTS}"].iter_rows() for cell in row]
    *_, printed, _ = range_boundaries(book[f"台账·{MATTERS}"].print_area.rpartition("!")[2])
    assert printed
    assert rows[heading][printed] == "台账中的位置", "all but the place in the bureau's file is printed"


def test_the_page_tells_of_them() -> None:
    page = Path("summary/汇总.html").read_text(encoding="utf-8")
    assert "为全年控制数12项（2021年24项减少50%）的75%" in page and "<td>禁毒宣传</td>" in page
    assert "去年的检查" not in page


def contents(data: bytes) -> Iterator[bytes]:
    """The bytes of a file, and of all that is packed in it."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from contents(archive.read(name))


def forms(text: str) -> list[bytes]:
    """The text in every way in which an output may hold it."""
    escaped = [json.dumps(text)[1:-1], "".join(f"&#{ord(c)};" for c in text), "".join(f"&#x{ord(c):x};" for c in text)]
    return [text.encode(name) for name in ("utf-8", "gbk", "utf-16-le", "utf-16-be")] + [e.encode() for e in escaped]


def holds(path: Path, text: str) -> bool:
    return any(form in part for part in contents(path.read_bytes()) for form in forms(text))


def test_what_is_private_is_in_no_byte_of_any_output() -> None:
    shown = [
        run("ledger"),
        run("validate"),
        run("validate", "--format", "json", "-o", "核对.json"),
        run("inspect", next(Path("returns").glob("*.xlsx"))),
        run("blank", "--roster", "名册.xlsx"),
        run("reply", "--format", "copy", "--format", "slip", "--format", "text", "--format", "draft"),
        run("checklist"),
        run("summarize", *DAY),
    ]
    files = [path for path in Path().rglob("*") if path.is_file() and not path.name.startswith("台账")]
    assert {"汇总.html", "汇总表.xlsx", "汇总报告.docx", "summary.json", "核对.json"} <= {path.name for path in files}
    for secret in (SECRET, OTHER_SECRET):
        assert holds(LEDGER, secret)
        assert [path for path in files if holds(path, secret)] == []
        assert all(secret not in done.out + done.err for done in shown)


def test_no_message_holds_what_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = "[text, choices, date, number, schools, items]"
    columns = "\n".join(
        f"      - {{name: {kind}列, type: {kind}, private: true{', choices: [甲, 乙]' if kind == 'choices' else ''}}}"
        for kind in kinds.strip("[]").split(", ")
    )
    monkeypatch.chdir(tmp_path)
    Path("清单.yaml").write_text(
        f"{TWELVE_ITEMS}ledgers:\n  - title: 来信\n    columns:\n      - {{name: 编号, required: true}}\n{columns}\n",
        encoding="utf-8",
    )
    Path("名册.csv").write_text("学校名称\n绝密之言小学\n", encoding="utf-8")
    run("init", "--checklist", "清单.yaml")
    kind_names = ("text", "choices", "date", "number", "schools", "items")
    entry: Entry = {"编号": "1"}
    type_rows(LEDGER, "来信", [entry | {f"{kind}列": SECRET for kind in kind_names}])
    for command in ("validate", "summarize", "ledger"):
        done = run(command, "--checklist", "清单.yaml", "--roster", "名册.csv")
        assert done.code == 2
        assert [line.split("：")[0] for line in done.err.splitlines() if "来信" in line] == [
            f"台账.xlsx!来信!{column}2" for column in "CDEFG"
        ]
        assert "绝密" not in done.out + done.err
