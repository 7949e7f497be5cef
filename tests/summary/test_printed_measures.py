"""What a school's next form prints of the measures that are still open."""

from __future__ import annotations

from jianfu_cli.definition import Term
from jianfu_cli.roster import School
from jianfu_cli.summary.left_open import OpenMeasures
from jianfu_cli.summary.previous import PreviousMeasure

SPRING, AUTUMN = Term(2021, 2), Term(2022, 1)


def printed(*measures: PreviousMeasure) -> list[tuple[int | None, str, str]]:
    school = School(name="甲小学")
    carried = OpenMeasures({school.key: measures}, term=AUTUMN).printed(school)
    assert carried is not None
    return [(line.item, line.measure, line.deadline) for line in carried.measures]


def left(item: int, measure: str, deadline: str, term: Term = AUTUMN) -> PreviousMeasure:
    return PreviousMeasure("甲小学", item, "报表多", measure, "张三", deadline, "open", term)


def test_a_measure_planned_anew_in_the_same_words_is_printed_once_with_its_new_deadline() -> None:
    old, new = left(18, "合并报表", "2022-12-31", SPRING), left(18, "合并报表。", "2023-05-31")
    assert printed(old, left(3, "不重复要", "2023-03-31"), new) == [
        (18, "合并报表。", "2023-05-31"), (3, "不重复要", "2023-03-31"),
    ]  # fmt: skip


def test_two_measures_of_one_item_are_printed_both() -> None:
    assert len(printed(left(18, "合并报表", "2022-12-31", SPRING), left(18, "停报两种", "2023-05-31"))) == 2
    assert len(printed(left(17, "合并报表", "2022-12-31"), left(18, "合并报表", "2022-12-31"))) == 2
