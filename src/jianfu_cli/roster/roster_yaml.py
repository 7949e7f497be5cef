"""A roster in YAML -> schools, or every mistake with its line. Its models are loaded only for such a roster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from ..tables import SEPARATORS
from ..tools import DefinitionError, Mistake, YamlPlace, decode_file, parse_yaml
from .school_names import telling
from .schools import School

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\d{10}$")]


def _parted(aliases: Any) -> Any:
    """Several in one text, as in a cell of a table: 甲、乙."""
    return SEPARATORS.split(aliases) if isinstance(aliases, str) else aliases


class _WrittenSchool(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
    name: Name
    code: Code | None = None
    group: Name | None = Field(default=None, description="乡镇、中心校或市直")
    kind: Name | None = None
    aliases: Annotated[tuple[Name, ...], BeforeValidator(_parted)] = ()


class _RosterFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    schools: tuple[_WrittenSchool, ...] = ()


def schools_in_yaml(data: bytes, path: Path) -> tuple[School, ...]:
    """YAML: a list of schools, or the same under the key `schools`."""
    stripped = [
        line for line in decode_file(data, path).splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    if not stripped:
        return ()
    if stripped[0].lstrip().startswith(("-", "[")):
        return _shifted(b"schools:\n" + decode_file(data, path).encode("utf-8"), path)
    return _parsed(data, path)


def _parsed(data: bytes, path: Path) -> tuple[School, ...]:
    written = parse_yaml(data, path, _RosterFile, _twice).schools
    return tuple(School(**school.model_dump()) for school in written)


def _shifted(data: bytes, path: Path) -> tuple[School, ...]:
    """A bare list was put under `schools:` on a line of its own: lines in messages are one too high."""
    try:
        return _parsed(data, path)
    except DefinitionError as error:
        raise DefinitionError(
            [Mistake(m.file, m.line - 1 if m.line else None, m.text) for m in error.mistakes]
        ) from None


def _twice(raw: Any) -> Iterator[tuple[YamlPlace, str]]:
    schools = raw.get("schools") if isinstance(raw, dict) else None
    seen: dict[str, int] = {}
    for index, school in enumerate(schools if isinstance(schools, list) else ()):
        if not isinstance(school, dict):
            continue
        for key in ("name", "code"):
            value = telling(str(school.get(key) or ""))
            if value and (first := seen.setdefault(f"{key}{value}", index)) != index:
                yield ("schools", index, key), f"“{school[key]}”与第 {first + 1} 所学校重复"
