"""The catalogue: every rule has an example that it finds, and what it must not find."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from forms_by_hand import CHECKLIST, answer, clean, codes, findings, measure
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition import Checklist
from jianfu_cli.definition.fields import CODE, DATE, PREPARER, PRINCIPAL, SCHOOL
from jianfu_cli.definition.stamp import Stamp
from jianfu_cli.definition.term import Term
from jianfu_cli.intake.grid import Location
from jianfu_cli.returns.facts import FieldText, Followup, FollowupStatus, Return, UnknownItem
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.rules import item_rules
from jianfu_cli.rules.catalogue import CATALOGUE
from jianfu_cli.rules.findings import Settling, Severity

ROSTER = Roster(
    [School(name="米山镇洞湾小学", code="2114058704", group="米山镇"), School(name="三甲镇团池小学", code="2114058705")]
)
PLACE = Location("自查表", 7, 3)
DONE, OPEN = FollowupStatus.DONE, FollowupStatus.OPEN


def stamped(school: str, code: str = "") -> Stamp:
    return Stamp(CHECKLIST.id, CHECKLIST.version, school, code, "2021-2022-2")


def every(text: str) -> Return:
    form = clean()
    for item in range(1, 22):
        answer(form, item, answer=text, raw=text, explanation="说明")
    return form


def followup(item: int | None, status: FollowupStatus | None = None, written: str = "") -> Followup:
    """A measure of last semester's."""
    return Followup(item, "晚自习值班", "取消", None, status, written, location=Location("上期整改", 3, 6))


def blank(**changes: object) -> Return:
    """A form as it is issued: the school printed in it, and nothing filled in."""
    empty = {DATE: FieldText("　　年　　月　　日"), PREPARER: FieldText(""), PRINCIPAL: FieldText("")}
    form = clean(empty, **changes)
    for item in range(1, 22):
        answer(form, item, outcome=Outcome.EMPTY, answer=None, raw="")
    return form


# code -> forms in which exactly this is found (besides what `ALONGSIDE` allows)
EXAMPLES: dict[str, list[Callable[[], Return]]] = {
    "JF007": [lambda: clean(macros=True)],
    "JF101": [lambda: clean({SCHOOL: None}), lambda: clean({SCHOOL: FieldText("", PLACE)})],
    "JF102": [lambda: clean({SCHOOL: FieldText("永录乡圪担小学")})],
    "JF103": [
        lambda: clean(stamp=stamped("三甲镇团池小学")),
        lambda: clean(stamp=stamped("", "2114058705")),
        lambda: clean(schools_elsewhere=[FieldText("三甲镇团池小学")]),
        lambda: clean({CODE: FieldText("2114058705")}),
        lambda: clean({SCHOOL: FieldText("米山镇洞湾小学（2114058705）")}),
    ],
    "JF104": [lambda: clean({DATE: None}), lambda: clean({DATE: FieldText("　　年　　月　　日")})],
    "JF105": [
        lambda: clean({DATE: FieldText("2022年6月")}),
        lambda: clean({DATE: FieldText("2022年13月40日")}),
        lambda: clean({DATE: FieldText("昨天")}),
    ],
    "JF106": [
        lambda: clean({DATE: FieldText("2021年6月30日")}),
        lambda: clean({DATE: FieldText("2022年1月10日")}, term_written=FieldText("2021—2022学年第二学期")),
    ],
    "JF107": [lambda: clean({PREPARER: None}), lambda: clean({PREPARER: FieldText("")})],
    "JF108": [lambda: clean({PRINCIPAL: FieldText("")})],
    "JF201": [lambda: answer(clean(), 7, outcome=Outcome.EMPTY, answer=None)],
    "JF202": [lambda: answer(clean(), 7, outcome=Outcome.UNCLEAR, answer=None, raw="较好")],
    "JF203": [lambda: answer(clean(), 7, outcome=Outcome.CONFLICT, answer=None, raw="☑是 ☑否")],
    "JF204": [lambda: answer(clean(), 7, outcome=Outcome.ABSENT, answer=None, location=None)],
    "JF205": [lambda: answer(clean(), 7, repeated_at=[PLACE])],
    "JF206": [lambda: answer(clean(), 9, altered="是否严格规范、不合理安排教育扶贫工作任务。")],
    "JF207": [lambda: clean(unknown_items=[UnknownItem("22", "是否设置意见箱。", PLACE)])],
    "JF208": [lambda: answer(clean(), 7, misplaced="备注", remark="否")],
    "JF301": [lambda: answer(clean(rectifications=[measure(7, problem="", measure="")]), 7, answer="是")],
    "JF302": [lambda: answer(clean(), 7, answer="是", explanation="要求填写家访记录。")],
    "JF303": [
        lambda: clean(rectifications=[measure(7, responsible="")]),
        lambda: clean(rectifications=[measure(7, deadline_written="")]),
    ],
    "JF304": [
        lambda: clean(rectifications=[measure(7, deadline_written="尽快")]),
        lambda: clean(rectifications=[measure(7, deadline_written="2022年6月1日")]),
    ],
    "JF305": [lambda: answer(clean(), 17, answer="不涉及")],
    "JF306": [
        lambda: answer(clean(), 6, explanation="没有严格控制会议数量。"),
        lambda: answer(clean(), 6, remark="未严格控制"),
        lambda: answer(clean(), 6, explanation="米山镇洞湾小学没有严格控制会议数量。"),  # its own name before it
        # the tail turns or counts cases, though it can't be read
        lambda: answer(clean(), 20, explanation="目前有3名教师未经批准被借调"),
        lambda: answer(clean(), 7, explanation="但每月要检查一次家访记录"),
        lambda: answer(clean(), 14, explanation="不过每人两篇"),
        lambda: answer(clean(), 16, remark="只是村里借礼堂开过会"),
        lambda: answer(clean(), 12, explanation="除每周五大扫除外"),
    ],
    "JF209": [blank],
    "JF308": [lambda: clean(followups=[followup(8)])],
    "JF309": [
        lambda: answer(
            clean(followups=[followup(7, DONE, "已完成")], rectifications=[measure(7)]),
            7,
            answer="是",
            explanation="要求填写。",
        ),
    ],
    "JF307": [lambda: every("否"), lambda: every("是")],
}
ALONGSIDE = {"JF301": {"JF302"}, "JF302": set(), "JF307": {"JF306"}, "JF102": set()}
ELSEWHERE = {"JF001", "JF002", "JF003", "JF004", "JF005", "JF006", "JF109", "JF401", "JF402", "JF403", "JF404"}


