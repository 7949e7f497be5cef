"""总览: the semester on one page, each figure with how it is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ....summary import NOT_ASKED, Check, Disposition, State, Summary
from ....tools import date_in_words
from ...phrases import tied_list, worst_items
from ..sheet_model import NOTHING, Column, Row, Sheet, Value, address, place, title_rows
from ..spoken import NONE, rate_note, shown, term_words

NAME = "总览"
_COLUMNS = (Column("", 30), Column("", 14), Column("", 62))
_WHY = {
    Disposition.ATTACHMENT: "自查表之外的学校材料（自查报告、整改措施、扫描件等），见“材料报送”",
    Disposition.UNREADABLE: "打不开或读不出，见“待更正”",
    Disposition.UNIDENTIFIED: "没写学校，或名册中没有这所学校",
    Disposition.OTHER_TERM: "属于其他学期",
    Disposition.REJECTED: "有必须更正的错误，见“待更正”",
    Disposition.SUPERSEDED: "同一学校另有一份计入，这份早于它，或有错误",
    Disposition.COUNTED: "每校以本学期最晚的一份有效自查表为准",
}
_TOP_ITEMS = 5, 10  # items with most problems; so many if only together they are those
_ONE_PAGE = 80  # rows that are still legible on one page
Line = tuple[str, Value, str]


def sheet(summary: Summary, others: Sequence[tuple[Sheet, str]]) -> Sheet:
    """The sheet; `others` are the workbook's further sheets, each with what it is for."""
    rows = title_rows(f"{summary.checklist.title}汇总", list(_notes(summary)))
    blocks: list[tuple[str, Iterable[Row]]] = [
        ("一、报送情况", map(_row, _filing(summary))),
        ("二、收到的表格", map(_row, _files(summary))),
        ("三、自查结果", map(_row, _results(summary))),
        ("四、存在问题最多的项", map(_row, _top_items(summary))),
        ("五、数据核对", map(_check, summary.checks)),
    ]
    for heading, block in blocks:
        rows.append(Row((heading,), ("block",)))
        rows += block
    rows.append(Row(("六、各表说明（条数）",), ("block",)))
    first = len(rows) + 1
    rows += [Row((other.name, other.entries, text), ("link", "number", "text")) for other, text in others]
    links = [(address(1, first + i), place(other.name, "A1")) for i, (other, _) in enumerate(others)]
    return Sheet(NAME, _COLUMNS, rows, len(rows), pages_high=int(len(rows) < _ONE_PAGE), links=links)


def _row(line: Line) -> Row:
    value = line[1]
    style = "figurerate" if isinstance(value, float) else "figure" if isinstance(value, int) else "center"
    return Row(line, ("label", style, "text"))


def _notes(summary: Summary) -> Iterator[str]:
    basis = f"{summary.checklist.document}{summary.checklist.attachment}"
    yield f"{term_words(summary)}　　报告日期：{date_in_words(summary.report_date)}　　依据：{basis}"
    if summary.term_chosen:
        yield "未指定学期，按多数自查表所属的学期汇总。"


def _filing(summary: Summary) -> Iterator[Line]:
    known = summary.expected is not None
    roster = "名册中的学校" if known else "没有名册，不知道应报多少所"
    yield "应报学校（所）", summary.expected if known else NONE, roster
    yield "实报学校（所）", summary.counted, "有一份有效的自查表计入汇总"
    yield "报送率", shown(summary.all_groups.returned), "报送率=实报÷应报"
    where = "；名单见“未报名单”，怎么改见“待更正”" if summary.rejected else ""
    yield "待更正（所）", len(summary.rejected), f"自查表有误，尚无有效的一份{where}"
    where = "报来了文件，还不能计入；原因见“未报名单”" if summary.received else "" if known else roster
    yield f"{State.RECEIVED.label}（所）", len(summary.received) if known else NONE, where
    where = "名单见“未报名单”，按乡镇转告用“乡镇通知”" if summary.missing else "没有未报的学校" if known else roster
    yield "未报（所）", len(summary.missing) if known else NONE, where
    if summary.deadline:
        yield "逾期（所）", len(summary.late), f"首次报来的表，填表时间晚于截止日期{date_in_words(summary.deadline)}的"
    else:
        yield "逾期（所）", NONE, "没有规定截止日期"


def _files(summary: Summary) -> Iterator[Line]:
    yield "收到（份）", len(summary.files), "以下各类相加；一个文件里有几所学校的表，各算一份"
    for disposition in reversed(Disposition):
        yield f"其中：{disposition.label}", summary.dispositions[disposition], _WHY[disposition]


def _results(summary: Summary) -> Iterator[Line]:
    answers = summary.all_answers
    good, bad, neutral = answers.compliant, answers.noncompliant, answers.not_applicable
    word = summary.checklist.not_applicable
    less = f"，减旧版未问的{answers.not_asked}项次" if answers.not_asked else ""
    yield "符合（项次）", good, f"实报{summary.counted}所×{len(summary.items)}项{less}，共{answers.answers}项次"
    yield "存在问题（项次）", bad, "学校的回答不是应有的答案；逐条见“问题清单”"
    if word:
        yield f"{word}（项次）", neutral, "既不算符合，也不算存在问题"
    if answers.not_asked:
        what = f"{summary.older_forms}所学校报的是旧版清单的表，表中没有的项；不计入符合率"
        yield f"{NOT_ASKED}（项次）", answers.not_asked, what
    yield "符合率", shown(answers.rate), rate_note(summary.checklist)
    troubled = summary.all_groups.noncompliant_schools
    yield "有问题的学校（所）", troubled, "实报学校中，至少有一项存在问题的"
    solved = sum(problem.measured for problem in summary.problems)
    yield "已写整改措施的问题（条）", solved, f"问题共{len(summary.problems)}条"
    for section in summary.sections:
        counts = f"符合{section.compliant}，存在问题{section.noncompliant}"
        counts += f"，{word}{section.not_applicable}" if word else ""
        yield section.title, shown(section.rate), f"符合率；{counts}（项次）"
    tied = tied_list(summary)
    where = f"仅供参考，理由见“重点督导建议”{tied and f'；{tied}'}" if summary.priority else ""
    yield "重点督导建议（所）", len(summary.priority), where


def _top_items(summary: Summary) -> list[Line]:
    worst = worst_items(summary.items, *_TOP_ITEMS)
    lines: list[Line] = [(f"第{item.number}项（所）", item.noncompliant, item.text) for item in worst]
    most = max((item.noncompliant for item in summary.items), default=0)
    if most and not worst:
        alike = sum(item.noncompliant == most for item in summary.items)
        lines.append((f"{alike}项同为最多（所）", most, "不分先后，见“分项统计”"))
    return lines or [(NOTHING, None, "实报学校各项均未报告问题" if summary.counted else "没有实报学校")]


def _check(check: Check) -> Row:
    sign = "＝" if check.holds else "≠"
    sums = f"{check.left_label} {check.left} {sign} {check.right_label} {check.right}"
    return Row((check.left_label, check.verdict, sums), ("label", "center" if check.holds else "bad", "text"))
