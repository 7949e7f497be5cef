"""`python -m benchmarks`: makes its data, measures, and prints tables in Markdown."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .goals import GOALS
from .growth import growth
from .results import Result, table
from .stages import stages


def main() -> None:
    """Measure what is asked for; without --keep the data are removed at the end."""
    asked = _options().parse_args()
    with tempfile.TemporaryDirectory(prefix="jianfu-benchmarks-") as temporary:
        where = asked.keep or Path(temporary)
        where.mkdir(parents=True, exist_ok=True)
        _say([f"Python {platform.python_version()}, {platform.system()} {platform.machine()}", ""])
        _measure(asked, where.resolve())


def _measure(asked: argparse.Namespace, where: Path) -> None:
    if not asked.scale:
        results: list[Result] = []
        for name in asked.only or GOALS:
            sys.stderr.write(f"{name} …\n")
            results += GOALS[name](where, asked.schools)
        _say([*table(results), ""])
    if asked.stages:
        _say([*stages(where, asked.schools), ""])
    if asked.scale:
        _say(growth(where, asked.scale))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--schools", type=int, default=2000, help="size of the sets (default 2000; the large one: 10x)")
    parser.add_argument("--only", nargs="+", choices=GOALS, help="only these measurements")
    parser.add_argument("--stages", action="store_true", help="also time the stages of a return")
    parser.add_argument(
        "--scale", nargs="+", type=int, metavar="N", help="instead: how cost grows, e.g. 200 2000 20000"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the data here, and use them again")
    return parser


if __name__ == "__main__":
    main()
