"""The ledgers that a checklist brings along: what is understood, and every mistake with its line in one pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checklists import OTHER_CHECKLIST
from commands import run
from jianfu_cli.definition import Checklist, ColumnType, load_checklist
from jianfu_cli.tools import DefinitionError

TALKS = """\
  - title: 约谈记录
    columns:
      - {name: 日期, type: date, required: true}
      - {name: 学校, type: schools, required: true}
      - {name: 事由, choices: [学校, 部门], required: true}
      - {name: 次数, type: number}
      - {name: 内容, private: true}
    dated: 日期
    figures:
      - {title: 约谈, per: school, at_most: 3}
      - {title: 约谈学校, where: {事由: 学校}, baseline: {count: 24}, reduce: 50%}
"""
FIRST = OTHER_CHECKLIST.rstrip("\n").count("\n") + 2  # the line of `ledgers:`


def load(folder: Path, ledgers: str) -> Checklist:
    path = folder / "清单.yaml"
    path.write_text(f"{OTHER_CHECKLIST.rstrip()}\nledgers:\n{ledgers}", encoding="utf-8")
    return load_checklist(path)


def mistakes(folder: Path, ledgers: str) -> list[tuple[int, str]]:
    """(line below `ledgers:`, what is wrong)."""
    with pytest.raises(DefinitionError) as caught:
        load(folder, ledgers)
    return [((mistake.line or 0) - FIRST, mistake.text) for mistake in caught.value.mistakes]


def test_a_register_as_it_is_written(tmp_path: Path) -> None:
    [register] = load(tmp_path, TALKS).ledgers
    kinds = [column.kind for column in register.columns]
    assert kinds == [ColumnType.DATE, ColumnType.SCHOOLS, ColumnType.CHOICES, ColumnType.NUMBER, ColumnType.TEXT]
    assert [column.name for column in register.public] == ["日期", "学校", "事由", "次数"]
    per_school, halved = register.figures
    assert (per_school.per, per_school.at_most, per_school.reduction) == ("school", 3, None)
    assert (halved.where, halved.reduction) == ({"事由": ("学校",)}, 50)
    assert halved.baseline and (halved.baseline.year, halved.baseline.count) == (None, 24)


def test_the_shipped_registers(checklist: Checklist) -> None:
    matters, reports = checklist.ledgers
    assert (matters.title, reports.title) == ("督查检查评比考核和进校园事项", "举报登记")
    halved = matters.figures[0]
    assert halved.baseline and (halved.baseline.year, halved.reduction) == (2021, 50)
    assert [column.name for column in reports.columns if column.private] == ["反映内容", "处理情况"]
    assert reports.priority and reports.priority.where == {"核实结果": ("属实", "部分属实")}


def test_every_mistake_at_once_with_its_line(tmp_path: Path) -> None:
    assert mistakes(
        tmp_path,
        """\
  - title: 判读
    columns:
      - {name: 日期, type: text}
      - {name: 学校}
      - {name: 事由, spellings: [日 期], choices: [学校, 部门, 学校]}
      - {name: 类别, type: choices}
      - {name: 次数, type: number, choices: [一次]}
      - {name: 内容, type: 文字, privat: true}
    dated: 日期
    figures:
      - {title: 约谈, where: {原因: 学校, 学校: 甲, 事由: [学校, 家长]}, at_most: 3, baseline: 2021, reduce: 50%}
      - {title: 约谈, per: school, baseline: 2021, reduce: 一半}
      - {title: 其他, baseline: {count: -1}}
    priority: {where: {事由: 部门}, reason: 约谈, ground: 其他}
  - title: 走访[一]
    columns: []
    figures:
      - {title: 走访, at_most: many}
""",
    ) == [
        (1, "名称“判读”与每份台账都有的工作表相同，请另取一个"),
        (5, "列名“日 期”与第 1 列相同，读表时无法区分"),
        (5, "选项“学校”写了两次"),
        (6, "列“类别”是 choices，要写出 choices: [可选的词, …]"),
        (7, "列“次数”写了 choices，type 就不能是 number"),
        (8, "“type”应为 text、choices、date、number、schools、items 之一"),
        (8, "不认识的键“privat”（是不是 private），请核对拼写或删去"),
        (9, "列“日期”应为 date 列，现在是 text"),
        (11, "at_most 和 baseline、reduce 只能写一种"),
        (11, "“家长”不在列“事由”的 choices（学校、部门、学校）之中"),
        (11, "列“学校”应为 choices 列，现在是 text"),
        (11, "没有“原因”这一列（有 日期、学校、事由、类别、次数、内容）"),
        (12, "per: school 要有一列是 schools（学校）"),
        (12, "“reduce”的写法不符合要求：应为百分数，如 50%"),
        (12, "“约谈”与前面的一个数同名"),
        (12, "每所学校各数各的（per: school），只能和 at_most 一起用"),
        (13, "“count”不能小于 0"),
        (13, "写了 baseline，还要写 reduce: 50% 之类的减少比例"),
        (14, "priority 要有一列是 schools（学校）"),
        (14, "“ground”应为 部署不到位、开展不认真、群众举报 之一"),
        (15, "“走访[一]”不能作工作表的名称：不要用 [ ] : * ? / \\ 和单引号，也不要叫 history"),
        (16, "“columns”至少要有 1 项"),
        (18, "“at_most”应为整数"),
        (18, "“走访”要按年度数，须在这张表写 dated: 列名（date 列）"),
    ]


def test_private_schools_are_named_in_no_figure(tmp_path: Path) -> None:
    text = TALKS.replace("{name: 学校, type: schools, required: true}", "{name: 学校, type: schools, private: true}")
    assert mistakes(tmp_path, text) == [(10, "per: school 会写出学校名称，schools 列不能是 private")]


@pytest.mark.parametrize("ledgers", ["  甲\n", "  - 甲\n", "  - {title: 甲}\n", "  - {title: 甲乙, columns: {a: b}}\n", "  - {title: 甲乙, columns: [1], figures: 2, priority: 3, dated: [4]}\n", "  - {title: 甲乙, columns: [{name: [], choices: {}}], figures: [{where: [], baseline: []}]}\n"])  # fmt: skip
def test_whatever_shape_is_a_sentence(tmp_path: Path, ledgers: str) -> None:
    assert all(text for _, text in mistakes(tmp_path, ledgers))


def test_the_schema_knows_registers() -> None:
    schema = json.loads(run("checklist", "--schema").out)
    assert schema["properties"]["ledgers"]["items"] == {"$ref": "#/$defs/Register"}
    assert set(schema["$defs"]["Register"]["properties"]) == {
        "title",
        "columns",
        "unit",
        "dated",
        "short",
        "figures",
        "priority",
    }
    year, count = schema["$defs"]["Baseline"]["anyOf"]
    assert year["type"] == "integer" and set(count["properties"]) == {"count"}
    figure = schema["$defs"]["FigureDefinition"]["properties"]
    assert "at_most" in figure
    assert [shape["type"] for shape in figure["where"]["additionalProperties"]["anyOf"]] == ["string", "array"]
    assert set(schema["$defs"]["ReportedSchools"]["properties"]) == {"where", "reason", "from", "ground"}


def test_the_command_shows_registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    load(tmp_path, TALKS)
    shown = run("checklist", "清单.yaml").out
    assert "  约谈记录（5 列，按“日期”分年度）" in shown
    assert "列：日期（日期，必填）、学校（学校，必填）、事由（学校/部门，必填）、次数（数字）、内容（不外传）" in shown
    assert "数：约谈（每校全年不超过 3）" in shown and "数：约谈学校（比基期 24 减少 50%）" in shown
