"""A YAML file that a person wrote -> a pydantic model, or every mistake in it with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from .errors import DefinitionError, Mistake
from .people_files import read_bytes
from .yaml_data import YamlPlace, read_yaml
from .yaml_keys import nearest_key

Model = TypeVar("Model", bound=BaseModel)
Check = Callable[[Any], Iterator[tuple[YamlPlace, str]]]

_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
_NO_MAPPING = ("model_type", "model_attributes_type", "dict_type")
# What a key with a pattern should be, in words.
_WANTED = {"code": "10 位数字", "key": "小写英文字母、数字、下划线，以字母开头，最多 40 个", "reduce": "百分数，如 50%"}
_IDENTIFIER = "字母、数字、点、横线，以字母或数字开头，最多 40 个"
_MESSAGES = {
    "missing": "缺少必填的“{key}”",
    **dict.fromkeys(_UNKNOWN, "不认识的键“{key}”{near}，请核对拼写或删去"),
    "string_type": "“{key}”应为文字",
    "string_too_short": "“{key}”不能为空",
    "string_too_long": "“{key}”过长，最多 {max_length} 字",
    "string_pattern_mismatch": "“{key}”的写法不符合要求：应为{wanted}",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "“{key}”应为整数"),
    "greater_than_equal": "“{key}”不能小于 {ge}",
    "less_than_equal": "“{key}”不能大于 {le}",
    **dict.fromkeys(("list_type", "tuple_type"), "“{key}”应为列表（每行以“- ”开头）"),
    "too_short": "“{key}”至少要有 {min_length} 项",
    "too_long": "“{key}”最多 {max_length} 项",
    **dict.fromkeys((*_NO_MAPPING, "dataclass_type"), "“{key}”应为若干“键: 值”"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "“{key}”应为 true 或 false"),
    "value_error": "“{key}”{error}",
    **dict.fromkeys(("literal_error", "enum"), "“{key}”应为 {expected} 之一"),
}


def load_yaml(path: Path, model: type[Model], check: Check | None = None) -> Model:
    """Read `path` into `model`.

    `check` gets the raw data and yields (place, text) for what the model alone can't see.
    Raises DefinitionError with every mistake, or JianfuError if the file can't be read.
    """
    return parse_yaml(read_bytes(path), path, model, check)


def parse_yaml(data: bytes, path: Path, model: type[Model], check: Check | None = None) -> Model:
    """The same from bytes; `path` only names the file in messages."""
    raw, lines, repeated = read_yaml(data, path)
    mistakes = [Mistake(path, line, f"键“{key}”出现了两次，请只保留一个") for key, line in repeated]
    found: Model | None = None
    try:
        found = model.model_validate(raw)
    except ValidationError as error:
        mistakes += _mistakes(path, [dict(fault) for fault in error.errors(include_url=False)], lines, model)
    if check is not None:
        mistakes += [Mistake(path, _line(place, lines), text) for place, text in check(raw)]
    if mistakes or found is None:
        raise DefinitionError(sorted(set(mistakes), key=lambda mistake: (mistake.line or 0, mistake.text)))
    return found


def yaml_lines(data: bytes, path: Path) -> dict[YamlPlace, int]:
    """The line of each place in a file that can be parsed."""
    return read_yaml(data, path)[1]


def _line(place: YamlPlace, lines: dict[YamlPlace, int]) -> int | None:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def _mistakes(
    path: Path, errors: list[dict[str, Any]], lines: dict[YamlPlace, int], model: type[BaseModel]
) -> Iterator[Mistake]:
    """Each error of the model's, but a list said to be too short only because of the errors within it."""
    places: list[YamlPlace] = [tuple(error["loc"]) for error in errors]
    above = {place[:length] for place in places for length in range(len(place))}
    for error, place in zip(errors, places, strict=True):
        if not (place in above and error["type"] == "too_short"):
            yield Mistake(path, _line(place, lines), _text(error, place, model))


def _text(error: dict[str, Any], place: YamlPlace, model: type[BaseModel]) -> str:
    named = [part for part in place if isinstance(part, str)]
    if error["type"] in _NO_MAPPING and (not place or isinstance(place[-1], int)):
        return (f"“{named[-1]}”中的这一项" if named else "文件") + "应由若干行“键: 值”组成"
    key = named[-1] if named else "内容"
    template = _MESSAGES.get(error["type"])
    if template is None:
        return f"“{key}”的写法不符合要求"
    near = nearest_key(model, place) if error["type"] in _UNKNOWN else ""
    words = dict(error.get("ctx", {}))
    if "expected" in words:  # 'pdf' or 'image'
        words["expected"] = "、".join(re.findall("'([^']*)'", words["expected"]))
    return template.format(key=key, near=near, wanted=_WANTED.get(key, _IDENTIFIER), **words)
