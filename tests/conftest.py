"""What all tests have at hand."""

from __future__ import annotations

import pytest

from jianfu_cli.definition import Checklist, load_checklist


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The shipped 21 items."""
    return load_checklist()
