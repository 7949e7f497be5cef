"""自查报告和整改措施（草稿）.docx: a school's other papers from its form; what the form does not say stays open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ..checking import DEADLINE_AT_ONCE
from ..reading import without_measure
from ..reports import Wording, clause, numbers, official_paper, subject, title
from ..returns import FollowupStatus
from ..tools import date_in_words, squeeze, visible
from ..vocabulary import says_nothing

if TYPE_CHECKING:
    from ..checking import FollowupRecord, RectificationRecord, ResponseRecord, ReturnRecord
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
    found = _sorted(responses)
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
        "符合": len(found.good),
        "存在问题": len(found.bad),
        "不涉及": len(found.neutral),
        "未作答": len(found.unanswered),
        "构成": _composition(checklist, found),
        "未作答项号": numbers(map(_number, found.unanswered)),
        "部分": [
            _section(checklist, section, responses) for section in checklist.sections if _asked(section, responses)
        ],
        "问题": [_problem(checklist, response, measures) for response in found.bad],
        "其他措施": [_measure(line) for line in measures if line["item"] not in {each["item"] for each in found.bad}],
        "上期": [_followup(line) for line in record["followups"]],
    }


class _Sorted(NamedTuple):
    """Responses that are as they should be, that admit a problem, that are not concerned, that have no answer."""

    good: list[ResponseRecord]
    bad: list[ResponseRecord]
    neutral: list[ResponseRecord]
    unanswered: list[ResponseRecord]


def _sorted(responses: Sequence[ResponseRecord]) -> _Sorted:
    return _Sorted(
        good=[each for each in responses if each["compliant"] is True],
        bad=[each for each in responses if each["compliant"] is False],
        neutral=[each for each in responses if each["answer"] is not None and each["compliant"] is None],
        unanswered=[each for each in responses if each["answer"] is None],
    )


def _composition(checklist: Checklist, found: _Sorted) -> str:
    """符合要求的18项，存在问题的3项: what there is none of is not said."""
    if found.good and not found.bad and not found.neutral:
        return "均符合要求" if len(found.good) > 1 else "符合要求"
    kinds = (
        ("符合要求的", found.good),
        ("存在问题的", found.bad),
        (f"答“{checklist.not_applicable}”的", found.neutral),
    )
    return "，".join(f"{words}{len(there)}项" for words, there in kinds if there)


def _section(checklist: Checklist, section: Section, responses: Sequence[ResponseRecord]) -> Mapping[str, Any]:
    mine = _asked(section, responses)
    found = _sorted(mine)
    return {
        "名称": section.title,
        "项数": len(mine),
        "项号": numbers(map(_number, mine)),
        "符合": len(found.good),
        "符合项号": numbers(map(_number, found.good)),
        "存在问题项号": numbers(map(_number, found.bad)),
        "未作答项号": numbers(map(_number, found.unanswered)),
        "说明": [_words(checklist, each) for each in found.good if _explained(each)],
        "不涉及": [_words(checklist, each) for each in found.neutral],
    }


def _asked(section: Section, responses: Sequence[ResponseRecord]) -> list[ResponseRecord]:
    items = {item.number for item in section.items}
    return [response for response in responses if response["item"] in items]


def _number(response: ResponseRecord) -> int:
    """The number in the school's form."""
    return response.get("printed") or response["item"]


def _words(
    checklist: Checklist, response: ResponseRecord, measures: Sequence[RectificationRecord] = ()
) -> Mapping[str, Any]:
    """An item with what the school says of it; `measures` are those against it, which are told by themselves."""
    return {
        "项号": _number(response),
        "内容": clause(checklist.by_number[response["item"]].text),
        "答案": response["answer"] or "",
        "说明": _explained(response, measures),
    }


def _explained(response: ResponseRecord, measures: Sequence[RectificationRecord] = ()) -> str:
    """The school's own words, "" where they say nothing, are the answer alone, or are told as a measure."""
    planned = [line["measure"] for line in measures]
    texts = [_said(without_measure(text, planned)) for text in (response["explanation"], response["remark"])]
    return "；".join(text for text in texts if text and text != response["answer"])


def _problem(
    checklist: Checklist, response: ResponseRecord, measures: Sequence[RectificationRecord]
) -> Mapping[str, Any]:
    lines = [line for line in measures if line["item"] == response["item"]]
    written = "；".join(dict.fromkeys(filter(None, (_said(line["problem"]) for line in lines))))
    words = _words(checklist, response, lines)
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


def _followup(line: FollowupRecord) -> Mapping[str, Any]:
    return {
        "项号": line["item"] or "",
        "问题": _said(line["problem"]),
        "措施": _said(line["measure"]),
        "完成情况": FollowupStatus(line["status"]).label if line["status"] else "",
        "说明": _said(line["note"]),
    }


def _said(text: str) -> str:
    """A school's words on one line without their last stop; "" where they say nothing."""
    return "" if says_nothing(text) else squeeze(visible(text, _LONGEST)).rstrip("。；，、;,. ")
