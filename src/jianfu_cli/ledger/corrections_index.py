"""The rows of 更正 that people filled in -> Corrections: by the school, or the name, that a return is looked up by."""

from __future__ import annotations

from collections.abc import Sequence

from .correction_targets import TargetKind
from .corrections import Correction, Corrections
from .corrections_sheet import CorrectionRow
from .school_column import SchoolColumn
from .wordings import compared


def indexed(rows: Sequence[CorrectionRow], schools: SchoolColumn) -> Corrections:
    """All corrections; a row that is still open corrects nothing."""
    by_school: dict[str, list[Correction]] = {}
    by_name: dict[str, list[Correction]] = {}
    to_school: dict[str, list[Correction]] = {}
    for row in rows:
        correction = row.correction
        if correction is None:
            continue
        if correction.target.kind is not TargetKind.SCHOOL or correction.to_school is None:
            by_school.setdefault(row.key[0], []).append(correction)
            continue
        names = (row.school, schools.find(row.school).name.name, correction.before)
        for name in dict.fromkeys(filter(None, map(compared, names))):
            by_name.setdefault(name, []).append(correction)
        to_school.setdefault(schools.find(correction.to_school.name).key, []).append(correction)
    kept = [row.correction for row in rows if row.correction]
    return Corrections(
        schools.has_roster,
        {key: tuple(found) for key, found in by_school.items()},
        {name: tuple(found) for name, found in by_name.items()},
        {key: tuple(found) for key, found in to_school.items()},
        {correction.row: correction for correction in kept},
    )
