"""What a definition says of the versions that it still accepts: an item's wording and number there, what is no longer asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import Any

from pydantic import ConfigDict, Field, model_validator

from .definition_types import DefinitionPart, Identifier, Short, Text


def _or_a_text(schema: dict[str, Any]) -> None:
    """In the JSON Schema a bare text is right as well."""
    whole = dict(schema)
    schema.clear()
    text = {"type": "string", "minLength": 1, "maxLength": 2000, "description": "在那一版中的内容，逐字照文件"}
    schema["anyOf"] = [text, whole]


class FormerWording(DefinitionPart):
    """How an item reads in an older version, and its number there if it has to be said; a bare text is the wording."""

    model_config = ConfigDict(json_schema_extra=_or_a_text)  # and what every part has

    number: int | None = Field(default=None, ge=1, le=999, strict=True, description="在那一版中的编号；推得出的不用写")
    text: Text = Field(description="在那一版中的内容，逐字照文件")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, raw: Any) -> Any:
        return {"text": raw} if isinstance(raw, str) else raw


class DroppedItem(DefinitionPart):
    """An item of an older version that is no longer asked; `expected` only tells what 同上 below it means."""

    version: Identifier = Field(description="哪一版，须是 accepts 之一")
    number: int = Field(ge=1, le=999, strict=True, description="在那一版中的编号")
    text: Text = Field(description="在那一版中的内容，逐字照文件")
    expected: Short | None = Field(default=None, description="符合要求的答案，可不写")


def is_asked(version: str, since: str | None, newest: str) -> bool:
    """Whether a version has an item that is asked since another one; `newest` is the definition's own version."""
    return since is None or _age(since, newest) <= _age(version, newest)


def older_first(versions: Collection[str]) -> list[str]:
    """The versions by the numbers in them: 2019, 2021, 2021.2, 2021.10."""
    return sorted(versions, key=lambda version: _age(version, ""))


def _age(version: str, newest: str) -> tuple[bool, list[tuple[int, str]]]:
    parts = re.findall(r"\d+|\D+", version)
    return version == newest, [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def numbers_there(given: Sequence[int | None], dropped: Collection[int]) -> list[int]:
    """The numbers of a version's items, in today's order: those that are given, and for the others the free ones."""
    taken = {*dropped, *given}
    free: Iterator[int] = (number for number in count(1) if number not in taken)
    return [number or next(free) for number in given]
