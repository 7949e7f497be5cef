"""Header rows: the role of each column (answer, explanation, remark, another's …) by the words over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..definition import Checklist, Term
from ..tools import narrow, plain, simplified
from ..vocabulary import (
    ANSWER,
    ASKS,
    CHECKED,
    COLUMN_WORDS,
    CONCLUSION,
    DEADLINE,
    EXISTS_ASKED,
    EXPLANATION,
    FITS_ASKED,
    FOREIGN,
    HEADING_WORDS,
    ITEM,
    MATERIAL,
    MEASURE,
    NUMBER,
    OPPOSITES,
    OTHER,
    OTHER_ASKED,
    PART,
    PROBLEM,
    PROBLEM_ASKED,
    QUESTION,
    QUESTION_TICKS,
    REMARK,
    RESPONSIBLE,
    SECTION,
    TICK,
    TICK_REPLIES,
)
from .headings import Heading
from .status_columns import status_columns
from .term_columns import names_term, of_the_term
from .worded_headings import bare, in_brackets, instructs, qualified_role, without_brackets, worded_role

_MARKS = str.maketrans("", "", "√✓✔☑")
_LONGEST = 120  # characters of a heading with what stands in brackets,
_LONGEST_BARE = 24  # and without it
_MOST_COLUMNS = 30  # that are headed,
_WIDEST = 200  # among so many
_MOST_LOWER = 50  # second rows that are remembered of a heading
_LEDGER = {PROBLEM, MEASURE, RESPONSIBLE, DEADLINE}
_FORM = {CONCLUSION, ANSWER, EXPLANATION, PART}
_ITEMS = {ITEM, SECTION, NUMBER}
# What columns to tick ask under such a heading: 存在问题 over 是 | 否, or something else than the item does.
_ASKED_OF_TICKS = {
    PROBLEM: PROBLEM_ASKED,
    **dict.fromkeys((MEASURE, RESPONSIBLE, DEADLINE, CHECKED, REMARK, MATERIAL), OTHER_ASKED),
}
_QUESTION = re.compile(QUESTION)
# Questions about what the item speaks of: with an object of their own (是否存在困难) they are others.
_OF_THE_ITEM = (EXISTS_ASKED, FITS_ASKED)
_OF_THIS = re.compile("(?:存在|符合|属实|[有无]|发生|[此该上所](?:类|种|述|列)?(?:情况|现象|行为|事项))\\Z")
_PROBLEM_WORDS = frozenset(map(plain, ("问题", *HEADING_WORDS[PROBLEM].split())))
_TELLING = {ITEM, REMARK, MEASURE, PROBLEM, *_FORM}


class HeadingReader:
    """Recognises header rows; the checklist's own answers head columns of ticks.

    Of columns that are headed with terms that of `term` answers.
    """

    def __init__(self, checklist: Checklist, term: Term | None = None) -> None:
        self._term = term
        self._roles = {plain(word): role for role, words in HEADING_WORDS.items() for word in words.split()}
        self._roles.update({plain(answer): TICK + answer for answer in checklist.answers if plain(answer)})
        self._words = sorted((word for word in self._roles if len(word) > 2), key=len, reverse=True)
        foreign = {plain(word): TICK + word for word in (*COLUMN_WORDS, *QUESTION_TICKS)}
        self._foreign = set(foreign.values()) - set(self._roles.values())  # 有, 无: only beside one another
        self._roles = foreign | self._roles
        self._beginnings = {word[0] for word in self._roles}
        self._cache: dict[str, str | None] = {}
        self._questions = lru_cache(maxsize=4096)(self._question)
        self._rows: dict[tuple[str, ...], Heading | None] = {}

    def role(self, text: str) -> str | None:
        """The role of a column under this heading, None if the text is no heading."""
        # a Chinese character at the beginning is the first of those that are compared
        if len(text) > _LONGEST or ("\u4e00" <= text[:1] <= "\u9fff" and not self._begins(text)):
            return None
        if text not in self._cache:
            if len(self._cache) > 5000:
                self._cache.clear()
            self._cache[text] = self._role(text)
        return self._cache[text]

    def _begins(self, text: str) -> bool:
        return text[0] in self._beginnings or simplified(text)[0] in self._beginnings

    def _role(self, text: str) -> str | None:
        line = narrow(text).translate(_MARKS)
        inner, whole = bare(line), plain(line)
        role = self._roles.get(inner) or self._roles.get(whole)
        if inner in _PROBLEM_WORDS and whole != inner and any(plain(words) in OPPOSITES for words in in_brackets(line)):
            return PROBLEM_ASKED  # 问题（有/无）
        if role in (ANSWER, CONCLUSION) and inner != whole:
            return next((said for words in in_brackets(line) if (said := qualified_role(words))), role)
        return role

    def _without_lone(self, roles: dict[int, str]) -> dict[int, str]:
        """The roles without a column of ticks that is headed in other words than the checklist's and stands alone."""
        ticks = {role for role in roles.values() if role.startswith(TICK)}
        return roles if len(ticks) > 1 else {index: role for index, role in roles.items() if role not in self._foreign}

    def _longer_role(self, text: str) -> str | None:
        """The role of a heading in longer words of a known kind: 上学期自查情况, 是否符合文件要求, 东校区."""
        whole = bare(text)
        if not 1 < len(whole) <= _LONGEST_BARE:
            return None
        said = worded_role(without_brackets(narrow(text))) or (PART if names_term(text) else None)
        if said is None and _QUESTION.match(whole):
            near = self._near_role(text)
            about_more = near in _OF_THE_ITEM and not _OF_THIS.search(whole)
            return near if near.startswith(ASKS) and not about_more else OTHER_ASKED
        return said

    def label_role(self, text: str) -> str | None:
        """What a label before an answer in a row of its own means, as a heading: another time (上学期), explanation …"""
        return (self.role(text) or self._longer_role(text)) if 1 < len(text) <= _LONGEST else None

    def question(self, text: str) -> str | None:
        """The question that a text asks as a heading, None if it asks none; a sentence is no heading."""
        return self._questions(text) if 1 < len(text) <= _LONGEST else None

    def _question(self, text: str) -> str | None:
        line = without_brackets(narrow(text)).strip()
        if instructs(line) or re.search("[，,。；;]", line):
            return None
        role = self.role(text) or self._longer_role(text)
        return role if role and role.startswith(ASKS) else None

    def under(self, over: Sequence[str], heading: Heading) -> Heading:
        """A heading with a row right above it whose cells may ask the columns' question (是否存在问题 over 是 | 否)."""
        asked = {index: asks for index, text in enumerate(over) if (asks := self.question(text))}
        if not asked:
            return heading
        places = [index for index, text in enumerate(over) if text.strip()]
        roles = dict(heading.roles)
        for index, role in heading.roles.items():
            above = max((place for place in places if place <= index), default=None)
            if above in asked and (role in (ANSWER, CONCLUSION, PART) or role.startswith(TICK)):
                roles[index] = _asked(asked[above], role)
        return heading if roles == heading.roles else Heading(roles, heading.width, heading.ledger, heading.words)

    def _near_role(self, text: str) -> str:
        """The role of a heading that holds a known one («学校自查情况填写»); OTHER for any other short text."""
        whole = bare(text)
        return next((self._roles[word] for word in self._words if word in whole), OTHER)

    def read(self, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        """The heading that a row is, None if it is none: at least two known words, one of them telling."""
        if filled[-1] >= _WIDEST or len(filled) > _MOST_COLUMNS:
            return None
        key = tuple(cells[: filled[-1] + 1])
        if max(map(len, key)) > _LONGEST:
            return None
        if key not in self._rows:
            if len(self._rows) > 1000:
                self._rows.clear()
            self._rows[key] = self._read(cells, filled)
        return self._rows[key]

    def _read(self, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        known = {index: role for index in filled if (role := self.role(cells[index]))}
        if not _ITEMS.isdisjoint(known.values()):
            longer = {
                index: role for index in filled if index not in known if (role := self._longer_role(cells[index]))
            }
            known = {**known, **longer}
        known = self._without_lone(_with_counterparts(known, cells))
        kinds = set(known.values())
        telling = {kind for kind in kinds if kind in _TELLING or kind.startswith(ASKS)}
        ticks = {role for role in kinds if role.startswith(TICK)}
        if len(kinds) < 2 or 2 * len(known) < len(filled) or not (telling or len(ticks) > 1):
            return None
        if any(len(bare(cells[index])) > _LONGEST_BARE for index in filled):
            return None
        if len(ticks) == 1 and (not telling & {ITEM, *_FORM} or _ITEMS.isdisjoint(kinds)):
            return None  # a row of answers: «是 | 其他»
        roles = {index: known.get(index) or self._near_role(cells[index]) for index in filled}
        words = {index: cells[index] for index in filled}
        roles = of_the_term(roles, words, self._term)
        status = status_columns(roles, words, in_ledger=False)
        rest = {role for index, role in roles.items() if index not in status}
        return Heading(roles, len(cells), _is_ledger(rest, bool(status)), words)

    def below(self, above: Heading, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        """The two-line heading that `above` and this row make, None if this row is none.

        Its words stand under a wider one («自查情况» over «结论 | 情况说明»); words repeated from above don't count.
        What stands under another time's or another body's heading is theirs.
        """
        if known := above.lower.get(tuple(cells)) if above.lower else None:
            return known
        under: dict[int, str] = {}
        for index in filled:
            over = above.roles.get(max((place for place in above.roles if place <= index), default=index))
            role = self.role(cells[index])
            if role is None and over not in _ITEMS and ITEM in above.roles.values() and len(cells[index]) <= _LONGEST:
                role = self._longer_role(cells[index])
            if role is None:
                return None
            if over and (over.startswith(ASKS) or over in _ASKED_OF_TICKS):
                role = _asked(_ASKED_OF_TICKS.get(over, over), role)
            under[index] = FOREIGN if over == FOREIGN else role
        fresh = {index: role for index, role in under.items() if above.roles.get(index) != role}
        kinds = set(fresh.values())
        if not fresh or not (len(under) > 1 or kinds & _FORM or any(role.startswith(ASKS) for role in kinds)):
            return None
        words = {**above.words, **{index: cells[index] for index in filled}}
        made = Heading(
            of_the_term({**above.roles, **under}, words, self._term), max(above.width, len(cells)), above.ledger, words
        )
        if len(above.lower) < _MOST_LOWER:
            above.lower[tuple(cells)] = made
        return made


def _asked(asks: str, role: str) -> str:
    """The role of a column under a wider heading that asks a question: a yes or no to tick replies to that one."""
    word = role.removeprefix(TICK)
    if not role.startswith(TICK):
        return asks if role in (ANSWER, CONCLUSION, PART) else role
    if word not in TICK_REPLIES:
        return role
    return asks if asks == OTHER_ASKED else f"{TICK}{HEADING_WORDS[asks].split()[0]}：{word}"


def _with_counterparts(roles: dict[int, str], cells: Sequence[str]) -> dict[int, str]:
    """The roles with 存在问题 as a column to tick, where 不存在问题 or its like is another."""
    questions = {
        QUESTION_TICKS[word][0] for role in roles.values() if (word := role.removeprefix(TICK)) in QUESTION_TICKS
    }
    if not questions:
        return roles
    words = {index: bare(cells[index]) for index, role in roles.items() if role == PROBLEM}
    ticks = {index: TICK + word for index, word in words.items() if word in QUESTION_TICKS}
    return {**roles, **ticks}


def _is_ledger(roles: set[str], followed_up: bool) -> bool:
    """`roles` of the columns but those that follow up measures; beside these words of explanation are no form's."""
    answers = roles & (_FORM - {EXPLANATION} if followed_up else _FORM)
    if answers or any(role.startswith((TICK, ASKS)) for role in roles):
        return False
    return followed_up or len(roles & _LEDGER) >= 2
