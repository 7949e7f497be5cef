"""The measurements of the goals' table, each a function: data -> results."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from .measuring import Run, alternating, jianfu, loop, run
from .places import roster
from .results import Result
from .returns import Returns, make

TERM = "2021-2022-2"
MEGABYTE = 1_000_000
BUILT = (25, 75)  # so many schools' forms are built anew; from the difference follows the cost of all
BIG = 10  # the large set is so many times the small one


def validating(returns: Returns, output: Path) -> list[str]:
    """The command that validates them all, with a roster and a term, into JSON."""
    asked = ("--roster", returns.roster, "--term", TERM)
    return jianfu("validate", returns.folder, *asked, "--format", "json", "-o", output)


def summarizing(returns: Returns, output: Path) -> list[str]:
    """The command that makes all four outputs of them."""
    dates = ("--deadline", "2022-07-05", "--date", "2022-07-10")
    asked = ("--roster", returns.roster, "--term", TERM, *dates)
    return jianfu("summarize", returns.folder, *asked, "-o", output)


def workbooks(where: Path, schools: int) -> Iterator[Result]:
    """validate on .xlsx against openpyxl and python-calamine."""
    returns = make(where / "xlsx", schools, ("xlsx",))
    openpyxl = run(loop("openpyxl", returns.folder))  # takes half a minute: once
    ours, calamine = alternating(
        [partial(run, validating(returns, where / "xlsx.json")), partial(run, loop("calamine", returns.folder))], 5
    )
    what = f"validate, {returns.files:,} .xlsx, JSON"
    yield _faster(what, "openpyxl reads all cells", ours, openpyxl, 7)
    yield _slower(what, "python-calamine reads all cells, one process", ours, calamine, 3)


def documents(where: Path, schools: int) -> Iterator[Result]:
    """validate on .docx against python-docx."""
    returns = make(where / "docx", schools, ("docx",))
    docx = run(loop("docx", returns.folder))
    (ours,) = alternating([partial(run, validating(returns, where / "docx.json"))])
    yield _faster(f"validate, {returns.files:,} .docx, JSON", "python-docx reads all table cells", ours, docx, 6)


def blanks(where: Path, schools: int) -> Iterator[Result]:
    """blank for a roster against building each form anew."""
    listed, forms, built = where / "blank.csv", where / "forms", where / "built"
    listed.write_bytes(roster(schools))

    def ours() -> Run:
        shutil.rmtree(forms, ignore_errors=True)
        return run(jianfu("blank", "--roster", listed, "--term", TERM, "-o", forms))

    few, many = (partial(run, loop("build", built, count)) for count in BUILT)
    stamped, base, more = alternating([ours, few, many])
    anew = base.seconds + (more.seconds - base.seconds) / (BUILT[1] - BUILT[0]) * (schools - BUILT[0])
    what = f"blank --roster, {schools:,} schools, both formats"
    against = f"XlsxWriter and python-docx build each (from {BUILT[1]} schools)"
    yield _faster(what, against, stamped, Run(anew, anew), 12)
    each = 1000 * stamped.seconds / (2 * schools)
    yield Result("the same", "a form, start-up included", f"{stamped.seconds:.2f} s", each, "at most", 3, "ms")


def rollup(where: Path, schools: int) -> Iterator[Result]:
    """summarize against validate on the large set, and the memory of both."""
    returns = make(where / "big", schools * BIG, ("xlsx", "docx"))
    validate = partial(run, validating(returns, where / "big.json"))
    summarize = partial(run, summarizing(returns, where / "summary"))
    validated, summarized = alternating([validate, summarize], 2)
    files = f"{returns.files:,} returns"
    yield _slower(f"summarize, {files}, all four outputs", "validate of the same", summarized, validated, 2)
    yield _memory(f"memory of validate, {files}", validate(memory=True), 300)
    yield _memory(f"memory of summarize, {files}", summarize(memory=True), 500)


def start(where: Path, schools: int) -> Iterator[Result]:
    """Commands that do nearly nothing."""
    returns = make(where / "one", 1, ("xlsx",))
    single = next(returns.folder.rglob("*.xlsx"))
    click = partial(run, [sys.executable, "-c", "import click"])
    commands = (jianfu("--help"), jianfu("rules"), jianfu("validate", single))
    bare, *ours = alternating([click, *(partial(run, command, where) for command in commands)], 15)
    for name, each in zip(("--help", "rules"), ours, strict=False):
        yield _slower(f"jianfu {name}", "python -c 'import click'", each, bare, 3)
    seconds = ours[2].seconds
    yield Result("jianfu validate one.xlsx", "", f"{seconds:.3f} s", seconds, "at most", 0.35, "s")


def _faster(what: str, against: str, ours: Run, theirs: Run, goal: float) -> Result:
    measured = f"{ours.seconds:.2f} s against {theirs.seconds:.2f} s"
    return Result(what, against, measured, theirs.seconds / ours.seconds, "at least", goal, "times")


def _slower(what: str, against: str, ours: Run, theirs: Run, goal: float) -> Result:
    measured = f"{ours.seconds:.3g} s against {theirs.seconds:.3g} s"
    return Result(what, against, measured, ours.seconds / theirs.seconds, "at most", goal, "times")


def _memory(what: str, run: Run, goal: float) -> Result:
    return Result(what, "", f"{run.seconds:.1f} s", run.memory / MEGABYTE, "at most", goal, "MB")


GOALS: dict[str, Callable[[Path, int], Iterator[Result]]] = {
    "xlsx": workbooks,
    "docx": documents,
    "blank": blanks,
    "rollup": rollup,
    "start": start,
}
