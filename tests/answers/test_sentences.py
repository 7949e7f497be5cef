"""Sentences written without a look at the tables, and what a person takes them to say: how often the reader errs.

sentences.tsv: item, text, truth (an answer or `unclear`), plain (`yes`: any reader understands it at once).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.definition.checklist import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)
UNCLEAR = "unclear"
WRONG_AT_MOST = 0.005  # of all sentences
PLAIN_READ_AT_LEAST = 0.95
ANSWERABLE_READ_AT_LEAST = 0.50


class Sentence(NamedTuple):
    """One line of the table."""

    item: int
    text: str
    truth: str
    plain: bool

    def read(self) -> str:
        return READER.read(CHECKLIST.by_number[self.item], self.text).answer or UNCLEAR


def sentences() -> list[Sentence]:
    lines = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return [Sentence(int(item), text, truth, plain == "yes") for item, text, truth, plain in cells]


SENTENCES = sentences()


def test_every_item_has_its_sentences() -> None:
    assert len(SENTENCES) >= 300
    assert {sentence.item for sentence in SENTENCES} == set(CHECKLIST.by_number)


def test_hardly_a_sentence_is_silently_wrong() -> None:
    wrong = [s for s in SENTENCES if s.read() not in (UNCLEAR, s.truth)]
    assert len(wrong) <= WRONG_AT_MOST * len(SENTENCES), wrong


def test_plain_sentences_are_read() -> None:
    plain = [s for s in SENTENCES if s.plain]
    refused = [s for s in plain if s.read() != s.truth]
    assert len(refused) <= (1 - PLAIN_READ_AT_LEAST) * len(plain), refused


def test_half_of_all_that_say_something_are_read() -> None:
    answerable = [s for s in SENTENCES if s.truth != UNCLEAR]
    assert sum(s.read() == s.truth for s in answerable) >= ANSWERABLE_READ_AT_LEAST * len(answerable)


# All of these were read as the opposite: the negation denied something else, the tail was not read, a zero was no zero.
@pytest.mark.parametrize(
    ("item", "text"),
    [
        (7, "无家访记录者扣考核分"),
        (14, "不强制，每个教研组必须上交论文三篇"),
        (15, "没有耽误医保信息采集录入工作"),
        (11, "严格落实教师上街执勤要求"),
        (4, "没有参加答题的班级扣分"),
        (14, "没有一名教师放弃征文比赛"),
        (15, "没有向教师摊派，由班主任代收医保"),
        (1, "无。校内评比未报备。"),
        (6, "严格遵守会议纪律"),
        (6, "严格执行例会制度"),
        (8, "严格控制学生在校时间"),
        (17, "严格控制，人均监考12次"),
        (7, "没有班主任"),
        (14, "没有强制，自愿报名不足时指定教师参加"),
        (16, "没有随意停课，停课经教育局同意"),
        (11, "严格规范，合理安排教师上街执勤"),
        (6, "严格规范教学活动"),
        (21, "没有落实培训任务"),
        (17, "没有严格执行考务规定"),
        (6, "未严格控制的会议都取消了"),
        (4, "滥发通知的群已解散"),
        (16, "随意停课要追究责任"),
        (17, "17.严格控制学校考试次数"),
        (17, "17 严格控制学校考试次数"),
        (11, "（11）严格规范文明卫生活动"),
        (5, "有平台"),
        (5, "有家长参与评价"),
        (5, "没有家长参与"),
        (1, "有未经审批的检查，我校拒绝接待"),
        (2, "没有擅自开展检查的依据"),
        (12, "没有频繁缺席社区活动"),
        (14, "没有强制参加征文超过三次"),
        (14, "没有强制，自愿变强制"),
        (16, "有考试"),
        (15, "没有强制学生参加医疗保险"),
        (15, "没有向家长摊派收费"),
        (2, "没有开展计划内的检查"),
        (2, "没有开展检查的计划"),
        (6, "严格不严格"),
        (13, "严格规范宣传活动的通知"),
        (18, "严格规范报表的要求"),
        (12, "社区频繁安排教师参与，我校未参与"),
        (14, "上级强制要求，学校未强制"),
        (4, "有教师拒绝参加网上投票"),
        (1, "存在漏报未经审批的检查的情况"),
        (1, "未批评未经审批的检查"),
        (7, "没有强制填写例会记录拖延的情况"),
        (7, "没有未经审批的现象"),
        (12, "擅自缺席社区活动一次"),
        (2, "擅自了解检查一次"),
        (13, "没有落实严格规范宣传活动的教师"),
        (6, "没有不严格规范宣传的情况"),
        (5, "没有标准"),
        (5, "没有学生参与评价"),
        (11, "严格规范卫生"),
        (11, "上级要求严格规范创优评选活动"),
        (19, "严格规范教学调研"),
        (6, "严格控制会议质量"),
        (9, "合理安排教师走访贫困户"),
        (4, "有安排教师参加投票的打算"),
        (4, "没有安排教师参加投票的打算"),
        (2, "未开展列入计划的检查"),
        (2, "未发现其他学校擅自开展检查"),
        (14, "没有强制教师参加征文等活动，强制学生参加"),
        (14, "没有强制所有教师参加征文等活动"),
        (14, "没有强制全体教师参加征文等活动"),
        (6, "会议数量控制"),
        (20, "抽调借用教师限制"),
        (8, "教师在校工作时间严格控制在10小时"),
        (8, "教师在校工作时间严格控制在每天十小时以内"),
    ],
)
def test_a_sentence_that_says_something_else_is_no_answer(item: int, text: str) -> None:
    assert READER.read(CHECKLIST.by_number[item], text).answer is None


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    [
        (14, "强制参与：无", "否"),
        (7, "强制填写材料0份", "否"),
        (14, "强制类活动为零", "否"),
        (16, "停课0节，借用场地0次，商业活动0次", "否"),
        (1, "未经审批报备事项：0", "否"),
        (7, "强制填写家访记录10份", "是"),
        (7, "强制填写家访记录20人次", "是"),
    ],
)
def test_none_of_it_is_a_denial(item: int, text: str, answer: str) -> None:
    assert READER.read(CHECKLIST.by_number[item], text).answer == answer


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    [
        (7, "没有强制要求，由班主任自愿填写", "否"),
        (6, "严格控制会议数量，会议已合并精简", "是"),
        (11, "严格规范，未安排教师上街执勤", "是"),
        (10, "严格按照上级文件要求执行", "是"),
        (21, "严格精简，代表座谈（12人参加）了解，教师满意", "是"),
        (6, "严格控制会议次数，提高会议质量", "是"),
        (13, "严格规范，由教育部门统筹安排各类宣传活动", "是"),
        (9, "合理安排扶贫任务，没有增加教师负担", "是"),
        (14, "未强制参加，教师自愿报名", "否"),
        (1, "严格落实督查检查评比考核审批报备制度，未组织实施未经审批报备的事项", "否"),
        (12, "街道社区没有安排教师频繁参与社区建设，没有影响正常教育教学", "否"),
        (13, "严格规范各类宣传活动，做到整体规划、统筹安排", "是"),
        (1, "没有，各项检查都报备过", "否"),
    ],
)
def test_harmless_words_leave_the_answer(item: int, text: str, answer: str) -> None:
    assert READER.read(CHECKLIST.by_number[item], text).answer == answer


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    [
        (14, "没有强制参与论文评选", None),
        (14, "没有强制教师参加网上党史学习", None),
        (4, "没有在群里滥发消息的现象，没有安排网上投票", "否"),
        (4, "滥发通知一次也没有", None),
        (1, "存在未报备的考核", "是"),
        (2, "有计划外的检查", "是"),
        (2, "未报备组织了两次检查", None),
        (16, "有借用学校场地举办庆典的情况", "是"),
        (4, "组织学生参加网上投票", "是"),
        (9, "合理安排教育扶贫工作", "是"),
        (9, "未合理安排扶贫任务", "否"),
        (20, "严格限制抽调教师", "是"),
        (10, "各专项工作均严格规范", "是"),
        (10, "维护稳定、扫黑除恶工作严格规范", "是"),
        (8, "教师在校时间未严格控制", "否"),
        (9, "扶贫任务没有合理安排", "否"),
        (14, "教师被强制参加网上学习", "是"),
        (7, "强制要求填写例会记录，每周一次", "是"),
        (8, "教师在校工作时间严格控制在8小时以内", "是"),
        (8, "教师在校工作时间严格控制在每周40小时以内", "是"),
        (6, "会议数量已控制", "是"),
    ],
)
def test_the_item_s_act_in_other_words(item: int, text: str, answer: str | None) -> None:
    assert READER.read(CHECKLIST.by_number[item], text).answer == answer


WIDE = str.maketrans(
    {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)} | {"，": ",", "。": ".", "：": ":", "（": "(", "）": ")"}
)


@settings(derandomize=True, max_examples=400)
@given(
    st.sampled_from(SENTENCES),
    st.sampled_from(
        ["", " ", "（1）", "(2) ", "1、", "1．", "一、", "·", "- ", "“", "　", "经自查，", "我校", "自查结果："]
    ),
    st.sampled_from(["", "。", "！", ".", "；", " ", "”", "\n", "。\n", "…"]),
    st.booleans(),
)
def test_marks_widths_and_numbers_around_a_sentence_change_nothing(
    sentence: Sentence, before: str, after: str, wide: bool
) -> None:
    text = f"{before}{sentence.text.translate(WIDE) if wide else sentence.text}{after}"
    assert sentence._replace(text=text).read() == sentence.read()
