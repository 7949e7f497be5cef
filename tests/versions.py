"""The quick tests on every Python that pyproject.toml names and that is at hand, with workers started as Windows does.

All of them set JIANFU_START_METHOD=spawn, where the main run of the check forks. The newest Python at hand runs all quick
tests; the oldest gets the lowest versions of the libraries that pyproject.toml allows, and only what reads files and runs
the commands; one in between gets only the processes. Each has a virtual environment of its own: .venv-lowest, .venv-3.12.
Options go on to pytest. A run without options on a newer Python than the oldest also holds how much of the package the
tests reach (pyproject.toml, tool.coverage): from 3.12 on Python says by itself which lines it runs, where 3.11 takes twice
as long to tell.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PYTHON = "Programming Language :: Python :: "  # a line of pyproject.toml's classifiers, up to the version
# Tests with one of these words in their name or their file's are not quick: they drive other programs, kill
# processes, measure time and memory, or build the package.
NOT_QUICK = (
    "libreoffice", "browser", "print", "safety", "hostile", "interruptions", "guard", "inspection", "fuzz", "benchmarks",
    "wheel", "many_mistakes", "template_limits", "many_members", "outputs_valid", "elsewhere", "as_fast", "alike", "like_docx", "pattern_cost", "no_time", "what_is_seen",
)  # fmt: skip


def lowest(dependencies: Sequence[str]) -> list[str]:
    """The same libraries, each pinned to the lowest version that is allowed: click>=8.1.7 -> click==8.1.7."""
    pinned = []
    for requirement in map(Requirement, dependencies):
        [bound] = [part.version for part in requirement.specifier if part.operator == ">="]
        pinned.append(f"{requirement.name}=={bound}")
    return pinned


def interpreter(version: str) -> str | None:
    """A Python of that version that can make virtual environments: from PATH, else one that pyenv keeps."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    for candidate in (f"python{version}", *map(str, pyenv.glob(f"versions/{version}.*/bin/python{version}"))):
        with contextlib.suppress(OSError):
            if (
                subprocess.run([candidate, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode
                == 0
            ):
                return candidate
    return None


# What a Python between the oldest and the newest is tried on: the processes, where Pythons differ.
BETWEEN = ("tests/checking",)
# What the lowest libraries are tried on: where files are read and the commands run.
LIBRARIES = (*BETWEEN, "tests/cli", "tests/definition", "tests/intake", "tests/roster", "tests/tables")


def test(python: str, environment: Path, pins: Sequence[str], options: Sequence[str]) -> int:
    """Run the quick tests in that environment, made anew if it is missing; pytest's exit code."""
    inside = str(environment / "bin" / "python")
    if not Path(inside).exists():
        subprocess.run([python, "-m", "venv", str(environment)], check=True)
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", f"{ROOT}[dev]", *pins]
    subprocess.run([inside, *install], check=True)
    quick = " and ".join(f"not {word}" for word in NOT_QUICK)
    reach = [] if pins or options else ["--cov", "--cov-report=term"]
    line = [inside, "-m", "pytest", "-n", "2", "--dist", "loadfile", "-k", quick, *reach, *options]
    variables = os.environ | {"COVERAGE_CORE": "sysmon", "JIANFU_START_METHOD": "spawn"}
    return subprocess.run(line, cwd=ROOT, env=variables, check=False).returncode


def main(options: Sequence[str]) -> int:
    """Run them all; 1 if a test failed anywhere."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = [line.removeprefix(PYTHON) for line in project["classifiers"] if line.startswith(f"{PYTHON}3.")]
    at_hand = {version: python for version in versions if (python := interpreter(version))}
    failed = False
    for version in versions:
        oldest = version == versions[0]
        libraries = "lowest" if oldest else "newest"
        print(f"\nPython {version}, {libraries} libraries{'' if version in at_hand else ': not at hand'}", flush=True)
        if version in at_hand:
            environment = ROOT / (".venv-lowest" if oldest else f".venv-{version}")
            pins = lowest(project["dependencies"]) if oldest else []
            chosen = options or (() if version == [*at_hand][-1] else LIBRARIES if oldest else BETWEEN)
            failed |= test(at_hand[version], environment, pins, chosen) != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
