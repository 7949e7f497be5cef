"""What shows only when returns lie side by side: superseded, duplicates, copied explanations, and the collection."""

from __future__ import annotations

from datetime import date

import pytest

from forms_by_hand import CHECKLIST, answer, clean
from jianfu_cli.definition.term import Term
from jianfu_cli.returns.digest import ReturnDigest, Status
from jianfu_cli.returns.facts import SchoolName
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.rules.across import check_across, explanation_hashes
from jianfu_cli.summary.collection import collect, main_term
from jianfu_cli.summary.counting import summarise
from jianfu_cli.summary.dispositions import Disposition
from jianfu_cli.summary.figures import Details
from jianfu_cli.summary.school_state import State

TERM, EARLIER = Term(2021, 2), Term(2021, 1)
ROSTER = Roster(
    [School(name=name, code=f"211405870{i}") for i, name in enumerate(("甲小学", "乙小学", "丙小学", "丁小学"))]
)
GOOD = tuple(item.expected for item in CHECKLIST.items)
LONG = ("全体教师会每月一次，每次不超过四十分钟，由校办统一安排。", "教师按作息时间上下班，不要求早到晚走，不占用周末时间。",
        "本学期报表由十二种合并为五种，由教务处一次性填报完成。", "统计和调研由教育局统一安排，不接受其他部门直接布置任务。")  # fmt: skip


def digest(file: str, school: str | None = "甲小学", **changes: object) -> ReturnDigest:
    known = school in [known.name for known in ROSTER.schools]
    code = next((known.code for known in ROSTER.schools if known.name == school), None)
    values: dict[str, object] = {
        "file": file, "status": Status.VALID, "school": SchoolName(school, code) if school else None, "known": known, "term": TERM,
        "filled_on": date(2022, 6, 28), "modified": 1.0, "digest": file.encode(), "answers": GOOD, "locations": ("自查表!C5",) * 21,
    }  # fmt: skip
    return ReturnDigest(**{**values, **changes})  # type: ignore[arg-type]


def found(*digests: ReturnDigest) -> dict[str, list[str]]:
    across = check_across(digests, has_roster=True)
    return {digests[index].file: [finding.code for finding in findings] for index, findings in across.findings.items()}


def dispositions(*digests: ReturnDigest, term: Term | None = TERM) -> list[tuple[str, str]]:
    return [(placed.digest.file, placed.disposition.value) for placed in collect(digests, ROSTER, term).placements]


def test_the_later_valid_return_of_a_school_counts() -> None:
    early, late = digest("a", filled_on=date(2022, 6, 1)), digest("b", filled_on=date(2022, 6, 2))
    assert found(early, late) == {"a": ["JF401"]}
    assert found(late, early) == {"a": ["JF401"]}
    assert dispositions(early, late) == [("a", "superseded"), ("b", "counted")]


def test_on_the_same_day_the_files_time_decides() -> None:
    assert found(digest("a", modified=2.0), digest("b", modified=1.0)) == {"b": ["JF401"]}


def test_an_invalid_return_is_superseded_by_the_valid_one_whichever_is_later() -> None:
    for first, second in ((date(2022, 6, 1), date(2022, 6, 28)), (date(2022, 6, 28), date(2022, 6, 1))):
        valid, invalid = digest("a", filled_on=first), digest("b", status=Status.INVALID, filled_on=second)
        assert found(valid, invalid) == {"b": ["JF401"]}
        assert dispositions(valid, invalid) == [("a", "counted"), ("b", "superseded")]
        assert collect([valid, invalid], ROSTER, TERM).members[0].state is State.COUNTED


def test_without_a_valid_one_none_is_superseded() -> None:
    digests = digest("a", status=Status.INVALID), digest("b", status=Status.INVALID)
    assert found(*digests) == {}
    assert dispositions(*digests) == [("a", "rejected"), ("b", "rejected")]


def test_returns_of_other_terms_and_schools_are_no_rivals() -> None:
    assert found(digest("a"), digest("b", term=EARLIER), digest("c", "乙小学")) == {}


def test_a_byte_identical_file_is_told_the_first_of_them() -> None:
    assert found(digest("a", digest=b"x", status=Status.INVALID), digest("b", digest=b"x", status=Status.INVALID)) == {
        "b": ["JF402"]
    }


def test_forms_of_one_file_are_no_duplicates_of_each_other() -> None:
    assert found(digest("a#甲", part="甲", digest=b"x"), digest("a#乙", "乙小学", part="乙", digest=b"x")) == {}


def texts(*explanations: str) -> tuple[int, ...]:
    form = clean()
    for number, text in enumerate(explanations, start=6):
        answer(form, number, explanation=text)
    return explanation_hashes(form)


def test_three_long_explanations_of_another_school_are_copied() -> None:
    mine, theirs = texts(*LONG[:3]), texts(*LONG)
    assert found(digest("a", copies=mine), digest("b", "乙小学", copies=theirs)) == {"a": ["JF403"], "b": ["JF403"]}


