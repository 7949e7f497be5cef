"""`jianfu blank`: what the bureau adds at the form's foot, from options and jianfu.yaml, and folders by township."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from commands import run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sending() -> str:
    """The line of 填表说明 that says by when the general form goes to whom."""
    texts = [paragraph.text for paragraph in Document(str(Path("forms/自查表.docx"))).paragraphs]
    return next(text for text in texts if text.startswith("3. "))


def test_deadline_and_telephone_are_printed() -> None:
    assert run("blank", "--format", "docx", "--deadline", "2022年7月10日", "--phone", "0356-5222222").code == 0
    assert sending() == "3. 请于2022年7月10日前报送市教育局人事师资股，有疑问请致电 0356-5222222。"


@pytest.mark.parametrize("phone", ["03565222222", "0356-5222222", "13800000000", '"0356-5222222 转 8"'])
def test_jianfu_yaml_gives_them_as_they_are_written(phone: str) -> None:
    Path("jianfu.yaml").write_text(f"deadline: 2022-07-10\nphone: {phone}\nblank: {{format: docx}}\n", encoding="utf-8")
    assert run("blank").code == 0
    assert sending() == f"3. 请于2022年7月10日前报送市教育局人事师资股，有疑问请致电 {phone.strip(chr(34))}。"


@pytest.mark.parametrize("phone", ["张三", "12", "x" * 60, "电话：0356-5222222"])
def test_what_is_no_telephone_number_is_said(phone: str) -> None:
    typed = run("blank", "--phone", phone)
    assert (typed.code, typed.out) == (2, "") and "选项 --phone 的“" in typed.err and "不像电话号码" in typed.err
    Path("jianfu.yaml").write_text(f"term: 2022春\nphone: '{phone}'\n", encoding="utf-8")
    written = run("blank")
    assert written.code == 2 and written.err.startswith("jianfu.yaml:2：“phone”的“")


def test_a_rosters_schools_stand_in_folders_by_township() -> None:
    Path("名册.csv").write_text("学校名称,所属\n米山镇洞湾小学,米山镇\n高平市实验小学,市直\n", encoding="utf-8")
    run("blank", "--roster", "名册.csv", "--term", "2022春", "--format", "xlsx")
    assert sorted(path.as_posix() for path in Path("forms").rglob("*.xlsx")) == [
        "forms/2021-2022-2/市直/高平市实验小学-自查表.xlsx",
        "forms/2021-2022-2/米山镇/米山镇洞湾小学-自查表.xlsx",
    ]
    run("blank", "--school", "米山镇洞湾小学", "--roster", "名册.csv", "--format", "xlsx")
    assert Path("forms/米山镇/米山镇洞湾小学-自查表.xlsx").is_file()


def test_forms_from_before_the_term_was_set_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("名册.csv").write_text("学校名称,所属\n甲小学,甲镇\n乙小学,\n", encoding="utf-8")
    run("blank", "--roster", "名册.csv")
    assert "没有写学期" not in run("blank", "--roster", "名册.csv").err
    done = run("blank", "--roster", "名册.csv", "--term", "2022春")
    assert "forms 里另有 4 个没有写学期的空白表，是写学期之前制的，请移走" in done.err
