"""Hostile texts in names, answers and rosters, from end to end: in every output they are seen, and are only text."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import yaml
from docx import Document

import commands
import office
from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill

SHIPPED = checklist.load_checklist()
# What it is -> the text, and what must be seen of it.
PAYLOADS = {
    "command": ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
    "link": ('=HYPERLINK("http://example.com/x","点这里")', '=HYPERLINK("http://example.com/x","点这里")'),
    "plus": ("+1+1", "+1+1"),
    "at": ("@SUM(A1:A9)", "@SUM(A1:A9)"),
    "minus": ("-2+3|x", "-2+3|x"),
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "image": ('"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'),
    "closing": ("]]></w:t></script>--><b>", "]]></w:t></script>--><b>"),
    "template": ("{{7*7}}{% for x in y %}{# z #}${7*7}", "{{7*7}}{% for x in y %}{# z #}${7*7}"),
    "markup": ("[[表:x]]【【｜｜# 题", "[[表:x]]"),
    "placeholder": ("{{jianfu:code}}", "{{jianfu:code}}"),
    "field": ('{ INCLUDETEXT "c:\\\\x" }', "INCLUDETEXT"),
    "address": ("http://example.com/ mailto:a@b.cn", "http://example.com/ mailto:a@b.cn"),
    "turned": ("甲\u202exslx.exe乙", "xslx.exe"),
    "long": ("长" * 40_000, "长" * 1000),
    "folder": ("../../x", "../../x"),
    "device": ("CON", "CON"),
    "escape": ("&#65;&lt;b&gt;%00", "&#65;&lt;b&gt;%00"),
    "rare": ("㙍䶮𠮷☑", "㙍䶮𠮷☑"),
}
RAW = {
    "colours": "甲\x1b[31m红\x1b]0;题\x07乙",
    "null": "甲\x00\x01\x08乙",
    "half": "甲\ud800乙",
    "none": "甲\ufffe\uffff乙",
    "c1": "甲\x9b31m乙",
}


def filled(kind: str, text: str, school: str | None = None) -> bytes:
    """A form in which everything that a school writes is the text."""
    answers = {item.number: (item.expected, text, text) for item in SHIPPED.items}
    wrong = SHIPPED.items[0]
    answers[1] = (
        next(answer for answer in SHIPPED.answers if answer not in (wrong.expected, SHIPPED.not_applicable)),
        text,
        text,
    )
    filling = Filling(
        {"date": "2022年6月30日", "preparer": text, "principal": text},
        answers,
        [Measure(1, text, text, text, "2022年9月1日")],
    )
    return fill(blank_form(SHIPPED, Addressee(school or text[:190]), Term(2021, 2), kind), kind, filling)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a roster and returns full of the payloads, and all outputs of all commands."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "returns").mkdir()
    schools = []
    for name, (text, _) in PAYLOADS.items():
        school = f"{text[:100]}{name}小学"
        schools.append({"name": school, "group": text[:100], "kind": text[:50], "aliases": [text[:60] + name]})
        for kind in ("xlsx", "docx"):
            (folder / "returns" / f"{name}.{kind}").write_bytes(filled(kind, text, school))
    (folder / "名册.yaml").write_text(yaml.safe_dump(schools, allow_unicode=True), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for arguments in (
            ["blank", "--roster", "名册.yaml", "--term", "2022春"],
            ["validate", "returns", "--roster", "名册.yaml", "-o", "out/核对.txt"],
            ["validate", "returns", "--roster", "名册.yaml", "--format", "json", "-o", "out/核对.json"],
            ["summarize", "--roster", "名册.yaml", "--date", "2022-07-15"],
        ):
            done = commands.run(*arguments)
            assert done.code in (0, 1), done.err
            assert "\x1b" not in done.out + done.err
    return folder


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def office_files(run: Path) -> Iterator[Path]:
    made = [
        *run.glob("summary/*.xlsx"),
        *run.glob("summary/*.docx"),
        *run.glob("forms/**/*.xlsx"),
        *run.glob("forms/**/*.docx"),
    ]
    assert len(made) == 2 + 2 * len(PAYLOADS)
    yield from made


def test_forms_stay_inside_their_folder_one_a_school(run: Path) -> None:
    made = [path for path in (run / "forms").rglob("[!.]*") if path.is_file()]
    assert len({path.name for path in made}) == 2 * len(PAYLOADS) == len(made)
    assert {path.parent.parent for path in made} == {run / "forms" / "2021-2022-2"}, "in folders by township"
    assert sorted(path.name for path in run.iterdir()) == ["forms", "out", "returns", "summary", "名册.yaml"]


def test_no_formula_no_link_no_field_leads_anywhere(run: Path) -> None:
    for path in office_files(run):
        for name, part in parts(path).items():
            where = f"{path.name} {name}"
            assert b'TargetMode="External"' not in part, where
            assert "externalLink" not in name and not name.endswith((".bin", ".vml")), where
            assert b"<script" not in part and b"<img" not in part, where
            if name.startswith("xl/worksheets/"):
                assert b"DDE" not in part and not re.search(rb"<hyperlink [^>]*r:id", part), where
                for formula in re.findall(rb"<f[ >][^<]*", part):
                    assert not re.search(rb"cmd|HYPERLINK|SUM\(A1:A9|1\+1|2\+3", formula), where
            if name.startswith("word/"):
                assert not re.search(rb"<w:instrText[^>]*>[^<]*(INCLUDE|DDE|HYPERLINK|LINK)", part), where
                assert b"<w:hyperlink" not in part, where


def test_workbooks_and_documents_open_with_the_libraries_and_show_the_texts(run: Path) -> None:
    book = openpyxl.load_workbook(run / "summary" / "汇总表.xlsx")
    shown = "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    )
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and len(str(cell.value)) <= 32_767, (sheet.title, cell.coordinate)
    for name, (_, seen) in PAYLOADS.items():
        assert seen in shown, name
    assert "49" not in re.findall(r"(?<=template小学).{0,3}", shown)
    document = Document(str(run / "summary" / "汇总报告.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for name, (_, seen) in PAYLOADS.items():
        assert seen[:20] in text, name


def test_the_page_holds_no_element_of_theirs(run: Path) -> None:
    page = (run / "summary" / "汇总.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "<img src=x" not in page
    assert not re.search(r"""(?:href|src)\s*=\s*["']?(?:http|//|javascript)""", page)
    plain = (
        html.unescape(page)
        .replace("\\u003c", "<")
        .replace("\\u003e", ">")
        .replace("\\u0027", "'")
        .replace("\\u0026", "&")
        .replace('\\"', '"')
        .replace("\\/", "/")
    )
    for name, (_, seen) in PAYLOADS.items():
        assert seen.replace("\\\\", "\\")[:18] in plain.replace("\\\\", "\\"), name


