"""A summary -> what the wording template may use: ready numbers and Chinese phrases, under Chinese names."""

from __future__ import annotations

from typing import Any

from ...definition import Checklist
from ...summary import Disposition, GroupCount, Summary
from ...tools import date_in_words
from ..phrases import leading, line, listed, numbers, school, some, title, whom
from .action_values import priorities, rectifications
from .answer_values import answers, main_problems, problem_items, section_values, troubled
from .correction_values import correction_values
from .past_values import past_values
from .register_values import registers

LOWEST_GROUPS = 3

Context = dict[str, Any]


def context(summary: Summary) -> Context:
    """Everything that a template may name. The comment at the head of the shipped template explains it."""
    return {
        **_document(summary),
        **_returns(summary),
        "乡镇": _groups(summary),
        "作答": answers(summary),
        "部分": [section_values(summary, section) for section in summary.sections],
        "主要问题": main_problems(summary),
        "问题事项": problem_items(summary),
        "问题学校": troubled(summary),
        "整改": rectifications(summary),
        "重点督导": priorities(summary),
        "台账": registers(summary),
        "核对": _checks(summary),
        "材料": _materials(summary),
        "改动": _changes(summary),
        "更正": correction_values(summary),
        "上期": past_values(summary),
    }


# What the report is about ------------------------------------------------------------------------


def _document(summary: Summary) -> Context:
    checklist = summary.checklist
    return {
        "学期": summary.term.title if summary.term else "",
        "学期系推定": summary.term_chosen,
        "报告日期": date_in_words(summary.report_date),
        "截止日期": date_in_words(summary.deadline) if summary.deadline else "",
        "表名": title(checklist.title),
        "事项": subject(checklist),
        "文号": line(checklist.document, 100),
        "单位": line(checklist.issuer, 100),
        "落款单位": signatory(checklist),
        "我股": "我" + checklist.recipient[-1] if checklist.recipient[-1] in "股科处室办组" else "我单位",
        "部分数": len(checklist.sections),
        "项数": len(checklist.items),
        "不涉及": line(checklist.not_applicable, 20) if checklist.not_applicable else "",
    }


def subject(checklist: Checklist) -> str:
    """What was reported on, for the title: 中小学教师减负清单自查 from 高平市中小学教师减负清单自查表."""
    whole = line(checklist.title, 60)
    place = max((checklist.issuer.find(mark) + 1 for mark in "省市县区州旗"), default=0)
    if 1 < place < len(whole) and whole.startswith(checklist.issuer[:place]):
        whole = whole[place:]
    return whole.removesuffix("表")


def signatory(checklist: Checklist) -> str:
    """Who signs: 高平市教育局人事师资股 from the issuer 高平市教育局 and the recipient 市教育局人事师资股."""
    issuer, recipient = checklist.issuer, checklist.recipient
    for start in range(len(issuer)):
        if recipient.startswith(issuer[start:]):
            return line(issuer + recipient[len(issuer) - start :], 60)
    return line(recipient if any(mark in recipient for mark in "局厅委府") else issuer + recipient, 60)


# Who reported ------------------------------------------------------------------------------------


def _returns(summary: Summary) -> Context:
    received = [came.school for came in summary.received]
    return {
        "有名册": summary.expected is not None,
        "应报": summary.expected,
        "实报": summary.counted,
        "报送率": summary.all_groups.returned.percent,
        "收到份数": len(summary.files),
        "去向": _where_files_ended(summary),
        "待更正": len(summary.rejected),
        "待更正学校": listed(summary.rejected),
        "待更正各校": whom(summary.rejected, "待更正的"),
        "已收到": len(received),
        "已收到学校": listed(received),
        "已收到各校": whom(received, "已收到待处理的"),
        "未报": len(summary.missing),
        "未报学校": listed(summary.missing),
        "未报各校": whom(summary.missing, "未报送的"),
        "逾期": len(summary.late),
        "逾期学校": listed(summary.late),
    }


def _where_files_ended(summary: Summary) -> str:
    """其中计入汇总的10份、退回更正的1份, or that all ended alike: 均计入汇总. What counts comes first, papers last."""
    ended = summary.ended
    words = {kind: f"为{kind.label}" if kind is Disposition.ATTACHMENT else kind.label for kind in ended}
    if len(ended) == 1:
        return "".join(f"{'均' if count > 1 else ''}{words[kind]}" for kind, count in ended.items())
    joint = {kind: "" if kind is Disposition.ATTACHMENT else "的" for kind in ended}
    return "其中" + "、".join(f"{kind.label}{joint[kind]}{count}份" for kind, count in ended.items())


def _groups(summary: Summary) -> Context:
    """The 乡镇 compared; 可比较 only if there are several and a roster to compare with."""
    expected = [group for group in summary.groups if group.expected]
    full = [group.name for group in expected if group.counted == group.expected]
    rest = [group for group in expected if group.counted != group.expected]
    lowest = leading(rest, lambda group: -group.counted / (group.expected or 1), LOWEST_GROUPS)
    return {
        "可比较": len(expected) > 1,
        "数": len(summary.groups),
        "报齐": len(full),
        "报齐名单": listed(full, "个乡镇（单位）"),
        "未报齐": len(rest),
        "未报齐名单": "、".join(map(_returned, rest)) if len(rest) <= LOWEST_GROUPS else "",
        "最低名单": "、".join(map(_returned, lowest)),
    }


def _returned(group: GroupCount) -> str:
    """北诗镇（应报9所，实报6所，66.7%）."""
    if group.counted:
        return f"{school(group.name)}（应报{group.expected}所，实报{group.counted}所，{group.returned.percent}）"
    return f"{school(group.name)}（应报{group.expected}所，{'均' if group.expected != 1 else ''}未计入）"


# What else came, and whether the sums agree --------------------------------------------------------


def _materials(summary: Summary) -> str:
    """How many schools sent each paper that is asked for: 报送自查报告的148所，报送整改措施（含写在表内和无需整改的）的150所.

    "" if no paper came at all.
    """
    if not any(summary.papers.values()):
        return ""
    parts = []
    for at, material in enumerate(summary.checklist.materials):
        if not material.optional:
            there = sum(row.material_file(row.materials[at]) is not None for row in summary.schools)
            inside = "（含写在表内和无需整改的）" if any(row.materials[at].in_form for row in summary.schools) else ""
            name = line(material.title, 20)
            parts.append(f"报送{name}{inside}的{there}所" if there else f"没有学校报送{name}")
    return "，".join(parts)


def _changes(summary: Summary) -> Context:
    """The schools whose problems are none any more since their return was sent back."""
    doubtful = [
        (row.name, [change.item for change in row.changed if change.doubtful])
        for row in summary.schools
        if any(change.doubtful for change in row.changed)
    ]
    return {
        "待核实": len(doubtful),
        "待核实学校": listed([f"{name}（第{numbers(items)}项）" for name, items in doubtful]),
    }


def _checks(summary: Summary) -> Context:
    broken = [check for check in summary.checks if not check.holds]
    return {
        "数": len(summary.checks),
        "不符": len(broken),
        "不符内容": some(
            [f"{check.left_label}（{check.left}）与{check.right_label}（{check.right}）" for check in broken]
        ),
    }
