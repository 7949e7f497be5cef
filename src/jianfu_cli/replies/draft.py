"""自查报告和整改措施（草稿）.docx: a school's other papers from its form; what the form does not say stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ..checking import DEADLINE_AT_ONCE
from ..reports import Wording, clause, numbers, official_paper, subject, title
from ..tools import date_in_words, squeeze, visible
from ..vocabulary import says_nothing

if TYPE_CHECKING:
    from ..checking import RectificationRecord, ResponseRecord, ReturnRecord
    from ..definition import Checklist, Section, Term

_TITLE = "自查报告和整改措施"
_LONGEST = 600  # characters of a school's own words


def draft_paper(checklist: Checklist, term: Term | None, wording: Wording, record: ReturnRecord) -> bytes:
    """The document. It bears no mark of ours: the school goes on writing it and sends it back. Raises DefinitionError."""
    return official_paper(wording, draft_values(checklist, term, record), _TITLE)


def draft_values(checklist: Checklist, term: Term | None, record: ReturnRecord) -> Mapping[str, Any]:
    """What the template may name, all of it from the form (the wording of items apart). "" where it says nothing."""
    school = record["school"]
    responses = [response for response in record["responses"] if not response.get("not_asked")]
    good, bad, neutral, open_ = _sorted(checklist, responses)
    measures = [line for line in record["rectifications"] if _said(line["measure"]) or _said(line["problem"])]
    filled_on = record["filled_on"]
    return {
        "学校": visible(school["name"]) if school else "",
        "单位": checklist.issuer,
        "学期": term.title if term else "",
        "表名": title(checklist.title),
        "事项": subject(checklist),
        "文号": checklist.document,
        "填表时间": date_in_words(date.fromisoformat(filled_on)) if filled_on else "",
        "项数": len(responses),
        "符合": len(good),
        "存在问题": len(bad),
        "不涉及": len(neutral),
        "未作答": len(open_),
        "构成": _composition(checklist, len(good), len(bad), len(neutral)),
        "未作答项号": numbers(map(_number, open_)),
        "部分": [
            _section(checklist, section, responses) for section in checklist.sections if _asked(section, responses)
        ],
        "问题": [_problem(checklist, response, measures) for response in bad],
        "其他措施": [_measure(line) for line in measures if line["item"] not in {each["item"] for each in bad}],
        "上期": [_followup(line) for line in record["followups"]],
    }


def _composition(checklist: Checklist, good: int, bad: int, neutral: int) -> str:
    """符合要求的18项，存在问题的3项: what there is none of is not said."""
    parts = [("符合要求的", good), ("存在问题的", bad), (f"答“{checklist.not_applicable}”的", neutral)]
    if good and not bad and not neutral:
        return "均符合要求" if good > 1 else "符合要求"
    return "，".join(f"{words}{count}项" for words, count in parts if count)


def _sorted(
    checklist: Checklist, responses: Sequence[ResponseRecord]
) -> tuple[list[ResponseRecord], list[ResponseRecord], list[ResponseRecord], list[ResponseRecord]]:
    """The responses that are as they should be, those that admit a problem, those not concerned, those without an answer."""
    good = [each for each in responses if each["compliant"] is True]
    bad = [each for each in responses if each["compliant"] is False]
    open_ = [each for each in responses if each["answer"] is None]
    neutral = [each for each in responses if each["answer"] is not None and each["compliant"] is None]
    return good, bad, neutral, open_


def _section(checklist: Checklist, section: Section, responses: Sequence[ResponseRecord]) -> Mapping[str, Any]:
    mine = _asked(section, responses)
    good, bad, neutral, open_ = _sorted(checklist, mine)
    return {
        "名称": section.title,
        "项数": len(mine),
        "项号": numbers(map(_number, mine)),
        "符合": len(good),
        "符合项号": numbers(map(_number, good)),
        "存在问题项号": numbers(map(_number, bad)),
        "未作答项号": numbers(map(_number, open_)),
        "说明": [_words(checklist, each) for each in good if _explained(each)],
        "不涉及": [_words(checklist, each) for each in neutral],
    }


def _asked(section: Section, responses: Sequence[ResponseRecord]) -> list[ResponseRecord]:
    items = {item.number for item in section.items}
    return [response for response in responses if response["item"] in items]


def _number(response: ResponseRecord) -> int:
    """The number in the school's form."""
    return response.get("printed") or response["item"]


def _words(checklist: Checklist, response: ResponseRecord) -> Mapping[str, Any]:
    """An item with what the school says of it."""
    return {
        "项号": _number(response),
        "内容": clause(checklist.by_number[response["item"]].text),
        "答案": response["answer"] or "",
        "说明": _explained(response),
    }


def _explained(response: ResponseRecord) -> str:
    """The school's own words, "" where they say nothing or are the answer alone."""
    texts = (_said(response["explanation"]), _said(response["remark"]))
    return "；".join(text for text in texts if text and text != response["answer"])


def _problem(
    checklist: Checklist, response: ResponseRecord, measures: Sequence[RectificationRecord]
) -> Mapping[str, Any]:
    lines = [line for line in measures if line["item"] == response["item"]]
    written = "；".join(dict.fromkeys(filter(None, (_said(line["problem"]) for line in lines))))
    words = _words(checklist, response)
    return {
        **words,
        "说明": words["说明"] or written,
        "措施": [_measure(line) for line in lines if _said(line["measure"])],
    }


def _measure(line: RectificationRecord) -> Mapping[str, Any]:
    return {
        "项号": line["item"] or "",
        "问题": _said(line["problem"]),
        "措施": _said(line["measure"]),
        "责任人": _said(line["responsible"]),
        "完成时限": _until(line),
    }


def _until(line: RectificationRecord) -> str:
    """When a measure is to be done: a date as documents write it, else as the school wrote it."""
    day = line["deadline"]
    return (
        date_in_words(date.fromisoformat(day)) if day and day != DEADLINE_AT_ONCE else _said(line["deadline_written"])
    )


def _followup(line: Any) -> Mapping[str, Any]:
    status = {"done": "已完成", "open": "未完成"}.get(line["status"] or "", "")
    return {
        "项号": line["item"] or "",
        "问题": _said(line["problem"]),
        "措施": _said(line["measure"]),
        "完成情况": status,
        "说明": _said(line["note"]),
    }


def _said(text: str) -> str:
    """A school's words on one line without their last stop; "" where they say nothing."""
    return "" if says_nothing(text) else squeeze(visible(text, _LONGEST)).rstrip("。；，、;,. ")
