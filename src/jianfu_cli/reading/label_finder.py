"""Labels and what people write behind them: 学校（盖章）：X　填表时间：Y, in cells, lines and neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..tools import squeeze

SCHOOL, CODE, DATE, PREPARER, PRINCIPAL, OTHER = "school", "code", "date", "preparer", "principal", "other"

# Labels as people write them.
STRONG_LABELS: dict[str, str] = {
    SCHOOL: """学校名称 学校全称 填报学校 填表学校 报送学校 自查学校 填报单位 填表单位 报送单位 单位名称
        学校名称及代码 学校名称及标识码 学校名称和代码 学校及代码 自查单位 上报单位 学校盖章 单位盖章 学校公章 单位公章""",
    CODE: "学校标识码 学校代码 标识码 学校编码 单位代码 机构代码",
    DATE: """填表时间 填表日期 填报时间 填报日期 自查时间 自查日期 上报时间 上报日期 报送时间 报送日期
        制表日期 制表时间 填写时间 填写日期""",
    PREPARER: """填表人 填报人 经办人 制表人 填写人 自查人 填表人员 填报人员 填表教师 填表老师 填报教师
        填表人及电话 填报人及电话 填表人及联系电话 填报人及联系电话""",
    PRINCIPAL: "校长签章 学校校长 单位负责人 学校负责人 主要负责人 校长签字盖章",
    OTHER: """联系电话 联系人 联系方式 手机号 电子邮箱 审核人 审核 复核人 表号
        制表单位 制发单位 批准文号 分管领导 分管校长 副校长 责任人 完成时限 整改时限 整改措施
        填表说明 填报说明 填表要求 已填""",
}
# Everyday words too: they count only with a colon, a bracket, or alone in a cell.
WEAK_LABELS: dict[str, str] = {
    SCHOOL: "学校 单位 校名",
    CODE: "代码 编码",
    DATE: "日期 时间",
    PREPARER: "填表 填报 制表",
    PRINCIPAL: "校长 负责人",
    OTHER: "电话 手机 职务 邮箱 注 说明 附件 学期 学年",
}
_SIGNED = ("签字", "签名", "姓名")  # 填表人签名, 校长姓名
_PEOPLE = (PREPARER, PRINCIPAL)
_ROLES = {
    word + ending: (role, strong or bool(ending))
    for table, strong in ((WEAK_LABELS, False), (STRONG_LABELS, True))
    for role, words in table.items()
    for word in words.split()
    for ending in (("", *_SIGNED) if role in _PEOPLE else ("",))
}
_GAP = r"[^\S\n]*"  # space of any width; naming its characters would take Python eight times as long to compile
_NAMES = "|".join(_GAP.join(word) for word in sorted(_ROLES, key=len, reverse=True))
_SEAL = rf"[（(]{_GAP}[^（()）\n]{{0,10}}(?:章|签字|签名|签)[^（()）\n]{{0,4}}[）)]"
_REMARK = rf"[（(][^（()）\n]{{1,12}}[）)](?={_GAP}[：:﹕∶︰])"  # 学校名称（全称）：
_LABEL = re.compile(rf"({_NAMES}){_GAP}({_SEAL}|{_REMARK})?{_GAP}([：:﹕∶︰])?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# A value that stands behind its label without anything between them.
_NAME_ALONE = re.compile(r"(?![员签姓名表])[\u4e00-\u9fff]{2,4}(?=[\s\u3000]|$)")
_SCHOOL_ALONE = re.compile(r"[^\s：:]{2,30}(?:小学|中学|学校|初中|高中|中心校|教学点|幼儿园)(?=[\s\u3000]|$)")
_GLUED = {
    PREPARER: _NAME_ALONE,
    PRINCIPAL: _NAME_ALONE,
    DATE: re.compile(r"[0-9０-９二]"),
    SCHOOL: _SCHOOL_ALONE,
}
# What stands behind a value and is no part of it: a place for a date, a telephone number; a mark for the seal.
_NO_NAME = re.compile(r"[\s_]*年[\s_]*月[\s_]*日$|[\s,，、/（(]*1\d{10}[）)]?$")
_NO_SCHOOL = re.compile(r"[\s,，]*(?:加?盖公?章处?|公章|印章)$")
_NOT_BEFORE = "副管原的"  # 副校长, 分管校长: other people
_NEXT_LABEL = re.compile(r"[ \t\u3000\u00a0_]+[\u4e00-\u9fff（）()、]{1,12}[：:]")
FILLING = " \t\u3000\u00a0\u200b\ufeff_＿ˍ﹍﹏…—-－:：。，,;；\n"
SEALS = re.compile(_SEAL)
_UNIT = re.compile("单位")  # 单位：人, 单位：所 head tables of figures
_SCHOOLISH = re.compile("[校学园班中]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text and the words behind it in the same cell or line, "" if there are none."""

    role: str
    value: str


@lru_cache(maxsize=4096)
def find_labels(text: str) -> tuple[Label, ...]:
    """The labels in a cell or line, in order, each with what stands behind it up to the next."""
    if len(text) > 2000 or len(text) < 2:
        return ()
    hits = [hit for match in _LABEL.finditer(text) if (hit := _accept(match, text))]
    labels = []
    for place, (role, start, end) in enumerate(hits):
        stop = hits[place + 1][1] if place + 1 < len(hits) else len(text)
        value = _value(text[end:stop], role)
        if role != SCHOOL or not _UNIT.match(text[start:]) or not value or _SCHOOLISH.search(value):
            labels.append(Label(role, value))
    return tuple(labels)


def has_label(text: str) -> bool:
    """Whether the text holds a label of a form's head or foot."""
    return any(label.role != OTHER for label in find_labels(text))


def _accept(match: re.Match[str], text: str) -> tuple[str, int, int] | None:
    """(role, start, end) if the word is a label here and not a word of a sentence."""
    name = "".join(match[1].split())
    role, strong = _ROLES[name]
    start, end = match.span()
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    inside = bool(before and _CHINESE.match(before))
    if before in tuple(_NOT_BEFORE):
        return None
    if match[3]:
        return (role, start, end) if strong or not inside else None
    if inside:
        return None
    blank = not after or after in "_＿\n" or text[end - 1] in " \t\u3000\u00a0"  # the gap is part of the match
    if match[2] and (strong or not text[:start].strip()):
        return role, start, end
    whole = not text[:start].strip() and not text[end:].strip()
    first = not before or before.isspace()
    apart = strong or text[end - 1].isspace()
    glued = apart and first and role in _GLUED and _GLUED[role].match(text, end) is not None
    return (role, start, end) if whole or glued or (strong and blank) else None


def _value(text: str, role: str) -> str:
    """The first line behind a label that holds something, without blanks to write on, seals and further labels."""
    cut = _NEXT_LABEL.search(text)
    if cut:
        text = text[: cut.start()]
    for line in text.split("\n"):
        value = clean(line, role)
        if value:
            return value
    return ""


def clean(text: str, role: str) -> str:
    """A label's value as written, without blanks to write on and marks for seals; people's names without gaps."""
    line = squeeze(SEALS.sub(" ", text)).strip(FILLING)
    if role == SCHOOL:
        return _NO_SCHOOL.sub("", line)
    if role in _PEOPLE:
        line = _NO_NAME.sub("", line)
    parts = line.split()
    if role in _PEOPLE and len(line) <= 8 and any(len(part) == 1 for part in parts):
        return "".join(parts) if all(_CHINESE.match(part) for part in parts) else line
    return line
