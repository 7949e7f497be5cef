"""Forms written as small tables in text, turned into a Document, an Excel file or a Word file.

    form('''
    高平市中小学教师减负清单自查表
    学校（盖章）：米山镇洞湾小学　　填表时间：2022年6月23日
    | 项目 | 内 容 | 自查情况 | 备注 |
    | 统筹 | 1. {1} | 否 |  |
    填表人：张三　　校长签字：李明
    ''')

A line with bars is a table's row, any other line a paragraph (in Excel: the first cell of a row). `{7}` is item 7's
official wording, `\\n` a line break, `^` a cell merged with the one above, `<` one merged with the one to its left.
`{7..12}` alone between rows stands for plain rows 7 to 12, answered as expected. An empty line parts two tables.
`=== name` begins another sheet, `=== name (hidden)` a hidden one.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

from jianfu_cli.definition.checklist import Checklist, load_checklist
from jianfu_cli.intake.grid import Document, Grid, Merge, Row

SHIPPED = load_checklist()


@dataclass
class Part:
    """A sheet: paragraphs (a text) and tables' rows (lists of texts) in their order; None parts two tables."""

    name: str
    hidden: bool = False
    lines: list[str | list[str] | None] = field(default_factory=list)


def parse(text: str, checklist: Checklist = SHIPPED) -> list[Part]:
    """The sheets that a text describes."""
    parts = [Part("自查表")]
    for raw in text.strip("\n").splitlines():
        line = raw.strip(" ")
        if heading := re.fullmatch(r"===\s*(.+?)\s*(\(hidden\))?", line):
            if not any(parts[-1].lines):
                parts.pop()
            parts.append(Part(heading[1], bool(heading[2])))
        elif span := re.fullmatch(r"\{(\d+)\.\.(\d+)\}", line):
            parts[-1].lines += [plain_row(checklist, n) for n in range(int(span[1]), int(span[2]) + 1)]
        elif line.startswith("|"):
            cells = line.strip().removeprefix("|").removesuffix("|").split("|")
            parts[-1].lines.append([_expand(cell.strip(" "), checklist) for cell in cells])
        else:
            parts[-1].lines.append(_expand(line, checklist) if line else None)
    return parts


def plain_row(checklist: Checklist, number: int) -> list[str]:
    """Item `number` as a school without problems fills it in."""
    item = checklist.by_number[number]
    return ["", f"{number}. {item.text}", item.expected, ""]


def _expand(text: str, checklist: Checklist) -> str:
    wording = re.sub(r"\{(\d+)\}", lambda match: checklist.by_number[int(match[1])].text, text)
    return wording.replace("\\n", "\n")


def sheets(text: str, checklist: Checklist = SHIPPED) -> Document:
    """The Document that an Excel reader makes of it."""
    grids = []
    for part in parse(text, checklist):
        rows = [[line] if isinstance(line, str) else line or [] for line in part.lines]
        grids.append(_grid(part.name, rows, part.hidden))
    return Document("xlsx", grids)


def tables(text: str, checklist: Checklist = SHIPPED) -> Document:
    """The Document that a Word reader makes of it: runs of paragraphs and tables by turns."""
    grids: list[Grid] = []
    count = 0
    for kind, block in _blocks(text, checklist):
        if kind == "paragraphs":
            grids.append(Grid("", [Row(n, [line]) for n, line in enumerate(block, 1) if line]))
        else:
            count += 1
            grids.append(_grid(f"表{count}", block))
    return Document("docx", grids)


def _blocks(text: str, checklist: Checklist) -> list[tuple[str, list[Any]]]:
    blocks: list[tuple[str, list[Any]]] = []
    for part in parse(text, checklist):
        fresh = True
        for line in part.lines:
            kind = "paragraphs" if not isinstance(line, list) else "table"
            if fresh or not blocks or blocks[-1][0] != kind:
                blocks.append((kind, []))
            fresh = False
            blocks[-1][1].append(line or "")
    return blocks


def _grid(name: str, rows: list[list[str]], hidden: bool = False) -> Grid:
    merges = _merges(rows)
    kept = [Row(n, ["" if cell in ("^", "<") else cell for cell in cells]) for n, cells in enumerate(rows, 1)]
    return Grid(name, [row for row in kept if any(row.cells)], hidden=hidden, find_merges=lambda: merges)


def _merges(rows: list[list[str]]) -> list[Merge]:
    found = []
    for r, cells in enumerate(rows, 1):
        for c, cell in enumerate(cells, 1):
            if cell in ("^", "<"):
                continue
            bottom, right = r, c
            while bottom < len(rows) and c <= len(rows[bottom]) and rows[bottom][c - 1] == "^":
                bottom += 1
            while right < len(cells) and cells[right] == "<":
                right += 1
            if (bottom, right) != (r, c):
                found.append((r, c, bottom, right))
    return found


def xlsx(text: str, checklist: Checklist = SHIPPED) -> bytes:
    """A real workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for part in parse(text, checklist):
        sheet = book.create_sheet(part.name)
        sheet.sheet_state = "hidden" if part.hidden else "visible"
        rows = [[line] if isinstance(line, str) else line or [] for line in part.lines]
        for r, cells in enumerate(rows, 1):
            for c, cell in enumerate(cells, 1):
                if cell and cell not in ("^", "<"):
                    sheet.cell(r, c, cell).data_type = "s"
        for first, left, last, right in _merges(rows):
            sheet.merge_cells(start_row=first, start_column=left, end_row=last, end_column=right)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def docx(text: str, checklist: Checklist = SHIPPED) -> bytes:
    """A real Word file."""
    import docx as python_docx

    document = python_docx.Document()
    for kind, block in _blocks(text, checklist):
        if kind == "paragraphs":
            for line in block:
                document.add_paragraph(line)
            continue
        width = max(map(len, block))
        table = document.add_table(len(block), width)
        for row, cells in zip(table.rows, block, strict=True):
            for box, cell in zip(row.cells, cells, strict=False):
                if cell not in ("^", "<", ""):
                    box.text = cell
        for first, left, last, right in _merges(block):
            table.cell(first - 1, left - 1).merge(table.cell(last - 1, right - 1))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
