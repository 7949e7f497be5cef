"""A school that the roster lacks costs hardly more than one that it has, however many the roster has."""

from __future__ import annotations

import io
import pickle
import random
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from benchmarks.places import places
from rapidfuzz import fuzz

import costs
from jianfu_cli.checking import Examiner, Settings
from jianfu_cli.definition import Checklist
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, fill
from jianfu_cli.intake.archives import Source
from jianfu_cli.returns.digest import ReturnDigest
from jianfu_cli.roster.near_names import NearNames
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.tools.zipwriting import Entry, write_zip

RETURNS = 60
AS_FAST = 5
"""Times as long. They take the same time; a comparison with every name of the roster took 25 times as long."""
PLACEHOLDER = "NAME-OF-SCHOOL"
RARE = "龘齉爨靐"  # in no school's name


@pytest.fixture(scope="module")
def roster() -> Roster:
    return Roster(School(name=place.name, code=place.code, group=place.group) for place in places(20_000))


def misspelt(names: Iterable[str]) -> list[str]:
    """Each with one character that no name has."""
    chance = random.Random(1)
    places = ((name, chance.randrange(len(name))) for name in names)
    return [f"{name[:at]}{chance.choice(RARE)}{name[at + 1 :]}" for name, at in places]


@pytest.fixture(scope="module")
def known(roster: Roster) -> list[str]:
    return [school.name for school in random.Random(2).sample(roster.schools, RETURNS)]


def written_returns(folder: Path, checklist: Checklist, names: Sequence[str]) -> list[Source]:
    """A filled form for each name, as a school would send it."""
    filling = Filling(
        {"school": PLACEHOLDER, "date": "2022年6月30日", "preparer": "张三", "principal": "李明"},
        {i.number: (i.expected, "", "") for i in checklist.items},
    )
    form = fill(blank_form(checklist, Addressee(""), None, "xlsx"), "xlsx", filling)
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = [(part, archive.read(part)) for part in archive.namelist()]
    assert sum(PLACEHOLDER.encode() in data for _, data in parts) == 1
    folder.mkdir()
    sources = []
    for number, name in enumerate(names):
        path = folder / f"{number}.xlsx"
        named = ((part, data.replace(PLACEHOLDER.encode(), name.encode())) for part, data in parts)
        path.write_bytes(write_zip(Entry.deflated(part, data, 1) for part, data in named))
        sources.append(Source(path.name, 0.0, str(path)))
    return sources


def seconds_to_check(sources: list[Source], roster: Roster, checklist: Checklist, *, known: bool) -> float:
    examiner = Examiner(Settings(checklist, pickle.loads(pickle.dumps(roster))))  # with nothing remembered

    def check() -> None:
        digests = [digest for source in sources for digest, _ in examiner(source)]
        assert [isinstance(digest, ReturnDigest) and digest.known for digest in digests] == [known] * RETURNS

    return costs.seconds(check)


def test_returns_of_unknown_schools_are_checked_as_fast(
    tmp_path: Path, checklist: Checklist, roster: Roster, known: list[str]
) -> None:
    roster.prepare()
    right = written_returns(tmp_path / "right", checklist, known)
    wrong = written_returns(tmp_path / "wrong", checklist, misspelt(known))
    rounds: list[tuple[float, float]] = []
    while len(rounds) < costs.RUNS:
        of_known = seconds_to_check(right, roster, checklist, known=True)
        rounds.append((of_known, seconds_to_check(wrong, roster, checklist, known=False)))
        if min(unknown for _, unknown in rounds) <= AS_FAST * min(known for known, _ in rounds):
            return
    pytest.fail(f"seconds for known and unknown schools: {rounds}")


def test_the_likest_of_all_names_is_told_first(roster: Roster, known: list[str]) -> None:
    """Few names are compared, but the best of all is nearly always among them."""
    names = [school.name for school in roster.schools]
    near = NearNames(names)
    sample = misspelt(known[:40])
    best = [max(fuzz.ratio(name, written) for name in names) for written in sample]
    found = [fuzz.ratio(names[near.find(written, 3)[0]], written) for written in sample]
    assert sum(ratio < most for ratio, most in zip(found, best, strict=True)) <= 1


@pytest.mark.parametrize("written", ["", "龘", "山" * 1000])
def test_what_is_like_no_name_has_no_near_one(roster: Roster, written: str) -> None:
    assert roster.match(written).nearest == ()
