"""Fuzzing: valid files of all kinds, damaged in thousands of ways, are read without a fault of ours.

    python tests/support/fuzz.py --count 10000 --seed 1     (in the project's virtual environment)

For each format so many damaged files are read, in a process that can be ended: forms and archives as returns, rosters
and ledgers as such. Tally are faults (an error of our own instead of a finding or a sentence), processes that died,
files that took more than 10 s, and the most memory a process took. The same seed damages the same way.
`guided_fuzz.py` beside it lets the code that is reached choose what is tried next.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_damage import damaged
from fuzz_seeds import valid_files
from jianfu_cli.checking import Examiner, Settings, worker_process, workers
from jianfu_cli.definition import load_checklist
from jianfu_cli.intake.archives import Skipped
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.ledger.ledger_file import load_ledger
from jianfu_cli.roster.roster_files import load_roster
from jianfu_cli.tools import DefinitionError, JianfuError

Reader = Callable[[Path], list[str]]
Damage = Callable[[dict[str, bytes], int, int], tuple[str, bytes]]  # valid files, number, seed -> name and content
SECONDS = worker_process.SECONDS_PER_TASK
FAULTS = ("LOST", "程序内部出错", "程序异常终止")


def reader_of(kind: str) -> Reader:
    """How files of a format are read: a path -> what is said of it, each text with its code first. Faults are raised."""
    examiner = Examiner(Settings(load_checklist()))

    def returns(path: Path) -> list[str]:
        said: list[str] = []
        for source in find_sources([str(path)]):
            for _, line in () if isinstance(source, Skipped) else examiner(source):
                findings = json.loads(line)["findings"]
                said += [f"{found['code']} {found['message']}" for found in findings] or ["fine"]
        return said

    def told(load: Callable[[Path], object]) -> Reader:
        def read(path: Path) -> list[str]:
            try:
                load(path)
            except DefinitionError as error:
                return [f"mistake {mistake}" for mistake in error.mistakes] or ["LOST without a word"]
            except JianfuError as error:
                return [f"refused {error}"]
            return ["fine"]

        return read

    if kind == "roster":
        return told(load_roster)
    return told(lambda path: load_ledger(path, load_checklist())) if kind == "ledger" else returns


@dataclass(slots=True)
class Tally:
    """What came of it: what was said, by its first word, and everything that must not be."""

    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    megabytes: float = 0.0


def _setup(
    kind: str, valid: dict[str, bytes], seed: int, damage: Damage
) -> Callable[[int], tuple[int, list[str], float, float]]:
    read = reader_of(kind)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    begun = _peak()  # a fork has what its parent had

    def work(number: int) -> tuple[int, list[str], float, float]:
        name, data = damage(valid, number, seed)
        path = (folder / "表").with_suffix(Path(name).suffix)
        path.write_bytes(data)
        start = time.monotonic()
        try:
            said = read(path)
        except Exception as error:
            said = [f"LOST {error!r}"]
        return number, said, time.monotonic() - start, _peak() - begun

    return work


def _peak() -> float:
    """The most memory that this process ever took, in MB; 0 where it can't be known."""
    try:
        return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1000  # type: ignore[index]
    except OSError:
        return 0.0


def fuzz(kind: str, valid: dict[str, bytes], count: int, seed: int, first: int = 0, damage: Damage = damaged) -> Tally:
    """Damage and read `count` files of a format."""
    tally = Tally()

    def lost(number: int, reason: workers.Lost) -> tuple[int, list[str], float, float]:
        return number, [f"LOST {reason}"], 0.0, 0.0

    numbers = range(first, first + count)
    for number, lines, seconds, megabytes in workers.ordered(_setup, (kind, valid, seed, damage), numbers, lost, 1):
        wrong = [line for line in lines if any(fault in line for fault in FAULTS)]
        if seconds > SECONDS:
            wrong.append(f"{seconds:.1f} s")
        tally.faults += [f"{kind} {number} ({damage(valid, number, seed)[0]}): {line}" for line in wrong]
        tally.codes.update({line.split()[0] for line in lines})
        tally.slowest, tally.megabytes = max(tally.slowest, seconds), max(tally.megabytes, megabytes)
    return tally


def _main() -> Iterator[str]:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("formats", nargs="*", help="formats; all unless some are named")
    parser.add_argument("--count", type=int, default=10_000, help="damaged files of each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first damaged file")
    parser.add_argument(
        "--keep", type=Path, help="write the first damaged file of the first format there, and read nothing"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        valid = valid_files(Path(folder))
    chosen = given.formats or list(valid)
    if given.keep:
        given.keep.write_bytes(damaged(valid[chosen[0]], given.first, given.seed)[1])
        return
    for kind in chosen:
        start = time.monotonic()
        tally = fuzz(kind, valid[kind], given.count, given.seed, given.first)
        yield from tally.faults
        yield f"{kind}: {given.count} files of {', '.join(valid[kind])} in {time.monotonic() - start:.0f} s"
        yield f"  {dict(sorted(tally.codes.items()))}"
        yield f"  slowest {tally.slowest:.2f} s, memory beyond the start {tally.megabytes:.0f} MB, faults {len(tally.faults)}"


if __name__ == "__main__":
    for text in _main():
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