def test_every_rule_of_a_return_has_an_example() -> None:
    assert set(EXAMPLES) | ELSEWHERE == set(CATALOGUE)


@pytest.mark.parametrize(("code", "example"), [(code, form) for code, forms in EXAMPLES.items() for form in forms])
def test_the_rule_finds_its_example(code: str, example: Callable[[], Return]) -> None:
    found = {finding.code for finding in findings(example(), ROSTER)}
    assert code in found
    assert found <= {code} | ALONGSIDE.get(code, set())


def test_an_error_about_an_item_asks_about_that_item_and_no_other_does() -> None:
    """By default an error asks which file counts: a rule that should ask something else says so."""
    of_items = (Settling.ANSWER, Settling.FINDING)
    for code, (example, *_) in EXAMPLES.items():
        for found in findings(example(), ROSTER):
            if found.code == code and found.severity is Severity.ERROR:
                assert (found.item is not None) == (found.rule.settled_by in of_items), code


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("JF001", "请学校重报；这一份不再要的，写“文件”，更正为“不作数”"),
        ("JF102", "写“学校”，更正为名册里的名称"),
        ("JF105", "写“填表时间”，更正为哪年哪月哪日；或写编号，更正为“认可”"),
        ("JF202", "写项号，更正为清单的答案"),
        ("JF206", "写编号，更正为“认可”"),
        ("JF301", "不必学校再改的，写编号，更正为“认可”"),
        ("JF108", ""),
    ],
)
def test_a_rule_says_how_the_ledger_settles_it(code: str, said: str) -> None:
    assert CATALOGUE[code].in_ledger == said


def test_what_may_be_accepted_leaves_the_school_and_every_answer_known() -> None:
    errors = {code for code, rule in CATALOGUE.items() if rule.severity is Severity.ERROR and rule.acceptable}
    assert errors
    for code in errors:
        for example in EXAMPLES[code]:
            form = example()
            assert code in dict(codes(form, ROSTER))
            assert form.school and all(response.answer for response in form.responses), code


