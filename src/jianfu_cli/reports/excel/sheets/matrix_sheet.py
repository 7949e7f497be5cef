"""学校×项目: every answer of every school; 出处: on the same row and column the file and cell that it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import ceil

from ....definition import Checklist
from ....summary import NOT_ASKED, SchoolRow, State, Summary
from ....tools import shorten, width
from ..sheet_model import MAX_ROWS, Column, Row, Sheet, Value, address, body_rows, title_rows
from ..spoken import term_words
from .corrections_list_sheet import corrected_items
from .settled_sheet import ruled_items

NAME, SOURCES = "学校×项目", "出处"
_UNASKED = "—"
_FRONT = 4  # columns before the first item
_HEADER = 5  # title, note, sections, totals, headings
_ITEM_WIDTH = 6.5
_LINK = {SOURCES: "该校出处", NAME: "该校答案"}  # names that lead to the row of the school one is at
_PAGE = 215  # half-width characters that are still legible on one landscape page


def sheet(summary: Summary) -> Sheet:
    """The answers, in colours; a school's name leads to its row in 出处."""
    checklist = summary.checklist
    columns = (
        *(Column("乡镇", 12), Column("学校", 26), Column("报送情况", 9), Column("存在问题\n（项）", 9)),
        *(Column(_heading(item.number, item.text), _ITEM_WIDTH) for item in checklist.items),
    )
    looks = [_answer_looks(checklist, at) for at in range(len(checklist.items))]
    settled = dict.fromkeys(ruled_items(summary), "ruled") | dict.fromkeys(corrected_items(summary), "corrected")

    def cells(_: int, school: SchoolRow) -> Row:
        counted = school.state is State.COUNTED
        state = school.standing
        front: list[Value] = [school.group, school.name, state, school.noncompliant if counted else None]
        styles = ["center", "name" if counted else "text", "center" if counted and not school.late else "warncenter"]
        styles.append("warncenter" if school.noncompliant else "zero")
        answers = zip(looks, checklist.items, school.answers, strict=True)
        styles += [
            _look(look.get(answer, "center"), settled.get((school.name, item.number), ""))
            for look, item, answer in answers
        ]
        return Row(front + [answer or (_UNASKED if counted else None) for answer in school.answers], styles)

    unasked = f"{_UNASKED}={NOT_ASKED}，" if summary.all_answers.not_asked else ""
    ruled = "，下划线=按判读" if "ruled" in settled.values() else ""
    ruled += "，“更”=与学校核实后更正" if "corrected" in settled.values() else ""
    notes = [
        f"红底=存在问题，灰字={checklist.not_applicable or '不涉及'}{ruled}，{unasked}空白=没有计入。"
        f"每个答案的出处：点学校名称转到“{SOURCES}”中该校的一行，同一列写着它在哪个工作表、哪个单元格。"
    ]
    title = f"{term_words(summary)}学校×项目一览"
    totals: list[Value] = ["", "存在问题的学校（所）", "", None, *(item.noncompliant for item in summary.items)]
    top = [*title_rows(title, notes), _band(checklist), Row(totals, ["total"] * len(totals)), _headings(columns)]
    return _laid_out(summary, Sheet(NAME, columns, chain(top, _body(summary, cells, columns)), 0), SOURCES)


