"""A short run of the fuzzing (tests/support/fuzz.py makes the long one): damaged files are read or refused, never more."""

from __future__ import annotations

import pytest

import fuzz
import fuzz_seeds
from fuzz_damage import damaged

KINDS = ("xlsx", "xls", "ods", "docx", "doc", "odt", "zip", "roster", "ledger")


@pytest.fixture(scope="module")
def valid() -> fuzz_seeds.Valid:
    """Valid files of every format."""
    return fuzz_seeds.valid_files()


def test_every_format_is_damaged(valid: fuzz_seeds.Valid) -> None:
    assert set(valid) == set(KINDS)


def test_damage_is_the_same_each_time(valid: fuzz_seeds.Valid) -> None:
    files = {name: data for of_format in valid.values() for name, data in of_format.items()}
    assert [damaged(files, number, 7) for number in range(30)] == [damaged(files, number, 7) for number in range(30)]
    assert len({damaged(files, number, 7)[1] for number in range(30)}) == 30


def undamaged(files: dict[str, bytes], number: int, _: int) -> tuple[str, bytes]:
    """In place of the damage; by its name, for a fresh interpreter knows nothing of what a test patches."""
    return list(files.items())[number]


@pytest.mark.parametrize("kind", KINDS)
def test_undamaged_files_are_read(kind: str, valid: fuzz_seeds.Valid) -> None:
    outcome = fuzz.fuzz(kind, valid[kind], len(valid[kind]), 0, damage=undamaged)
    assert not outcome.faults
    assert not {code for code in outcome.codes if code.startswith(("JF0", "JF2", "mistake", "refused"))}


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(kind: str, valid: fuzz_seeds.Valid) -> None:
    outcome = fuzz.fuzz(kind, valid[kind], 40, 2)
    assert not outcome.faults
    assert outcome.megabytes < 300
    assert set(outcome.codes) - {"JF001", "JF002", "JF003", "JF004", "mistake"}, "some are still read"
