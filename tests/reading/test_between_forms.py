"""Several forms in one file: a line between two of them is the first's foot or the second's head, and never shifts."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, TITLE, read_all, rows
from jianfu_cli.definition.fields import DATE, SCHOOL

SCHOOLS = ("米山镇中心小学", "米山镇第二小学", "米山镇初级中学")
DAYS = ("2022年6月20日", "2022年6月21日", "2022年6月22日")
TABLE = COLUMNS + rows("| | N. T | A | |")
SIGNED = "填表人：张三　校长签字：李四\n"
WAYS = pytest.mark.parametrize("way", ["sheet", "word"])


def whose(text: str, way: str) -> list[tuple[str, str]]:
    """School and date of each form that a text holds."""
    return [
        (form.text(SCHOOL) or next((o.text for o in form.schools_elsewhere), ""), form.text(DATE))
        for form in read_all(text, way)
    ]


def each(pattern: str, places: tuple[int, ...] = (0, 1, 2)) -> str:
    """A form for each school: SCHOOL and DAY are its own."""
    return "".join(pattern.replace("SCHOOL", SCHOOLS[at]).replace("DAY", DAYS[at]) for at in places)


@WAYS
@pytest.mark.parametrize(
    "form",
    [
        f"{TITLE}\n学校（盖章）：SCHOOL　填表时间：DAY\n{TABLE}{SIGNED}",
        f"{TITLE}\n{TABLE}{SIGNED}学校（盖章）：SCHOOL　填表时间：DAY\n",
        f"{TITLE}\n{TABLE}{SIGNED}SCHOOL（盖章）\nDAY\n",
        f"{TITLE}\n填表时间：DAY\n{TABLE}学校（盖章）：SCHOOL\n",
        f"填表时间：DAY\n{TITLE}\n学校：SCHOOL\n{TABLE}",
        f"SCHOOL\n{TITLE}\n填表时间：DAY\n{TABLE}{SIGNED}",
        f"学校：SCHOOL　填表时间：DAY\n{TABLE}{SIGNED}",
        f"一、SCHOOL\n填表时间：DAY\n{TABLE}{SIGNED}",
        f"{TABLE}学校：SCHOOL　填表时间：DAY\n",
        f"{TITLE}\n学校：SCHOOL　填表时间：DAY\n{TABLE}SCHOOL（盖章）\n",
    ],
)
def test_each_form_has_its_school_and_date(form: str, way: str) -> None:
    assert whose(each(form), way) == list(zip(SCHOOLS, DAYS, strict=True))


@WAYS
def test_only_the_second_form_has_its_school_below(way: str) -> None:
    above = f"{TITLE}\n学校：SCHOOL　填表时间：DAY\n{TABLE}{SIGNED}"
    below = f"{TITLE}\n{TABLE}{SIGNED}学校：SCHOOL　填表时间：DAY\n"
    text = each(above, (0,)) + each(below, (1,)) + each(above, (2,))
    assert whose(text, way) == list(zip(SCHOOLS, DAYS, strict=True))


@WAYS
def test_a_school_that_may_be_of_either_form_is_of_none(way: str) -> None:
    other = TABLE.replace("| 否 |", "| 不涉及 |", 1)
    assert whose(f"{TABLE}学校：{SCHOOLS[0]}　填表时间：{DAYS[0]}\n{other}", way) == [("", ""), ("", "")]


@WAYS
def test_schools_above_and_below_are_in_doubt(way: str) -> None:
    text = f"报送单位：米山镇中心校\n{each(f'{TABLE}学校：SCHOOL　填表时间：DAY' + chr(10))}"
    first, second, _ = read_all(text, way)
    assert [named.text for named in first.schools_elsewhere] == [SCHOOLS[0]]
    assert [named.text for named in second.schools_elsewhere] == [SCHOOLS[1]]