def test_two_are_chance_and_ones_own_are_no_copies() -> None:
    assert found(digest("a", copies=texts(*LONG[:2])), digest("b", "乙小学", copies=texts(*LONG[:2]))) == {}
    assert "JF403" not in found(digest("a", copies=texts(*LONG)), digest("b", copies=texts(*LONG)))["b"]


def test_short_stock_phrases_are_no_copying() -> None:
    assert texts("严格执行。", "没有此类情况。", "按上级文件要求严格规范执行。") == ()


def test_spaces_and_punctuation_do_not_hide_a_copy() -> None:
    changed = tuple(text.replace("，", ", ") for text in LONG)
    assert texts(*changed) == texts(*LONG)


def test_a_text_that_hundreds_share_is_found_for_each_and_quickly() -> None:
    shared = texts(*LONG)
    digests = [digest(f"{n}", f"学校{n}", known=True, copies=shared) for n in range(2000)]
    across = check_across(digests, has_roster=False)
    assert len(across.findings) == 2000


def test_every_return_ends_in_the_first_disposition_that_fits() -> None:
    digests = [
        digest("unreadable", None, status=Status.UNREADABLE),
        digest("nobody", None),
        digest("stranger", "戊小学"),
        digest("stranger-of-another-term", "戊小学", term=EARLIER),
        digest("old", term=EARLIER, status=Status.INVALID),
        digest("wrong", "乙小学", status=Status.INVALID),
        digest("first", "丙小学", filled_on=date(2022, 6, 1)),
        digest("second", "丙小学"),
    ]
    assert [where for _, where in dispositions(*digests)] == [
        "unreadable", "unidentified", "unidentified", "unidentified", "other_term", "rejected", "superseded", "counted",
    ]  # fmt: skip
    collection = collect(digests, ROSTER, TERM)
    assert [member.state for member in collection.members] == [
        State.RECEIVED, State.REJECTED, State.COUNTED, State.MISSING,
    ]  # fmt: skip
    assert sum(collection.dispositions().values()) == len(digests)


def test_without_a_roster_each_distinct_name_is_a_school() -> None:
    digests = [
        digest("a", "高平第三中学", known=True),
        digest("b", "高平第3中学", known=True),
        digest("c", "新学校", known=True),
    ]
    collection = collect(digests, None, TERM)
    assert len(collection.members) == 2
    assert not collection.has_roster


def test_the_term_that_most_returns_belong_to() -> None:
    assert main_term([digest("a"), digest("b", term=EARLIER), digest("c")]) == TERM
    assert main_term([]) is None


def test_the_deadline_makes_late_and_the_sums_agree() -> None:
    digests = [digest("a", filled_on=date(2022, 7, 11)), digest("b", "乙小学", answers=("是", *GOOD[1:]))]
    collection = collect(digests, ROSTER, TERM, date(2022, 7, 10))
    summary = summarise(CHECKLIST, collection, Details(), report_date=date(2022, 7, 15))
    assert summary.late == ("甲小学",)
    assert summary.missing == ("丙小学", "丁小学")
    assert (summary.items[0].compliant, summary.items[0].noncompliant, summary.items[0].noncompliant_schools) == (
        1,
        1,
        ("乙小学",),
    )
    failed = [check.right_label for check in summary.checks if not check.holds]
    assert failed == ["问题清单条数"]  # the details were left out on purpose: the check sees it
    assert {row.school: row.reasons for row in summary.priority}["丙小学"] == ("未报送自查表",)


def test_dispositions_have_words() -> None:
    assert all(disposition.label for disposition in Disposition)


def test_it_makes_no_difference_how_many_explanations_are_compared_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = ((1, 2, 3, 4), (2, 3, 4), (5, 6, 7), (2, 3))
    digests = [digest(f"{i}", f"{'甲乙丙丁'[i]}小学", copies=copied) for i, copied in enumerate(numbers)]
    whole = found(*digests)
    monkeypatch.setattr("jianfu_cli.rules.across.AT_A_TIME", 1)
    assert found(*digests) == whole == {"0": ["JF403"], "1": ["JF403"]}


def superseded_by(loser: ReturnDigest, winner: ReturnDigest) -> str:
    across = check_across([winner, loser], has_roster=True)
    return next(finding.message for finding in across.findings[1] if finding.code == "JF401")


def test_it_says_what_the_return_that_counts_is_beside_this() -> None:
    winner = digest("b", filled_on=date(2022, 6, 28), modified=2.0)
    assert "填表时间更晚的一份，以 b 为准" in superseded_by(digest("a", filled_on=date(2022, 6, 1)), winner)
    assert "填表时间相同的一份" in superseded_by(digest("a", filled_on=date(2022, 6, 28)), winner)
    assert "有效的一份" in superseded_by(digest("a", status=Status.INVALID), winner)
    assert "完全相同的一份" in superseded_by(digest("a", digest=b"b"), winner)


def test_of_two_copies_of_a_file_nobody_is_asked_to_choose() -> None:
    winner = digest("b", filled_on=date(2022, 6, 28), modified=2.0)
    across = check_across([winner, digest("a", digest=b"b")], has_roster=True)
    [hint] = [finding.hint for finding in across.findings[1] if finding.code == "JF401"]
    assert hint == "无需处理"
