"""Made-up semesters of any size for the tests of the reports: deterministic, with every kind of trouble in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from jianfu_cli.definition import checklist as definition
from jianfu_cli.definition.checklist import Checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.returns.attachments import AttachmentDigest
from jianfu_cli.returns.digest import ReturnDigest, Status
from jianfu_cli.returns.facts import SchoolName
from jianfu_cli.returns.senders import Sender
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.rules.catalogue import finding
from jianfu_cli.summary.collection import collect
from jianfu_cli.summary.counted_responses import CountedResponse
from jianfu_cli.summary.counting import summarise
from jianfu_cli.summary.dispositions import Disposition
from jianfu_cli.summary.figures import Correction, Details, Problem, Summary
from jianfu_cli.summary.measure_rows import RectificationRow
from jianfu_cli.summary.previous import Previous

TOWNS = (
    "米山镇",
    "三甲镇",
    "神农镇",
    "陈区镇",
    "北诗镇",
    "河西镇",
    "马村镇",
    "野川镇",
    "寺庄镇",
    "建宁乡",
    "石末乡",
    "原村乡",
    "永录乡",
)
VILLAGES = "东西南北上下前后大小河沟山庄桥店坡岭湾窑"
TERM = Term(2021, 2)
DEADLINE = date(2022, 7, 5)
REPORT_DATE = date(2022, 7, 15)


def make_roster(count: int, *, long_names: bool = False) -> Roster:
    """`count` schools spread over the towns, the first of every 14 市直."""
    schools = []
    for index in range(count):
        group = "市直" if index % 14 == 13 else TOWNS[index % 14 % len(TOWNS)]
        number = index // 14
        village = (
            VILLAGES[number % 10] + VILLAGES[10 + number // 10 % 10] + (str(number // 100) if number >= 100 else "")
        )
        name = f"高平市{village}中学" if group == "市直" else f"{group}{village}小学"
        if long_names:
            name = f"{group}{village}" + "九年一贯制寄宿制教学点联合" * 4 + "学校"
        schools.append(School(name=name, code=str(2114000000 + index), group=group, kind="小学"))
    return Roster(schools)


def make_summary(
    count: int = 12,
    *,
    seed: int = 1,
    checklist: Checklist | None = None,
    roster: bool = True,
    missing: float = 0.08,
    rejected: float = 0.05,
    received: float = 0.03,
    papers: bool = False,
    trouble: float = 0.06,
    long_names: bool = False,
    previous: Previous | None = None,
) -> Summary:
    """A whole summary over `count` schools.

    The shares say how many are missing, rejected, received, and how many answers are bad; with `papers` each school that
    has problems sends its measures as a paper beside the form, and each third one a report.
    """
    checklist = checklist or definition.load_checklist()
    dice = random.Random(seed)
    schools = make_roster(count, long_names=long_names)
    digests: list[ReturnDigest] = []
    details = Details()
    attachments: list[AttachmentDigest] = []
    for school in schools.schools:
        fate = dice.random()
        if fate < missing:
            continue
        if roster and fate < missing + received:
            digests.append(_unreadable(school))
            continue
        invalid = fate < missing + received + rejected
        digests.append(_digest(school, checklist, dice, invalid, trouble))
        if invalid:
            details.corrections.append(_correction(school, digests[-1].file))
        else:
            _tell(school, digests[-1], checklist, details, dice)
            if papers and roster:
                attachments += _papers(school, digests[-1], details)
    if digests:
        digests.append(
            ReturnDigest("returns/扫描件.pdf", Status.UNREADABLE, None, False, None, None, 0.0, b"x", codes=("JF003",))
        )
    collection = collect(digests, schools if roster else None, TERM, DEADLINE, attachments)
    summary = summarise(checklist, collection, details, report_date=REPORT_DATE, previous=previous)
    summary.responses = lambda at: _responses(summary, at)
    return summary


def _responses(summary: Summary, at: int) -> list[CountedResponse]:
    """What the counted return of one school says; of what is well it says so now and then."""
    row, checklist = summary.schools[at], summary.checklist
    if row.file is None:
        return []
    said = {(problem.school, problem.item): problem.explanation for problem in summary.problems}
    return [
        CountedResponse(
            item.number,
            answer or "",
            checklist.compliant(item, answer),
            said.get((row.name, item.number), "严格按要求执行。" if item.number == 6 else ""),
            "",
            location,
        )
        for item, answer, location in zip(checklist.items, row.answers, row.locations, strict=True)
    ]


def _unreadable(school: School) -> ReturnDigest:
    """A photograph that is named like the school's form."""
    name, note = SchoolName(school.name, school.code, school.group), "这是一张照片或图片（JPEG）"
    file = f"returns/{school.group}/{school.name}-自查表.jpg"
    return ReturnDigest(
        file,
        Status.UNREADABLE,
        None,
        False,
        None,
        None,
        0.0,
        b"y",
        codes=("JF003",),
        note=note,
        sender=Sender(name, "file"),
    )


