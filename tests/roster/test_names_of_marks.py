"""Schools whose names differ only in signs that file systems refuse (/ : * ? _ …) are different schools everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianfu_cli.forms.form_names import FileNames
from jianfu_cli.roster import Roster, School, load_roster, telling
from jianfu_cli.tools.errors import DefinitionError

NAMES = ("甲/乙小学", "甲:乙小学", "甲?乙小学", "甲_乙小学", "甲*乙小学", "甲乙小学")


def loaded(tmp_path: Path, name: str, text: str) -> Roster:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize("ending", ["csv", "yaml"])
def test_a_roster_has_them_all(tmp_path: Path, ending: str) -> None:
    rows = (
        [f"{name},甲镇" for name in NAMES]
        if ending == "csv"
        else [f'- {{name: "{name}", group: 甲镇}}' for name in NAMES]
    )
    head = ["学校名称,所属"] if ending == "csv" else []
    roster = loaded(tmp_path, f"名册.{ending}", "\n".join([*head, *rows]))
    assert tuple(school.name for school in roster.schools) == NAMES
    assert len({school.key for school in roster.schools}) == len(NAMES)
    for school in roster.schools:
        assert roster.match(school.name).school is school


@pytest.mark.parametrize(
    "names", [("甲/乙小学", "甲／乙小学"), ("甲:乙小学", "甲：乙小学"), ("甲（东）小学", "甲(东)小学")]
)
@pytest.mark.parametrize("ending", ["csv", "yaml"])
def test_the_width_of_a_sign_tells_no_two_schools_apart(tmp_path: Path, names: tuple[str, str], ending: str) -> None:
    rows = [f"{name},甲镇" for name in names] if ending == "csv" else [f'- {{name: "{name}"}}' for name in names]
    head = ["学校名称,所属"] if ending == "csv" else []
    with pytest.raises(DefinitionError, match="重复"):
        loaded(tmp_path, f"名册.{ending}", "\n".join([*head, *rows]))


def test_a_name_that_may_be_any_of_them_is_none() -> None:
    assert Roster([School(name=name) for name in NAMES[:5]]).match("甲-乙小学").school is None


def test_a_sign_that_a_school_leaves_out_does_not_hide_it() -> None:
    roster = Roster([School(name="甲/乙小学"), School(name="丙小学")])
    assert [roster.match(name).school for name in ("甲乙小学", "甲:乙小学", "甲／乙小学")] == [roster.schools[0]] * 3


@pytest.mark.parametrize(
    "row", ["第一小学：东校区,3114000002,", "甲:乙小学,,米山镇", "河东小学?,3114000004,米山镇", "注：小学,3114000005,"]
)
def test_a_row_with_a_code_or_township_is_a_school_and_no_remark(tmp_path: Path, row: str) -> None:
    roster = loaded(
        tmp_path, "名册.csv", f"学校名称,学校标识码,所属\n中心小学,3114000001,丙镇\n{row}\n注：以上都是小学,,\n"
    )
    assert [school.name for school in roster.schools] == ["中心小学", row.split(",")[0]]
    assert "说明 1 行" in roster.account


def test_each_has_a_form_of_its_own() -> None:
    files = FileNames()
    assert len({files.take(name, "", ["xlsx"])[0] for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("written", ["____甲小学____", "：甲小学：", "甲小学*"])
def test_lines_to_write_on_and_colons_around_a_name_are_none_of_it(written: str) -> None:
    assert telling(written) == telling("甲小学")
