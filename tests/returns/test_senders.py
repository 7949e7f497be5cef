"""Which school a file speaks for that names none of the roster: by stamp, title, name or folder; one school or none."""

from __future__ import annotations

import pytest

from forms_by_hand import CHECKLIST, clean, codes, findings
from jianfu_cli.definition.fields import CODE, SCHOOL
from jianfu_cli.definition.stamp import Stamp
from jianfu_cli.intake.grid import Location
from jianfu_cli.returns.facts import FieldText, Return
from jianfu_cli.returns.identification import identify
from jianfu_cli.returns.senders import Sender, is_school_alone, paper_sender
from jianfu_cli.roster.schools import Roster, School

ROSTER = Roster(
    [
        School(name="米山镇中心小学", code="2114000001", group="米山镇"),
        School(name="米山镇河东小学", code="2114000002", group="米山镇"),
        School(name="三甲镇中心小学", code="2114000003", group="三甲镇"),
        School(name="高平市实验中学", code="3114000004", group="市直", aliases=("实验中学", "汇泉")),
        School(name="神农镇示范学校", code="3114000005", group="神农镇"),
    ]
)


def told(sender: Sender | None) -> tuple[str, str] | None:
    return (sender.school.name, sender.by) if sender else None


# A file without a form ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "school"),
    [
        ("returns/米山镇中心小学.doc", "米山镇中心小学"),
        ("returns/米山镇中心小学-自查表（最终版）.doc", "米山镇中心小学"),
        ("returns/05米山镇河东小学减负自查表.jpg", "米山镇河东小学"),
        ("returns/附件2-米山镇河东小学.pdf", "米山镇河东小学"),
        ("returns/高平市实验中学自查报告.docx", "高平市实验中学"),
        ("returns/山西省高平市实验中学教师减负工作总结.docx", "高平市实验中学"),
        ("returns/减负自查表米山镇河东小学.doc", "米山镇河东小学"),
        ("returns/关于米山镇中心小学教师减负的自查报告.docx", "米山镇中心小学"),
        ("returns/2022年6月30日 米山镇中心小学 自查.doc", "米山镇中心小学"),
        ("returns/米山镇-中心小学-自查表.doc", "米山镇中心小学"),
        ("returns/张三-米山镇中心小学.doc", "米山镇中心小学"),
        ("returns/汇泉自查总结.docx", "高平市实验中学"),
        ("returns/高平市教育局米山镇中心小学.doc", "米山镇中心小学"),
        ("returns/2022春米山镇中心小学自查.doc", "米山镇中心小学"),
        ("returns/米山镇中心小学学校减负清单.doc", "米山镇中心小学"),
        ("returns/3114000004.pdf", "高平市实验中学"),
        ("returns/米山镇河东小学（米山镇中心校）.doc", "米山镇河东小学"),
        ("a.zip!/米山镇中心小学自查表.doc", "米山镇中心小学"),
        ("a.zip!\\米山镇中心小学自查表.doc", "米山镇中心小学"),
    ],
)
def test_a_files_name_names_the_school(file: str, school: str) -> None:
    assert told(paper_sender(file, (), ROSTER)) == (school, "file")


@pytest.mark.parametrize(
    "file",
    [
        "returns/自查表.doc",
        "returns/照片.jpg",
        "returns/中心小学.doc",  # two of the roster
        "returns/米山镇中心小学和三甲镇中心小学.doc",
        "returns/米山镇中心小学、三甲镇中心小学自查表.doc",
        "returns/晁山小学.doc",  # none of the roster
        "returns/米山镇晁山小学-米山镇中心小学.doc",
        "returns/中小学教师减负自查.doc",
        "returns/学校自查表.doc",
        "returns/米山镇.zip",
    ],
)
def test_a_files_name_that_may_mean_two_or_none_names_none(file: str) -> None:
    assert paper_sender(file, (), ROSTER) is None


@pytest.mark.parametrize(
    ("file", "school"),
    [
        ("returns/米山镇中心小学/照片.jpg", "米山镇中心小学"),
        ("returns/米山镇中心小学.zip!/自查表.doc", "米山镇中心小学"),
        ("returns/米山镇/米山镇河东小学/材料/1.pdf", "米山镇河东小学"),
        ("returns/02-米山镇河东小学/IMG_20220701.jpg", "米山镇河东小学"),
        ("returns/米山镇中心小学/晁山小学.doc", None),  # the name tells of another
        ("returns/米山镇中心校/自查表.doc", None),  # the folder of those that it looks after
        ("returns/米山镇/自查表.doc", None),
        ("米山镇中心小学/a/b/c/自查表.doc", None),  # too far above
    ],
)
def test_a_folder_speaks_where_the_name_says_nothing(file: str, school: str | None) -> None:
    assert told(paper_sender(file, (), ROSTER)) == (school and (school, "folder"))


def test_the_title_of_a_document_names_it() -> None:
    lines = ["高平市实验中学教师减负工作自查报告", "根据高教函字〔2021〕167号文件要求，我校认真开展自查。"]
    assert told(paper_sender("returns/自查报告.docx", lines, ROSTER)) == ("高平市实验中学", "title")


def test_a_title_of_another_school_than_the_name_speaks_for_neither() -> None:
    assert paper_sender("returns/米山镇中心小学自查报告.docx", ["高平市实验中学自查报告"], ROSTER) is None


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("米山镇中心小学", True),
        ("米山镇中心小学(2)", True),
        ("米山镇中心小学_01", True),
        ("米山镇中心小学操场", False),
        ("2", False),
    ],
)
def test_a_name_that_is_a_schools_and_nothing_else(name: str, alone: bool) -> None:
    assert is_school_alone(name, ROSTER) is alone


# A form ---------------------------------------------------------------------------------------------------------------


