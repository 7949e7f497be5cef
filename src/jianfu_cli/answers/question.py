"""An item as sentences are held against it: what it asks, in pairs of characters, and its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..vocabulary import (
    ALL_IN_ORDER,
    ALL_OF_IT,
    COMMON_WORDS,
    DEGREES,
    DENIED_BESIDE,
    DESCRIPTIONS,
    FEWER,
    OWN_KEEPING,
    QUALIFIERS,
    RULING,
)
from .forbidden import forbidden_pairs
from .orders import orders_in
from .parts import Part, pairs_of
from .prescribed import prescribed_in
from .short_forms import is_cut_from

_COMMON_CHARACTERS = frozenset("".join(COMMON_WORDS)) | set("的和等未经不")
_WORD = 2  # characters of 严格, 控制
_PRACTICE = 4  # characters of 严格规范, 合理安排
_ACT = 4  # characters at the end of the first of two acts: 家长推介


@dataclass(frozen=True, eq=False)  # one an item, known by itself: a key of the memory for clauses
class Question:
    """What an item asks and says, and its answers: `yes` and `no` as its checklist calls them.

    `text` is all of it, folded and without spaces. `problem`: 是 admits one; else a practice is asked for, which 是 keeps.
    """

    text: str
    wording: str  # what is asked, without what only explains it
    yes: str
    no: str
    problem: bool
    not_applicable: str | None

    @classmethod
    def of(cls, text: str, yes: str, no: str, *, problem: bool, not_applicable: str | None) -> Question:
        """The question of an item; `text` folded and without spaces."""
        asked = [sentence for part in text.split("是否") if (sentence := part.split("。")[0])]
        return cls(text, "。".join(asked), yes, no, problem, not_applicable)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters of what is asked."""
        return pairs_of(self.wording)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What is asked, part by part."""
        return tuple(part for words in self.wording.split("。") for part in Part.all_of(words))

    @cached_property
    def halves(self) -> tuple[frozenset[str], ...]:
        """Pairs of the acts that must come together to be the problem: 推介，并把…作为评价标准; of others of all."""
        first, *others = self.wording.split(",并") if self.problem else [self.wording]
        if not others:
            return (self.pairs,)
        return (pairs_of(first[-_ACT:]), *(pairs_of(other.rpartition("作为")[2]) for other in others))

    @cached_property
    def questions(self) -> tuple[frozenset[str], ...]:
        """For each 是否 of an item that asks more than one, the pairs of characters that no other has."""
        pairs = [pairs_of(words) for words in self.wording.split("。")]
        return tuple(each.difference(*(pairs[:i] + pairs[i + 1 :])) for i, each in enumerate(pairs) if len(pairs) > 1)

    def reaches_all(self, clauses: Iterable[str]) -> bool:
        """Whether the clauses together speak of each 是否 of the item: not 没有停课, where 商业活动 is asked about too."""
        spoken = frozenset().union(*map(pairs_of, clauses))
        return all(not spoken.isdisjoint(asked) for asked in self.questions)

    @cached_property
    def forbidden(self) -> frozenset[str]:
        """Pairs of what the item says must not be, behind 不得 or 严禁."""
        return forbidden_pairs(self.text)

    @cached_property
    def prescribed(self) -> str:
        """What the item says should be done: 精减次数、压缩时间."""
        return prescribed_in(self.text)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The characters of what is asked."""
        return frozenset(filter(str.isalnum, self.wording))

    @cached_property
    def characters(self) -> frozenset[str]:
        """Those, and of a practice also what it says must not be."""
        return self.asked if self.problem else frozenset(filter(str.isalnum, self.text))

    @cached_property
    def head(self) -> str:
        """What the things listed are examples of: …、旅游等|城市创优评选活动; "" without a list."""
        return self.wording.partition("、")[2].rpartition("等")[2]

    @cached_property
    def practices(self) -> tuple[str, ...]:
        """How the practice is to be done, in the item's words: 严格规范、合理安排."""
        first, *others = self.wording.split("、")
        return (self.wording[:_PRACTICE], *(other[:_PRACTICE] for other in others[:1] if len(first) == _PRACTICE))

    @cached_property
    def lessens(self) -> bool:
        """Whether the practice asked for is to have less of something: 严格控制次数, 精简."""
        return not self.problem and any(verb in self.wording for verb in OWN_KEEPING if verb != RULING)

    @property
    def limits_hours(self) -> bool:
        """Whether it is the hours of work of which there should be few."""
        return self.lessens and "工作时间" in self.wording

    def practised(self, verb: str, clause: str) -> bool:
        """Whether a verb is what the practice asks for: 规范, and 精减 where that is asked for too; 合理 not alone."""
        if any(less in self.wording for less in FEWER):
            return any(less in verb for less in FEWER)
        return (verb in self.wording or (self.lessens and verb in FEWER)) and clause != "合理"

    def echoed_in_part(self, words: str) -> bool:
        """Whether words that stand alone are only an adverb or a verb of the item's: 严格, 控制, 重复; not 严格控制."""
        return words in self.qualifiers if self.problem else len(words) == _WORD and words in self.text

    @cached_property
    def counts_persons(self) -> bool:
        """Whether it is teachers themselves of whom there should be few: 严格限制…抽调借用中小学教师."""
        return self.lessens and self.wording.rstrip("。").endswith("教师")

    @cached_property
    def by_degree(self) -> bool:
        """Whether only much of it is the problem: 频繁."""
        return self.problem and any(qualifier in DEGREES for qualifier in self.qualifiers)

    def telling(self, words: str) -> frozenset[str]:
        """The characters that the words share with the item, without those of the commonest words."""
        return self.characters.intersection(words) - _COMMON_CHARACTERS

    def names(self, words: str) -> bool:
        """Whether the words are nothing but what is asked about, and more than its commonest: 会议数量, 借调."""
        named = self.touched_by(words) or len(self.telling(words)) > 1
        return named and all(c in self.asked for c in words if c.isalpha()) and not self._strays(words, self.wording)

    def prescribes(self, words: str) -> bool:
        """Whether the words are made of what the item says should be done, and of its own: 提高会议质量."""
        told = any(words[i : i + 2] in self.prescribed for i in range(len(words) - 1))
        rule = f"{self.prescribed},{self.wording}"
        return told and all(c in rule for c in words) and not self._strays(words, rule)

    def _strays(self, words: str, text: str) -> bool:
        """Whether common characters of the text make another word: 教学 of 中小学教师."""
        pairs = (words[i : i + 2] for i in range(len(words) - 1))
        return any(pair.isalnum() and pair not in text and _COMMON_CHARACTERS.issuperset(pair) for pair in pairs)

    @cached_property
    def orders(self) -> frozenset[str]:
        """The orders that are asked about: 审批, 计划."""
        return orders_in(self.wording)

    @property
    def asks_for_order(self) -> bool:
        """Whether what is asked is if things were approved or planned, so that approval answers it."""
        return bool(self.orders)

    def orders_kept(self, clause: str) -> str:
        """The words that say all of it to be as ordered: 所有检查均经审批, 严格按年度计划执行; "" if none do."""
        kept = ALL_IN_ORDER.fullmatch(clause)
        return kept["word"] or kept["word2"] if kept and orders_in(clause) & self.orders else ""

    def knows(self, words: str) -> bool:
        """Whether all characters of the words are the item's, but for marks and numbers."""
        return all(c in self.characters or not c.isalnum() or c.isdigit() for c in words)

    def consists_of(self, words: str) -> bool:
        """Whether the words are the item's, or short for them: 医保 of 医疗保险, but not 批评 of 审批 and 评比."""
        return self.knows(words) and is_cut_from(words, self.wording if self.problem else self.text)

    def touched_by(self, clause: str) -> bool:
        """Whether the clause shares a telling word with the item."""
        return not self.pairs.isdisjoint(pairs_of(clause))

    def forbids(self, clause: str) -> bool:
        """Whether the clause shares a telling word with what the item says must not be: 上街执勤."""
        return not self.forbidden.isdisjoint(pairs_of(clause))

    def without_topic(self, clause: str) -> str:
        """The clause without words of the item's at its beginning: 会议数量|未严格控制."""
        length = next((n for n in range(min(len(clause), 12), 1, -1) if clause[:n] in self.wording), 0)
        return clause[length:] or clause

    def begun_by(self, clause: str) -> bool:
        """Whether the clause begins as the question does, or with its qualifier: 强制教师参加征文, 强制要求."""
        return any(
            clause.startswith(part.qualifiers or ("",))
            if part.qualifiers
            else clause.startswith(part.beginnings) and not part.pairs.isdisjoint(pairs_of(clause[2:]))
            for part in self.parts
        )

    @cached_property
    def qualifiers(self) -> tuple[str, ...]:
        """The words that make what is asked about a problem: 未经, 擅自, 强制."""
        return tuple(qualifier for part in self.parts for qualifier in part.qualifiers)

    @cached_property
    def qualified(self) -> bool:
        """Whether nothing is asked about without a word that makes it the problem."""
        return all(part.qualifiers for part in self.parts)

    def touches_unqualified(self, clause: str) -> bool:
        """Whether the clause speaks of something that is asked about without a qualifier: 商业广告."""
        pairs = pairs_of(clause)
        return any(not part.qualifiers and not part.pairs.isdisjoint(pairs) for part in self.parts)

    def asks_existence_of(self, clause: str) -> bool:
        """Whether it is asked if what the clause speaks of exists at all (是否存在…), whoever does it."""
        pairs = pairs_of(clause)
        asked = (words for words in self.wording.split("。") if words.startswith("存在"))
        return any(not pairs.isdisjoint(pairs_of(words)) for words in asked)

    def acted_in(self, clause: str) -> bool:
        """Whether a clause says that the thing is done, where only doing it is asked about: not 有知识竞赛 (安排参加?)."""
        pairs = pairs_of(clause)
        touched = [part for part in self.parts if not part.pairs.isdisjoint(pairs)]
        return any(part.exists or part.qualifiers or any(act in clause for act in part.beginnings) for part in touched)

    @cached_property
    def asks_both(self) -> bool:
        """Whether only two things together are the problem: 推介，并把参与情况作为评价标准."""
        return len(self.halves) > 1

    def denied_in(self, words: str) -> bool:
        """Whether what is denied is one of the acts that only together are the problem: 推介, 评价…, 把…作为标准."""
        first, *others = self.halves
        pairs = pairs_of(words)
        return not first.isdisjoint(pairs) or any(
            words[:2] in other or ("作为" in words and not other.isdisjoint(pairs)) for other in others
        )

    def too_little(self, clause: str, denied: str) -> bool:
        """Whether what is denied without the qualifier is no part of the problem: 不要求上报 (重复), 未开展评比 (未经审批)."""
        if (
            any(qualifier in clause for qualifier in QUALIFIERS)
            or self.qualified_in(clause)
            or ALL_OF_IT.search(denied)
        ):
            return False
        return self.qualifiers[:1] == ("重复",) or (
            self.asks_for_order and len(self.pairs & pairs_of(DENIED_BESIDE.sub(",", denied))) == 1
        )

    def qualified_in(self, clause: str) -> bool:
        """Whether the clause has a qualifier of the question's (未经, 擅自, 强制), or says the same (未报备 for 未经审批)."""
        return any(qualifier in clause for qualifier in self.qualifiers) or self._out_of_order(clause)

    def _out_of_order(self, clause: str) -> bool:
        return any(orders_in(match[0]) & self.orders for match in DESCRIPTIONS.finditer(clause))

    def leaves_out(self, description: str) -> bool:
        """Whether words that only describe (违规, 未经审批) are beside the point: not 未报备 where order isn't asked for."""
        orders = orders_in(description)
        return not self.problem or not orders or bool(orders & self.orders)

    def admitted_by(self, clause: str) -> bool:
        """Whether the clause speaks of just what is asked: shares a word, and a qualifier where there are any.

        存在… in reply to 是否存在… needs no qualifier.
        """
        pairs = pairs_of(clause)
        acts = [not half.isdisjoint(pairs) for half in self.halves]
        if not (any(acts) if "存在" in clause else all(acts)):
            return False
        return any(
            not part.pairs.isdisjoint(pairs)
            and (
                not part.qualifiers
                or any(q in clause for q in part.qualifiers)
                or (part.exists and "存在" in clause)
                or self._out_of_order(clause)
            )
            for part in self.parts
        )
