"""The command `jianfu`, also as `python -m jianfu_cli`."""

from __future__ import annotations

import os
import sys

# Pydantic looks through all that is installed for plugins of its own. There are none here, and it takes a twentieth of a
# second.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

INTERRUPTED = 130


def main() -> None:
    """Run the command line and end the process with its exit code. Ctrl-C ends it quietly at any moment."""
    try:
        import signal

        from .tools import collect_seldom

        collect_seldom()  # before anything large is loaded
        from .cli import run

        code = run()
        if code == INTERRUPTED:  # told and tidied up; Python itself might end by the signal (exec("...") makes it so)
            os._exit(code)
        if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to interrupt
    except KeyboardInterrupt:  # while loading, or for the second time
        os._exit(INTERRUPTED)
    sys.exit(code)


if __name__ == "__main__":
    main()
