"""Header rows: which column holds the answer, the explanation, the remark …, by the words over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..definition import Checklist
from ..tools import narrow, plain
from ..vocabulary import COLUMN_WORDS

NUMBER, SECTION, ITEM = "number", "section", "item"
CONCLUSION, ANSWER, EXPLANATION, REMARK = "conclusion", "answer", "explanation", "remark"
PROBLEM, MEASURE, RESPONSIBLE, DEADLINE, OTHER = "problem", "measure", "responsible", "deadline", "other"
TICK = "tick:"  # followed by the answer whose column it is

# The words over columns, as people write them; spaces, punctuation and what stands in brackets don't count.
HEADING_WORDS: dict[str, str] = {
    NUMBER: """序号 编号 项号 项次 号 题号 条目 项目序号 清单序号 问题序号 no 对应项 对应项号 对应条目 对应题号 对应序号
        清单项号 自查项号 涉及项号 对应清单项号 条目号 清单条目""",
    SECTION: "项目 类别 项目类别 分类 类型 项目名称 大类 一级指标 板块 领域",
    ITEM: """内容 自查内容 检查内容 清单内容 具体内容 事项 自查事项 清单事项 减负事项 减负清单 具体事项 负面清单
        自查项目 检查项目 题目 问题 项目内容 自查项目及内容 项目及内容 主要内容 减负内容 具体要求 二级指标 指标""",
    CONCLUSION: "结论 自查结论 是否 自评结论 答案 选项 作答 回答 是否存在 是否符合 是否落实 填是或否 是或否 请填是或否",
    ANSWER: """自查情况 自查结果 落实情况 执行情况 完成情况 情况 自查 结果 检查情况 检查结果 填报情况 自评情况 自评
        自评结果 开展情况 学校自查情况 学校自查 本校情况 自查意见 存在情况 自查自评 自查自评情况 贯彻落实情况
        填写情况 学校情况 现状""",
    EXPLANATION: """情况说明 具体情况 说明 存在问题及说明 自查说明 具体说明 情况描述 简要说明 说明情况 原因 理由
        原因说明 具体做法 主要做法 情况简述 补充说明 详细情况 详细说明 自查情况说明 文字说明 具体表现 情况介绍 做法""",
    REMARK: "备注 备考 其他 其它 备注说明 附注",
    PROBLEM: "存在问题 存在的问题 问题描述 主要问题 存在问题及表现 发现问题 发现的问题 自查问题 自查存在问题 问题表现",
    MEASURE: "整改措施 措施 整改情况 整改 整改方案 整改意见 整改办法 改进措施 整改落实情况 整改举措 解决措施",
    RESPONSIBLE: "责任人 整改责任人 负责人 责任领导 责任人员 责任部门 具体负责人 责任人及部门",
    DEADLINE: "完成时限 整改时限 时限 完成时间 整改时间 整改期限 期限 整改完成时限 完成期限 整改完成时间 完成日期",
    OTHER: "佐证材料 支撑材料 附件 得分 分值 佐证 证明材料 材料 检查人 核查情况 复核情况 核查结果 抽查情况",
}
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]", re.DOTALL)
_MARKS = str.maketrans("", "", "√✓✔☑")
_LONGEST = 120  # characters of a heading with what stands in brackets,
_LONGEST_BARE = 24  # and without it
_MOST_COLUMNS = 30  # that are headed,
_WIDEST = 200  # among so many
_LEDGER = {PROBLEM, MEASURE, RESPONSIBLE, DEADLINE}
_FORM = {CONCLUSION, ANSWER, EXPLANATION}
_TELLING = {ITEM, REMARK, MEASURE, PROBLEM, *_FORM}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row things stand: indexes of cells. Several answer columns: one wide heading over all of them."""

    answer: tuple[int, ...] = ()
    ticks: tuple[tuple[str, int], ...] = ()
    explanation: tuple[int, ...] = ()
    remark: tuple[int, ...] = ()
    measure: int | None = None
    responsible: int | None = None
    deadline: int | None = None
    others: tuple[int, ...] = ()

    def moved(self, by: int) -> Columns:
        """The same columns in a table that has more or fewer columns before them."""
        if by == 0:
            return self

        def move(columns: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(column + by for column in columns if column + by >= 0)

        def move_one(column: int | None) -> int | None:
            return None if column is None or column + by < 0 else column + by

        return Columns(
            answer=move(self.answer),
            ticks=tuple((answer, column + by) for answer, column in self.ticks if column + by >= 0),
            explanation=move(self.explanation),
            remark=move(self.remark),
            measure=move_one(self.measure),
            responsible=move_one(self.responsible),
            deadline=move_one(self.deadline),
            others=move(self.others),
        )

    @property
    def leftmost(self) -> int:
        """The first column of the school's own words."""
        own = (*self.answer, *(column for _, column in self.ticks), *self.explanation, *self.remark)
        return min(own, default=0)


@dataclass(slots=True)
class Heading:
    """A header row (or two): the role of each headed column by its index, and how many columns the row has."""

    roles: dict[int, str]
    width: int
    ledger: bool = False
    words: dict[int, str] = field(default_factory=dict)
    columns: dict[tuple[int, int], Columns] = field(default_factory=dict)

    @property
    def plans(self) -> bool:
        """Whether measures are planned under it: as a ledger's heading, or a form's with such columns."""
        return len({MEASURE, RESPONSIBLE, DEADLINE} & set(self.roles.values())) >= 2

    def first(self, *roles: str) -> int | None:
        """The first column of one of the roles, the roles tried in order."""
        return next((index for role in roles for index, own in self.roles.items() if own == role), None)

    def for_item(self, index: int, width: int) -> Columns:
        """The columns of a form whose items stand in column `index`, in rows of `width` cells."""
        key = (index, max(width, self.width))
        if key not in self.columns:
            self.columns[key] = _columns(self.roles, *key)
        return self.columns[key]


class HeadingReader:
    """Recognises header rows; the checklist's own answers head columns of ticks."""

    def __init__(self, checklist: Checklist) -> None:
        self._roles = {plain(word): role for role, words in HEADING_WORDS.items() for word in words.split()}
        self._roles.update({plain(answer): TICK + answer for answer in checklist.answers if plain(answer)})
        self._words = sorted((word for word in self._roles if len(word) > 2), key=len, reverse=True)
        foreign = {plain(word): TICK + word for word in COLUMN_WORDS}
        self._foreign = set(foreign.values()) - set(self._roles.values())  # 有, 无: only beside one another
        self._roles = foreign | self._roles
        self._beginnings = {word[0] for word in self._roles}
        self._cache: dict[str, str | None] = {}
        self._rows: dict[tuple[str, ...], Heading | None] = {}

    def role(self, text: str) -> str | None:
        """The role of a column under this heading, None if the text is no heading."""
        # a Chinese character at the beginning is the first of those that are compared
        if len(text) > _LONGEST or ("\u4e00" <= text[:1] <= "\u9fff" and text[0] not in self._beginnings):
            return None
        if text not in self._cache:
            if len(self._cache) > 5000:
                self._cache.clear()
            self._cache[text] = self._role(text)
        return self._cache[text]

    def _role(self, text: str) -> str | None:
        line = narrow(text).translate(_MARKS)
        bare, whole = _bare(line), plain(line)
        return self._roles.get(bare) or self._roles.get(whole)

    def _without_lone(self, roles: dict[int, str]) -> dict[int, str]:
        """The roles without a column of ticks that is headed in other words than the checklist's and stands alone."""
        ticks = {role for role in roles.values() if role.startswith(TICK)}
        return roles if len(ticks) > 1 else {index: role for index, role in roles.items() if role not in self._foreign}

    def _near_role(self, text: str) -> str:
        """The role of a heading that holds a known one («学校自查情况填写»); OTHER for any other short text."""
        whole = _bare(text)
        return next((self._roles[word] for word in self._words if word in whole), OTHER)

    def read(self, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        """The heading that a row is, None if it is none: at least two known words, one of them telling."""
        if any(len(cells[index]) > _LONGEST for index in filled) or len(filled) > _MOST_COLUMNS:
            return None
        if filled[-1] >= _WIDEST:
            return None
        key = tuple(cells[: filled[-1] + 1])
        if key not in self._rows:
            if len(self._rows) > 1000:
                self._rows.clear()
            self._rows[key] = self._read(cells, filled)
        return self._rows[key]

    def _read(self, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        exact = self._without_lone({index: role for index in filled if (role := self.role(cells[index]))})
        kinds = set(exact.values())
        telling = kinds & _TELLING
        ticks = {role for role in kinds if role.startswith(TICK)}
        if len(kinds) < 2 or 2 * len(exact) < len(filled) or not (telling or len(ticks) > 1):
            return None
        if any(len(_bare(cells[index])) > _LONGEST_BARE for index in filled):
            return None
        if ticks and not telling & {ITEM, *_FORM} and len(ticks) < 2:
            return None  # a row of answers: «是 | 其他»
        roles = {index: exact.get(index) or self._near_role(cells[index]) for index in filled}
        words = {index: cells[index] for index in filled}
        return Heading(roles, len(cells), _is_ledger(set(roles.values())), words)

    def below(self, above: Heading, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        """The two-line heading that `above` and this row make, None if this row is none.

        Its words stand under a wider one («自查情况» over «结论 | 情况说明»); words repeated from above don't count.
        """
        own: dict[int, str] = {}
        for index in filled:
            role = self.role(cells[index])
            if role is None:
                return None
            own[index] = role
        fresh = {index: role for index, role in own.items() if above.roles.get(index) != role}
        if not fresh or not (len(own) > 1 or set(fresh.values()) & _FORM):
            return None
        return Heading({**above.roles, **own}, max(above.width, len(cells)), above.ledger)


def _bare(text: str) -> str:
    """A heading's characters that count, without what stands in brackets."""
    return plain(_BRACKETS.sub("", narrow(text)))


def _is_ledger(roles: set[str]) -> bool:
    answers = roles & _FORM or any(role.startswith(TICK) for role in roles)
    return not answers and len(roles & _LEDGER) >= 2


def _columns(roles: dict[int, str], item: int, width: int) -> Columns:
    """The columns by their headings: the most telling answer column answers, others of its kind explain."""
    placed: dict[str, list[int]] = {}
    for index, role in sorted(roles.items()):
        if index != item:
            placed.setdefault(role, []).append(index)
    ticks = tuple((role[len(TICK) :], columns[0]) for role, columns in placed.items() if role.startswith(TICK))
    conclusions, answers = placed.get(CONCLUSION, []), placed.get(ANSWER, [])
    explanations = placed.get(EXPLANATION, []) + placed.get(PROBLEM, [])
    own = conclusions[:1] or ([] if ticks else answers[:1])
    if not own and not ticks:
        unknown = [index for index in placed.get(OTHER, []) if index > item]
        own, explanations = (unknown[:1], explanations) if unknown else (explanations[:1], explanations[1:])
    explanations += [index for index in (*conclusions, *answers) if index not in own]
    wide = own + _unheaded(own[0], item, roles, width) if own else []
    shown = {index for _, index in ticks} | set(wide) | set(explanations)
    return Columns(
        answer=tuple(wide),
        ticks=ticks,
        explanation=tuple(sorted(explanations)),
        remark=tuple(placed.get(REMARK, [])),
        measure=next(iter(placed.get(MEASURE, [])), None),
        responsible=next(iter(placed.get(RESPONSIBLE, [])), None),
        deadline=next(iter(placed.get(DEADLINE, [])), None),
        others=tuple(index for index in placed.get(OTHER, []) if index not in shown),
    )


def _unheaded(answer: int, item: int, roles: dict[int, str], width: int) -> list[int]:
    """The columns without a heading of their own behind the answer's: its heading was merged over them."""
    columns: list[int] = []
    for index in range(answer + 1, width):
        if index in roles or index == item:
            return columns
        columns.append(index)
    return []  # nothing is headed behind them: stray columns
