"""What a school sends beside the form (自查报告, 整改措施, a scan): how each is known, and what makes it needless."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..tools import YamlPlace, plain
from .as_written import listed, mappings
from .definition_types import Word


class PaperFormat(StrEnum):
    """What a material may be asked to come as: something of which nothing but the picture can be seen."""

    PDF = "pdf"
    IMAGE = "image"


class Material(BaseModel):
    """One kind of paper. `formats`: only files of these are it; `settled_by`: the part of the form that may hold it all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Word = Field(description="名称，如 自查报告")
    words: tuple[Word, ...] = Field(
        min_length=1, description="文件名或标题里有这些词之一的，就是这种材料（还要认得出是哪所学校的）"
    )
    formats: tuple[PaperFormat, ...] = Field(default=(), description="只认这些格式：pdf、image（图片）；不写则都认")
    settled_by: Literal["rectifications"] | None = Field(
        default=None, description="rectifications：自查表的整改台账已写全（或没有问题）的，也算报了"
    )
    optional: bool = Field(default=False, description="true：只登记，不要求")


def material_mistakes(raw: Any) -> Iterator[tuple[YamlPlace, str]]:
    """What no single one of a checklist's `materials` shows, as (place in the list, text): titles and words used twice."""
    titles: dict[str, int] = {}
    words: dict[str, int] = {}
    for index, material in mappings(raw):
        title = material.get("title")
        if isinstance(title, str) and (first := titles.setdefault(plain(title), index)) != index:
            yield (index, "title"), f"材料“{title}”与第 {first + 1} 种相同"
        for at, word in enumerate(listed(material.get("words"))):
            if not isinstance(word, str):
                continue
            if len(plain(word)) < 2:
                yield (index, "words", at), f"“{word}”至少要有两个字，否则容易认错"
            elif (first := words.setdefault(plain(word), index)) != index:
                yield (index, "words", at), f"“{word}”也是第 {first + 1} 种材料的词，收材料时无法区分"
