"""What all tests have at hand."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

from jianfu_cli.definition import Checklist, load_checklist

settings.register_profile("untimed", deadline=None)  # how long an example takes says more of the machine than of us
settings.load_profile("untimed")

# A shell starts what runs in its background deaf to Ctrl-C, and so are our tests of it then, and the runs they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def checklist() -> Checklist:
    """The shipped 21 items."""
    return load_checklist()
