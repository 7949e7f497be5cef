"""A school's draft says what its form says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianfu_cli.checking import ReturnRecord
from jianfu_cli.definition import Checklist
from jianfu_cli.forms.filling import Measure
from jianfu_cli.replies.draft import draft_paper, draft_values
from jianfu_cli.replies.reply_formats import DRAFT_WORDING
from jianfu_cli.reports.phrases import clause
from jianfu_cli.reports.word.official_paper import Wording
from jianfu_cli.tools import read_resource
from reply_cases import CHECKLIST, SPRING, Said, checked, paragraphs, returned

WORDING = Wording(read_resource(DRAFT_WORDING), DRAFT_WORDING)
OPEN = re.compile("【请补充[^】]*】")

PROBLEMS: dict[int, Said] = {
    6: ("是", "全体教师会每月一次，每次不超过四十分钟。", ""),
    7: ("是", "例会记录要手抄一份", ""),
    8: ("否", "高三教师晚自习后留校值班", ""),
    15: ("是", "", ""),
    17: ("不涉及", "本校不设考点", ""),
    19: ("不涉及", "", ""),
}
MEASURES = [
    Measure(7, "例会记录手抄", "取消手抄，用电子记录", "张三", "2022年9月1日"),
    Measure(8, "", "取消晚自习后的值班", "", "长期坚持"),
    Measure(12, "社区活动多", "压减参加人次", "李明", "立行立改"),
]
HALF: dict[int, Said] = dict.fromkeys(range(10, 22), ("", "", ""))


def record_of(tmp_path: Path, said: Mapping[int, Said], measures: Sequence[Measure] = ()) -> ReturnRecord:
    return checked(returned("docx", said, measures), tmp_path, "docx")[0]


def drafted(record: ReturnRecord, checklist: Checklist = CHECKLIST) -> list[str]:
    return [text for text in paragraphs(draft_paper(checklist, SPRING, WORDING, record)) if text]


@pytest.fixture(scope="module")
def problematic(tmp_path_factory: pytest.TempPathFactory) -> ReturnRecord:
    return record_of(tmp_path_factory.mktemp("表"), PROBLEMS, MEASURES)


def test_of_a_perfect_form(tmp_path: Path) -> None:
    text = "\n".join(drafted(record_of(tmp_path, {})))
    assert "米山镇洞湾小学" in text and "2021—2022学年第二学期" in text
    assert "21项中，均符合要求。" in text
    assert "本部分共3项（第1—3项），均符合要求。" in text
    assert "自查表各项未反映存在问题。" in text
    assert OPEN.findall(text) == [
        "【请补充：由谁负责、怎样开展、何时完成】",
        "【请补充：下一步怎样做】",
        "【请补充：日期】",
    ]


def test_of_a_problematic_form(problematic: ReturnRecord) -> None:
    lines = drafted(problematic)
    assert "21项中，符合要求的16项，存在问题的3项，答“不涉及”的2项。" in lines
    text = "\n".join(lines)
    assert "第6项（是否严格控制会议数量）：全体教师会每月一次，每次不超过四十分钟。" in text
    assert "第17项（是否严格控制中小学校承担社会考试次数和教师监考次数）不涉及：本校不设考点。" in text
    assert "不涉及：【请补充：理由】。" in text
    [seventh] = [line for line in lines if line.startswith("1. 第7项")]
    assert seventh.endswith(
        "存在的问题：例会记录要手抄一份。整改措施：取消手抄，用电子记录。责任人：张三；完成时限：2022年9月1日。"
    )
    [eighth] = [line for line in lines if line.startswith("2. 第8项")]
    assert eighth.endswith("整改措施：取消晚自习后的值班。责任人：【请补充】；完成时限：长期坚持。")
    [fifteenth] = [line for line in lines if line.startswith("3. 第15项")]
    assert "存在的问题：【请补充：具体情况】。整改措施：【请补充：措施、责任人和完成时限】。" in fifteenth
    assert "整改台账中另有以下措施：" in text and "第12项。存在的问题：社区活动多。整改措施：压减参加人次。" in text


def test_of_a_half_empty_form(tmp_path: Path) -> None:
    text = "\n".join(drafted(record_of(tmp_path, HALF)))
    assert "21项中，已作答9项，均符合要求。第10—21项【请补充：自查结果】。" in text
    assert "已作答的各项未反映存在问题。" in text
    assert "第9项符合要求。第10—19项【请补充：自查结果】。" in text


@pytest.mark.parametrize("case", ["perfect", "problematic", "half"])
def test_every_number_and_quotation_has_its_place_in_the_form(
    case: str, problematic: ReturnRecord, tmp_path: Path
) -> None:
    """Each sentence that names an item or a number: its items have that answer, its words stand in that item's cells."""
    said = {"perfect": {}, "half": HALF}.get(case)
    record = problematic if said is None else record_of(tmp_path, said)
    sentences = [
        each for line in drafted(record)[3:] for each in re.split("(?<=[。；])", line) if re.search(r"\d", each)
    ]
    assert sentences
    for sentence in sentences:
        rest = OPEN.sub("", sentence)
        for known in sorted(_sources(record), key=len, reverse=True):
            rest = rest.replace(known, "")
        assert not re.search(r"[0-9]", rest), sentence
        assert not re.search("认真|高度|切实|积极|扎实|显著|非常|十分", rest), sentence


