"""A short run of the fuzzing (tests/support/fuzz.py makes the long one): damaged forms are read or refused, never more."""

from __future__ import annotations

import pytest

import fuzz


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Valid forms."""
    return fuzz.seeds(tmp_path_factory.mktemp("seeds"))


def test_damage_is_the_same_each_time(made: dict[str, bytes]) -> None:
    assert [fuzz.damaged(made, number, 7) for number in range(30)] == [
        fuzz.damaged(made, number, 7) for number in range(30)
    ]
    assert len({fuzz.damaged(made, number, 7)[1] for number in range(30)}) == 30


def test_undamaged_seeds_are_read(made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "damaged", lambda made, number, seed: (sorted(made)[number], made[sorted(made)[number]]))
    outcome = fuzz.fuzz(made, len(made), 0)
    assert not outcome.faults
    assert not {code for code in outcome.codes if code.startswith(("JF0", "JF2"))}


def test_damaged_forms_are_read_or_refused(made: dict[str, bytes]) -> None:
    outcome = fuzz.fuzz(made, 300, 2)
    assert not outcome.faults
    assert outcome.slowest < 5
    assert outcome.megabytes < 300
    assert len(outcome.codes) > 5, "some are still read"
