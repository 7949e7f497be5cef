"""Whom the rows of a register propose for 重点督导, and what they say against the school's own answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jianfu_cli.definition import Checklist, Ground, Term
from jianfu_cli.ledger.ledger_file import read_ledger
from jianfu_cli.roster import Roster, School
from jianfu_cli.summary.priority import Case, Thresholds, shortlist
from jianfu_cli.summary.registers_kept import Reported, register_summaries, reported_schools
from jianfu_cli.summary.school_state import State

NAME, OTHER = "米山镇洞湾小学", "北诗镇中心小学"
SPRING = Term.parse("2021-2022-2")
HEAD = "收到日期,渠道,反映学校,对应项号,核实结果,办结日期"


@dataclass(frozen=True)
class Answered:
    name: str
    answers: tuple[str | None, ...]


def reasons(checklist: Checklist, *rows: str, **answers: str) -> dict[str, tuple[str, ...]]:
    """What rows (their cells by commas) say of the schools; i14="是" is the answer of NAME to item 14."""
    roster = Roster([School(name=NAME, group="米山镇"), School(name=OTHER, group="北诗镇")])
    data = "\n".join([HEAD, *rows]).encode()
    sheets = read_ledger(data, Path("举报.csv"), checklist, roster).registers
    good = tuple(answers.get(f"i{item.number}", item.expected) for item in checklist.items)
    nothing = (None,) * len(checklist.items)
    kept = register_summaries(sheets, date(2022, 7, 1), SPRING)
    found = reported_schools(kept, [Answered(NAME, good), Answered(OTHER, nothing)], checklist, SPRING)
    assert {said.register for reported in found.values() for said in reported} <= {"举报登记"}
    return {school: tuple(said.words for said in reported) for school, reported in found.items()}


def test_a_true_report_and_an_answer_that_says_otherwise(checklist: Checklist) -> None:
    assert reasons(checklist, "2022-05-03,信件,洞湾小学,14,属实,", "2022-05-04,信件,洞湾小学,14、15,部分属实,") == {
        NAME: ("群众举报查实2件", "第14项自查无问题，举报查实2件，建议核实", "第15项自查无问题，举报查实1件，建议核实")
    }


def test_what_the_school_admits_itself_is_no_contradiction(checklist: Checklist) -> None:
    row = "2022-05-03,信件,洞湾小学,14,属实,"
    assert reasons(checklist, row, i14="是") == {NAME: ("群众举报查实1件",)}
    assert reasons(checklist, row, i14="不涉及") == {NAME: ("群众举报查实1件",)}


def test_a_school_without_a_return_contradicts_nothing(checklist: Checklist) -> None:
    assert reasons(checklist, "2022-05-03,信件,北诗镇中心小学,14,属实,") == {OTHER: ("群众举报查实1件",)}


def test_what_is_not_found_true_proposes_nobody(checklist: Checklist) -> None:
    assert reasons(checklist, "2022-05-03,信件,洞湾小学,14,不属实,", "2022-05-03,信件,洞湾小学,14,正在核实,") == {}


def test_a_row_about_all_schools_or_none_proposes_nobody(checklist: Checklist) -> None:
    assert reasons(checklist, "2022-05-03,信件,全部,14,属实,", "2022-05-03,信件,,14,属实,") == {}


def test_a_row_is_of_the_term_in_which_it_was_received_or_settled(checklist: Checklist) -> None:
    assert reasons(checklist, "2021-10-08,信件,洞湾小学,,属实,2021-11-01") == {}
    assert reasons(checklist, "2021-12-28,信件,洞湾小学,,属实,2022-03-01") == {NAME: ("群众举报查实1件",)}


def test_it_is_a_ground_that_can_be_switched_off() -> None:
    case = Case(NAME, "米山镇", State.COUNTED, reported=(Reported("举报登记", Ground.REPORTED, "群众举报查实1件"),))
    [proposed], _ = shortlist([case], Thresholds())
    assert (proposed.ground, proposed.reasons) == (Ground.REPORTED, ("群众举报查实1件",))
    assert shortlist([case], Thresholds(reported=False)) == ([], 0)
