"""A summary -> what the wording template may use: ready numbers and Chinese phrases, under Chinese names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...definition import Checklist
from ...summary import ItemCount, Priority, Problem, Rate, SectionCount, Summary
from ...tools import date_in_words, plain
from ..phrases import clause, line, listed, numbers, quote, school, some, title

MAIN_ITEMS = 5  # items under 存在的主要问题
SECTION_ITEMS = 3  # items of a section that are named with their numbers
QUOTES = 3  # schools' own words for one item
LOWEST_GROUPS = 3
REASON_LIMIT = 160  # characters
NAMED_PRIORITIES = 10  # schools with their reasons in the text

Context = dict[str, Any]


def context(summary: Summary) -> Context:
    """Everything that a template may name. The comment at the head of the shipped template explains it."""
    return {
        **_document(summary),
        **_returns(summary),
        "乡镇": _groups(summary),
        "作答": _answers(summary),
        "部分": [_section(summary, section) for section in summary.sections],
        "主要问题": _main_problems(summary),
        "问题学校": _troubled(summary),
        "整改": _rectifications(summary),
        "重点督导": _priorities(summary.priority),
        "核对": _checks(summary),
        "材料": _materials(summary),
        "改动": _changes(summary),
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
    kinds = [(disposition.label, count) for disposition, count in reversed(summary.dispositions.items()) if count]
    return {
        "有名册": summary.expected is not None,
        "应报": summary.expected,
        "实报": summary.counted,
        "报送率": summary.all_groups.returned.percent,
        "收到份数": len(summary.files),
        "去向": "、".join(f"{label}{count}份" for label, count in kinds),
        "待更正": len(summary.rejected),
        "待更正学校": listed(summary.rejected),
        "已收到": len(summary.received),
        "已收到学校": listed([came.school for came in summary.received]),
        "未报": len(summary.missing),
        "未报学校": listed(summary.missing),
        "逾期": len(summary.late),
        "逾期学校": listed(summary.late),
    }


def _groups(summary: Summary) -> Context:
    """The 乡镇 compared; 可比较 only if there are several and a roster to compare with."""
    expected = [(group, group.expected) for group in summary.groups if group.expected]
    full = [group.name for group, whole in expected if group.counted == whole]
    rest = sorted((pair for pair in expected if pair[0].counted < pair[1]), key=lambda pair: pair[0].counted / pair[1])
    lowest = [
        f"{school(group.name)}（应报{whole}所，实报{group.counted}所，{group.returned.percent}）"
        if group.counted
        else f"{school(group.name)}（应报{whole}所，均未实报）"
        for group, whole in rest[:LOWEST_GROUPS]
    ]
    return {
        "可比较": len(expected) > 1,
        "数": len(summary.groups),
        "报齐": len(full),
        "报齐名单": listed(full, "个乡镇（单位）"),
        "未报齐": len(rest),
        "最低名单": "、".join(lowest),
    }


# How they answered -------------------------------------------------------------------------------


def _answers(summary: Summary) -> Context:
    answers = summary.all_answers
    good, bad, neutral = answers.compliant, answers.noncompliant, answers.not_applicable
    named = summary.checklist.not_applicable or "不涉及"
    kinds = (("符合要求", good), ("存在问题", bad), (line(named, 20), neutral))
    return {
        "项次": answers.answers,
        "构成": "、".join(f"{kind}{count}项次" for kind, count in kinds if count),
        "符合": good,
        "问题": bad,
        "不涉及": neutral,
        "旧版未问": answers.not_asked,
        "旧版学校数": summary.older_forms,
        "符合率": answers.rate.percent,
    }


def _section(summary: Summary, section: SectionCount) -> Context:
    inside = set(section.items)
    items = [item for item in summary.items if item.number in inside]
    clean = [item for item in items if item.compliant and not item.noncompliant]
    faulty = sorted((item for item in items if item.noncompliant), key=lambda item: -item.noncompliant)
    best = min(
        (item for item in items if item.compliant), key=lambda item: item.noncompliant / item.compliant, default=None
    )
    return {
        "名称": line(section.title, 60),
        "项数": len(items),
        "项号": numbers(section.items),
        "符合率": section.rate.percent,
        "项次": section.answers,
        "全好": len(clean) == len(items),
        "好的项号": numbers(item.number for item in clean),
        "最好": _item(best) if best and not clean else None,
        "问题项数": len(faulty),
        "问题项号": numbers(item.number for item in faulty),
        "问题": section.noncompliant,
        "突出": [_item(item) for item in faulty[:SECTION_ITEMS]],
    }


def _item(count: ItemCount) -> Context:
    return {
        "项号": count.number,
        "内容": f"“{clause(count.text)}”",
        "学校数": count.noncompliant,
        "符合率": count.rate.percent,
    }


def _main_problems(summary: Summary) -> list[Context]:
    """The items with most schools, each with its schools and what they wrote."""
    worst = sorted((item for item in summary.items if item.noncompliant), key=lambda item: -item.noncompliant)[
        :MAIN_ITEMS
    ]
    problems: dict[int, list[Problem]] = {item.number: [] for item in worst}
    for problem in summary.problems:
        if problem.item in problems:
            problems[problem.item].append(problem)
    return [
        {
            **_item(item),
            "学校": listed(item.noncompliant_schools),
            "反映": _own_words(problems[item.number]),
            "未说明": sum(not problem.explanation for problem in problems[item.number]),
        }
        for item in worst
    ]


def _own_words(problems: Iterable[Problem]) -> str:
    """Some of the schools' explanations, no two alike: A小学“……”；B小学“……”."""
    chosen: dict[str, str] = {}
    for problem in problems:
        key = plain(problem.explanation)
        if key and key not in chosen:
            chosen[key] = f"{school(problem.school)}反映{quote(problem.explanation)}"
            if len(chosen) == QUOTES:
                break
    return "；".join(chosen.values())


