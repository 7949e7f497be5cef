"""Returns that want a reply: made by the program or by hand, with faults; and what stands in a file, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from docx import Document

from jianfu_cli.checking import Examiner, ReturnRecord, Settings, check_files
from jianfu_cli.definition import Checklist, Term, load_checklist
from jianfu_cli.forms import Addressee, Filling, blank_form, fill
from jianfu_cli.forms.filling import Measure
from jianfu_cli.replies.faults import Fault, faults_of
from jianfu_cli.replies.marked_copy import MarkedCopy, marked_copy
from jianfu_cli.rules import Finding
from office import zipped

CHECKLIST = load_checklist()
SPRING = Term(2021, 2)
FIELDS = {"school": "米山镇洞湾小学", "date": "2022年6月30日", "preparer": "张三", "principal": "李明"}
DEADLINE = "2022年7月15日"
Said = tuple[str, str, str]  # answer, explanation, remark


def returned(
    file_format: str,
    said: Mapping[int, Said] | None = None,
    measures: Sequence[Measure] = (),
    *,
    checklist: Checklist = CHECKLIST,
    fields: Mapping[str, str] | None = None,
) -> bytes:
    """The program's own form, filled in: each item as expected but for what is said of some. `fields` by their keys."""
    answers = {item.number: (item.expected, "", "") for item in checklist.items} | dict(said or {})
    filled = FIELDS | dict(fields or {})
    blank = blank_form(checklist, Addressee(filled["school"]), SPRING, file_format)
    return fill(blank, file_format, Filling(filled, answers, measures), checklist.form_fields)


def checked(data: bytes, folder: Path, ending: str = "xlsx") -> tuple[ReturnRecord, list[Finding]]:
    """What `validate` says of the one form in a file."""
    folder.mkdir(exist_ok=True)
    path = folder / f"表.{ending}"
    path.write_bytes(data)
    [found] = check_files([path], checklist=CHECKLIST, term=SPRING)
    return found.record, list(found.findings)


def faults(data: bytes, folder: Path, ending: str = "xlsx") -> list[Fault]:
    """What the school is to do about it."""
    return faults_of(checked(data, folder, ending)[0])


def copy_of(data: bytes, wrong: Sequence[Fault], deadline: str = DEADLINE) -> MarkedCopy | None:
    """The marked copy, if there can be one."""
    return marked_copy(data, wrong, deadline, CHECKLIST, Examiner(Settings(CHECKLIST, term=SPRING)))


def marked(data: bytes, folder: Path, ending: str = "xlsx") -> bytes:
    """The marked copy of a file that can be marked."""
    copy = copy_of(data, faults(data, folder, ending))
    assert copy is not None and copy.ending == ending
    return copy.data


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts of a file that are not in the other one as they were."""
    there = parts_of(after)
    return {name for name, content in parts_of(before).items() if there.get(name) != content}


def new_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that only the second file has."""
    return parts_of(after).keys() - parts_of(before).keys()


def amended(data: bytes, more: Mapping[str, str | bytes] | None = None, **replaced: tuple[str, str, str]) -> bytes:
    """The file with further parts, and with texts in its parts replaced: name=(part, old, new)."""
    parts: dict[str, str | bytes] = {**parts_of(data), **(more or {})}
    for part, old, new in replaced.values():
        text = parts[part]
        text = text.decode() if isinstance(text, bytes) else text
        assert old in text, (part, old)
        parts[part] = text.replace(old, new, 1)
    return zipped(parts)


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a Word file outside its tables."""
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
