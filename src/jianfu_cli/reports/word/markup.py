"""The lines that a wording template gives -> the blocks of an official document. Its head explains the marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ...tools import ONE_TO_TEN, DefinitionError, Mistake, chinese_number, shorten
from .blocks import Annex, AnnexList, Block, Kind, Paragraph, Signature, Table
from .template import uncommented, unmark

_MARKS = {
    "# ": Kind.TITLE,
    "## ": Kind.HEADING_1,
    "### ": Kind.HEADING_2,
    "#### ": Kind.HEADING_3,
    "> ": Kind.ADDRESSEE,
}
_CONTINUED = "+ "
_LEVELS = (Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3)
_NUMBERED = re.compile(rf"[{ONE_TO_TEN}]+、|[（(][{ONE_TO_TEN}]+[）)]|\d+[.．、]|[（(]\d+[）)]")
_COMMAND = re.compile(r"\[\[\s*+(\S+?)(?:\s++(.*))?\]\]")
_REFERENCE = re.compile(r"(。?)\[\[\s*+见\s++((?:[^\[\]\n]|\[(?!\[)|\](?!\]))++)\]\]")

Wrong = Callable[[str, str], DefinitionError]


def parse(text: str, tables: Mapping[str, Table], source: str, name: str) -> list[Block]:
    """The blocks of `text`: headings and annexes numbered, annexes without a filled table left out.

    `source` is the template and `name` its file, for messages. Raises DefinitionError for marks that don't exist.
    """

    def wrong(mark: str, reason: str) -> DefinitionError:
        lines = uncommented(source).splitlines()
        line = next((number for number, text_line in enumerate(lines, 1) if mark in text_line), None)
        return DefinitionError([Mistake(Path(name), line, reason)])

    holders: dict[str, Annex] = {}
    blocks = _annexes(list(_blocks(_joined(text), tables, wrong)), tables, holders)
    blocks = _number(blocks)
    for paragraph in _paragraphs(blocks):
        paragraph.text = unmark(_refer(paragraph.text, tables, holders, wrong)).strip()
    return [block for block in blocks if not (isinstance(block, Paragraph) and not block.text)]


def _joined(text: str) -> Iterator[str]:
    """Lines, those with + put behind the one before."""
    waiting = ""
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith(_CONTINUED) or line == _CONTINUED.strip():
            waiting += line[len(_CONTINUED) :].strip()
        elif line:
            if waiting:
                yield waiting
            waiting = line
    if waiting:
        yield waiting


def _blocks(lines: Iterator[str], tables: Mapping[str, Table], wrong: Wrong) -> Iterator[Block]:
    for line in lines:
        if (command := _COMMAND.fullmatch(line)) and command[1] != "见":
            yield _command(command[1], unmark((command[2] or "").rstrip()), tables, wrong)
            continue
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        yield Paragraph(_MARKS.get(mark, Kind.BODY), line[len(mark) :].strip())


def _command(word: str, argument: str, tables: Mapping[str, Table], wrong: Wrong) -> Block:
    if word == "附件说明" and not argument:
        return AnnexList()
    if word == "落款" and "｜" in argument:
        unit, _, date = argument.rpartition("｜")
        return Signature(unit.strip(), date.strip())
    if word == "附件" and argument:
        return Annex(argument)
    if word == "表":
        return _table(argument, tables, wrong)
    known = "[[附件说明]]、[[落款 单位｜日期]]、[[附件 名称]]、[[表 名称]]"
    raise wrong(f"[[{word}", f"不认识“[[{shorten(f'{word} {argument}'.strip())}]]”。可用的有：{known}")


def _table(name: str, tables: Mapping[str, Table], wrong: Wrong) -> Table:
    if name not in tables:
        raise wrong(f"[[表 {name}", f"没有名为“{shorten(name)}”的表。可用的有：{'、'.join(tables)}")
    return tables[name]


def _annexes(blocks: list[Block], tables: Mapping[str, Table], holders: dict[str, Annex]) -> list[Block]:
    """Everything after an annex's mark put into it; annexes numbered, those whose tables are all empty dropped."""
    names = {id(table): name for name, table in tables.items()}
    outside: list[Block] = []
    annexes: list[Annex] = []
    for block in blocks:
        if isinstance(block, Annex):
            annexes.append(block)
        elif annexes and isinstance(block, Paragraph | Table):
            annexes[-1].content.append(block)
        else:
            outside.append(block)
    annexes = [annex for annex in annexes if _filled(annex)]
    for number, annex in enumerate(annexes, 1):
        annex.label = f"附件{number}" if len(annexes) > 1 else "附件"
        for table in annex.content:
            if isinstance(table, Table):
                holders.setdefault(names[id(table)], annex)
    for block in outside:
        if isinstance(block, AnnexList):
            block.names = [annex.title for annex in annexes]
    kept = [block for block in outside if not (isinstance(block, Table) and not block.rows)]
    return [*kept, *annexes]


