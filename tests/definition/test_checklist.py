"""The definition: the shipped 21 items, and what is said of a broken one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checklists import OTHER_CHECKLIST
from jianfu_cli.definition import checklist
from jianfu_cli.definition.fields import STANDARD_FIELDS
from jianfu_cli.reports.screen import checklist_text as definition
from jianfu_cli.tools.errors import DefinitionError, JianfuError

NOTICE = Path(__file__).parent / "notice-2021-167-attachment2.txt"


def mistakes(tmp_path: Path, text: str | bytes) -> list[tuple[int | None, str]]:
    path = tmp_path / "清单.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DefinitionError) as error:
        checklist.load_checklist(path)
    assert all(mistake.file == path for mistake in error.value.mistakes)
    return [(mistake.line, mistake.text) for mistake in error.value.mistakes]


def test_items_are_the_notices_word_for_word() -> None:
    rows = [line.split("\t") for line in NOTICE.read_text(encoding="utf-8").splitlines() if line]
    shipped = [
        (section.title, f"{item.number}. {item.text}")
        for section in checklist.load_checklist().sections
        for item in section.items
    ]
    assert shipped == [(section, text) for section, text in rows]
    assert len(shipped) == 21


def test_expected_answers_follow_the_polarity_of_the_items() -> None:
    shipped = checklist.load_checklist()
    assert [item.number for item in shipped.items if item.expected == "否"] == [1, 2, 3, 4, 5, 7, 12, 14, 15, 16]
    assert {item.expected for item in shipped.items} == {"是", "否"}
    assert [(s.items[0].number, s.items[-1].number) for s in shipped.sections] == [(1, 3), (4, 8), (9, 19), (20, 21)]


def test_compliance_is_none_for_not_applicable_and_for_no_answer() -> None:
    shipped = checklist.load_checklist()
    first = shipped.by_number[1]
    assert [shipped.compliant(first, answer) for answer in ("否", "是", "不涉及", None)] == [True, False, None, None]


def test_another_countys_list_needs_no_change_of_code(tmp_path: Path) -> None:
    path = tmp_path / "清单.yaml"
    path.write_text(OTHER_CHECKLIST, encoding="utf-8")
    other = checklist.load_checklist(path)
    assert (other.version, other.not_applicable, len(other.items)) == ("3", None, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_definition_saved_by_notepad_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "清单.yaml"
    path.write_bytes(OTHER_CHECKLIST.replace("\n", "\r\n").encode(encoding))
    assert checklist.load_checklist(path).title == "某县清单"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("number: 2", "number: 1", 15, "编号 1 重复"),
        ("number: 2", "number: 4", 15, "此处应为 2"),
        ("      - number: 2\n        text", "      - text", 15, "缺少必填的“number”"),
        ("number: 2", "number: 二", 15, "应为整数"),
        ("expected: 达标\n      - number: 2", "expected: 是\n      - number: 2", 14, "不在 answers"),
        ("text: 是否做到乙。", "text: ''", 16, "不能为空"),
        ("text: 是否做到乙。", "text: 是否做到甲", 16, "与第 1 项相同"),
        ("title: 某县清单", "title: 某县清单\ntitel: 错", 4, "不认识的键“titel”"),
        ("title: 某县清单", "title: 某县清单\ntitle: 又一次", 4, "出现了两次"),
        ("answers: [达标, 不达标]", "answers: [达标]", 8, "至少要有 2 项"),
        ("answers: [达标, 不达标]", "answers: [达标, 不达标]\nnot_applicable: 无", 9, "not_applicable“无”不在"),
        ("id: other-county", "id: 某县", 1, "写法不符合要求"),
    ],
)
def test_each_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    found = mistakes(tmp_path, OTHER_CHECKLIST.replace(old, new, 1))
    assert any(at == line and words in text for at, text in found), found


PHONE = "  - {key: phone, label: 联系电话, required: true}\n"


def test_a_field_of_the_checklists_own_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "清单.yaml"
    path.write_text(f"{OTHER_CHECKLIST}fields:\n{PHONE}", encoding="utf-8")
    with_phone = checklist.load_checklist(path)
    [phone] = with_phone.fields
    assert (phone.key, phone.label, phone.kind, phone.place, phone.required) == (
        "phone",
        "联系电话",
        "text",
        "foot",
        True,
    )
    assert with_phone.form_fields == (*STANDARD_FIELDS, phone)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("{key: phone, label: 手机号}", "key“phone”与第 1 个栏目相同"),
        ("{key: principal, label: 副校长}", "key“principal”与每张表都有的“校长签字”相同"),
        ("{key: mobile, label: 联系电话（手机）}", "名称“联系电话（手机）”与第 1 个栏目相同"),
        ("{key: unit, label: 学校（公章）}", "名称“学校（公章）”与每张表都有的“学校（盖章）”相同"),
        ("{key: author, label: 填报人}", "名称“填报人”与每张表都有的“填表人”相同"),
        ("{key: head, label: 主任, spellings: [教务主任, 负责人]}", "名称“负责人”与每张表都有的“校长签字”相同"),
        ("{key: head, label: 主任, everyday: [联系 电话]}", "名称“联系 电话”与第 1 个栏目相同"),
        ("{key: mail, label: 邮箱：}", "末尾不要写冒号"),
        ("{key: seal, label: （盖章）}", "在括号之外至少要有两个字"),
        ("{key: 电话, label: 手机号}", "“key”的写法不符合要求：应为小写英文字母"),
        ("{key: mobile, label: 手机号, kind: 电话}", "“kind”应为"),
        ("{key: mobile, label: 手机号, required: 要}", "“required”应为 true 或 false"),
        ("{key: mobile}", "缺少必填的“label”"),
        ("{key: mobile, label: 手机号, spellings: ['']}", "“spellings”不能为空"),
    ],
)
def test_each_mistake_in_a_field_is_named_with_its_line(tmp_path: Path, field: str, words: str) -> None:
    found = mistakes(tmp_path, f"{OTHER_CHECKLIST}fields:\n{PHONE}  - {field}\n")
    assert any(line == 20 and words in text for line, text in found), found


def test_a_field_may_repeat_its_own_words(tmp_path: Path) -> None:
    path = tmp_path / "清单.yaml"
    path.write_text(
        OTHER_CHECKLIST + "fields: [{key: phone, label: 联系电话, spellings: [联系电话, 电话]}]\n", encoding="utf-8"
    )
    assert len(checklist.load_checklist(path).fields) == 1


def test_all_mistakes_come_in_one_pass(tmp_path: Path) -> None:
    broken = (
        OTHER_CHECKLIST.replace("number: 2", "number: 1")
        .replace("document:", "dokument:")
        .replace("是否做到乙。", "''")
    ) + "fields: [{key: date, label: 日期}]\n"
    texts = " ".join(text for _, text in mistakes(tmp_path, broken))
    assert all(
        words in texts
        for words in ("编号 1 重复", "dokument", "缺少必填的“document”", "不能为空", "key“date”", "名称“日期”")
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "id: [",
        "- 1\n- 2",
        "a: b: c",
        "\tid: x",
        "'",
        "&a [*a]",
        b"\xff\xfe\xff",
        b"\x81",
        "id: !!python/object:os.system x",
        "[" * 5000,
    ],
)
def test_what_is_no_definition_at_all_is_said_and_never_crashes(tmp_path: Path, text: str | bytes) -> None:
    assert mistakes(tmp_path, text)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(JianfuError, match="找不到文件"):
        checklist.load_checklist(tmp_path / "没有.yaml")


def test_the_schema_describes_every_key() -> None:
    schema = json.loads(definition.checklist_schema())
    assert set(schema["properties"]) == set(checklist.Checklist.model_fields)
    assert schema["additionalProperties"] is False
    assert {"number", "text", "expected"} <= set(schema["$defs"]["Item"]["required"])


# Materials ------------------------------------------------------------------------------------------------------------


def test_the_shipped_list_asks_for_three_papers() -> None:
    shipped = checklist.load_checklist().materials
    assert [material.title for material in shipped] == ["自查报告", "整改措施", "盖章扫描件"]
    assert [material.optional for material in shipped] == [False, False, True]
    assert shipped[1].settled_by == "rectifications"
    assert [str(kind) for kind in shipped[2].formats] == ["pdf", "image"]


def test_every_mistake_in_the_materials_is_told_with_its_line(tmp_path: Path) -> None:
    text = OTHER_CHECKLIST + (
        "materials:\n"
        "  - {title: 自查报告, words: [自查报告, 总]}\n"
        "  - {title: 自查报告, words: [总结, 自查报告]}\n"
        "  - {title: 扫描件, words: [], formats: [jpg], settled_by: ledger, needed: true}\n"
    )
    told = mistakes(tmp_path, text)
    first = text.splitlines().index("materials:") + 2
    assert (first, "“总”至少要有两个字，否则容易认错") in told
    assert (first + 1, "材料“自查报告”与第 1 种相同") in told
    assert (first + 1, "“自查报告”也是第 1 种材料的词，收材料时无法区分") in told
    assert len([line for line, _ in told if line == first + 2]) == 4


def test_the_schema_knows_the_materials() -> None:
    schema = json.loads(definition.checklist_schema())
    assert "materials" in schema["properties"]
    assert schema["$defs"]["Material"]["properties"]["words"]["description"]


def test_fields_and_materials_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "清单.yaml"
    path.write_text(
        f"""{OTHER_CHECKLIST}
fields:
  - {{key: phone, label: 联系电话, required: true}}
  - {{key: reviewer, label: 审核人, kind: person, place: head, spellings: [复核人], everyday: [审核]}}
materials:
  - {{title: 自查报告, words: [自查报告, 自查总结]}}
  - {{title: 整改措施, words: [整改方案], settled_by: rectifications}}
  - {{title: 扫描件, words: [扫描], formats: [pdf, image], optional: true}}
""",
        encoding="utf-8",
    )
    shown = list(definition.checklist_lines(checklist.load_checklist(path)))
    assert shown[shown.index("表上另加的栏目") :][:9] == [
        "表上另加的栏目",
        "  联系电话（phone，印在表尾，必填）",
        "  审核人（reviewer，person，印在表头，也写作 复核人、审核）",
        "",
        "学校另报的材料",
        "  自查报告（认 自查报告、自查总结）",
        "  整改措施（认 整改方案；整改台账写全了也算）",
        "  扫描件（认 扫描；只认 pdf、image；只登记，不要求）",
        "",
    ]
