"""A key that a model does not know -> the one that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any, get_args


def nearest_key(model: Any, place: tuple[str | int, ...]) -> str:
    """（是不是 term）for the unknown key that ends the place; "" if nothing known is near.

    `model` is the pydantic class that the whole file is read into.
    """
    *above, key = place
    for part in above:
        if isinstance(part, str):
            model = next(_models(_fields(model).get(part)), None)
    near = difflib.get_close_matches(str(key).casefold(), _fields(model), 1)
    return f"（是不是 {near[0]}）" if near else ""


def _fields(model: Any) -> dict[str, Any]:
    """The keys of a model or dataclass of pydantic's, and the type that stands under each."""
    fields = getattr(model, "model_fields", None) or getattr(model, "__pydantic_fields__", None) or {}
    return {field.alias or name: field.annotation for name, field in fields.items()}


def _models(annotation: Any) -> Iterator[Any]:
    """The models within a type: tuple[Section, ...] -> Section."""
    if _fields(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
