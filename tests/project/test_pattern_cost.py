"""No text costs time: every compiled pattern of the package meets texts that nearly match, each of 15,000 characters.

A pattern whose work grows with the square of its text takes seconds over one of these; all others take milliseconds.
The patterns are found where they are used: in modules, in their tables, and in the finders made for the checklist.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import jianfu_cli
from jianfu_cli.answers import AnswerReader
from jianfu_cli.definition import load_checklist
from jianfu_cli.reading import FormReader

PACKAGE = Path(jianfu_cli.__file__).parent
LENGTH = 15_000
SECONDS = 0.15
"""Processor time for a search through one text. A linear one takes under 0.01 s, a quadratic one 0.3 to 30 s."""
TRIES = 3
"""A busy machine may hold up one of them, not three."""

REPEATED = (
    *(" ", "\u3000", "\n", " \n", "_", " _", ".", "…", "-", "/", ",", "、", "。", ":", " :"),
    *(
        "\u0300",
        "e\u0300",
        "\u200b",
        ",，",
        "；",
        "  /",
        "校",
        "学校",
        "中心",
        "年",
        "年月日",
        "2022年",
        "是",
        "否",
        "是否",
        "无",
        "不",
        "没有",
        "了",
    ),
    *("第", "1", "20", "1.", "1:", "一", "a", "_x000", "(", ")", "（）", "【", "“", "\\", "是/", "□", "□是", "( )"),
    *("填表", "学校 ", "要求 ", "整改", "2022-", "个别"),
)
BEFORE_SPACES = ("我校", "1", "学校（", "填表时间", "是", "说明", "“", "第")
TAGS = (
    *(
        "<",
        ">",
        "<c ",
        "</",
        "<a:",
        '="',
        "a=",
        '<c r="A1"><v>1',
        "<t>",
        "<r>",
        "<si>",
        "<si><r>",
        "<xf ",
        "&",
        "<?xml ",
    ),
    *(
        "<w:rPr><w:b/>",
        "<a:c ",
        "<mergeCell ",
        "<text:s ",
        "<office:annotation>",
        " text:c=",
        ' a="1"',
        "<si>a",
        "{#",
        "[[ a ",
    ),
    *(
        "<sheetData>",
        '<row r="1" ',
        " numFmtId=",
        "<table:table-cell ",
        "<table:covered-table-cell>",
        " ",
        "a",
        "1",
        "<html",
    ),
)
NEVER_ENDED = (
    *("<c ", "<row ", "<a:", "<", "<sst ", "<v ", "<t>", "<dimension ", "<xf ", "<mergeCell ", "<?xml", "<text:s "),
    *("<table:table-cell ", '<c r="A1" ', "<w:rPr>", "<w:shd ", "[[ 见 "),
)


def _repeated(word: str) -> str:
    return (word * (LENGTH // len(word) + 1))[:LENGTH]


def near_misses() -> list[str]:
    """What people write, over and over, with an end that matches nothing."""
    texts = [_repeated(word) for word in REPEATED]
    texts += [word + _repeated(" ") for word in BEFORE_SPACES]
    return [text + "\ue000" for text in texts]


def near_markup() -> list[str]:
    """The same for markup, most of it tags that never end."""
    return [
        *map(_repeated, TAGS),
        *(word + _repeated(letters) for word in NEVER_ENDED for letters in ("a", " ", "a=")),
    ]


def modules() -> Iterator[Any]:
    """Every module of the package."""
    for found in pkgutil.walk_packages(jianfu_cli.__path__, "jianfu_cli."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Each pattern that an attribute of a module, or of what it holds, leads to, under where it was found."""
    found: dict[str, re.Pattern[Any]] = {}
    checklist = load_checklist()
    answers = AnswerReader(checklist)
    roots = [(module.__name__, vars(module)) for module in modules()]
    roots += [("answers", answers), ("reading", FormReader(checklist, answers))]
    seen: set[int] = set()
    for name, root in roots:
        _collect(name.removeprefix("jianfu_cli."), root, found, seen)
    return found


def _collect(name: str, thing: Any, found: dict[str, re.Pattern[Any]], seen: set[int]) -> None:
    if id(thing) in seen or name.count(".") + name.count("[") > 9:
        return
    seen.add(id(thing))
    if isinstance(thing, re.Pattern):
        found[name] = thing
    elif isinstance(thing, dict):
        for key, value in list(thing.items()):
            if not (isinstance(key, str) and key.startswith("__")):
                _collect(f"{name}.{key}" if isinstance(key, str) else f"{name}[]", value, found, seen)
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for value in thing:
            _collect(f"{name}[]", value, found, seen)
    elif type(thing).__module__.startswith("jianfu_cli") and not isinstance(thing, type):
        for slot in (slot for kind in type(thing).__mro__ for slot in getattr(kind, "__slots__", ())):
            _collect(f"{name}.{slot}", getattr(thing, slot, None), found, seen)
        _collect(name, getattr(thing, "__dict__", None), found, seen)


class _TooLongError(Exception):
    pass


def _stop(*_: object) -> None:
    raise _TooLongError


def calls(name: str) -> set[str]:
    """How the package uses a pattern: those it only matches or fullmatches are not searched for at every place."""
    module, _, bare = name.rpartition(".")
    file = getattr(sys.modules.get(f"jianfu_cli.{module}"), "__file__", None) or ""
    wing = PACKAGE / name.partition(".")[0]
    places = ([Path(file)] if file else [], wing.rglob("*.py"), PACKAGE.rglob("*.py"))
    found = next((used for files in places if (used := set(_used(bare, _source(files))))), set())
    anchored = found & {"match", "fullmatch"}
    return anchored if found and anchored == found else anchored | {"findall"}


def _source(files: Iterable[Path]) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files)


def _used(bare: str, source: str) -> list[str]:
    return re.findall(rf"\b{re.escape(bare)}\.(search|match|fullmatch|sub|subn|split|findall|finditer)\(", source)


def slow(pattern: re.Pattern[Any], used: set[str], texts: list[Any]) -> list[str]:
    """The first texts that take it longer than they may, and by which call; a call is stopped then."""
    told: list[str] = []
    for text in texts:
        for call in sorted(used):
            if not any(_in_time(pattern, call, text) for _ in range(TRIES)):
                told.append(f"{call} {text[:12]!r}…")
        if len(told) > 3:
            break
    return told


def _in_time(pattern: re.Pattern[Any], call: str, text: Any) -> bool:
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        getattr(pattern, call)(text)
    except _TooLongError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return True


ALL = patterns()


def test_the_patterns_are_found() -> None:
    assert len(ALL) > 120
    assert {"tools.text._SPACES", "reading.label_finder._NO_NAME", "intake.formats.xlsx.sheet_part._PLACE"} <= set(ALL)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer to stop a pattern with")
@pytest.mark.parametrize("name", sorted(ALL))
def test_a_pattern_takes_no_time(name: str) -> None:
    pattern = ALL[name]
    texts: list[Any] = near_misses()
    if isinstance(pattern.pattern, bytes):
        texts = [text.encode() for text in near_markup()]
    elif name.startswith(("intake.formats", "reports", "tools.ooxml", "tools.word_files", "forms")):
        texts += near_markup()
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        assert slow(pattern, calls(name), texts) == []
    finally:
        signal.signal(signal.SIGVTALRM, before)
