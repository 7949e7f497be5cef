"""The example's semester before, as a working folder of its own: its returns, and the results that they give."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..checking import Settings
from ..definition import Checklist, Term
from ..reports import write_reports
from ..roster import Roster
from ..summary import Previous, Rollup, load_previous, roll_up
from ..tools import read_date
from .example import Example, filled_forms
from .previous_results import SUMMARY
from .without_file import RESULTS_FOLDER, RETURNS_FOLDER

PAST_FOLDER = "上期"


@dataclass(frozen=True, slots=True)
class PastExample:
    """What stands in the folder of the semester before: name -> bytes; and its summary, read."""

    files: dict[str, bytes]
    previous: Previous


def past_example(shown: Example, definition: Checklist) -> PastExample:
    """The example's semester before, filled in, read and summed up as a clerk would have it."""
    day, deadline = (read_date(text or "").value for text in (shown.date, shown.deadline))
    assert day is not None
    files = {f"{RETURNS_FOLDER}/{name}": data for name, data in filled_forms(shown, definition)}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        settings = Settings(definition, Roster(shown.schools, definition.issuer), Term.parse(shown.term))
        summary = roll_up(Rollup(settings, [str(folder / RETURNS_FOLDER)], day, deadline))
        write_reports(summary, folder / RESULTS_FOLDER, ["json"])
        told = folder / RESULTS_FOLDER / SUMMARY
        previous = load_previous(told, f"{PAST_FOLDER}/{RESULTS_FOLDER}/{SUMMARY}", definition)
        files[f"{RESULTS_FOLDER}/{SUMMARY}"] = told.read_bytes()
    return PastExample(files, previous)
