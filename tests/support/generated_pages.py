"""The pages of docs/ that say what the code says: commands, rules, JSON, ledger, and the tables of the checklist's keys.

Run it to write them: python tests/support/generated_pages.py
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from jianfu_cli.cli.application import COMMANDS, jianfu
from jianfu_cli.cli.chinese import one_line
from jianfu_cli.definition import CORRECTIONS, RULINGS, Checklist, load_checklist
from jianfu_cli.reports.screen.register_text import register_lines
from jianfu_cli.reports.screen.rules_text import _FAMILIES
from jianfu_cli.rules import CATALOGUE, Rule, Severity
from jianfu_cli.tools import read_resource
from jianfu_cli.vocabulary import (
    ACCEPTED,
    BLANK_CELL,
    CORRECTION_COLUMNS,
    RULING_COLUMNS,
    WAYS,
    WRITTEN_WAYS,
)

DOCS = Path(__file__).parents[2] / "docs"
_MADE = "<!-- 由 tests/support/generated_pages.py 照程序写成，请不要手改 -->"


def _cell(text: str) -> str:
    """A text as a table's cell takes it."""
    return text.replace("|", "\\|").replace("\n", " ")


def _table(*columns: str) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"


# Commands


def commands_page() -> Iterator[str]:
    """docs/commands.md: each command's help page and options, and jianfu.yaml as it is shipped."""
    context = jianfu.make_context("jianfu", [], resilient_parsing=True)
    yield from ("# 命令", "", _MADE, "")
    yield "在命令行上也看得到：`jianfu help`、`jianfu help 命令`。命令行上写的优先于 `jianfu.yaml` 里写的。"
    yield from ("", "## jianfu", "", *_command(jianfu, context))
    for name in COMMANDS:
        command = jianfu.get_command(context, name)
        assert command
        yield from ("", f"## jianfu {name}", "")
        yield from _command(command, command.make_context(name, [], parent=context, resilient_parsing=True))
    yield from ("", "## 退出码", "")
    yield from _table("退出码", "意思")
    yield "| 0 | 完成，没有发现错误 |"
    yield "| 1 | 完成，但有表格存在错误（`summarize`：没有可汇总的表） |"
    yield "| 2 | 命令、设置或输出文件夹不能用 |"
    yield "| 130 | 被中断（Ctrl-C） |"
    yield from ("", "## jianfu.yaml", "", "`jianfu init` 写好的样子：", "", "```yaml")
    yield from (*read_resource("templates/jianfu.yaml").rstrip("\n").split("\n"), "```")


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (f"用法：`{context.command_path} {usage}`", "", *paragraphs(command.help or ""))
    options = [option for option in command.get_params(context) if isinstance(option, click.Option)]
    shown = [option for option in options if not option.hidden]
    if shown:
        yield from _table("选项", "说明")
    for option in shown:
        # click keeps the help option of the first context that asked for it
        names = ", ".join(context.help_option_names if "--help" in option.opts else option.opts)
        value = "" if option.is_flag or option.count else f" {_value(option)}"
        several = "；可多次使用" if option.multiple and "可多次" not in (option.help or "") else ""
        yield f"| `{_cell(names + value)}` | {_cell(option.help or '')}{several} |"


def _value(option: click.Option) -> str:
    """What stands for the option's value; click's own way to say it is not the same in all its versions."""
    if option.metavar:
        return option.metavar
    return "|".join(option.type.choices) if isinstance(option.type, click.Choice) else option.type.name


def paragraphs(text: str) -> Iterator[str]:
    """A docstring's paragraphs; what click is to leave as it stands becomes a block, behind its heading (例：)."""
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        lines = paragraph.split("\n")
        if lines[0].strip() != "\b":
            yield from (one_line(lines), "")
            continue
        block = [line.rstrip() for line in lines[1:]]
        if block[0].endswith("："):
            yield from (block.pop(0), "")
        yield from ("```text", *(line.removeprefix("  ") for line in block), "```", "")


# Rules