def test_json_and_text_show_the_texts(run: Path) -> None:
    validation = json.loads((run / "out" / "核对.json").read_text(encoding="utf-8"))
    by_file = {entry["file"]: entry for entry in validation["returns"]}
    text = (run / "out" / "核对.txt").read_text(encoding="utf-8")
    for name, (_, seen) in PAYLOADS.items():
        for kind in ("xlsx", "docx"):
            entry = by_file[f"returns/{name}.{kind}"]
            assert entry["status"] != "unreadable", (name, entry["findings"])
            assert seen in entry["responses"][0]["explanation"], (name, kind)
            assert seen in entry["rectifications"][0]["measure"], (name, kind)
            assert f"returns/{name}.{kind}" in text
    summary = json.loads((run / "summary" / "summary.json").read_text(encoding="utf-8"))
    assert sum(summary["dispositions"].values()) == 2 * len(PAYLOADS)


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_form_with_a_hostile_school_is_the_same_text(name: str, run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the blank form was issued to, read back."""
    school = f"{PAYLOADS[name][0][:100]}{name}小学"
    for kind in ("xlsx", "docx"):
        blank = blank_form(SHIPPED, Addressee(school), None, kind)
        for part_name, part in parts_of(blank).items():
            assert not re.search(rb"<f>[^<]*(cmd|HYPERLINK|1\+1)", part), part_name
    monkeypatch.chdir(run)
    assert commands.run("inspect", f"returns/{name}.xlsx", "--roster", "名册.yaml").code in (0, 1)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", RAW)
def test_what_can_not_be_written_is_made_visible(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters, halves of characters: from a school's option, a roster, a file name, a return."""
    monkeypatch.chdir(tmp_path)
    text = RAW[name]
    Path("returns").mkdir()
    escaped = (
        re.sub("[\x00-\x08\x0b-\x1f]", lambda match: f"_x{ord(match[0]):04X}_", text)
        .encode("utf-8", "replace")
        .decode()
    )
    rows = [f"|{item.number}.{item.text}|否|{escaped}" for item in SHIPPED.items]
    sheet = (
        office.rows(f"学校|{escaped}小学", "填表时间|2022年6月30日", "项目|内容|自查情况|备注", *rows)
        .replace("\ufffe", "&#xFFFD;")
        .replace("\uffff", "&#xFFFD;")
    )
    Path("returns/a.xlsx").write_bytes(office.xlsx(sheet))
    if "\x00" not in text and "\ud800" not in text:
        Path(f"returns/{text.replace('/', '')}.xlsx").write_bytes(b"x")
    Path("名册.yaml").write_text(json.dumps([{"name": text.replace("\ud800", "") + "小学"}]), encoding="utf-8")
    for arguments in (["validate", "returns"], ["validate", "returns", "--format", "json"], ["inspect", "returns/a.xlsx"],
                      ["summarize"], ["blank", "--school", text], ["blank", "--roster", "名册.yaml"], ["validate", text],
                      ["rules", text], ["validate", "returns", "--term", text], [text]):  # fmt: skip
        done = commands.run(*arguments)
        assert done.code in (0, 1, 2), arguments
        if "json" in arguments:
            json.loads(done.out)
            continue
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", done.out + done.err), arguments
    forms = list(Path("forms").rglob("[!.]*.*"))
    assert len(forms) >= 2
    for path in [*forms, *Path("summary").glob("*.??cx"), *Path("summary").glob("*.xlsx")]:
        assert not any(
            re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", part)
            for part_name, part in parts(path).items()
            if part_name.endswith(".xml")
        )
    json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