def _filled(annex: Annex) -> bool:
    """Whether one of its tables has rows, or it never had a table; empty tables are taken out."""
    tables = [part for part in annex.content if isinstance(part, Table)]
    annex.content = [part for part in annex.content if not (isinstance(part, Table) and not part.rows)]
    return not tables or any(table.rows for table in tables)


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        parts = block.content if isinstance(block, Annex) else [block]
        yield from (part for part in parts if isinstance(part, Paragraph))


def _number(blocks: list[Block]) -> list[Block]:
    """一、 （一） 1. before headings that have no number of their own, each level counted within the one above.

    A subheading without a second beside it is no heading: it begins the paragraph below, or is one if it is a sentence.
    """
    numbered: list[Block] = []
    counts: Counter[Kind] = Counter()
    lone = ""
    for place, block in enumerate(blocks):
        if lone and isinstance(block, Paragraph):
            block.text, lone = f"{lone}。{block.text}", ""
        if not isinstance(block, Paragraph) or block.kind not in _LEVELS:
            numbered.append(block)
            continue
        level = _LEVELS.index(block.kind)
        counts[block.kind] += 1
        for lower in _LEVELS[level + 1 :]:
            counts[lower] = 0
        if _NUMBERED.match(block.text):
            numbered.append(block)
        elif level and counts[block.kind] == 1 and not _has_sibling(blocks, place):
            if not block.text.endswith("。") and place + 1 < len(blocks) and _is_text(blocks[place + 1]):
                lone = block.text
            else:
                numbered.append(block)
        else:
            number = counts[block.kind]
            words = (f"{chinese_number(number)}、", f"（{chinese_number(number)}）", f"{number}. ")
            block.text = words[level] + block.text
            numbered.append(block)
    return numbered


def _has_sibling(blocks: list[Block], place: int) -> bool:
    """Whether another heading of the same level follows before one of a level above."""
    heading = blocks[place]
    assert isinstance(heading, Paragraph)
    level = _LEVELS.index(heading.kind)
    for block in blocks[place + 1 :]:
        if isinstance(block, Paragraph) and block.kind in _LEVELS[: level + 1]:
            return block.kind is heading.kind
    return False


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind is Kind.BODY


def _refer(text: str, tables: Mapping[str, Table], holders: Mapping[str, Annex], wrong: Wrong) -> str:
    """[[见 表]] as （见附件3）, before the full stop behind which it stands; nothing if there is no such annex."""

    def replaced(match: re.Match[str]) -> str:
        name = unmark(match[2].rstrip())
        if name not in tables:
            raise wrong(f"[[见 {name}", f"没有名为“{shorten(name)}”的表。可用的有：{'、'.join(tables)}")
        annex = holders.get(name)
        return f"（见{annex.label}）{match[1]}" if annex else match[1]

    return _REFERENCE.sub(replaced, text)
