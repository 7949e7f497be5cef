"""A field that a checklist adds (联系电话) is one line of it: found, read, checked, in JSON and in inspect."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tables
from commands import run
from form_cases import COLUMNS, FOOT, HEAD, READER, WAYS
from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.definition.checklist import Checklist, load_checklist
from jianfu_cli.definition.fields import DATE, PREPARER, PRINCIPAL, SCHOOL, STANDARD_FIELDS, FieldKind, FormField
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, fill
from jianfu_cli.forms.form_formats import FORMATS
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.reading.label_finder import LabelFinder
from jianfu_cli.returns.facts import Return
from jianfu_cli.returns.identification import identify
from jianfu_cli.rules.checks import check_return
from repository import ROOT
from tables import SHIPPED

PHONE = FormField(key="phone", label="联系电话", required=True)
ITEMS = COLUMNS + "{1..21}\n"


def with_fields(*fields: FormField) -> Checklist:
    return Checklist(**{**SHIPPED.model_dump(by_alias=True), "fields": fields})


WITH_PHONE = with_fields(PHONE)


def read(text: str, checklist: Checklist = WITH_PHONE, way: str = "sheet") -> Return:
    (form,) = FormReader(checklist, AnswerReader(checklist)).read(WAYS[way](text), "报送.xlsx")
    return form


def found(form: Return, checklist: Checklist = WITH_PHONE) -> list[tuple[str, str]]:
    identify(form, None, None)
    return [(each.code, each.message) for each in check_return(form, checklist, AnswerReader(checklist), None)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "foot",
    [
        "填表人：张三　　联系电话：0356-5222222　　校长签字：李明",
        "填表人：张三\n联系电话：0356-5222222\n校长签字：李明",
        "填表人：张三　校长签字：李明　联 系 电 话 ： 0356-5222222",
        "填表人：张三 联系电话0356-5222222 校长签字：李明",
        "填表人：张三　校长签字：李明\n联系电话：\n0356-5222222",
        "| 填表人 | 张三 | 校长签字 | 李明 |\n| 联系电话 | 0356-5222222 |",
        "| 填表人 | 联系电话 | 校长签字 |\n| 张三 | 0356-5222222 | 李明 |",
    ],
)
def test_a_field_of_the_checklists_own_is_read(way: str, foot: str) -> None:
    form = read(HEAD + ITEMS + foot, way=way)
    assert [form.text(field) for field in (PREPARER, PHONE, PRINCIPAL)] == ["张三", "0356-5222222", "李明"]
    assert found(form) == []


@pytest.mark.parametrize(
    ("foot", "place"),
    [
        ("填表人：张三　联系电话：　校长签字：李明", "自查表!A25"),
        ("填表人：张三　校长签字：李明　联系电话：\n请于六月三十日前报送市教育局人事师资股", "自查表!A25"),
        ("填表人：张三　校长签字：李明", None),
    ],
)
def test_a_required_field_that_is_missing_is_a_warning(foot: str, place: str | None) -> None:
    form = read(HEAD + ITEMS + foot)
    assert found(form) == [("JF109", "没有填写联系电话")]
    assert str(form.locate(PHONE) or "") == (place or "")


@pytest.mark.parametrize("way", ["sheet", "xlsx", "word", "docx"])
@pytest.mark.parametrize(
    ("foot", "column"),
    [
        ("| 填表人 | 张三 | 联系电话 | |", 4),
        ("| 填表人 | 张三 | 联系电话： | |", 4),
        ("| 联系电话 | < | | |\n| 填表人 | 张三 |", 3),
        ("| 填表人 | 张三 | 联系电话：______ | |", 3),  # to be written behind the label
        ("| 填表人 | 张三 | 联系电话 | / |", 4),
    ],
)
def test_the_cell_to_fill_in_is_the_empty_cell_beside_the_label(way: str, foot: str, column: int) -> None:
    form = read(f"{HEAD}{ITEMS}{foot}\n校长签字：李明", way=way)
    assert found(form) == [("JF109", "没有填写联系电话")]
    place = form.locate(PHONE)
    assert place is not None
    assert place.column == column


@pytest.mark.parametrize("text", ["/", "无", "—", "略"])
def test_a_field_that_says_nothing_is_not_filled_in(text: str) -> None:
    form = read(f"学校：{text}　　填表时间：{text}\n{ITEMS}填表人：{text}　联系电话：{text}　校长签字：{text}")
    assert [code for code, _ in found(form)] == ["JF101", "JF104", "JF107", "JF108", "JF109"]


def test_a_field_that_need_not_be_there_is_none_of_the_findings() -> None:
    optional = with_fields(FormField(key="phone", label="联系电话"))
    assert found(read(HEAD + ITEMS + FOOT, optional), optional) == []


def test_without_the_field_its_label_only_ends_anothers_value() -> None:
    (form,) = READER.read(
        WAYS["sheet"](HEAD + ITEMS + "填表人：张三　联系电话：0356-5222222　校长签字：李明"), "a.xlsx"
    )
    assert set(form.fields) == {SCHOOL.key, DATE.key, PREPARER.key, PRINCIPAL.key}


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (FieldKind.PERSON, "王 芳（签字）", "王芳"),
        (FieldKind.DATE, "2022年7月1日", "2022年7月1日"),
        (FieldKind.SCHOOL, "东山小学（公章）", "东山小学"),
        (FieldKind.CODE, "2114058704", "2114058704"),
        (FieldKind.TEXT, "另 行 通 知", "另 行 通 知"),
    ],
)
def test_a_field_is_read_by_its_kind_and_leaves_the_standard_ones_alone(
    kind: FieldKind, written: str, value: str
) -> None:
    added = FormField(key="added", label="联办单位（盖章）", kind=kind)
    form = read(HEAD + ITEMS + f"填表人：张三　校长签字：李明\n联办单位：{written}", with_fields(added))
    assert form.text(added) == value
    assert (form.text(SCHOOL), form.text(DATE)) == ("米山镇洞湾小学", "2022年6月23日")
    assert form.schools_elsewhere == []


def test_a_blank_place_for_a_date_is_a_missing_date() -> None:
    added = FormField(key="checked_on", label="审核日期", kind=FieldKind.DATE, required=True)
    checklist = with_fields(added)
    form = read(HEAD + ITEMS + FOOT + "\n审核日期：　　年　　月　　日", checklist)
    assert found(form, checklist) == [("JF109", "没有填写审核日期")]


def test_labels_may_hold_what_means_something_in_a_pattern() -> None:
    added = FormField(key="mail", label="E-mail（*）", spellings=("Q.Q号",), everyday=("邮箱",))
    finder = LabelFinder((*STANDARD_FIELDS, added))
    for text in ("E-mail：a@b.cn", "Q.Q 号：a@b.cn", "邮箱：a@b.cn", "E-mail(*)：a@b.cn"):
        assert [(label.key, label.value) for label in finder.find(text)] == [("mail", "a@b.cn")]
    assert finder.find("QxQ号：1") == ()


@pytest.mark.parametrize("file_format", FORMATS)
def test_one_line_in_the_checklist_and_the_field_is_everywhere(tmp_path: Path, file_format: str) -> None:
    """Printed on the blank form, read from the filled one, checked, in JSON and in inspect."""
    definition = tmp_path / "清单.yaml"
    shipped = (ROOT / "data/checklist.yaml").read_text(encoding="utf-8")
    definition.write_text(f"{shipped}fields: [{{key: phone, label: 联系电话, required: true}}]\n", encoding="utf-8")
    checklist = load_checklist(definition)
    answers = {item.number: (item.expected, "", "") for item in checklist.items}
    fields = {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"}
    returns = tmp_path / "returns"
    returns.mkdir()
    schools: list[tuple[str, dict[str, str]]] = [("米山镇洞湾小学", {"phone": "13800000000"}), ("神农镇东山小学", {})]
    for number, (school, more) in enumerate(schools, 1):
        blank = blank_form(checklist, Addressee(school), None, file_format)
        filled = fill(blank, file_format, Filling({**fields, **more}, answers), checklist.form_fields)
        (returns / f"{number}.{file_format}").write_bytes(filled)

    with_it = ("--checklist", definition)
    given, lacking = json.loads(run("validate", returns, *with_it, "--format", "json").out)["returns"]
    assert (given["fields"], given["findings"]) == ({"phone": "13800000000"}, [])
    assert lacking["fields"] == {"phone": None}
    [finding] = lacking["findings"]
    assert (finding["code"], finding["severity"], finding["message"]) == ("JF109", "warning", "没有填写联系电话")
    assert (finding["location"] is not None) == (file_format == "xlsx")

    shown = run("inspect", returns / f"1.{file_format}", *with_it).out
    assert "联系电话：“13800000000”" in shown


def test_the_record_of_a_checklist_without_own_fields_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "1.xlsx").write_bytes(tables.xlsx(HEAD + ITEMS + FOOT))
    [record] = json.loads(run("validate", tmp_path / "1.xlsx", "--format", "json").out)["returns"]
    assert "fields" not in record