def sources_sheet(summary: Summary) -> Sheet:
    """The places, on the same rows and columns; file and date stand where the other sheet has the school's state."""
    checklist = summary.checklist
    columns = (
        *(Column("乡镇", 12), Column("学校", 26), Column("来源文件", 46), Column("填表时间", 12)),
        *(Column(f"第{item.number}项", 13) for item in checklist.items),
    )
    looks = [_answer_looks(checklist, at) for at in range(len(checklist.items))]

    def cells(_: int, school: SchoolRow) -> Row:
        styles = ["center", "name" if school.file else "text", "text", "date"]
        answers = zip(looks, school.answers, strict=True)
        styles += ["smallbad" if look.get(answer) == "bad" else "small" for look, answer in answers]
        return Row([school.group, school.name, school.file, school.filled_on, *school.locations], styles)

    note = f"与“{NAME}”各列对应：写着该答案所在的工作表和单元格，文件见“来源文件”。点学校名称回到“{NAME}”中该校的一行。"
    blank = Row([None] * len(columns), ["total"] * len(columns))
    top = [*title_rows(f"{term_words(summary)}答案出处", [note]), _band(checklist), blank, _headings(columns)]
    return _laid_out(summary, Sheet(SOURCES, columns, chain(top, _body(summary, cells, columns)), 0), NAME)


def _body(summary: Summary, cells: Callable[..., Row], columns: Sequence[Column]) -> Iterator[Row]:
    return body_rows(summary.schools, cells, columns, MAX_ROWS - _HEADER)


def _laid_out(summary: Summary, sheet: Sheet, other: str) -> Sheet:
    """Frozen, filtered and printed alike, with links to the other sheet's same row."""
    sheet.size = _HEADER + min(max(len(summary.schools), 1), MAX_ROWS - _HEADER)
    sheet.entries = len(summary.schools)
    sheet.header, sheet.header_first, sheet.frozen_columns = _HEADER, 3, 2
    sheet.filter_to, sheet.landscape = sheet.size, True
    sheet.pages_wide = ceil(sum(column.width for column in sheet.columns) / _PAGE)
    sheet.merges = list(_section_merges(summary.checklist))
    sheet.names = ((_LINK[other], _row_of_school(sheet, other)),)
    sheet.links = (
        (address(2, row), _LINK[other])
        for row, school in enumerate(summary.schools, _HEADER + 1)
        if school.file and row <= MAX_ROWS
    )
    return sheet


def _row_of_school(sheet: Sheet, other: str) -> str:
    """The school's cell in the other sheet, found by the 乡镇 and name that stand in the row one is in: rows get sorted."""
    first, last = _HEADER + 1, sheet.size

    def same(column: str) -> str:
        return f"('{other}'!${column}${first}:${column}${last}='{sheet.name}'!${column}1)"

    return f"=INDEX('{other}'!$B${first}:$B${last},MATCH(1,INDEX({same('A')}*{same('B')},0),0))"


def _look(usual: str, settled: str) -> str:
    """The look of an answer that was settled (ruled or corrected), good or bad; else the usual one."""
    return f"{settled}{'bad' if usual == 'bad' else ''}" if settled else usual


def _heading(number: int, text: str) -> str:
    return f"{number}\n{shorten(text, 12)}"


def _headings(columns: tuple[Column, ...]) -> Row:
    return Row([column.heading for column in columns], ["head"] * _FRONT + ["headsmall"] * (len(columns) - _FRONT))


def _band(checklist: Checklist) -> Row:
    """The sections' titles over their items."""
    titles: list[Value] = [None] * _FRONT
    for section in checklist.sections:
        titles += [section.title, *[None] * (len(section.items) - 1)]
    lines = max(ceil(width(section.title) / (len(section.items) * _ITEM_WIDTH)) for section in checklist.sections)
    return Row(titles, ["band"] * len(titles), height=min(lines, 4) * 13 + 4)


def _section_merges(checklist: Checklist) -> Iterator[str]:
    column = _FRONT + 1
    for section in checklist.sections:
        last = column + len(section.items) - 1
        if last > column:
            yield f"{address(column, 3)}:{address(last, 3)}"
        column = last + 1


def _answer_looks(checklist: Checklist, at: int) -> dict[str | None, str]:
    """Answer -> style, for one item."""
    item = checklist.items[at]
    looks: dict[str | None, str] = {None: "center"}
    looks |= {answer: "center" if answer == item.expected else "bad" for answer in checklist.answers}
    if checklist.not_applicable:
        looks[checklist.not_applicable] = "small"
    return looks
