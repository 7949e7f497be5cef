"""Labels and what people write behind them: 学校（盖章）：X　填表时间：Y, in cells, lines and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..definition import FieldKind, FormField
from ..tools import read_date, simplified, squeeze
from ..vocabulary import (
    OF_ANOTHER_TIME,
    OTHER_EVERYDAY_LABELS,
    OTHER_LABELS,
    OTHERS_TITLES,
    PLAIN_SCHOOL_ENDINGS,
    SCHOOL_ENDINGS,
    SIGNED,
)

_GAP = r"[^\S\n]*+"  # space of any width; naming its characters would take Python eight times as long to compile
_SEAL = rf"[（(]{_GAP}[^（()）\n]{{0,10}}(?:章|签字|签名|签)[^（()）\n]{{0,4}}[）)]"
_REMARK = rf"[（(][^（()）\n]{{1,12}}[）)](?={_GAP}[：:﹕∶︰])"  # 学校名称（全称）：
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# A value that stands behind its label without anything between them.
_GLUED = {
    FieldKind.PERSON: re.compile(r"(?![员签姓名表])[\u4e00-\u9fff]{2,4}(?=[\s\u3000]|$)"),
    FieldKind.DATE: re.compile(r"[0-9０-９二]"),
    FieldKind.SCHOOL: re.compile(rf"[^\s：:]{{2,30}}(?:{'|'.join(PLAIN_SCHOOL_ENDINGS)})(?=[\s\u3000]|$)"),
    FieldKind.TEXT: re.compile(r"[0-9０-９A-Za-z+]"),  # 联系电话13800000000
}
# What stands behind a value and is no part of it: a place for a date, a telephone number; a mark for the seal.
_NO_NAME = re.compile(r"(?<![\s_])[\s_]*+年[\s_]*+月[\s_]*+日$|(?<![\s,，、/（(])[\s,，、/（(]*+1\d{10}[）)]?$")
_NO_SCHOOL = re.compile(r"(?<![\s,，])[\s,，]*+(?:加?盖公?章处?|公章|印章)$")
_NEXT_LABEL = re.compile(r"(?<![ \t\u3000\u00a0_])[ \t\u3000\u00a0_]++[\u4e00-\u9fff（）()、]{1,12}[：:]")
_MOST_LINES = 4  # of one value
_LONGEST_PERSON = 4  # characters of a name that is written a character a line
FILLING = " \t\u3000\u00a0\u200b\ufeff_＿ˍ﹍﹏…—-－:：。，,;；\n"
SEALS = re.compile(_SEAL)
_UNIT = re.compile("单位")  # 单位：人, 单位：所 head tables of figures
_SCHOOLISH = re.compile("[校学园班中]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text and the words behind it in the same cell or line, "" if there are none.

    `field` is None for a label that is none of the form's fields.
    """

    field: FormField | None
    value: str

    @property
    def key(self) -> str | None:
        """The field's key."""
        return self.field.key if self.field else None


class LabelFinder:
    """Finds the labels of a form's fields, and those at which a field's value ends. Remembers what it has seen."""

    def __init__(self, fields: Sequence[FormField]) -> None:
        self._names = dict(_names(fields))
        names = "|".join(r"\s*+".join(map(re.escape, name)) for name in sorted(self._names, key=len, reverse=True))
        self._pattern = re.compile(rf"({names})(?:\s*+({_SEAL})|{_GAP}({_REMARK}))?{_GAP}([：:﹕∶︰])?")
        self.find = lru_cache(maxsize=4096)(self._find)
        self.has_field = lru_cache(maxsize=4096)(self._has_field)

    def _find(self, text: str) -> tuple[Label, ...]:
        """The labels in a cell or line, in order, each with what stands behind it up to the next."""
        if len(text) > 2000 or len(text) < 2:
            return ()
        usual = simplified(text)  # of the same length; values are taken as written
        hits = list(self._hits(usual))
        labels = []
        for place, (field, start, end) in enumerate(hits):
            stop = hits[place + 1][1] if place + 1 < len(hits) else len(text)
            kind = field.kind if field else None
            value = _value(text[end:stop], kind)
            figures = kind is FieldKind.SCHOOL and _UNIT.match(usual[start:])
            if not figures or not value or _SCHOOLISH.search(value):
                labels.append(Label(field, value))
        return tuple(labels)

    def _hits(self, text: str) -> Iterator[tuple[FormField | None, int, int]]:
        """The words that are labels here. One that is none may hide another: the 学 of 小学 before 校长(签字)."""
        place = 0
        while match := self._pattern.search(text, place):
            hit = self._accept(match, text)
            place = match.end() if hit else match.start() + 1
            if hit:
                yield hit

    def _has_field(self, text: str) -> bool:
        """Whether the text holds a label of a form's head or foot."""
        return any(label.field for label in self.find(text))

    def _accept(self, match: re.Match[str], text: str) -> tuple[FormField | None, int, int] | None:
        """(field, start, end) if the word is a label here and not a word of a sentence."""
        field, strong = self._names["".join(match[1].split())]
        start, end = match.span()
        before = text[start - 1] if start else ""
        after = text[end : end + 1]
        inside = bool(before and _CHINESE.match(before))
        if before in OTHERS_TITLES or text[max(0, start - 2) : start] in OF_ANOTHER_TIME:
            return None
        if match[4]:
            return (field, start, end) if strong or not inside else None
        if inside:
            return None
        blank = not after or after in "_＿\n" or text[end - 1] in " \t\u3000\u00a0"  # the gap is part of the match
        first = not before or before.isspace()
        if (match[2] or match[3]) and (strong or first):
            return field, start, end
        whole = not text[:start].strip() and not text[end:].strip()
        apart = strong or text[end - 1].isspace()
        value = _GLUED.get(field.kind) if field else None
        glued = apart and first and value is not None and value.match(text, end) is not None
        return (field, start, end) if whole or glued or (strong and blank) else None


