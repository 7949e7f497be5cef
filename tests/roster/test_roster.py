"""The roster: what is read, what is said of a broken one, and which school a written name means."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from jianfu_cli.roster import roster_files
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.tools.errors import DefinitionError, JianfuError
from jianfu_cli.workspace.roster_sheet import roster_workbook

ROSTER = Roster(
    [
        School(name="米山镇洞湾小学", code="2114058704", group="米山镇"),
        School(name="米山镇中心小学", code="2114058705", group="米山镇"),
        School(name="东城街道汇泉小学", code="2114058702", group="东城街道", aliases=("汇泉小学",)),
        School(name="高平市第三中学校", code="3414058719", group="市直", aliases=("高平三中",)),
        School(name="高平市育才小学", code="2114058718", group="市直"),
        School(name="三甲镇第一小学", code="2114058720", group="三甲镇"),
        School(name="北城街道九年一贯制学校", code="2114058723", group="北城街道"),
        School(name="高平市第四初级中学", code="3114058724", group="市直"),
        School(name="河西镇朱庄小学", code="2114058721", group="河西镇"),
        School(name="马村镇朱庄小学", code="2114058722", group="马村镇"),
        School(name="永录乡圪旦小学", code="2114058716", group="永录乡"),
    ]
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("米山镇洞湾小学", "米山镇洞湾小学"),
        (" 米山镇 洞湾小学 ", "米山镇洞湾小学"),
        ("高平市米山镇洞湾小学", "米山镇洞湾小学"),
        ("山西省高平市米山镇洞湾小学", "米山镇洞湾小学"),
        ("洞湾小学", "米山镇洞湾小学"),
        ("米山洞湾小学", "米山镇洞湾小学"),
        ("米山镇洞湾小学（2114058704）", "米山镇洞湾小学"),
        ("2114058704", "米山镇洞湾小学"),
        ("汇泉小学", "东城街道汇泉小学"),
        ("东城汇泉小学", "东城街道汇泉小学"),
        ("高平三中", "高平市第三中学校"),
        ("高平市三中", "高平市第三中学校"),
        ("高平市第３中学", "高平市第三中学校"),
        ("第三中学", "高平市第三中学校"),
        ("育才小学", "高平市育才小学"),
        ("高平育才小学", "高平市育才小学"),
        ("三甲镇第1小学", "三甲镇第一小学"),
        ("三甲镇一小", "三甲镇第一小学"),
        ("米山镇中心校", "米山镇中心小学"),
        ("三甲镇中心校第一小学", "三甲镇第一小学"),
        ("北城街道办事处九年一贯制学校", "北城街道九年一贯制学校"),
        ("高平市第4初级中学", "高平市第四初级中学"),
        ("四初中", "高平市第四初级中学"),
        ("米山镇中心学校", "米山镇中心小学"),
        ("晋城市高平市米山镇洞湾小学", "米山镇洞湾小学"),
        ("山西省晋城市高平市三中", "高平市第三中学校"),
        ("晋城市米山镇洞湾小学", "米山镇洞湾小学"),
        ("高平米山镇洞湾小学", "米山镇洞湾小学"),
        ("米山镇洞湾小学（盖章）", "米山镇洞湾小学"),
        ("米山镇洞湾小学盖章", "米山镇洞湾小学"),
        ("河西镇朱庄小学（公章）", "河西镇朱庄小学"),
    ],
)
def test_usual_variants_mean_the_school(written: str, name: str) -> None:
    found = ROSTER.match(written).school
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("永录乡圪担小学", "永录乡圪旦小学"),
        ("米山镇湾洞小学", "米山镇洞湾小学"),
        ("朱庄小学", "河西镇朱庄小学"),
        ("小学", ""),
        ("三甲镇第二小学", "三甲镇第一小学"),
        ("米山镇洞湾小学幼儿园", "米山镇洞湾小学"),
        ("中心小学", ""),
        ("", ""),
        ("北京大学", ""),
        ("沁水县育才小学", "高平市育才小学"),
        ("沁水县第三中学", "高平市第三中学校"),
        ("沁水县米山镇洞湾小学", "米山镇洞湾小学"),
        ("晋城市育才小学", "高平市育才小学"),
    ],
)
def test_a_guess_is_never_made_but_near_names_are_told(written: str, near: str) -> None:
    match = ROSTER.match(written)
    assert match.school is None
    assert near in match.nearest or not near


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("晋城市高平市实验小学", "实验小学"),
        ("高平市实验小学", "实验小学"),
        ("高平实验小学", "实验小学"),
        ("晋城市实验小学", None),
        ("陵川县实验小学", None),
        ("米山镇河东小学", "河东小学"),
        ("米山河东小学", "河东小学"),
        ("高平市米山镇河东小学", "河东小学"),
        ("河东小学", "河东小学"),
        ("三甲镇中心校河东小学", None),
        ("寺庄镇西沟小学", "高平市寺庄镇西沟小学"),
        ("西沟小学", "高平市寺庄镇西沟小学"),
        ("寺庄镇中心校西沟小学", "高平市寺庄镇西沟小学"),
    ],
)
def test_the_place_and_the_township_may_be_left_out_on_either_side(written: str, name: str | None) -> None:
    roster = Roster(
        [
            School(name="实验小学", group="市直"),
            School(name="河东小学", group="米山镇中心校"),
            School(name="三甲镇中心小学", group="三甲镇"),
            School(name="高平市寺庄镇西沟小学", group="寺庄镇"),
        ],
        "高平市教育局",
    )
    found = roster.match(written).school
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("issuer", "written"),
    [
        ("海淀区教育委员会", "北京市海淀区第一小学"),
        ("晋城市城区教育局", "晋城市城区第一小学"),
        ("内蒙古自治区通辽市科尔沁区教育体育局", "通辽市科尔沁区第一小学"),
        ("延边朝鲜族自治州教育局", "吉林省延边朝鲜族自治州第一小学"),
        ("景德镇市教育局", "江西省景德镇市第一小学"),
        ("新乡市教育局", "河南省新乡市第一小学"),
        ("呼和浩特市教育局", "呼和浩特市第一小学"),
        ("长阳土家族自治县教育局", "湖北省宜昌市长阳土家族自治县第一小学"),
    ],
)
def test_the_home_place_is_that_of_who_asks(issuer: str, written: str) -> None:
    roster = Roster([School(name="第一小学")], issuer)
    assert roster.match(written).school is not None
    assert roster.match("沁水县第一小学").school is None


def test_the_centre_school_and_its_primary_school_are_kept_apart() -> None:
    both = Roster([School(name="神农镇中心小学", group="神农镇"), School(name="神农镇中心校", group="神农镇")])
    for written, name in (
        ("神农中心校", "神农镇中心校"),
        ("神农镇中心学校", "神农镇中心校"),
        ("神农中心小学", "神农镇中心小学"),
    ):
        found = both.match(written).school
        assert found is not None
        assert found.name == name


def test_a_name_that_fits_two_schools_fits_none_and_both_are_told() -> None:
    assert set(ROSTER.match("朱庄小学").nearest) == {"河西镇朱庄小学", "马村镇朱庄小学"}


def test_a_schools_own_name_comes_before_anothers_alias() -> None:
    roster = Roster(
        [
            School(name="甲校小学", aliases=("乙校小学", "小丙")),
            School(name="乙校小学"),
            School(name="丙校小学", aliases=("小丙",)),
        ]
    )
    found = roster.match("乙校小学").school
    assert found is not None
    assert found.name == "乙校小学"
    assert roster.match("小丙").school is None


@pytest.mark.parametrize(
    ("name", "separator"), [("名册.csv", ";"), ("名册.csv", "\t"), ("名册.txt", ","), ("名册.xlsx", ",")]
)
def test_a_table_in_text_is_read_whatever_its_name_and_separator(tmp_path: Path, name: str, separator: str) -> None:
    (tmp_path / name).write_text(f"学校名称{separator}所属\n甲小学{separator}米山镇\n", encoding="utf-8")
    assert roster_files.load_roster(tmp_path / name).schools[0].group == "米山镇"


CSV = (
    "学校名称,学校标识码,所属,类别,别名\n米山镇洞湾小学,2114058704,米山镇,小学,\n汇泉小学,,东城街道,,汇泉校、汇泉完小\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_in_the_encodings_of_windows(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(CSV.encode(encoding))
    schools = roster_files.load_roster(path).schools
    assert [school.name for school in schools] == ["米山镇洞湾小学", "汇泉小学"]
    assert schools[0].code == "2114058704"
    assert schools[1].aliases == ("汇泉校", "汇泉完小")


def test_yaml_as_a_list_and_under_a_key(tmp_path: Path) -> None:
    entry = "- {name: 甲小学, code: 2114058704, group: 米山镇, aliases: [甲校]}\n"
    (tmp_path / "a.yaml").write_text(entry, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("schools:\n" + entry, encoding="utf-8")
    assert (
        roster_files.load_roster(tmp_path / "a.yaml").schools == roster_files.load_roster(tmp_path / "b.yaml").schools
    )
    assert roster_files.load_roster(tmp_path / "a.yaml").schools[0].code == "2114058704"


def test_excel_as_the_program_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(roster_workbook(ROSTER.schools))
    assert roster_files.load_roster(path).schools == ROSTER.schools


def test_an_empty_roster_is_no_roster(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    path.write_bytes(roster_workbook(()))
    assert roster_files.load_roster(path).schools == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("甲,乙\n1,2\n", 1, "没有找到表头"),
        ("学校名称,学校标识码\n甲小学,123\n", 2, "10 位数字"),
        ("学校名称\n甲小学\n乙小学\n甲小学\n", 4, "与第 2 行重复"),
        ("学校名称,所属\n,米山镇\n", 2, "缺少学校名称"),
        ("学校名称,所属\n2,\n", 2, "不像学校名称"),
    ],
)
def test_mistakes_in_a_csv_are_named_with_their_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as error:
        roster_files.load_roster(path)
    assert any(m.line == line and words in m.text for m in error.value.mistakes), error.value.mistakes


def test_mistakes_in_a_yaml_list_are_named_with_their_own_line(tmp_path: Path) -> None:
    path = tmp_path / "名册.yaml"
    path.write_text("- name: 甲小学\n- nam: 乙小学\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as error:
        roster_files.load_roster(path)
    assert {(m.line, "nam" in m.text) for m in error.value.mistakes} == {(2, True)}


def test_a_roster_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(JianfuError, match="找不到文件"):
        roster_files.load_roster(tmp_path / "名册.xlsx")


def test_a_spelling_of_very_many_schools_is_uncertain_and_costs_little() -> None:
    many = Roster(
        School(name=f"第{number}乡东庄小学", code=f"{3114000000 + number}", group=f"第{number}乡")
        for number in range(3000)
    )
    many.prepare()
    match = many.match("东庄小学")
    assert match.school is None and len(match.nearest) == 3
    found = many.match("第2999乡东庄小学").school
    assert found is not None and found.code == "3114002999"


def test_a_roster_with_its_index_goes_to_another_process_whole() -> None:
    ROSTER.prepare()
    sent = pickle.loads(pickle.dumps(ROSTER))
    assert sent.schools == ROSTER.schools
    assert [sent.match(school.name).school for school in sent.schools] == list(ROSTER.schools)
    assert sent.match("高平三中").school == ROSTER.match("高平三中").school is not None


def test_other_names_in_yaml_may_be_one_text(tmp_path: Path) -> None:
    path = tmp_path / "名册.yaml"
    path.write_text(
        "- {name: 汇泉小学, aliases: 汇泉校、汇泉完小}\n- {name: 乙小学, aliases: [乙校]}\n", encoding="utf-8"
    )
    assert [school.aliases for school in roster_files.load_roster(path).schools] == [("汇泉校", "汇泉完小"), ("乙校",)]
