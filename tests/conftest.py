"""What all tests have at hand."""

from __future__ import annotations

import pytest
from hypothesis import settings

from jianfu_cli.definition import Checklist, load_checklist

settings.register_profile("untimed", deadline=None)  # how long an example takes says more of the machine than of us
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The shipped 21 items."""
    return load_checklist()