@pytest.mark.parametrize(
    ("item", "explanation"),
    [
        (7, "但鼓励填写"),
        (6, "不过会议已合并精简"),
        (8, "但能够严格控制"),
        (10, "扫黑除恶宣传由专人负责"),
        (20, "现有教师42人"),
        (13, "有3次宣传，均按规定审批报备"),
    ],
)
def test_a_tail_that_leaves_the_answer_is_no_contradiction(item: int, explanation: str) -> None:
    assert codes(answer(clean(), item, explanation=explanation)) == codes(clean())


def test_a_clean_return_has_no_findings() -> None:
    assert codes(clean(), ROSTER) == []
    assert codes(clean(stamp=stamped("米山镇洞湾小学", "2114058704")), ROSTER) == []


def test_codes_names_and_severities_are_the_contracts() -> None:
    contract = Path(__file__).parent / "catalogue.txt"
    public = [line.split() for line in contract.read_text(encoding="utf-8").splitlines()]
    assert [[rule.code, rule.name, rule.severity.value] for rule in CATALOGUE.values()] == public


def test_every_finding_says_where_what_and_what_to_do() -> None:
    for forms in EXAMPLES.values():
        for finding in findings(forms[0](), ROSTER):
            assert finding.message and finding.hint
            assert finding.item is None or f"第 {finding.item} 项" in finding.message
            (finding.message + finding.hint).encode("gbk")


def test_the_difference_of_an_altered_item_is_shown_short() -> None:
    [found] = findings(answer(clean(), 9, altered="是否严格规范、不合理安排教育扶贫工作任务。"))
    assert re.search(r"原文.*合理.*表中.*不合理", found.message)
    assert len(found.message) < 80


def test_an_honest_problem_with_a_measure_is_no_fault() -> None:
    form = answer(clean(rectifications=[measure(7)]), 7, answer="是", explanation="要求填写家访记录。")
    assert codes(form) == []


def test_a_word_in_the_ledger_or_in_the_remark_is_a_word_about_it() -> None:
    assert codes(answer(clean(rectifications=[measure(7)]), 7, answer="是")) == []
    assert codes(answer(clean(rectifications=[measure(7, problem="")]), 7, answer="是", remark="上级要求")) == []


def test_not_applicable_with_a_reason_in_the_remark_is_fine() -> None:
    assert codes(answer(clean(), 17, answer="不涉及", remark="本校没有承担过社会考试")) == []


def test_without_a_roster_no_school_is_unknown() -> None:
    assert codes(clean({SCHOOL: FieldText("天外小学")})) == []
    assert codes(clean({SCHOOL: FieldText("天外小学")}), Roster([])) == []


def test_without_a_roster_the_stamp_still_tells_a_borrowed_form() -> None:
    assert codes(clean(stamp=stamped("三甲镇团池小学"))) == [("JF103", None)]
    assert codes(clean(stamp=stamped("高平市米山镇洞湾小学"))) == []


def test_a_form_without_its_label_is_known_by_title_or_stamp() -> None:
    for form in (
        clean({SCHOOL: FieldText("")}, schools_elsewhere=[FieldText("米山镇洞湾小学")]),
        clean({SCHOOL: None}, stamp=stamped("", "2114058704")),
        clean({SCHOOL: None, CODE: FieldText("学校代码 2114058704")}),
    ):
        assert codes(form, ROSTER) == []
        assert form.school is not None
        assert form.school.name == "米山镇洞湾小学"


def test_an_unknown_school_names_the_nearest() -> None:
    [found] = findings(clean({SCHOOL: FieldText("米山镇洞弯小学")}), ROSTER)
    assert found.code == "JF102"
    assert "米山镇洞湾小学" in found.message


def test_in_the_overlap_of_two_terms_both_are_right() -> None:
    for term in (Term(2021, 1), Term(2021, 2)):
        assert codes(clean({DATE: FieldText("2022年2月20日")}), term=term) == []


def test_severities_are_the_contracts_words() -> None:
    assert {severity.value for severity in Severity} == {"error", "warning", "info"}


def test_a_list_of_schools_that_names_this_one_too_is_no_conflict() -> None:
    assert codes(clean(schools_elsewhere=[FieldText("三甲镇团池小学"), FieldText("米山镇洞湾小学")]), ROSTER) == []


def test_the_centre_school_that_sends_in_a_form_is_not_its_school() -> None:
    roster = Roster([*ROSTER.schools, School(name="米山镇中心小学", code="2114058709", group="米山镇")])
    for form in (
        clean(schools_elsewhere=[FieldText("米山镇中心校")]),
        clean({SCHOOL: FieldText("米山镇中心校")}, schools_elsewhere=[FieldText("米山镇洞湾小学", titled=True)]),
    ):
        assert codes(form, roster) == []
        assert form.school is not None
        assert form.school.name == "米山镇洞湾小学"