def _troubled(summary: Summary) -> Context:
    """The schools with problems; the worst of them if some have several."""
    rows = [row for row in summary.schools if row.noncompliant]
    worst = sorted((row for row in rows if row.noncompliant > 1), key=lambda row: -row.noncompliant)[:5]
    return {
        "数": len(rows),
        "没有问题": summary.counted - len(rows),
        "最多名单": "、".join(f"{school(row.name)}（{row.noncompliant}项）" for row in worst),
    }


# What is being done ------------------------------------------------------------------------------


def _rectifications(summary: Summary) -> Context:
    unsolved = [problem for problem in summary.problems if problem.unmeasured]
    measured = sum(problem.measured for problem in summary.problems)
    schools = list(dict.fromkeys(problem.school for problem in unsolved))
    passed = sum(row.overdue(summary.report_date) for row in summary.rectifications)
    undated = sum(row.due is None for row in summary.rectifications)
    return {
        "问题": len(summary.problems),
        "有措施": measured,
        "有措施占比": Rate(measured, len(summary.problems)).percent,
        "另报措施": len(summary.problems) - measured - len(unsolved),
        "无措施": len(unsolved),
        "无措施学校数": len(schools),
        "无措施学校": listed(schools),
        "台账": len(summary.rectifications),
        "到期": passed,
        "未到期": len(summary.rectifications) - undated - passed,
        "无时限": undated,
        "缺责任人": sum(not row.responsible for row in summary.rectifications),
    }


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
            parts.append(f"报送{line(material.title, 20)}{inside}的{there}所")
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


def _priorities(priority: list[Priority]) -> Context:
    """The schools proposed, those with most reasons first; of many only some that have several reasons."""
    first = sorted(priority, key=lambda proposal: -len(proposal.reasons))
    if len(first) > NAMED_PRIORITIES:
        first = [proposal for proposal in first if len(proposal.reasons) > 1][:NAMED_PRIORITIES]
    return {
        "数": len(priority),
        "全部列出": len(first) == len(priority),
        "名单": [
            {
                "学校": school(proposal.school),
                "理由": "；".join(line(reason, REASON_LIMIT) for reason in proposal.reasons),
            }
            for proposal in first
        ],
        "雷同": sum(any("雷同" in reason for reason in proposal.reasons) for proposal in priority),
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