def _sources(record: ReturnRecord) -> set[str]:
    """All that a draft may say with a number in it: words of the form, sums and lists of its answers."""
    values: Any = draft_values(CHECKLIST, SPRING, record)
    answered = {item["item"]: item["compliant"] for item in record["responses"] if item["answer"] is not None}
    good = sum(value is True for value in answered.values())
    bad = sum(value is False for value in answered.values())
    words = {
        f"{len(record['responses'])}项中",
        f"共{len(record['responses'])}项",
        f"已作答{len(answered)}项",
        f"符合要求的{good}项",
        f"存在问题的{bad}项",
    }
    words |= {f"答“不涉及”的{len(answered) - good - bad}项", SPRING.title, CHECKLIST.document}
    words |= {clause(item.text) for item in CHECKLIST.items}
    for response in record["responses"]:
        words |= {response["explanation"].strip("。"), response["remark"], f"第{response['item']}项"} - {""}
    for line in record["rectifications"]:
        words |= {line["problem"], line["measure"], line["responsible"], line["deadline_written"]} - {""}
    if record["filled_on"]:
        day = date.fromisoformat(record["filled_on"])
        words.add(f"{day.year}年{day.month}月{day.day}日")
    for section, part in zip(CHECKLIST.sections, values["部分"], strict=True):
        numbers = [item.number for item in section.items]
        for key, wanted in (("符合项号", True), ("存在问题项号", False)):
            listed = _expanded(part[key])
            assert listed == [number for number in numbers if answered.get(number) is wanted and number in answered]
            words.add(f"第{part[key]}项")
        assert _expanded(part["未作答项号"]) == [number for number in numbers if number not in answered]
        words |= {f"第{part['未作答项号']}项", f"共{len(numbers)}项（第{part['项号']}项）"}
    words.add(f"第{values['未作答项号']}项")
    places = {f"{number}. " for number in range(1, 9)}
    return words | places


def _expanded(numbers: str) -> list[int]:
    """1、4—7 -> 1, 4, 5, 6, 7."""
    found: list[int] = []
    for part in filter(None, numbers.split("、")):
        first, _, last = part.partition("—")
        found += range(int(first), int(last or first) + 1)
    return found


def test_words_that_are_markup_stay_words(tmp_path: Path) -> None:
    said = {6: ("是", "{{ 学校 }} [[附件 甲]] {% if 1 %}<b>会</b>", "")}
    text = "\n".join(drafted(record_of(tmp_path, said)))
    assert "{{ 学校 }} [[附件 甲]] {% if 1 %}<b>会</b>" in text


def test_it_is_no_result_of_ours(problematic: ReturnRecord, tmp_path: Path) -> None:
    """The school goes on writing it and sends it back as its 自查报告."""
    from jianfu_cli.checking import Examiner, Settings

    data = draft_paper(CHECKLIST, SPRING, WORDING, problematic)
    assert not Examiner(Settings(CHECKLIST)).read_data("自查报告.docx", data).is_own_output