@lru_cache(maxsize=8)
def label_finder(fields: tuple[FormField, ...]) -> LabelFinder:
    """The finder of these fields, made once: compiling its pattern takes longer than reading a form."""
    return LabelFinder(fields)


def _names(fields: Sequence[FormField]) -> Iterator[tuple[str, tuple[FormField | None, bool]]]:
    """The labels' words, each with its field and whether it is more than an everyday word; a later one wins.

    So a checklist's own 联系电话 is a field, and otherwise a label that ends another's value.
    """
    for words, strong in ((OTHER_EVERYDAY_LABELS, False), (OTHER_LABELS, True)):
        yield from ((word, (None, strong)) for word in words)
    for field in fields:
        yield from ((word, (field, False)) for word in field.everyday_names)
        yield from ((word, (field, True)) for word in field.names if word not in field.everyday_names)
        if field.kind is FieldKind.PERSON:
            unsigned = (word for word in (*field.everyday_names, *field.names) if not word.endswith(SIGNED))
            yield from ((word + ending, (field, True)) for word in unsigned for ending in SIGNED)


def _value(text: str, kind: FieldKind | None) -> str:
    """The first line behind a label that holds something, without blanks to write on, seals and further labels."""
    cut = _NEXT_LABEL.search(text)
    if cut:
        text = text[: cut.start()]
    lines = [line for line in text.split("\n") if clean(line, kind)]
    if not lines:
        return ""
    whole = clean("\n".join(lines[:_MOST_LINES]), kind)
    return whole if len(lines) > 1 and _goes_on(clean(lines[0], kind), whole, kind) else clean(lines[0], kind)


def _goes_on(first: str, whole: str, kind: FieldKind | None) -> bool:
    """Whether a value that a line break cuts is all of one: a school's name, a date, a name of single characters."""
    if kind is FieldKind.SCHOOL:
        return not first.endswith(SCHOOL_ENDINGS) and whole.endswith(SCHOOL_ENDINGS)
    if kind is FieldKind.DATE:
        return read_date(first).value is None and read_date(whole).value is not None
    return kind is FieldKind.PERSON and len(first) == 1 and len(whole) <= _LONGEST_PERSON


def clean(text: str, kind: FieldKind | None) -> str:
    """A label's value as written, without blanks to write on and marks for seals; people's names without gaps."""
    text = SEALS.sub(" ", text)
    if kind is FieldKind.SCHOOL and "\n" in text and not text.split("\n")[0].rstrip().endswith(SCHOOL_ENDINGS):
        text = text.replace("\n", "")  # 神农镇 above 团东小学
    line = squeeze(text).strip(FILLING)
    if kind is FieldKind.SCHOOL:
        return _NO_SCHOOL.sub("", line)
    if kind is not FieldKind.PERSON:
        return line
    line = _NO_NAME.sub("", line)
    parts = line.split()
    if len(line) <= 8 and any(len(part) == 1 for part in parts):
        return "".join(parts) if all(_CHINESE.match(part) for part in parts) else line
    return line
