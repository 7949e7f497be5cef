"""Which school of the roster a file speaks for that names none: its stamp, title, name or folder. One school or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..roster import Roster, School, canonical, centre
from ..tools import squeeze
from ..vocabulary import FILE_NOISE, FORM_TITLES, NO_SCHOOL_NAMES, SCHOOL_ENDINGS, TITLE_NOISE
from .facts import Return, SchoolName

STAMP, TITLE, FILE, FOLDER = "stamp", "title", "file", "folder"
_SPOKEN = {STAMP: "表号", TITLE: "标题", FILE: "文件名", FOLDER: "文件夹名"}
_COPY_MARKS = " ()（）_-0123456789"
_LEVELS = 3  # folders above a file that are looked at
_LONGEST = 80  # characters of a name or title
_MOST_PARTS = 12  # of a name
_STEPS = re.compile(r"!?[/\\]")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_PARTING = re.compile(r"[\s\-—–－_＿+&·、，,.。:：;；()（）\[\]【】《》“”\"'#]+")
_NOISE = re.compile("|".join((*FORM_TITLES, *FILE_NOISE, *TITLE_NOISE)))
_SCHOOL_END = re.compile(f"(?:{'|'.join(SCHOOL_ENDINGS)})(?!学(?!校)|生)")
_NO_NAME = re.compile(f"(?:{'|'.join(NO_SCHOOL_NAMES)})")


class Sender(NamedTuple):
    """The school that a file speaks for, as in the roster, and by what: stamp, title, file or folder."""

    school: SchoolName
    by: str


def spoken_by(sender: Sender) -> str:
    """By what a file speaks for its school, in words."""
    return _SPOKEN[sender.by]


class _Named(NamedTuple):
    """What a text says of schools: the one that it names, and whether it may mean another that is not known."""

    school: School | None = None
    others: bool = False


def form_sender(form: Return, roster: Roster, stamped: School | None, titled: Sequence[School]) -> Sender | None:
    """The school that speaks from a form whose own words name none of the roster.

    `stamped` is the school that it was issued to, `titled` those that its title lines and its code name.
    """
    written = form.school.name if form.school else ""
    sources = [(STAMP, _Named(stamped))]
    sources += [(TITLE, _Named(school)) for school in titled if not is_unit(school.name)]
    if form.part:  # several forms in one file: its name speaks for none of them
        return _sender(sources, ())
    folders, name = _path(form.file)
    sources.append((FILE, _named(name, roster, loosely=True)))
    near = (
        school
        for school in _of_folders(folders, roster)
        if not is_unit(centre(canonical(school.name))) or _alike(written, school, form.nearest)
    )  # the folder of a 中心小学 may hold those of the schools around it
    return _sender(sources, near)


def paper_sender(file: str, titles: Iterable[str], roster: Roster) -> Sender | None:
    """The school that a file without a form speaks for; `titles` are the lines that may name one."""
    folders, name = _path(file)
    sources = [(FILE, _named(name, roster, loosely=True))]
    sources += [(TITLE, _named(line, roster, loosely=False)) for line in titles if len(line) <= _LONGEST]
    return _sender(sources, _of_folders(folders, roster))


def is_unit(name: str) -> bool:
    """Whether it is, or may be, a township's 中心校, which looks after schools and sends in their forms."""
    return canonical(name).endswith("中心校")


def bare_name(file: str) -> str:
    """The name of a file without its folders and its ending."""
    return _path(file)[1]


def is_school_alone(name: str, roster: Roster) -> bool:
    """Whether a file's name is a school's and says nothing else, but for what counts copies: 某小学(2)."""
    alone = name.rstrip(_COPY_MARKS)
    return bool(alone) and roster.match(alone).school is not None


def _path(file: str) -> tuple[list[str], str]:
    """The folders above a file, the innermost first, an archive among them; and its name without the ending."""
    *folders, name = _STEPS.split(file)
    above = [_ENDING.sub("", folder) for folder in reversed(folders)]
    return [folder for folder in above if folder.strip(". ")][:_LEVELS], _ENDING.sub("", name)


def _of_folders(folders: Iterable[str], roster: Roster) -> Iterator[School]:
    """The schools that folders are named after. One named like a 中心校 holds the files of its schools."""
    for folder in folders:
        if not is_unit(folder) and (school := _named(folder, roster, loosely=True).school):
            yield school


def _sender(sources: Iterable[tuple[str, _Named]], folders: Iterable[School]) -> Sender | None:
    """What stamp, title and file agree on; a folder is asked where none of them speaks of a school."""
    found = [(by, named) for by, named in sources if named.school or named.others]
    schools = {named.school.key for _, named in found if named.school}
    if len(schools) > 1 or any(named.others for _, named in found):
        return None
    for by, named in found:
        if named.school:
            return Sender(SchoolName.of(named.school), by)
    return next((Sender(SchoolName.of(school), FOLDER) for school in folders), None)


def _alike(written: str, school: School, nearest: Sequence[str]) -> bool:
    """Whether what a form says of its school may be meant for this one: a short name of it, or a slip of the pen."""
    if not written or school.name in nearest:
        return True
    short, whole = canonical(written), canonical(school.name)
    return bool(short) and (short in whole or whole in short)


def _named(text: str, roster: Roster, *, loosely: bool) -> _Named:
    """The school that a file's name or a title names. `loosely`: also by a word that does not end like a school."""
    if coded := roster.by_code(text):
        return _Named(coded)
    parts = _parts(text)
    whole = _opening(_PARTING.sub("", "".join(parts)), roster)
    if whole.school or not parts:
        return whole
    found = [_opening(part, roster) for part in parts]
    if loosely:
        found = [
            _Named(roster.match(part).school) if not named.school and not named.others else named
            for part, named in zip(parts, found, strict=True)
        ]
    schools = {named.school.key: named.school for named in found if named.school}
    plainly = {key: school for key, school in schools.items() if not is_unit(school.name)} or schools
    if any(named.others for named in found) or len(plainly) > 1:
        return _Named(others=True)
    return _Named(next(iter(plainly.values()), None))


def _parts(text: str) -> list[str]:
    """The words of a name or title, without what stands around a school's name in it."""
    solid = squeeze(text[:_LONGEST])
    parts = (_NOISE.sub(" ", part) for part in _PARTING.split(solid))
    return [part for noisy in parts for part in noisy.split()][:_MOST_PARTS]


def _opening(text: str, roster: Roster) -> _Named:
    """The school that a text begins with, the longest name first; others where another one follows, or none is known."""
    ends = [match.end() for match in _SCHOOL_END.finditer(text)]
    for end in reversed(ends):
        if school := roster.match(text[:end]).school:
            return _Named(None, True) if _names_another(text[end:]) else _Named(school)
    return _Named(others=any(_is_name(text[:end]) for end in ends))


def _names_another(rest: str) -> bool:
    return any(_is_name(rest[: match.end()]) for match in _SCHOOL_END.finditer(rest))


def _is_name(text: str) -> bool:
    """Whether a text is a school's name by its ending; a 中心校 beside a school is the one that looks after it."""
    return len(text) > 3 and not _NO_NAME.fullmatch(text) and not is_unit(text)
