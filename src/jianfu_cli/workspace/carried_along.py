"""A semester's working folder -> what the next one's begins with: roster, checklist, wording, settings, and what is open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..definition import Checklist, Term, load_checklist
from ..intake import CONFIG_FILE, LEDGER_FILE, WORDING_FILE
from ..ledger import next_ledger
from ..roster import load_roster
from ..summary import Previous, Thresholds, following, load_previous
from ..tools import DefinitionError, JianfuError, decode_file, read_bytes, read_resource
from .config import Config, load_config, parse_config
from .copied_checklist import KeptChecklist
from .previous_results import SUMMARY, find_summary
from .settings_edit import with_values
from .standing import changed_since_summary

ROSTER = "名册.xlsx"
_FILES = ("roster", "checklist", "template")  # the settings that name files which go along


@dataclass(slots=True)
class NextSemester:
    """What is taken along. `files`: name in the new folder -> bytes; `settings` the text of the new jianfu.yaml.

    `begins_empty`: no roster is known, so that an empty one is made.
    `taken` and `open` are said in words, `remarks` are sentences about what people must see to.
    """

    checklist: Checklist
    settings: bytes
    term: Term | None
    previous: str
    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    begins_empty: bool = False


def next_semester(folder: Path, earlier: Path, checklist: KeptChecklist | None = None) -> NextSemester:
    """What the working folder `folder` begins with, as the one after `earlier`; `checklist` replaces the one used there.

    Raises JianfuError if `earlier` is no working folder, is `folder` itself, or its settings are broken.
    """
    config = _config(folder, earlier)
    named = _named_files(config, earlier)
    text = _settings_text(earlier)
    if checklist:
        named.pop("checklist", None)
    definition = checklist.definition if checklist else _definition(earlier, named.get("checklist"))
    previous = _previous(earlier, definition)
    term = _term(config, previous)
    place = _relative(earlier, folder)
    begun = NextSemester(definition, b"", term, place)
    values: dict[str, str | None] = {"deadline": None, "date": None, "previous": place}
    values["term"] = term.id if term else None
    for key, name in named.items():
        values[key] = _take(begun, folder, earlier, key, name)
    if checklist and checklist.name:
        values["checklist"] = checklist.name
        begun.files |= {checklist.name: checklist.data} if checklist.data is not None else {}
    _take_wording(begun, earlier, named)
    _take_ledger(begun, earlier, config)
    edited = with_values(text, values)
    begun.settings = edited.encode("utf-8")
    begun.remarks += _left_over(parse_config(edited, folder / CONFIG_FILE))
    begun.taken += _said(begun, earlier, config, named, definition)
    begun.begins_empty = "roster" not in named
    begun.folders = [name for name in config.returns if _inside(earlier / name, earlier)]
    _remark(begun, previous)
    if previous and (later := changed_since_summary(earlier)):
        begun.remarks.append(
            f"上期的汇总结果比{'、'.join(later)}旧，带来的未完成整改可能不全。"
            f"请先在 {earlier.resolve().name} 里运行 jianfu summarize，再建新学期"
        )
    return begun


def _take_ledger(begun: NextSemester, earlier: Path, config: Config) -> None:
    """A new ledger with what still counts of the checklist's own sheets; nothing where nobody kept one."""
    name = config.ledger_.output or LEDGER_FILE
    path = earlier / name
    if not path.is_file() or Path(name).name != name:
        return
    try:
        begun.files[name], rows = next_ledger(read_bytes(path), path, begun.checklist, begun.term)
    except DefinitionError:
        begun.remarks.append(f"上期的 {name} 有错，里面登记的没有带来：在上期改好，再复制到新的 {name}")
        return
    begun.open += [f"{title} {count} 行" for title, count in rows.items()]


def _config(folder: Path, earlier: Path) -> Config:
    if not earlier.is_dir():
        what = "不是文件夹" if earlier.exists() else "找不到，请核对名称和所在位置"
        raise JianfuError(f"上期 {earlier} {what}（应写上期的工作文件夹）")
    if folder.resolve() == earlier.resolve():
        raise JianfuError(
            f"新的文件夹和上期的是同一个（{earlier}）。请给新的学期另起一个名字，如 jianfu init 2022秋 --previous 2022春"
        )
    if not ((earlier / CONFIG_FILE).exists() or (earlier / ROSTER).exists()):
        raise JianfuError(f"{earlier} 里没有 {CONFIG_FILE}，也没有{ROSTER}，不像工作文件夹。请写上期的工作文件夹")
    return load_config(earlier)


