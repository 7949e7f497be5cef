"""Forms in traditional characters, and with radicals from a PDF, are read as the simplified ones are."""

from __future__ import annotations

import pytest
from opencc import OpenCC

import tables
from form_cases import COLUMNS, FOOT, HEAD, WAYS, all_good, read_all, response, rows, text
from jianfu_cli.definition.fields import DATE, PREPARER, PRINCIPAL, SCHOOL
from jianfu_cli.returns.facts import Return
from jianfu_cli.roster.schools import Roster, School

FORM = HEAD + COLUMNS + rows("| 项目 | N. T | A | 无 |") + FOOT
RADICALS = str.maketrans(
    "长民小高无人见页食马门一大女子文方日月水火生用石立老而自行角言谷贝走足身车里金青面音首骨鬼黑",
    "⻓⺠⼩⾼⽆⼈⻅⻚⻝⻢⻔⼀⼤⼥⼦⽂⽅⽇⽉⽔⽕⽣⽤⽯⽴⽼⽽⾃⾏⾓⾔⾕⻉⾛⾜⾝⻋⾥⾦⾭⾯⾳⾸⾻⿁⿊",
)


def traditional(form: str) -> str:
    return OpenCC("s2t").convert(form)


def words(form: str) -> str:
    """The form with the items' wordings in place of their numbers."""
    for item in tables.SHIPPED.items:
        form = form.replace(f"{{{item.number}}}", item.text)
    return form


def read(form: str, way: str) -> Return:
    (found,) = read_all(form, way)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_a_form_in_traditional_characters(way: str) -> None:
    form = read(traditional(words(FORM)), way)
    all_good(form)
    assert text(form.fields.get(SCHOOL.key)) == "米山鎮洞灣小學"
    assert text(form.fields.get(DATE.key)) == "2022年6月23日"
    assert text(form.fields.get(PREPARER.key)) == "張三"  # people's names as they are written
    assert text(form.fields.get(PRINCIPAL.key)) == "李明"


@pytest.mark.parametrize("way", WAYS)
def test_a_form_with_radicals(way: str) -> None:
    all_good(read(words(FORM).translate(RADICALS), way))


@pytest.mark.parametrize(
    ("item", "written", "answer"),
    [
        (1, "無", "否"),
        (1, "沒有", "否"),
        (1, "未發現", "否"),
        (9, "嚴格按照要求執行", "是"),
        (9, "不涉及", "不涉及"),
        (1, "□是 ☑否，沒有組織", "否"),
    ],
)
def test_answers_in_traditional_characters(item: int, written: str, answer: str) -> None:
    pattern = rows("| 项目 | N. T | A | |").split("\n")
    pattern[item - 1] = pattern[item - 1].replace(f"| {_expected(item)} |", f"| {written} |")
    form = read(HEAD + COLUMNS + "\n".join(pattern) + FOOT, "sheet")
    assert response(form, item).answer == answer


def _expected(item: int) -> str:
    return tables.SHIPPED.by_number[item].expected


def test_schools_are_found_in_the_roster() -> None:
    roster = Roster([School(name="米山镇洞湾小学"), School(name="长平街道民生小学")])
    for name in ("米山鎮洞灣小學", "⽶⼭镇洞湾⼩学"):
        found = roster.match(name).school
        assert found is not None and found.name == "米山镇洞湾小学"
