"""`jianfu reply` as a clerk uses it: who gets what, where it lies, and what it says."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from copy import deepcopy
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from commands import run
from jianfu_cli.forms.filling import Measure
from jianfu_cli.replies.reply_files import ReplyNames
from jianfu_cli.replies.reply_formats import SLIP_WORDING
from jianfu_cli.roster import School
from jianfu_cli.tools import CHECK_HERE, Unreadable, read_resource
from reply_cases import Said, paragraphs, returned

ROSTER = """学校名称,学校标识码,所属
米山镇洞湾小学,2114000001,米山镇
米山镇河东小学,2114000002,米山镇
三甲镇北庄小学,2114000003,三甲镇
高平市实验中学,3114000004,
"""
BAD: dict[int, Said] = {9: ("", "", ""), 13: ("较好", "", "")}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder: a roster and returns of three schools, two of which must act."""
    monkeypatch.chdir(tmp_path)
    Path("名册.csv").write_text(ROSTER, encoding="utf-8")
    Path("jianfu.yaml").write_text("roster: 名册.csv\nterm: 2021-2022-2\n", encoding="utf-8")
    send("洞湾.xlsx", "米山镇洞湾小学", BAD)
    send("河东.docx", "米山镇河东小学", {})
    send("北庄.docx", "三甲镇北庄小学", {7: ("是", "手抄例会记录", "")})
    return tmp_path


def send(name: str, school: str, said: dict[int, Said], **fields: str) -> Path:
    """A school's return in returns/."""
    path = Path("returns") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(returned(path.suffix[1:], said, fields={"school": school} | fields))
    return path


def with_another_school(path: str) -> None:
    """A return that can't be marked: another school's stands on a further sheet."""
    book = openpyxl.load_workbook(path)
    other = openpyxl.load_workbook(io.BytesIO(returned("xlsx", BAD, fields={"school": "高平市实验中学"})))
    sheet, copied = other["自查表"], book.create_sheet("高平市实验中学")
    for row in sheet.iter_rows():
        for cell in row:
            copied[cell.coordinate].value = cell.value
    book.save(path)


def files() -> list[str]:
    """All files in 回复 that a clerk would send on."""
    found = (path.relative_to("回复").as_posix() for path in Path("回复").rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith("."))


def slip(school: str) -> str:
    return "\n".join(paragraphs((Path("回复") / school / "更正意见.docx").read_bytes()))


def notices() -> str:
    return Path("回复/通知用语.txt").read_bytes().decode("utf-8-sig")


# Who gets what ------------------------------------------------------------------------------------


def test_schools_that_must_act_get_copy_slip_and_text() -> None:
    done = run("reply", "--deadline", "2022-07-15")
    assert done.code == 1
    assert "需要回复的学校 2 所" in done.out and "标好的表 2 份，更正意见 2 份，通知用语 1 份" in done.out
    assert files() == [
        "三甲镇/三甲镇北庄小学/北庄（请更正）.docx",
        "三甲镇/三甲镇北庄小学/更正意见.docx",
        "米山镇/米山镇洞湾小学/更正意见.docx",
        "米山镇/米山镇洞湾小学/洞湾（请更正）.xlsx",
        "通知用语.txt",
    ]


@pytest.mark.parametrize(
    ("formats", "words"),
    [
        (["text"], ""),
        (["slip"], ""),
        (["copy"], "不能在原件上标注的：米山镇洞湾小学"),
        (["copy", "slip"], "不能在原件上标注、只写更正意见的：米山镇洞湾小学"),
    ],
)
def test_only_what_was_asked_for_is_said_of_returns_that_can_not_be_marked(formats: list[str], words: str) -> None:
    Path("returns/北庄.docx").unlink()
    with_another_school("returns/洞湾.xlsx")
    done = run("reply", *(part for name in formats for part in ("--format", name)))
    assert ("不能在原件上标注" in done.err, words in done.err) == (bool(words), True)
    nothing = formats == ["copy"]
    assert ("没有可写的文件。" in done.out, "：。" in done.out, Path("回复").exists()) == (nothing, False, not nothing)


def test_where_nobody_must_act_nothing_is_written() -> None:
    Path("returns/洞湾.xlsx").unlink()
    Path("returns/北庄.docx").unlink()
    done = run("reply")
    assert (done.code, done.out) == (0, "没有需要回复的学校。\n")
    assert not Path("回复").exists()


def test_the_last_of_several_rejected_returns_is_answered() -> None:
    send("洞湾（二）.xlsx", "米山镇洞湾小学", {9: ("", "", "")}, date="2022年7月1日")
    run("reply")
    assert "米山镇/米山镇洞湾小学/洞湾（二）（请更正）.xlsx" in files()
    assert "有1处需要更正" in slip("米山镇/米山镇洞湾小学")