def test_a_centre_schools_own_label_holds_against_a_name_beside_it() -> None:
    form = clean({SCHOOL: FieldText("河西镇中心校")}, schools_elsewhere=[FieldText("米山镇洞湾小学")])
    assert codes(form, ROSTER) == [("JF102", None)]
    assert form.school is not None
    assert form.school.name == "河西镇中心校"


def test_nothing_to_say_is_no_explanation_and_no_reason() -> None:
    assert ("JF305", 17) in codes(answer(clean(), 17, answer="不涉及", explanation="无"))
    assert ("JF301", 7) in codes(answer(clean(), 7, answer="是", explanation="无。"))


def test_a_measure_without_its_items_number_is_told() -> None:
    form = answer(clean(rectifications=[measure(None), measure(99)]), 7, answer="是", explanation="要求填写家访记录。")
    [found] = [finding for finding in findings(form) if finding.code == "JF302"]
    assert "2 条没有写项号" in found.message


def test_a_slip_of_the_pen_in_its_own_form_is_one_finding() -> None:
    form = clean({SCHOOL: FieldText("米山镇洞弯小学")}, stamp=stamped("米山镇洞湾小学", "2114058704"))
    assert codes(form, ROSTER) == [("JF102", None)]
    other = clean({SCHOOL: FieldText("天外飞来学校")}, stamp=stamped("米山镇洞湾小学", "2114058704"))
    assert codes(other, ROSTER) == [("JF102", None), ("JF103", None)]


def test_what_stands_in_an_answers_cell_and_is_no_text_is_named() -> None:
    form = answer(clean(), 1, outcome=Outcome.UNCLEAR, answer=None, raw="", unread="图片")
    [found] = [finding for finding in findings(form) if finding.code == "JF202"]
    assert found.message == "第 1 项没有可读的文字，此处有图片，看不出是哪个答案"


def test_two_columns_that_answer_differently_are_both_named() -> None:
    place = Location("自查表", 9, 4)
    form = answer(clean(), 6, outcome=Outcome.CONFLICT, answer=None, raw="是／否", rival_location=place)
    [found] = [finding for finding in findings(form) if finding.code == "JF203"]
    assert "“是／否”" in found.message
    assert "自查表!D9" in found.message


def test_a_picture_is_a_signature() -> None:
    form = clean({PRINCIPAL: FieldText(signed=True)})
    assert "JF108" not in [finding.code for finding in findings(form)]


# A finding that stands for others --------------------------------------------------------------------------------------


def test_a_form_sent_back_blank_is_one_finding() -> None:
    assert codes(blank()) == [("JF209", None)]
    assert codes(blank(followups=[followup(3)])) == [("JF209", None)], "the measures in it were printed by the bureau"
    assert codes(blank(), ROSTER) == [("JF209", None)]
    nameless = blank()
    del nameless.fields["school"], nameless.fields["date"]
    assert codes(answer(nameless, 17, outcome=Outcome.ABSENT, location=None)) == [("JF209", None)]
    assert findings(blank())[0].location == "自查表!C5"


def test_what_is_more_than_missing_is_still_said_of_a_blank_form() -> None:
    assert codes(answer(blank(), 9, altered="是否严格规范、不合理安排教育扶贫工作任务。")) == [
        ("JF209", None),
        ("JF206", 9),
    ]
    assert codes(blank(stamp=stamped("三甲镇团池小学")), ROSTER) == [("JF209", None), ("JF103", None)]


@pytest.mark.parametrize(
    "form",
    [
        lambda: answer(blank(), 3, outcome=Outcome.ANSWERED, answer="否", raw="否"),
        lambda: answer(blank(), 3, explanation="没有重复要求上报"),
        lambda: answer(blank(), 3, outcome=Outcome.UNCLEAR, raw="较好"),
        lambda: blank(rectifications=[measure(3)]),
        lambda: blank(followups=[followup(3, OPEN, "未完成")]),
        lambda: replace(blank(), fields=clean().fields),
    ],
)
def test_a_form_with_something_in_it_is_not_blank(form: Callable[[], Return]) -> None:
    found = {code for code, _ in codes(form())}
    assert "JF201" in found
    assert "JF209" not in found


