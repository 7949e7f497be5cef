"""How the schools answered, as values for the wording template: sections, items with problems, schools with problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...rules import ANSWERS_UNIFORM
from ...summary import ItemCount, Problem, SectionCount, Summary
from ...tools import plain
from ..phrases import by_schools, clause, leading, line, listed, numbers, quote, school, worst_items

_MAIN_ITEMS = 5, 8  # items under 存在的主要问题; so many if only together they are those with most schools
SECTION_ITEMS = 3  # items of a section that are named with their wording
WORST_SCHOOLS = 5
QUOTES = 3  # schools' own words for one item

Context = dict[str, Any]


def answers(summary: Summary) -> Context:
    """All answers, with their sum and their rate."""
    of = summary.all_answers
    named = line(summary.checklist.not_applicable or "不涉及", 20)
    return {
        "项次": of.answers,
        "构成": _made_up(of, named),
        "符合": of.compliant,
        "问题": of.noncompliant,
        "不涉及": of.not_applicable,
        "旧版未问": of.not_asked,
        "旧版学校数": summary.older_forms,
        "符合率": of.rate.percent,
        "判读": len(summary.rulings),
    }


def _made_up(of: SectionCount, neutral: str = "") -> str:
    """符合要求63项次、存在问题2项次; 均符合要求 if all are. What is neither is told only with a word for it."""
    kinds = [("符合要求", of.compliant), ("存在问题", of.noncompliant), (neutral, of.not_applicable if neutral else 0)]
    there = [(kind, count) for kind, count in kinds if count]
    if len(there) == 1:
        return f"均{'为' if there[0][0] == neutral else ''}{there[0][0]}"
    return "、".join(f"{kind}{count}项次" for kind, count in there)


def section_values(summary: Summary, section: SectionCount) -> Context:
    """One section: praised are the items without any problem, the others are named by their number of schools."""
    inside = set(section.items)
    items = [item for item in summary.items if item.number in inside]
    clean = [item for item in items if item.compliant and not item.noncompliant]
    faulty = [item for item in items if item.noncompliant]
    most = max((item.noncompliant for item in faulty), default=0)
    worst = [item for item in faulty if item.noncompliant == most]
    return {
        "名称": line(section.title, 60),
        "项数": len(items),
        "项号": numbers(section.items),
        "项次": section.answers,
        "构成": _made_up(section),
        "符合": section.compliant,
        "符合率": section.rate.percent,
        "全好": len(clean) == len(items),
        "好的项号": numbers(item.number for item in clean),
        "问题项数": len(faulty),
        "问题项号": numbers(item.number for item in faulty),
        "问题": section.noncompliant,
        "问题分布": by_schools(faulty),
        "问题项": [_item(item) for item in faulty] if len(faulty) <= SECTION_ITEMS else [],
        "突出": [_item(item) for item in worst] if len(worst) <= SECTION_ITEMS else [],
    }


def _item(count: ItemCount) -> Context:
    return {
        "项号": count.number,
        "内容": f"“{clause(count.text)}”",
        "学校数": count.noncompliant,
        "符合": count.compliant,
        "符合率": count.rate.percent,
    }


def problem_items(summary: Summary) -> Context:
    """All items with problems."""
    faulty = [item for item in summary.items if item.noncompliant]
    return {"数": len(faulty), "分布": by_schools(faulty)}


def main_problems(summary: Summary) -> list[Context]:
    """The items with most schools, each with its schools and what they wrote; none if too many have as many."""
    worst = worst_items(summary.items, *_MAIN_ITEMS)
    problems: dict[int, list[Problem]] = {item.number: [] for item in worst}
    for problem in summary.problems:
        if problem.item in problems:
            problems[problem.item].append(problem)
    return [_main_problem(item, problems[item.number]) for item in worst]


def _main_problem(item: ItemCount, problems: list[Problem]) -> Context:
    silent = [problem.school for problem in problems if not problem.explanation]
    return {
        **_item(item),
        "学校": listed(item.noncompliant_schools),
        "反映": _own_words(problems),
        "未说明": len(silent),
        "未说明学校": listed(silent),
    }


def _own_words(problems: Sequence[Problem]) -> str:
    """Some of the schools' explanations, no two alike: A小学反映“……”；B小学反映“……”; of a single school 该校反映“……”."""
    chosen: dict[str, str] = {}
    for problem in problems:
        key = plain(problem.explanation)
        if key and key not in chosen:
            who = school(problem.school) if len(problems) > 1 else "该校"
            chosen[key] = f"{who}反映{quote(problem.explanation)}"
            if len(chosen) == QUOTES:
                break
    return "；".join(chosen.values())


def troubled(summary: Summary) -> Context:
    """The schools with problems; the worst of them if some have several; those that gave one answer to everything."""
    rows = [row for row in summary.schools if row.noncompliant]
    several = [row for row in rows if row.noncompliant > 1]
    worst = leading(several, lambda row: row.noncompliant, WORST_SCHOOLS)
    uniform = [
        due.school
        for due in summary.corrections
        if due.school and ANSWERS_UNIFORM.code in {f.code for f in due.findings}
    ]
    return {
        "数": len(rows),
        "没有问题": summary.counted - len(rows),
        "最多名单": "、".join(f"{school(row.name)}（{row.noncompliant}项）" for row in worst) if len(rows) > 1 else "",
        "最多数": len(worst),
        "答案相同": len(uniform),
        "答案相同学校": listed(uniform),
    }
