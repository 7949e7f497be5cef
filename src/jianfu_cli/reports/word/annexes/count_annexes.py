"""Tables of numbers: by 乡镇, by item, and the sums that must agree."""

from __future__ import annotations

from ....summary import NOT_ASKED, GroupCount, ItemCount, SectionCount, Summary
from ....tools import squeeze, visible
from ..blocks import Cell, Column, Row, Table
from .annex_common import NONE, cell_text, cut


def by_group(summary: Summary) -> Table:
    """One 乡镇 a row and the sum. Without a roster nothing is said of what was expected."""
    if len(summary.groups) < 2:
        return Table((), ())
    roster = summary.expected is not None
    came = bool(summary.received)
    columns = _columns_of_groups(roster, came)
    rows, note = cut([_group(group, roster, came) for group in summary.groups], "乡镇（单位）", "报送情况")
    total = tuple(Cell(text, strong=True) for text in _group(summary.all_groups, roster, came))
    return Table(columns, (*rows, total), size=12, note=f"除问题项次和两项比率外，均为学校数（所）。{note}")


def _columns_of_groups(roster: bool, came: bool) -> tuple[Column, ...]:
    """`came`: something came from schools that could not be counted, which takes a column more."""
    if not roster:
        front = (Column("乡镇（单位）", 43, centred=False), Column("实报", 28), Column("待更正", 28))
        return (*front, *(Column(heading, 19) for heading in ("有问题\n的学校", "问题\n项次", "符合率")))
    if not came:
        headings: tuple[str, ...] = (
            "应报",
            "实报",
            "待更正",
            "未报",
            "报送率",
            "有问题\n的学校",
            "问题\n项次",
            "符合率",
        )
        widths: tuple[int, ...] = (14, 14, 17, 14, 19, 18, 14, 18)
        return Column("乡镇（单位）", 28, centred=False), *map(Column, headings, widths)
    headings = ("应报", "实报", "待更正", "已收到\n待处理", "未报", "报送率", "有问题\n的学校", "问题\n项次", "符合率")
    widths = (13, 13, 17, 17, 13, 17, 17, 13, 17)
    return Column("乡镇\n或单位", 19, centred=False), *map(Column, headings, widths)


def _group(group: GroupCount, roster: bool, came: bool) -> tuple[str, ...]:
    counted, rejected, missing = str(group.counted), str(group.rejected), str(group.missing)
    share = group.returned.percent or NONE
    waiting = (str(group.received),) if came else ()
    return (
        cell_text(group.name),
        *((str(group.expected), counted, rejected, *waiting, missing, share) if roster else (counted, rejected)),
        str(group.noncompliant_schools),
        str(group.noncompliant),
        group.rate.percent or NONE,
    )


def by_item(summary: Summary) -> Table:
    """Every item, under its section with the section's sums."""
    if not summary.counted:
        return Table((), ())
    neutral, older = summary.checklist.not_applicable, summary.all_answers.not_asked > 0
    columns = (
        Column("项号", 11),
        Column("内容", 100 - (16 if neutral else 0) - (14 if older else 0), centred=False),
        Column("符合\n要求", 14),
        Column("存在\n问题", 14),
        *((Column(cell_text(neutral), 16),) if neutral else ()),
        *((Column(f"{NOT_ASKED[:2]}\n{NOT_ASKED[2:]}", 14),) if older else ()),
        Column("符合率", 17),
    )
    by_number = {item.number: item for item in summary.items}
    rows: list[Row] = []
    for section in summary.sections:
        sums = _counts(section, bool(neutral), older)
        rows.append((Cell(cell_text(section.title), span=2, strong=True), *(Cell(text, strong=True) for text in sums)))
        for number in section.items:
            item = by_number[number]
            rows.append((str(number), visible(squeeze(item.text)), *_counts(item, bool(neutral), older)))
    note = "各部分所在行为项次，各项所在行为学校数。符合率＝符合要求÷（符合要求＋存在问题）。"
    more = f"{NOT_ASKED}指学校报的是旧版自查表，表中没有这一项，不计入符合率。" if older else ""
    return Table(columns, tuple(rows), note=note + more)


def _counts(count: ItemCount | SectionCount, with_neutral: bool, older: bool) -> tuple[str, ...]:
    share = count.rate.percent or NONE
    neutral = (str(count.not_applicable),) if with_neutral else ()
    unasked = (str(count.not_asked),) if older else ()
    return str(count.compliant), str(count.noncompliant), *neutral, *unasked, share


def checks(summary: Summary) -> Table:
    """Pairs of numbers that must be equal, and whether they are."""
    columns = (
        Column("序号", 12),
        Column("核对内容", 44, centred=False),
        Column("数", 20),
        Column("核对内容", 44, centred=False),
        Column("数", 20),
        Column("结果", 16),
    )
    rows: tuple[Row, ...] = tuple(
        (
            str(number),
            check.left_label,
            str(check.left),
            check.right_label,
            str(check.right),
            check.verdict if check.holds else Cell(check.verdict, strong=True),
        )
        for number, check in enumerate(summary.checks, 1)
    )
    return Table(columns, rows)