def _named_files(config: Config, earlier: Path) -> dict[str, str]:
    """The files that the settings name, by their keys; a section's file comes before that at the top. A roster of the
    usual name is one also where it is not named.
    """
    sections = (config.summarize, config.blank, config.validate_, config.ledger_, config)
    found: dict[str, str] = {}
    for key in _FILES:
        name = next((value for section in sections if (value := getattr(section, key, None))), None)
        if name:
            found[key] = name
    if (earlier / ROSTER).is_file():
        found.setdefault("roster", ROSTER)
    return found


def _settings_text(earlier: Path) -> str:
    path = earlier / CONFIG_FILE
    if not path.exists():
        return read_resource("templates/jianfu.yaml").replace("\n", "\r\n")
    return decode_file(read_bytes(path), path)


def _definition(earlier: Path, named: str | None) -> Checklist:
    return load_checklist(earlier / named if named else None)


def _previous(earlier: Path, definition: Checklist) -> Previous | None:
    """The summary of the earlier semester, None where it has not been made yet."""
    try:
        path, name = find_summary(str(earlier))
    except JianfuError:
        return None
    return load_previous(path, name, definition)


def _term(config: Config, previous: Previous | None) -> Term | None:
    """The term after the earlier folder's."""
    written = config.summarize.term or config.term
    then = Term.parse(written) if written else previous.term if previous else None
    return following(then) if then else None


def _relative(path: Path, folder: Path) -> str:
    """How settings in `folder` name the path; as it is where there is no way from one to the other (another drive)."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return str(path.resolve())


def _inside(path: Path, folder: Path) -> bool:
    return folder.resolve() in path.resolve().parents


def _left_over(config: Config) -> Iterator[str]:
    """What of the earlier semester still stands in the settings, where they are written in a way of their own."""
    sections = (config, config.blank, config.validate_, config.summarize, config.ledger_, config.inspect)
    for key in ("deadline", "date"):
        if any(getattr(section, key, None) for section in sections):
            yield f"{CONFIG_FILE} 里还写着上期的 {key}，请改成本期的"


def _take(begun: NextSemester, folder: Path, earlier: Path, key: str, name: str) -> str:
    """Take a file of the folder along; how the new settings name it."""
    path = earlier / name
    if not path.is_file():
        begun.remarks.append(f"上期的 {CONFIG_FILE} 写的“{key}: {name}”找不到，没有带来")
        return name
    if Path(name).is_absolute():
        return name
    if not _inside(path, earlier):
        return _relative(path, folder)
    begun.files[Path(name).as_posix()] = read_bytes(path)
    return name


def _take_wording(begun: NextSemester, earlier: Path, named: dict[str, str]) -> None:
    """The wording that lies there, where it is another than the shipped one, also where it is not used."""
    path = earlier / WORDING_FILE
    if named.get("template") == WORDING_FILE or not path.is_file():
        return
    if not is_shipped(read_bytes(path)):
        begun.files[WORDING_FILE] = read_bytes(path)


def is_shipped(wording: bytes) -> bool:
    """Whether a wording is the shipped one."""
    return wording.replace(b"\r\n", b"\n") == read_resource("templates/汇总报告.txt.j2").encode("utf-8")


def _said(
    begun: NextSemester, earlier: Path, config: Config, named: dict[str, str], definition: Checklist
) -> Iterator[str]:
    """What was taken along, in words."""
    roster = named.get("roster")
    if roster and (earlier / roster).is_file():
        yield _schools(earlier / roster, definition, begun)
    wordings = {name for name in (WORDING_FILE, named.get("template")) if name in begun.files}
    for name in sorted(wordings):
        yield name if is_shipped(begun.files[name]) else f"{name}（已改过）"
    if named.get("checklist") in begun.files:
        yield named["checklist"]
    if config.summarize.priority != Thresholds():
        yield "重点督导条件"


def _schools(path: Path, definition: Checklist, begun: NextSemester) -> str:
    try:
        return f"名册 {len(load_roster(path, definition.issuer).schools)} 所"
    except JianfuError as error:
        begun.remarks.append(f"名册有错，请改正：{str(error).splitlines()[0]}")
        return "名册"


def _remark(begun: NextSemester, previous: Previous | None) -> None:
    """What is open, and what people must see to."""
    if previous is None:
        begun.remarks.append(f"上期还没有汇总结果（{SUMMARY}），在那里运行 jianfu summarize 后才能比较")
    elif number := sum(map(len, previous.open_measures.values())):
        begun.open.append(f"未完成的整改 {number} 条")
    if begun.term is None:
        begun.remarks.append(f"不知道上期是哪个学期，请在 {CONFIG_FILE} 里写上 term")