def rules_page() -> Iterator[str]:
    """docs/rules.md: the catalogue, and each rule as `jianfu rules CODE` explains it."""
    yield from ("# 核对规则", "", _MADE, "")
    labels = {Severity.ERROR: "必须更正", Severity.WARNING: "更正或说明", Severity.INFO: "供参考"}
    yield "；".join(f"{severity.label}（`{severity.value}`）：{what}" for severity, what in labels.items()) + "。"
    yield "命令行上看：`jianfu rules`，一条的说明：`jianfu rules JF201`。"
    yield from ("", *_table("编号", "级别", "名称", "英文名称"))
    for rule in CATALOGUE.values():
        yield f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity.label} | {rule.title} | {rule.name} |"
    family = ""
    for rule in CATALOGUE.values():
        if rule.code[2] != family:
            family = rule.code[2]
            yield from ("", f"## {_FAMILIES[family]}")
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.code}", "", f"**{rule.title}**（{rule.severity.label}，{rule.name}）", "")
    yield f"- 查什么：{_cell(rule.explanation)}"
    yield f"- 举例：{_cell(rule.example)}"
    yield f"- 怎么办：{_cell(rule.remedy)}"
    if rule.in_ledger:
        yield f"- 台账“{CORRECTIONS}”表：{_cell(rule.in_ledger)}"


# JSON


def json_page() -> Iterator[str]:
    """docs/json.md: the keys of both JSON formats, from their schemas."""
    yield from ("# JSON 格式", "", _MADE, "")
    yield "两种格式的 JSON Schema（2020-12）随程序安装，在包里的 `data/schemas/`，在 Python 里这样取："
    yield from ("", "```python", "from importlib.resources import files", "")
    yield from (
        'schema = files("jianfu_cli").joinpath("data/schemas/summary-1.schema.json").read_text("utf-8")',
        "```",
        "",
    )
    yield "键只会增加；去掉或改变意思时，`schema` 的版本号加一。读的程序应不理会不认得的键。"
    yield "没有的值写 `null`；说明里写着“没有这个键”的，没有时不写。"
    for name in ("validation-1", "summary-1"):
        schema = json.loads(read_resource(f"data/schemas/{name}.schema.json"))
        yield from ("", f"## {schema['properties']['schema']['const']}", "", f"{schema['title']}。", "")
        yield from _keys(schema)
        for part, definition in schema["$defs"].items():
            yield from ("", f"### {name.partition('-')[0]}：{part}", "")
            if "description" in definition:
                yield from (f"{definition['description']}。", "")
            yield from _keys(definition)


def _keys(schema: dict[str, Any], before: str = "", *, headed: bool = True) -> Iterator[str]:
    """The rows of an object's keys; those of an object within it follow as a.b, of a list's members as a[].b."""
    if headed:
        yield from _table("键", "类型", "说明")
    for key, value in schema["properties"].items():
        missing = "" if key in schema["required"] else "（可以没有）"
        yield f"| `{before}{key}` | {_kind(value)}{missing} | {_cell(value.get('description', ''))} |"
        for within, mark in _within(value):
            yield from _keys(within, f"{before}{key}{mark}.", headed=False)


def _within(value: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for part in value.get("anyOf", [value]):
        if "properties" in part:
            yield part, ""
        elif "properties" in part.get("items", {}):
            yield part["items"], "[]"


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return f"`{value['$ref'].rpartition('/')[2]}`"
    if "anyOf" in value:
        return "、".join(_kind(part) for part in value["anyOf"])
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return "、".join(f"`{'null' if word is None else word}`" for word in value["enum"])
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    names = [_KINDS[kind] for kind in kinds]
    if "array" in kinds and "items" in value:
        names[kinds.index("array")] = f"列表（{_kind(value['items'])}）"
    return "、".join(names)


_KINDS = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是非",
    "object": "对象",
    "array": "列表",
    "null": "`null`",
}

# The ledger

_RULING_COLUMNS = {
    "item": "自查表的项号（`jianfu ledger` 写）",
    "wording": "学校写的话，空格和全角半角不计，数字要一样（`jianfu ledger` 写）",
    "answer": "清单的一种答案，或“不能判”（仍是 JF202）",
    "count": "写了这句话的学校数（`jianfu ledger` 写）",
    "schools": "是哪些学校（`jianfu ledger` 写）",
    "by": "谁判的",
    "on": "哪天判的",
    "note": "可以参考的（`jianfu ledger` 写）",
}
_CORRECTION_COLUMNS = {
    "school": "名册里的校名、别名，或表上写的校名",
    "target": "项号、填表时间、学校、填表人、文件，或核对结果的编号（如 JF206 第4项）",
    "before": "学校原来填的；空着的写“空白”（程序写“（空白）”）；“文件”写文件名。现在的表里已不是它的，这一行不用，并说明",
    "after": "清单的答案、日期、校名、姓名；“文件”写“以此份为准”或“不作数”；编号写“认可”（哪些可以认可见下）",
    "by": "谁问的",
    "on": "哪天问的",
    "how": "怎样问的；不是书面的列为待补书面",
    "note": "问什么（`jianfu ledger` 写），或自己的说明",
}


