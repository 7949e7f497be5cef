"""What is done about the problems, as values for the wording template: measures, and the schools for 重点督导."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...definition import Ground
from ...summary import MeasureState, Priority, Rate, Summary, is_at_once, state_counts
from ..measure_phrases import carried_words
from ..phrases import listed, reasons_in_words, school, tied_list, whom

NAMED_PRIORITIES = 30  # schools that are given one by one with their reasons

Context = dict[str, Any]


def rectifications(summary: Summary) -> Context:
    """The problems with and without a measure, and the measures by their deadlines."""
    unsolved = [problem for problem in summary.problems if problem.unmeasured]
    measured = sum(problem.measured for problem in summary.problems)
    schools = list(dict.fromkeys(problem.school for problem in unsolved))
    passed = sum(row.overdue(summary.report_date) for row in summary.rectifications)
    without_day = [row.deadline for row in summary.rectifications if row.due is None]
    at_once = sum(map(is_at_once, without_day))
    unsaid = without_day.count("")
    return {
        "问题": len(summary.problems),
        "有措施": measured,
        "有措施占比": Rate(measured, len(summary.problems)).percent,
        "另报措施": len(summary.problems) - measured - len(unsolved),
        "无措施": len(unsolved),
        "无措施学校数": len(schools),
        "无措施学校": listed(schools),
        "无措施各校": whom(schools, "未填写整改措施的"),
        "台账": len(summary.rectifications),
        "到期": passed,
        "未到期": len(summary.rectifications) - len(without_day) - passed,
        "立行立改": at_once,
        "未定日期": len(without_day) - at_once - unsaid,
        "无时限": unsaid,
        "缺责任人": sum(not row.responsible for row in summary.rectifications),
        **_last_semesters(summary),
    }


def _last_semesters(summary: Summary) -> Context:
    """The measures that the semester before left open."""
    counts = state_counts(summary.carried)
    return {
        "上期": len(summary.carried),
        "上期落实": carried_words(summary, named=True),
        "上期待核": counts[MeasureState.DOUBTFUL],
        "上期整改中": counts[MeasureState.OPEN],
        "上期逾期": counts[MeasureState.DUE],
        "上期未回应": counts[MeasureState.UNANSWERED],
    }


def priorities(summary: Summary) -> Context:
    """The schools proposed for 重点督导, by the notice's grounds."""
    found = summary.priority
    grounds = [(ground, [proposal for proposal in found if proposal.ground is ground]) for ground in Ground]
    return {
        "有理由": summary.with_ground,
        "并列": tied_list(summary),
        "数": len(found),
        "逐校": len(found) <= NAMED_PRIORITIES,
        "情形": [_ground(ground, proposals) for ground, proposals in grounds if proposals],
        "待核实": any("建议核实" in reason for proposal in found for reason in proposal.reasons),
    }


def _ground(ground: Ground, proposals: Sequence[Priority]) -> Context:
    """One ground with its schools: 学校 as one phrase (甲小学（未报送自查表）, several only by their names), 名单 one by one."""
    schools = [
        {"学校": school(proposal.school), "理由": reasons_in_words(proposal.reasons)}
        for proposal in proposals[:NAMED_PRIORITIES]
    ]
    alone = f"{schools[0]['学校']}（{schools[0]['理由']}）"
    return {
        "名称": ground.value,
        "数": len(proposals),
        "学校": alone if len(proposals) == 1 else listed([proposal.school for proposal in proposals]),
        "名单": schools,
    }