def test_uniform_answers_stand_for_the_words_and_measures_that_they_lack() -> None:
    form = every("否")
    for item in range(1, 22):
        answer(form, item, explanation="")
    assert codes(form) == [("JF307", None)]


def test_a_second_row_of_an_item_names_the_first() -> None:
    [found] = findings(answer(clean(), 7, text_location=Location("自查表", 11, 2), repeated_at=[PLACE]))
    assert (found.location, found.message) == ("自查表!C7", "前面已有第 7 项（自查表!B11），这一行重复")


# Measures, their persons and deadlines --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "deadline", ["2022年9月底", "9月30日", "3月底", "立行立改", "长期坚持", "2022年7月—9月", "学期末", "已整改"]
)
def test_a_deadline_that_people_understand_is_no_fault(deadline: str) -> None:
    assert codes(clean(rectifications=[measure(7, deadline_written=deadline)])) == []


def test_a_deadline_before_the_filling_is_quoted_as_it_is_written() -> None:
    [found] = findings(clean(rectifications=[measure(7, deadline_written="6月10日")]))
    assert (found.code, found.message) == (
        "JF304", "第 7 项的整改措施的完成时限“6月10日”早于填表时间2022年6月30日",
    )  # fmt: skip


PERSON_AT, DEADLINE_AT = Location("整改台账", 3, 4), Location("整改台账", 3, 5)


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"responsible": ""}, "JF303", PERSON_AT),
        ({"deadline_written": ""}, "JF303", DEADLINE_AT),
        ({"responsible": "", "deadline_written": "/"}, "JF303", PERSON_AT),
        ({"deadline_written": "", "deadline_at": None}, "JF303", Location("整改台账", 3, 3)),
        ({"deadline_written": "尽快"}, "JF304", DEADLINE_AT),
        ({"deadline_written": "2022年6月1日"}, "JF304", DEADLINE_AT),
    ],
)
def test_it_points_at_the_cell_that_is_to_be_filled_in(changes: dict[str, object], code: str, place: Location) -> None:
    line = measure(7, **{"responsible_at": PERSON_AT, "deadline_at": DEADLINE_AT, **changes})
    assert [(found.code, found.location) for found in findings(clean(rectifications=[line]))] == [(code, str(place))]


def test_what_is_no_measure_is_quoted() -> None:
    form = answer(
        clean(rectifications=[measure(7, measure="无需整改")]), 7, answer="是", explanation="要求填写家访记录。"
    )
    [found] = findings(form)
    assert "整改措施写的是“无需整改”" in found.message
    [bare] = findings(answer(clean(), 7, answer="是", explanation="要求填写家访记录。"))
    assert "没有整改措施" in bare.message


# Last semester's measures ---------------------------------------------------------------------------------------------


def test_a_followup_is_no_measure_for_this_semesters_problem() -> None:
    form = clean(followups=[followup(7, OPEN, "未完成")])
    assert codes(answer(form, 7, answer="是", explanation="要求填写家访记录。")) == [("JF302", 7)]


def test_a_problem_that_is_still_there_contradicts_only_what_is_done() -> None:
    def found(status: FollowupStatus | None, written: str, said: str) -> list[tuple[str, int | None]]:
        form = clean(followups=[followup(7, status, written)], rectifications=[measure(7)])
        return codes(answer(form, 7, answer=said, explanation="要求填写家访记录。" if said == "是" else ""))

    assert found(DONE, "已完成", "是") == [("JF309", 7)]
    assert found(DONE, "已完成", "否") == []
    assert found(OPEN, "未完成", "是") == []
    assert found(None, "基本完成", "是") == []
    assert found(None, "/", "是") == [("JF308", 7)]


def test_a_followup_names_its_measure_where_it_has_no_number() -> None:
    [found] = findings(clean(followups=[followup(None), followup(99, DONE, "已完成")]))
    assert (found.code, found.item, found.location) == ("JF308", None, "上期整改!F3")
    assert "“取消”" in found.message


def test_an_item_of_which_nobody_said_how_it_should_be_makes_no_answers_contradict() -> None:
    """As items have it that an older version asked and that are dropped now."""
    items = [
        item.model_copy(update={"expected": expected})
        for item, expected in zip(CHECKLIST.items, ("否", ""), strict=False)
    ]
    checklist = cast(Checklist, SimpleNamespace(items=items, not_applicable=CHECKLIST.not_applicable))
    assert not list(item_rules._uniform(every("否"), checklist))
