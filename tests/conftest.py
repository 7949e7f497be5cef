"""What all tests have at hand."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

import libreoffice
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


@pytest.fixture(scope="session")
def office() -> Iterator[libreoffice.Office]:
    """A LibreOffice that opens, types and saves; one for all tests of a process, since it takes seconds to start."""
    with libreoffice.started() as running:
        if running is None:
            pytest.skip("LibreOffice 或 python3-uno 没有安装")
        yield running
