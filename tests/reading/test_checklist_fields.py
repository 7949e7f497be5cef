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
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.reading.label_finder import LabelFinder
from jianfu_cli.returns.facts import Return
from jianfu_cli.returns.identification import identify
from jianfu_cli.rules.checks import check_return
from tables import SHIPPED

PHONE = FormField(key="phone", label="联系电话", required=True)
ITEMS = COLUMNS + "{1..21}\n"


def with_fields(*fields: FormField) -> Checklist:
    return Checklist(**{**SHIPPED.model_dump(), "fields": fields})


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


def test_a_form_with_the_field_end_to_end(tmp_path: Path) -> None:
    shipped = Path(tables.__file__).parents[2] / "data/checklist.yaml"
    definition = tmp_path / "清单.yaml"
    line = "fields: [{key: phone, label: 联系电话, required: true}]\n"
    definition.write_text(shipped.read_text(encoding="utf-8") + line, encoding="utf-8")
    checklist = load_checklist(definition)
    returns = tmp_path / "returns"
    returns.mkdir()
    given, lacking = "填表人：张三　联系电话：13800000000　校长签字：李明", "填表人：张三　联系电话：　校长签字：李明"
    (returns / "1.xlsx").write_bytes(tables.xlsx(HEAD + ITEMS + given, checklist))
    (returns / "2.docx").write_bytes(tables.docx(HEAD.replace("洞湾", "东山") + ITEMS + lacking, checklist))

    done = run("validate", str(returns), "--checklist", str(definition), "--format", "json")
    first, second = json.loads(done.out)["returns"]
    assert (first["fields"], first["findings"]) == ({"phone": "13800000000"}, [])
    assert second["fields"] == {"phone": None}
    [finding] = second["findings"]
    assert (finding["code"], finding["severity"], finding["message"]) == ("JF109", "warning", "没有填写联系电话")

    shown = run("inspect", str(returns / "1.xlsx"), "--checklist", str(definition)).out
    assert "联系电话：“13800000000”" in shown
    plain = run("validate", str(returns / "1.xlsx"), "--format", "json")
    assert "fields" not in json.loads(plain.out)["returns"][0]
