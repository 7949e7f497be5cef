"""The command line: one module a command. Commands read options, call the core, print, and give an exit code.

The only importer of click and rich. `jianfu` is the group of all commands, run its end-to-end call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .application import COMMANDS, jianfu, run
else:
    __getattr__ = door(__name__)
