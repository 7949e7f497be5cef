"""What jianfu.yaml says that `jianfu` alone shows, without the models of all commands: those take longer than the answer may.

The file is parsed as ever. What does not look right goes to load_config, which knows every mistake and its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ..definition import Term
from ..intake import CONFIG_FILE, LEDGER_FILE
from ..tools import decode_file, read_bytes, read_date, read_yaml
from .settings_text import as_yaml

VALUES = frozenset(("checklist", "roster", "term", "deadline", "phone", "previous"))
"""Keys at the top that hold one word."""
SECTIONS = frozenset(("blank", "validate", "summarize", "reply", "inspect"))
OTHERS = frozenset(("returns", "ledger"))  # a word or several; a word or a section
_FILES = ("roster", "checklist", "template", "ledger")

Defaults = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The names of a working folder's files, as jianfu.yaml gives them, else the usual ones; term and deadline if it has them.

    `in_use` are the files that the settings name and that are no returns.
    """

    roster: str | None
    checklist: str | None
    previous: str | None
    returns: tuple[str, ...]
    term: Term | None
    deadline: date | None
    ledger: str
    forms: str
    results: str
    replies: str
    in_use: tuple[str, ...]


def desk_settings(folder: Path) -> DeskSettings:
    """The settings of a working folder. Raises JianfuError, with every mistake in the file and its line."""
    path = folder / CONFIG_FILE
    text = decode_file(read_bytes(path), path)
    raw, _, repeated = read_yaml(as_yaml(text).encode("utf-8", "surrogatepass"), path) if text.strip() else ({}, {}, [])
    plain = {} if raw is None else raw
    if not repeated and isinstance(plain, dict) and _looks_right(plain):
        return _settings(lambda command: _defaults(plain, command))
    from .config import load_config

    return _settings(load_config(folder).defaults)


def _settings(defaults: Defaults) -> DeskSettings:
    """What the commands would go by; `defaults` are those of a command, as Config.defaults gives them."""
    summarize, blank = defaults("summarize"), defaults("blank")
    term, deadline = summarize.get("term"), summarize.get("deadline")
    named = (values.get(key) for values in (summarize, blank) for key in _FILES)
    ledger = str(summarize.get("ledger") or LEDGER_FILE)
    return DeskSettings(
        roster=summarize.get("roster"),
        checklist=summarize.get("checklist"),
        previous=summarize.get("previous"),
        returns=tuple(summarize.get("paths") or ("returns",)),
        term=Term.parse(str(term)) if term else None,
        deadline=_day(deadline),
        ledger=ledger,
        forms=blank.get("output") or "forms",
        results=summarize.get("output") or "summary",
        replies=defaults("reply").get("output") or "回复",
        in_use=tuple(dict.fromkeys((ledger, *(str(name) for name in named if name)))),
    )


def _day(text: Any) -> date | None:
    value = read_date(str(text)).value if text else None
    return value if isinstance(value, date) else None


def _defaults(plain: Mapping[str, Any], command: str) -> dict[str, Any]:
    """As Config.defaults: what stands at the top, then the command's own section."""
    returns, ledger = plain.get("returns"), plain.get("ledger")
    values = {key: plain.get(key) for key in VALUES}
    values["paths"] = (returns,) if isinstance(returns, str) else returns
    values["ledger"] = ledger.get("output") if isinstance(ledger, dict) else ledger
    values |= plain.get(command) or {}
    return {key: value for key, value in values.items() if value}


def _looks_right(plain: Mapping[Any, Any]) -> bool:
    """Whether nothing in the plain data needs to be told."""
    if not plain.keys() <= VALUES | SECTIONS | OTHERS:
        return False
    sections = [plain.get(key) or {} for key in SECTIONS]
    ledger, returns = plain.get("ledger") or {}, plain.get("returns") or []
    if not all(isinstance(section, dict) for section in sections) or not isinstance(ledger, dict | str):
        return False
    names = returns if isinstance(returns, list) else [returns]
    words = [*names, *_words(plain), *(word for section in sections for word in _words(section))]
    words += [ledger.get("output") or ""] if isinstance(ledger, dict) else []
    return all(isinstance(word, str) and word.isprintable() for word in words) and all(map(_holds, (plain, *sections)))


def _words(section: Mapping[str, Any]) -> Iterator[Any]:
    yield from (section[key] for key in (*VALUES, "output", "template") if section.get(key))


def _holds(section: Mapping[str, Any]) -> bool:
    """Whether term and deadline can be understood."""
    term, deadline = section.get("term"), section.get("deadline")
    try:
        return (not term or bool(Term.parse(term))) and (not deadline or _day(deadline) is not None)
    except ValueError:
        return False
