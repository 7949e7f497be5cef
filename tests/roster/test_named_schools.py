"""A cell that names schools: by name, by 乡镇, all of them; never a guess."""

from __future__ import annotations

import pytest

from jianfu_cli.roster import NamedSchools, Roster, School, SchoolNames
from jianfu_cli.tables import UnfitError

CENTRE, VILLAGE, NORTH, TOWN = "米山镇中心小学", "米山镇洞湾小学", "北诗镇中心校", "高平市第一中学"
ROSTER = Roster(
    [
        School(name=CENTRE, group="米山镇"),
        School(name=VILLAGE, group="米山镇"),
        School(name=NORTH, group="北诗镇中心校"),
        School(name=TOWN, group="市直"),
    ],
    "高平市教育局",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("米山镇洞湾小学", (VILLAGE,)),
        ("洞湾小学、高平一中", (VILLAGE, TOWN)),
        ("高平一中；\n洞湾小学", (TOWN, VILLAGE)),
        ("高平一中 洞湾小学", (TOWN, VILLAGE)),
        ("米山镇", (CENTRE, VILLAGE)),
        ("米山", (CENTRE, VILLAGE)),
        ("米山镇各学校（2所）、市直", (CENTRE, VILLAGE, TOWN)),
        ("洞湾小学、米山镇", (VILLAGE, CENTRE)),
    ],
)
def test_schools_as_people_name_them(text: str, names: tuple[str, ...]) -> None:
    assert SchoolNames(ROSTER).read(text) == NamedSchools(names)


@pytest.mark.parametrize(
    "text", ["全部", "全部学校", "全市中小学校", "全县各校", "各中小学校", "全部（4所）", "洞湾小学、全部"]
)
def test_all_of_them(text: str) -> None:
    assert SchoolNames(ROSTER).read(text) == NamedSchools((CENTRE, VILLAGE, NORTH, TOWN), everywhere=True)


@pytest.mark.parametrize("text", ["城区各校", "学校", "洞湾小学等3所", "县中学", "、", "12"])
def test_what_names_no_school_of_the_roster(text: str) -> None:
    with pytest.raises(UnfitError, match=r"不在名册中|不是学校名称"):
        SchoolNames(ROSTER).read(text)


def test_the_nearest_names_are_told_but_not_of_a_private_cell() -> None:
    with pytest.raises(UnfitError) as caught:
        SchoolNames(ROSTER).read("米山镇涧湾小学")
    assert caught.value.wrong.startswith("“米山镇涧湾小学”不在名册中，名称相近的有 米山镇洞湾小学")
    assert caught.value.unquoted == "这一格不在名册中"


@pytest.mark.parametrize("roster", [None, Roster(())])
def test_without_a_roster_names_are_as_written(roster: Roster | None) -> None:
    assert SchoolNames(roster).read("甲小学、乙小学") == NamedSchools(("甲小学", "乙小学"))
    assert SchoolNames(roster).read("全部") == NamedSchools((), everywhere=True)