def test_a_school_that_has_put_it_right_is_asked_nothing() -> None:
    send("洞湾（更正）.xlsx", "米山镇洞湾小学", {}, date="2022年7月1日")
    done = run("reply")
    assert done.code == 1  # a return has errors still, though another one counts
    assert not any("洞湾" in name for name in files())


def test_papers_and_files_that_cannot_be_read_get_a_slip_alone() -> None:
    Path("returns/高平市实验中学自查表.pdf").write_bytes(b"%PDF-1.4\n")
    send("河东.docx", "米山镇河东小学", {}, date="2021年10月30日")
    run("reply", "--deadline", "2022-07-15")
    assert "高平市实验中学/更正意见.docx" in files() and "米山镇/米山镇河东小学/更正意见.docx" in files()
    text = slip("高平市实验中学")
    assert "贵校报来的文件“高平市实验中学自查表.pdf”还不能作为" in text and "这是 PDF 文件。请在电子版自查表" in text
    assert "填表时间2021年10月30日不在要求报送的2021—2022学年第二学期内" in slip("米山镇/米山镇河东小学")


def test_what_goes_wrong_here_is_no_matter_of_the_schools(monkeypatch: pytest.MonkeyPatch) -> None:
    send("高平市实验中学自查表.xlsx", "高平市实验中学", {})

    def refused(path: str) -> bytes:
        if "实验中学" in path:
            raise Unreadable("JF001", "没有权限读取这个文件，或正被其他程序占用", CHECK_HERE)
        return Path(path).read_bytes()

    monkeypatch.setattr("jianfu_cli.intake.archives._load", refused)
    assert "没有权限" in run("validate", "--jobs", "1").out
    run("reply", "--jobs", "1")
    assert not any("实验中学" in name for name in files())


