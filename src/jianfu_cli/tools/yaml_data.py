"""YAML that a person wrote -> plain data with the line of each place, or a clear sentence. Loads no models."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.reader import Reader
from yaml.resolver import Resolver

from .errors import DefinitionError, Mistake
from .people_files import decode_file

YamlPlace = tuple[str | int, ...]


_DECIMAL = re.compile(r"^[-+]?(?:0|[1-9][0-9_]*)$")


if TYPE_CHECKING or not yaml.__with_libyaml__:
    _Reader = yaml.SafeLoader
else:
    from yaml.cyaml import CParser

    class _Reader(Composer, CParser, SafeConstructor, Resolver):
        """Read by libyaml, which takes a tenth of the time, and put together in Python, which knows its depth."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            SafeConstructor.__init__(self)
            Resolver.__init__(self)


class _SafeLoader(_Reader):
    """Dates, times and numbers that begin with 0 stay text, so that `phone: 03565222` is what was written.

    Aliases are not needed and not followed.
    """

    yaml_implicit_resolvers = {  # noqa: RUF012  (yaml.SafeLoader's own shape)
        first: [
            (tag, _DECIMAL if tag == "tag:yaml.org,2002:int" else pattern)
            for tag, pattern in resolvers
            if tag != "tag:yaml.org,2002:timestamp"
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(data: bytes, path: Path) -> tuple[Any, dict[YamlPlace, int], list[tuple[str, int]]]:
    """The plain data, the line of each place in it, and keys written twice; `path` only names the file in messages.

    Raises DefinitionError with the line where it is no YAML.
    """
    lines: dict[YamlPlace, int] = {(): 1}
    repeated: list[tuple[str, int]] = []
    text = decode_file(data, path)
    if unseen := Reader.NON_PRINTABLE.search(text):
        wrong = f"有看不见的控制字符（U+{ord(unseen[0]):04X}），请删去"
        raise DefinitionError([Mistake(path, text.count("\n", 0, unseen.start()) + 1, wrong)])
    try:
        loader = _SafeLoader(text)
        node = loader.get_single_node()
        if node is not None:
            _walk(node, (), lines, repeated, set())
        raw = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        if "nesting" in str(error.problem):
            raise _too_deep(path) from None
        mark = error.problem_mark or error.context_mark
        raise DefinitionError([_unparsed(text, path, mark.line + 1 if mark else None)]) from None
    except (yaml.YAMLError, ValueError):
        raise DefinitionError(
            [Mistake(path, None, "YAML 写法有误，请检查缩进、冒号后的空格，以及引号和括号是否成对")]
        ) from None
    except RecursionError:
        raise _too_deep(path) from None
    return raw, lines, repeated


def _too_deep(path: Path) -> DefinitionError:
    return DefinitionError([Mistake(path, None, "YAML 嵌套过深")])


def _unparsed(text: str, path: Path, line: int | None) -> Mistake:
    """What is wrong where the parser stopped: a tab in the indentation is the commonest, and can't be seen."""
    lines = text.splitlines()
    line = min(line, len(lines)) if line else None  # what is open to the end may be missed behind it
    for number in range(max(1, (line or 1) - 1), min(len(lines), (line or 0) + 1) + 1):
        indent = lines[number - 1][: -len(lines[number - 1].lstrip()) or None]
        if "\t" in indent:
            return Mistake(path, number, "这一行开头用了制表符（Tab），请改用空格")
    wrong = "这一行附近的 YAML 写法有误，请检查缩进、冒号后的空格，以及引号和括号是否成对"
    return Mistake(path, line, wrong)


def _walk(
    node: yaml.Node, place: YamlPlace, lines: dict[YamlPlace, int], repeated: list[tuple[str, int]], seen: set[int]
) -> None:
    if id(node) in seen:
        mark = node.start_mark
        raise yaml.composer.ComposerError(None, None, "请不要使用 YAML 的引用（& 和 *）", mark)
    seen.add(id(node))
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in keys:
                repeated.append((name, key.start_mark.line + 1))
            keys.add(name)
            lines[(*place, name)] = key.start_mark.line + 1
            _walk(value, (*place, name), lines, repeated, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*place, index), lines, repeated, seen)