def ledger_page() -> Iterator[str]:
    """docs/ledger.md: the sheets of 台账.xlsx, and of those that a checklist defines the shipped ones."""
    yield from ("# 台账", "", _MADE, "")
    yield "`台账.xlsx` 是教育局自己的一个工作簿，一学期一个：`jianfu init` 建好，`jianfu ledger` 往里添，人来填，"
    yield "`validate`、`summarize`、`reply`、`inspect` 照它读。各表认表头，不认位置：列可以换次序、加自己的列；人填过的格，程序一个也不改。"
    yield "有错的一次全部指出，写明哪张表哪一格；改好之前，用到台账的命令（以上几个和 `jianfu ledger`）不往下走。"
    yield "对不上任何表的行会说明，不会悄悄略过；另存成 .xls、.ods 或名字差一点的台账（台帐.xlsx），说明怎样改名。"
    yield from ("", f"## {RULINGS}", "", "一句看不明白的话一行，判一次，对写了同样的话的学校都算数。", "")
    yield from _columns(RULING_COLUMNS, _RULING_COLUMNS)
    yield from ("", f"## {CORRECTIONS}", "", "同一所学校问清的一处一行。", "")
    yield from _columns(CORRECTION_COLUMNS, _CORRECTION_COLUMNS)
    yield from ("", f"“方式”通常写{'、'.join(WAYS)}；算有书面材料的：{'、'.join(WRITTEN_WAYS)}。")
    yield f"“空白”也可以写：{'、'.join(BLANK_CELL[1:])}。“认可”也可以写：{'、'.join(ACCEPTED[1:])}。"
    harmless = [rule.code for rule in CATALOGUE.values() if rule.severity is Severity.ERROR and rule.acceptable]
    yield f"提醒、提示都可以认可；错误里只有 {'、'.join(harmless)} 可以，其他的只能更正。"
    yield "自己加的行也算。更正过的处处注明：核对结果（JF404）、汇总表“学校×项目”里的“更”和“更正一览”、网页、报告的附件。"
    yield "没有书面材料的列为待补书面，学校重报的表与之相同后自动消去。"
    yield from ("", "## 教育局自己记的台账", "")
    yield "由清单的 `ledgers` 决定（写法见 [checklist.md](checklist.md)）。自带的清单有这几张："
    yield from ("", "```text")
    for register in load_checklist().ledgers:
        yield from (line.removeprefix("  ") for line in register_lines(register))
    yield "```"


def _columns(columns: Mapping[str, Sequence[str]], meaning: Mapping[str, str]) -> Iterator[str]:
    yield from _table("列", "填什么", "表头也可以写")
    for key, (heading, *others) in columns.items():
        yield f"| {heading} | {_cell(meaning[key])} | {'、'.join(others)} |"


# The definition of a checklist

_TABLE_OF_KEYS = re.compile(r"(<!-- 键：(\w+).*?-->\n\n).*?(<!-- 完 -->)", re.DOTALL)


def checklist_page() -> Iterator[str]:
    """docs/checklist.md as it stands, with the tables of keys written anew from what the definition's models say."""
    schema = Checklist.model_json_schema()
    parts = {Checklist.__name__: schema} | schema["$defs"]

    def table(place: re.Match[str]) -> str:
        return place[1] + "".join(f"{line}\n" for line in _definition_keys(parts[place[2]])) + f"\n{place[3]}"

    yield _TABLE_OF_KEYS.sub(table, (DOCS / "checklist.md").read_text(encoding="utf-8")).rstrip("\n")


def _definition_keys(part: dict[str, Any]) -> Iterator[str]:
    yield from _table("键", "写什么")
    for key, value in part["properties"].items():
        must = "（必须写）" if key in part["required"] else ""
        yield f"| `{key}`{must} | {_cell(value['description'])} |"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands.md": commands_page,
    "rules.md": rules_page,
    "json.md": json_page,
    "ledger.md": ledger_page,
    "checklist.md": checklist_page,
}


def page(name: str) -> str:
    """The text of a page as it should stand in docs/."""
    return "\n".join(PAGES[name]()) + "\n"


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")
