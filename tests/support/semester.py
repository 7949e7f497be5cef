"""A semester of 40 schools as they report it: eight odd ones, through two rounds; folder, roster and what came."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import compound_files
import office
from jianfu_cli.checking import Settings
from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, BlankForms
from jianfu_cli.forms.carried_measures import CarriedMeasures
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.priority import Thresholds
from jianfu_cli.summary.rollup import Rollup, roll_up

BEFORE = Term(2021, 1)
TERM, DEADLINE, REPORT_DATE = Term(2021, 2), date(2022, 7, 10), date(2022, 7, 20)
TOWNS = ("米山镇", "三甲镇", "陈区镇", "神农镇", "马村镇", "北诗镇", "河西镇", "寺庄镇")
NAMES = ("中心小学", "第一小学", "河东小学", "西沟小学", "初级中学")
ROSTER = Roster(
    School(name=f"{town}{name}", code=f"21140{number:02}{place:03}", group=town)
    for number, town in enumerate(TOWNS)
    for place, name in enumerate(NAMES)
)
JPEG, PDF = b"\xff\xd8\xff\xe0" + bytes(200), b"%PDF-1.4\n" + bytes(200)
BROKEN_DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300)
PROTECTED = compound_files.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"})
CHECKLIST = load_checklist()
_FORMS = BlankForms(CHECKLIST, TERM)
PROSE = "按照高教函字〔2021〕167号文件要求，我校认真开展了自查，现将有关情况报告如下。"


def form(
    school: str,
    day: str,
    answers: Mapping[int, tuple[str, str]] | None = None,
    measures: Sequence[Measure] = (),
    written: str | None = None,
    carried: Sequence[Measure] = (),
) -> bytes:
    """A return of the school; `written` is the name that it writes on a general form instead of its own.

    `carried` are the measures of last semester that its form prints.
    """
    code = next(known.code for known in ROSTER.schools if known.name == school)
    part = CarriedMeasures(BEFORE, tuple(carried)) if carried else None
    blank = _FORMS.form(Addressee("") if written else Addressee(school, code or "", part), "xlsx")
    fields = {"date": day, "preparer": "张三", "principal": "李明"} | ({"school": written} if written else {})
    given = {item.number: (item.expected, "", "") for item in CHECKLIST.items}
    given |= {number: (answer, explanation, "") for number, (answer, explanation) in (answers or {}).items()}
    return fill(blank, "xlsx", Filling(fields, given, list(measures)))


def paper(title: str, *rows: str) -> bytes:
    """A Word document: a title, a sentence, and a table if there are rows (cells parted by |)."""
    table = office.tbl(*(office.tr(*row.split("|")) for row in rows)) if rows else ""
    return office.docx(office.p(title) + office.p(PROSE) + table)


def zipped(**members: bytes) -> bytes:
    """An archive of returns."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 7, 1, 9, 0, 0)), data)
    return target.getvalue()


THREE_PROBLEMS = {4: ("是", "被要求组织网上答题。"), 7: ("是", "每周填写家访记录。"), 8: ("否", "晚自习后值班。")}
MEASURES = (
    "项号|存在问题|整改措施|责任人|完成时限",
    "4|组织网上答题|停止网上答题|张三|2022年8月31日",
    "7|填写家访记录|取消每周填写|李明|2022年8月31日",
    "8|晚自习后值班|取消值班安排|张三|2022年9月1日",
)
CONTEST = {14: ("是", "三月份教师被要求参加征文比赛。")}


def first_round() -> dict[str, bytes]:
    """What came first: file -> bytes."""
    odd = {
        # nothing of these can be counted
        "米山镇.zip": zipped(**{"米山镇/米山镇中心小学-自查表.doc": BROKEN_DOC}),
        "米山镇河东小学/照片.jpg": JPEG,
        "三甲镇中心小学-自查表.xlsx": form("三甲镇中心小学", "2022年6月28日", written="中心小学"),
        "三甲镇河东小学-自查表.xlsx": form("三甲镇河东小学", "2021年6月30日"),
        "陈区镇中心小学自查报告.docx": paper("陈区镇中心小学教师减负工作自查报告"),
        "陈区镇中心小学.pdf": PDF,
        "北诗镇中心小学-自查表.xlsx": PROTECTED,
        # sent back: item 9 has no answer
        "陈区镇河东小学-自查表.xlsx": form("陈区镇河东小学", "2022年7月8日", {9: ("", ""), **CONTEST}),
        # measures in a paper of their own
        "神农镇中心小学-自查表.xlsx": form("神农镇中心小学", "2022年6月30日", THREE_PROBLEMS),
        "神农镇中心小学整改措施.docx": paper("神农镇中心小学教师减负整改措施", *MEASURES),
        # too late
        "马村镇中心小学-自查表.xlsx": form("马村镇中心小学", "2022年7月12日"),
        # twice
        "马村镇河东小学-自查表.xlsx": form("马村镇河东小学", "2022年6月20日"),
        "马村镇河东小学-自查表(2).xlsx": form(
            "马村镇河东小学", "2022年6月30日", CONTEST, [Measure(14, "征文比赛", "自愿报名", "张三", "2022年9月1日")]
        ),
        # nobody's
        "自查表.doc": BROKEN_DOC,
    }
    silent = "神农镇河东小学"
    named = ("米山镇中心小学", "米山镇河东小学", "三甲镇中心小学", "三甲镇河东小学", "陈区镇中心小学", "北诗镇中心小学")
    more = ("陈区镇河东小学", "神农镇中心小学", "马村镇中心小学", "马村镇河东小学", silent)
    others = [school.name for school in ROSTER.schools if school.name not in named + more]
    return odd | {f"{name}-自查表.xlsx": form(name, "2022年6月27日") for name in others}


def second_round() -> dict[str, bytes]:
    """What came when the bureau had asked: five schools mend it, after the deadline where they must."""
    return {
        "第二次/米山镇中心小学-自查表.xlsx": form("米山镇中心小学", "2022年7月9日"),
        "第二次/三甲镇中心小学-自查表.xlsx": form("三甲镇中心小学", "2022年7月14日"),
        "第二次/三甲镇河东小学-自查表.xlsx": form("三甲镇河东小学", "2022年7月6日"),
        "第二次/陈区镇中心小学-自查表.xlsx": form("陈区镇中心小学", "2022年7月8日"),
        "第二次/陈区镇河东小学-自查表.xlsx": form("陈区镇河东小学", "2022年7月14日"),
    }


def write(folder: Path, files: Mapping[str, bytes], day: date) -> None:
    """Write the files into the folder, with that day as their time."""
    stamp = (day - date(1970, 1, 1)).days * 86400
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (stamp, stamp))


def summed_up(folder: Path) -> Summary:
    """The summary of everything in the folder, as a clerk would ask for it in its parent."""
    settings = Settings(CHECKLIST, ROSTER, TERM)
    return roll_up(Rollup(settings, [str(folder)], REPORT_DATE, DEADLINE, Thresholds()))
