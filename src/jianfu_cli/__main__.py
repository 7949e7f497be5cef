"""The command `jianfu`, also as `python -m jianfu_cli`."""

from __future__ import annotations

from .cli import main

if __name__ == "__main__":
    main()