def form(written: str | None, file: str = "returns/自查表.xlsx", stamp: Stamp | None = None, **more: object) -> Return:
    return clean({SCHOOL: FieldText(written) if written is not None else None}, file=file, stamp=stamp, **more)


def stamped(school: str, code: str = "") -> Stamp:
    return Stamp(CHECKLIST.id, CHECKLIST.version, school, code)


@pytest.mark.parametrize(
    ("given", "sender"),
    [
        (form("中心小学", stamp=stamped("米山镇中心小学")), ("米山镇中心小学", "stamp")),
        (form("中心小学", stamp=stamped("", "2114000001")), ("米山镇中心小学", "stamp")),
        (form("中心小学", schools_elsewhere=[FieldText("三甲镇中心小学")]), ("三甲镇中心小学", "title")),
        (
            form("中心小学", schools_elsewhere=[FieldText("三甲镇中心小学", Location("表1", 1, 1))]),
            ("三甲镇中心小学", "title"),
        ),
        (
            form("晁山小学", schools_elsewhere=[FieldText("三甲镇中心小学", Location("表1", 1, 1))]),
            None,
        ),  # it may be anything
        (form("中心小学", file="returns/三甲镇中心小学.xlsx"), ("三甲镇中心小学", "file")),
        (form("中心小学", file="returns/三甲镇中心小学/自查表.xlsx"), ("三甲镇中心小学", "folder")),
        (form("米山镇中心小字", file="returns/米山镇中心小学/自查表.xlsx"), ("米山镇中心小学", "folder")),
        (form(None, file="returns/三甲镇中心小学.xlsx"), ("三甲镇中心小学", "file")),
        (form("某某学校", file="returns/米山镇河东小学/自查表.xlsx"), ("米山镇河东小学", "folder")),
        (form("某某学校", file="returns/米山镇河东小学.zip!/自查表.xlsx"), ("米山镇河东小学", "folder")),
        (form("晁山小学", file="returns/米山镇中心小学/自查表.xlsx"), None),  # it looks after others, and this is one
        (form("中心小学", file="returns/三甲镇中心小学.xlsx", stamp=stamped("米山镇中心小学")), None),
        (form("中心小学", file="returns/三甲镇中心小学.xlsx#表2", part="表2"), None),  # a file of many
        (form("米山镇中心小学", file="returns/三甲镇中心小学.xlsx"), None),  # it names one: nothing to guess
    ],
)
def test_the_sender_of_a_form(given: Return, sender: tuple[str, str] | None) -> None:
    identify(given, ROSTER, None)
    assert told(given.sender) == sender


def test_a_code_in_the_form_speaks_for_its_school() -> None:
    given = clean({SCHOOL: FieldText("中心小学"), CODE: FieldText("2114000003")})
    identify(given, ROSTER, None)
    assert told(given.sender) == ("三甲镇中心小学", "title")


def test_without_a_roster_nothing_can_be_known() -> None:
    given = form("中心小学", stamp=stamped("米山镇中心小学"))
    identify(given, None, None)
    assert given.sender is None


def test_an_unknown_name_is_told_the_school_that_the_form_was_issued_to_first() -> None:
    given = form("米山镇中心小字", stamp=stamped("米山镇中心小学"))
    message = next(found.message for found in findings(given, ROSTER) if found.code == "JF102")
    assert message.startswith("名册中没有“米山镇中心小字”，这张表是发给“米山镇中心小学”的")
    assert message.count("米山镇中心小学") == 1


def test_a_short_name_in_a_schools_own_form_is_no_conflict_with_it() -> None:
    assert [code for code, _ in codes(form("中心小学", stamp=stamped("米山镇中心小学")), ROSTER) if code < "JF200"] == [
        "JF102"
    ]


def test_another_schools_form_is_a_conflict_still() -> None:
    assert "JF103" in [code for code, _ in codes(form("晁山小学", stamp=stamped("米山镇中心小学")), ROSTER)]


# A 中心校 that sends in the form of a school ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "beside", "school"),
    [
        ("米山镇中心校", "米山镇河东小学", "米山镇河东小学"),  # it looks after that school
        ("中心校", "米山镇河东小学", "米山镇河东小学"),
        ("高平市米山中心校", "米山镇河东小学", "米山镇河东小学"),
        ("河西镇中心校", "米山镇河东小学", "河西镇中心校"),  # of another township: the label's word holds
        ("米山镇中心校", "神农镇示范学校", "米山镇中心小学"),
    ],
)
def test_a_central_school_speaks_for_the_schools_of_its_township_only(label: str, beside: str, school: str) -> None:
    given = form(label, schools_elsewhere=[FieldText(beside, titled=True)])
    identify(given, ROSTER, None)
    assert given.school is not None
    assert given.school.name == school


# Names as people make them up -----------------------------------------------------------------------------------------

BEFORE = (
    "",
    "05",
    "附件2",
    "2022春",
    "高平市",
    "高平市教育局",
    "关于",
    "【报送】",
    "2022.6.30",
    "山西省高平市",
    "（更正）",
    "新建文件夹-",
)
BEHIND = (
    "",
    "自查表",
    "-自查表",
    "（盖章）",
    "减负自查表(1)",
    "自查报告",
    "教师减负工作总结",
    "_扫描",
    "2022年6月",
    "（张三）",
    "最终版",
    "小学教师减负自查",
    "减负工作材料",
    "自查表（校长签字）",
    " 副本",
    "学校减负清单",
)


@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_around_a_name_hides_it_from_nobody(before: str) -> None:
    for school in ROSTER.schools:
        for behind in BEHIND:
            assert told(paper_sender(f"returns/{before}{school.name}{behind}.docx", (), ROSTER)) == (
                school.name,
                "file",
            ), behind