def test_a_file_of_nobody_is_told() -> None:
    Path("returns/照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    assert "另有 1 份文件看不出是哪所学校的，没有写回复：returns/照片.jpg" in run("reply").err


def test_what_can_not_be_written_back_gets_the_slip_alone() -> None:
    """Several schools in one file; the marked copy would speak to all of them."""
    with_another_school("returns/洞湾.xlsx")
    done = run("reply")
    assert "只写更正意见的：" in done.err and "米山镇洞湾小学" in done.err
    assert [name for name in files() if "洞湾" in name] == ["米山镇/米山镇洞湾小学/更正意见.docx"]
    assert "颜色标出" not in slip("米山镇/米山镇洞湾小学")


def test_a_return_in_an_archive_is_marked_as_well() -> None:
    with zipfile.ZipFile("returns/米山.zip", "w") as archive:
        archive.write("returns/洞湾.xlsx", "米山镇/洞湾小学.xlsx")
    Path("returns/洞湾.xlsx").unlink()
    run("reply")
    assert "米山镇/米山镇洞湾小学/洞湾小学（请更正）.xlsx" in files()


def test_one_school_alone() -> None:
    assert run("reply", "--school", "洞湾小学").code == 1
    assert not any("北庄" in name for name in files())
    missing = run("reply", "--school", "米山镇洞弯小学")
    assert missing.code == 2 and "名册中没有“米山镇洞弯小学”，最接近的是：米山镇洞湾小学" in missing.err


def test_schools_of_like_names_have_folders_of_their_own() -> None:
    schools = [
        School(name="东方A学校", code="2114000011", group="甲/乙"),
        School(name="东方a学校", code="2114000012", group="甲/乙"),
        School(name="东方Ａ学校", code="2114000013", group="甲/乙"),
        School(name="../../东方"),
    ]
    names = ReplyNames(schools)
    slips = [Path("回复", names.slip(school)) for school in schools]
    assert len({unicodedata.normalize("NFKC", str(path)).casefold() for path in slips}) == 4
    assert [len(path.parts) for path in slips] == [4, 4, 4, 3] and ".." not in {
        part for path in slips for part in path.parts
    }


def test_without_a_roster_schools_are_as_they_write_themselves() -> None:
    Path("jianfu.yaml").unlink()
    run("reply")
    assert "米山镇洞湾小学/更正意见.docx" in files()


# What it says -------------------------------------------------------------------------------------


def test_the_slip_is_polite_and_says_where_and_what() -> None:
    run("reply", "--deadline", "2022-07-15")
    text = slip("米山镇/米山镇洞湾小学")
    assert text.startswith(
        "自查表更正意见\n米山镇洞湾小学：\n贵校报送的2021—2022学年第二学期《高平市中小学教师减负清单自查表》收悉。"
    )
    assert "有2处需要更正，请于2022年7月15日前更正后重新报送（其余各项无需再填）。" in text
    assert "1. 工作表“自查表”C13格，第9项没有作答。请在“自查情况”中填写：是、否、不涉及。" in text
    assert "已列在所附“洞湾（请更正）.xlsx”的第一页" in text and "高平市教育局人事师资股" in text


def test_a_counted_school_is_asked_to_add_not_to_correct() -> None:
    run("reply")
    text = slip("三甲镇/三甲镇北庄小学")
    assert "有1处请补充或说明" in text and "更正后重新报送" not in text
    assert "第1个表格第8行，第7项答“是”，表明存在问题，但没有整改措施。" in text


def test_many_faults_fit_on_the_page_by_their_kinds() -> None:
    send("洞湾.xlsx", "米山镇洞湾小学", dict.fromkeys(range(1, 15), ("差不多", "", "")), date="")
    run("reply")
    text = slip("米山镇/米山镇洞湾小学")
    assert "有15处需要更正" in text
    assert "第1—14项（工作表“自查表”C5至C18格），答案看不明白。" in text
    assert "答案看不明白。请明确填写：是、否、不涉及。" in text


def test_places_within_a_message_are_told_in_words() -> None:
    form = Document("returns/北庄.docx")
    rows = form.tables[0].rows
    rows[20]._tr.addnext(deepcopy(rows[20]._tr))
    form.save("returns/北庄.docx")
    run("reply")
    text = slip("三甲镇/三甲镇北庄小学")
    assert "第1个表格第22行，前面已有第20项（第1个表格第21行），这一行重复。" in text
    assert "!" not in text


def test_a_school_that_sent_papers_alone_is_asked_for_its_form() -> None:
    paper = Document()
    paper.add_paragraph("高平市实验中学自查报告")
    paper.save("returns/高平市实验中学自查报告.docx")
    run("reply", "--deadline", "2022-07-15", "--school", "高平市实验中学")
    [school] = [line for line in notices().splitlines() if line.startswith("高平市实验中学：")]
    assert "表》还没有收到，请于2022年7月15日前补报。已收到自查报告" in school


def test_texts_for_townships_and_schools() -> None:
    run("reply", "--deadline", "2022-07-15")
    data = Path("回复/通知用语.txt").read_bytes()
    assert data.startswith("\ufeff".encode()) and b"\r\n" in data and b"\n" not in data.replace(b"\r\n", b"")
    text = notices()
    assert "米山镇：2021—2022学年第二学期" in text and "需要更正或补充的学校有1所：米山镇洞湾小学（2处）。" in text
    [school] = [line for line in text.splitlines() if line.startswith("米山镇洞湾小学：")]
    assert (
        "请于2022年7月15日前更正后重新报送" in school and "第9项没有作答" in school and "第13项写的是“较好”" in school
    )


def test_nothing_speaks_of_the_bureaus_files_or_of_other_schools() -> None:
    said = {
        n: ("否" if n in (6, 8, 9) else "是" if n == 7 else a, f"本校第{n}项按通知要求逐条落实，没有再安排其他任务", "")
        for n, a in ((6, ""), (7, ""), (8, ""), (9, ""))
    }
    send("北庄.docx", "三甲镇北庄小学", said)
    send("河东.docx", "米山镇河东小学", said)
    send("洞湾.xlsx", "米山镇洞弯小学", BAD)
    Path("returns/高平市实验中学.xlsx").write_bytes(returned("xlsx", BAD, fields={"school": "高平市实验中"}))
    run("ledger")
    run("reply", "--format", "copy", "--format", "slip", "--format", "text", "--format", "draft")
    assert "情况说明与" in run("validate").out
    for path in Path("回复").rglob("*.*"):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as archive:
                text = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
        elif path.suffix == ".txt":
            continue
        else:
            continue
        assert not any(word in text for word in ("台账.xlsx", "名册", "雷同", "判读", "JF")), path
        others = {"米山镇洞湾小学", "米山镇河东小学", "三甲镇北庄小学", "高平市实验中学"} - {path.parent.name}
        assert not any(name in text for name in others), path


def test_another_wording() -> None:
    Path("意见.txt").write_text(
        "# 请{{ 学校 }}改{{ 处数 }}处\n\n{% for 项 in 事项 %}\n{{ 项.问题 }}\n\n{% endfor %}", encoding="utf-8"
    )
    run("reply", "--template", "意见.txt")
    assert slip("米山镇/米山镇洞湾小学").startswith("请米山镇洞湾小学改2处\n第9项没有作答\n")
    Path("意见.txt").write_text("# 一\n{{ 没有这个 }}", encoding="utf-8")
    broken = run("reply", "--template", "意见.txt")
    assert broken.code == 2 and broken.err.splitlines()[-1].startswith("意见.txt:2：没有名为“没有这个”的内容")
    both = run("reply", "--template", "意见.txt", "--format", "slip", "--format", "draft")
    assert both.code == 2 and "请分两次运行" in both.err


def test_the_shipped_wording_explains_itself() -> None:
    head = read_resource(SLIP_WORDING).partition("#}")[0]
    for name in (
        "学校",
        "表名",
        "学期",
        "截止日期",
        "单位",
        "日期",
        "文件",
        "处数",
        "副本",
        "已计入",
        "读得出",
        "事项",
        "还有",
    ):
        assert name in head


# Again and again ----------------------------------------------------------------------------------


def test_replies_are_no_returns_and_corrected_copies_are() -> None:
    run("reply")
    assert "本程序生成的文件夹 1 个" in run("validate", ".").out
    book = openpyxl.load_workbook("回复/米山镇/米山镇洞湾小学/洞湾（请更正）.xlsx")
    book["自查表"]["C13"], book["自查表"]["C17"] = "是", "是"
    book.save("returns/洞湾（请更正）.xlsx")
    assert run("validate", "returns/洞湾（请更正）.xlsx").code == 0
    done = run("reply")
    assert "需要回复的学校 1 所" in done.out
    assert files() == [
        "三甲镇/三甲镇北庄小学/北庄（请更正）.docx",
        "三甲镇/三甲镇北庄小学/更正意见.docx",
        "通知用语.txt",
    ]


def test_a_copy_that_comes_back_still_wrong_is_answered_under_its_name() -> None:
    run("reply")
    Path("回复/米山镇/米山镇洞湾小学/洞湾（请更正）.xlsx").rename("returns/洞湾（请更正）.xlsx")
    Path("returns/洞湾.xlsx").unlink()
    run("reply")
    assert "米山镇/米山镇洞湾小学/洞湾（请更正）.xlsx" in files()


def test_what_a_person_has_changed_is_kept() -> None:
    run("reply")
    path = Path("回复/米山镇/米山镇洞湾小学/更正意见.docx")
    document = Document(str(path))
    document.add_paragraph("请王主任来电。")
    document.save(str(path))
    done = run("reply")
    assert "更正意见.docx 在上次生成后改动过，原件另存为 更正意见（" in done.err
    assert any("保留" in name for name in files())


def test_drafts_leave_the_rest_alone() -> None:
    run("reply")
    before = files()
    done = run("reply", "--format", "draft")
    assert "草稿 2 份" in done.out
    drafts = [
        f"{folder}/自查报告和整改措施（草稿）.docx" for folder in ("三甲镇/三甲镇北庄小学", "米山镇/米山镇河东小学")
    ]
    assert files() == sorted([*before, *drafts])


def test_a_draft_that_comes_back_is_the_schools_paper_and_says_what_is_still_open() -> None:
    run("reply", "--format", "draft")
    draft = Path("回复/米山镇/米山镇河东小学/自查报告和整改措施（草稿）.docx")
    Path("returns/米山镇河东小学").mkdir()
    draft.rename("returns/米山镇河东小学/自查报告和整改措施.docx")
    done = run("validate")
    assert "另有学校材料 1 份：自查报告 1、整改措施 1。" in done.out
    assert "还有【请补充】没有补上的 1 份：returns/米山镇河东小学/自查报告和整改措施.docx（3 处）。" in done.out
    [paper] = json.loads(run("validate", "--format", "json").out)["attachments"]
    assert paper["to_fill_in"] == 3


def test_another_terms_replies_are_moved() -> None:
    run("reply")
    send("北庄.docx", "三甲镇北庄小学", {7: ("是", "手抄例会记录", "")}, date="2022年10月30日")
    done = run("reply", "--term", "2022-2023-1")
    assert "回复 里原有 2021-2022-2 的结果，已移到" in done.err
    assert "2021-2022-2/米山镇/米山镇洞湾小学/更正意见.docx" in files()
    assert "三甲镇/三甲镇北庄小学/更正意见.docx" in files()


def test_settings_give_the_defaults() -> None:
    text = "roster: 名册.csv\nterm: 2021-2022-2\ndeadline: 2022-07-10\nreply:\n  deadline: 2022-07-15\n  output: 退回\n  format: slip\n"
    Path("jianfu.yaml").write_text(text, encoding="utf-8")
    run("reply")
    path = Path("退回/米山镇/米山镇洞湾小学/更正意见.docx")
    assert "请于2022年7月15日前" in "\n".join(paragraphs(path.read_bytes()))
    assert not list(Path("退回").rglob("*（请更正）*"))


def test_measures_sent_beside_the_form_answer_it() -> None:
    send("北庄.docx", "三甲镇北庄小学", {}, date="2022年6月30日")
    Path("returns/北庄.docx").write_bytes(
        returned(
            "docx",
            {7: ("是", "手抄例会记录", "")},
            [Measure(7, "手抄", "取消手抄", "张三", "2022年9月1日")],
            fields={"school": "三甲镇北庄小学"},
        )
    )
    run("reply")
    assert not any("北庄" in name for name in files())