def _papers(school: School, digest: ReturnDigest, details: Details) -> Iterator[AttachmentDigest]:
    """The papers of one school; its problems are told of them."""
    name = SchoolName(school.name, school.code, school.group)
    if int(school.code or "0") % 3 == 0:
        yield AttachmentDigest(f"returns/{school.group}/{school.name}自查报告.docx", name, ("自查报告",))
    file = f"returns/{school.group}/{school.name}整改措施.pdf"
    mine = [at for at, problem in enumerate(details.problems) if problem.file == digest.file]
    if mine:
        yield AttachmentDigest(file, name, ("整改措施",))
    for at in mine:
        details.problems[at] = replace(details.problems[at], papers=(file,))


def _digest(school: School, checklist: Checklist, dice: random.Random, invalid: bool, trouble: float) -> ReturnDigest:
    neutral = checklist.not_applicable
    answers: list[str | None] = []
    for item in checklist.items:
        others = [a for a in checklist.answers if a not in (item.expected, neutral)]
        answers.append(item.expected)
        if dice.random() < trouble * (1 + item.number % 3):
            answers[-1] = dice.choice(others)
        elif neutral and dice.random() < 0.02:
            answers[-1] = neutral
    if invalid:
        answers[0] = None
    return ReturnDigest(
        file=f"returns/{school.group}/{school.name}-自查表.xlsx",
        status=Status.INVALID if invalid else Status.VALID,
        school=SchoolName(school.name, school.code, school.group),
        known=True,
        term=TERM,
        filled_on=date(2022, 6, 20) + timedelta(days=dice.randrange(17)),
        modified=0.0,
        digest=school.name.encode(),
        answers=tuple(answers),
        locations=tuple(f"自查表!C{row}" for row in range(5, 5 + len(answers))),
        counts=(1, 0, 0) if invalid else (0, 0, 0),
        codes=("JF201",) if invalid else (),
    )


def _correction(school: School, file: str) -> Correction:
    first = finding("JF201", "第 1 项没有作答", item=1, at="自查表!C5")
    second = finding("JF105", "填表时间“2022年6月”不是完整日期", at="自查表!D2")
    return Correction(school.name, school.group or "", file, Disposition.REJECTED, (first, second))


def _tell(school: School, digest: ReturnDigest, checklist: Checklist, details: Details, dice: random.Random) -> None:
    for item, answer, location in zip(checklist.items, digest.answers, digest.locations, strict=True):
        if checklist.compliant(item, answer) is not False:
            continue
        words = dice.choice(
            (
                "上学期有部门直接到校检查两次。",
                "教师被要求在群里接龙打卡。",
                "=1+1 <b>&要求填写家访记录",
                "因上级临时安排，占用了教师在校时间，已向中心校反映，正在协调解决。",
            )
        )
        measures: tuple[RectificationRow, ...] = ()
        if dice.random() < 0.7:
            row = RectificationRow(
                school.name,
                school.group or "",
                item.number,
                words,
                "与相关部门沟通，按程序报批",
                "张三",
                "2022-09-01",
                digest.file,
            )
            details.rectifications.append(row)
            measures = (row,)
        details.problems.append(
            Problem(school.name, school.group or "", item.number, answer or "", words, digest.file, location, measures)
        )
    if dice.random() < 0.02:
        details.copied[digest.file] = "米山镇东河小学"
