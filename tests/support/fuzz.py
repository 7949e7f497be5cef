"""Fuzzing: valid forms of all formats, damaged in thousands of ways, are read without a fault of ours.

    python tests/support/fuzz.py --count 10000 --seed 1     (in the project's virtual environment)

Each damaged file is read in a process that can be ended. Tally are faults (an error of our own instead of a finding),
processes that died, files that took more than 10 s, and the most memory a process took. The same seed damages the same
way. Seeds in .xls, .ods and by LibreOffice are made where it is installed.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import office
import word_files
from jianfu_cli.checking import worker_process, workers
from jianfu_cli.checking.examiner import Examiner, Settings
from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.intake.archives import Skipped
from jianfu_cli.intake.sources import find_sources

Parts = list[tuple[str, bytes]]
Damage = Callable[[random.Random, bytes], bytes]
SECONDS = worker_process.SECONDS_PER_TASK
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"1048577", b"2147483648", b"99999999999999999999", b"1e308", b"NaN", b"")
_TEXTS = (
    "",
    "是",
    "否",
    "=1+1",
    "\u202e",
    "\U00020bb7",
    "&#0;",
    "&#xD800;",
    "&amp;",
    "]]>",
    "<x/>",
    "长" * 5000,
    "_x0000_",
    "□是☑否",
    "1.",
    "填表时间：",
    "9" * 400,
)
_LONGEST = 500_000  # bytes that one change may add
_ATTRIBUTE = re.compile(rb'="([^"<>]*)"')
_NUMBER = re.compile(rb"(?<=[\">])\d+(?=[\"<])")
_TEXT = re.compile(rb">([^<>]+)<")
_TAG = re.compile(rb"<[^<>]+>")


def seeds(folder: Path) -> dict[str, bytes]:
    """Valid forms, name -> bytes; those that LibreOffice makes only where it is."""
    shipped = checklist.load_checklist()
    answers = {item.number: (item.expected, "", "") for item in shipped.items}
    answers[4] = ("是", "被要求组织学生网上答题。", "见说明")
    filling = Filling(
        {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"},
        answers,
        [Measure(4, "答题", "停止", "张三", "2022年9月1日")],
    )
    made: dict[str, bytes] = {}
    for kind in ("xlsx", "docx"):
        blank = blank_form(shipped, Addressee("米山镇洞湾小学", "2114000001"), Term(2021, 2), kind)
        made[f"form.{kind}"] = fill(blank, kind, filling)
    rows = [f"{item.number}.{item.text}" for item in shipped.items]
    made["typed.docx"] = office.docx(
        office.p("学校：米山镇洞湾小学 填表时间：2022年6月30日")
        + office.tbl(office.tr("项目", "内容", "自查情况", "备注"), *(office.tr("", row, "否", "") for row in rows))
    )
    made["typed.xlsx"] = office.xlsx(
        office.rows("学校|米山镇洞湾小学", "项目|内容|自查情况|备注", *(f"|{row}|否|" for row in rows))
    )
    answered = [word_files.row("", row, "否", "") for row in rows]
    made["typed.doc"] = word_files.word_file(
        word_files.para("学校：米山镇洞湾小学 填表时间：2022年6月30日"),
        word_files.row("项目", "内容", "自查情况", "备注"),
        *answered,
        word_files.para(),
    )
    cells = "<table:table-row>{}</table:table-row>"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = [("学校", "米山镇洞湾小学"), ("内容", "自查情况"), *((row, "否") for row in rows)]
    made["typed.ods"] = office.ods(
        '<table:table table:name="自查表">'
        + "".join(cells.format("".join(map(cell.format, line))) for line in lines)
        + "</table:table>"
    )
    made |= _by_libreoffice(made, folder)
    made["all.zip"] = office.zipped(dict(made))
    return made


def _by_libreoffice(made: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    program = shutil.which("soffice")
    if program is None:
        return {}
    source, found = folder / "form.xlsx", {}
    source.write_bytes(made["form.xlsx"])
    for kind in ("xls", "ods"):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)],
            capture_output=True,
            timeout=120,
            check=False,
        )
        if (folder / f"form.{kind}").is_file():
            found[f"office.{kind}"] = (folder / f"form.{kind}").read_bytes()
    return found


# --- damage to bytes


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Some bytes are others."""
    raw = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def cut(chance: random.Random, data: bytes) -> bytes:
    """The end, the beginning, or a piece is missing."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:first], data[first:], data[:first] + data[last:]))


def spliced(chance: random.Random, data: bytes) -> bytes:
    """A piece stands twice, or in another place."""
    at, start = chance.randrange(len(data)), chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 4, 64, 512, 4096))]
    return chance.choice((data[:at] + piece + data[at:], data[:at] + piece + data[at + len(piece) :]))


def edged(chance: random.Random, data: bytes) -> bytes:
    """A number of 1 to 4 bytes is as small or large as can be."""
    size = chance.choice((1, 2, 4))
    at = chance.randrange(max(1, len(data) - size))
    value = chance.choice((b"\0" * size, b"\xff" * size, b"\xff" * (size - 1) + b"\x7f", b"\1" + b"\0" * (size - 1)))
    return data[:at] + value + data[at + size :]


# --- damage to the parts of a ZIP


def _parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _in_parts(change: Callable[[random.Random, Parts], Parts]) -> Damage:
    def damage(chance: random.Random, data: bytes) -> bytes:
        parts = change(chance, _parts(data))
        return office.zipped(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))

    return damage


def _rearranged(chance: random.Random, parts: Parts) -> Parts:
    """Parts are missing, there twice, swapped, renamed or nested."""
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    (name, content), (other_name, other_content) = parts[at], parts[other]
    return chance.choice((
        parts[:at] + parts[at + 1 :],
        [*parts, parts[at]],
        [*parts, (name.upper(), other_content)],
        [part for part in parts if part not in (parts[at], parts[other])] + [(name, other_content), (other_name, content)],
        [*parts[:at], (f"../{name}", content), *parts[at + 1 :]],
        [*parts[:at], (name, office.zipped(parts)), *parts[at + 1 :]],
        [("内.zip", office.zipped([("内.zip", office.zipped(parts))]))],
    ))  # fmt: skip


def _in_xml(chance: random.Random, xml: bytes) -> bytes:
    """Values, numbers, texts or tags of an XML part are others, some of them very odd."""
    pattern, choices = chance.choice((
        (_ATTRIBUTE, [b'="' + number + b'"' for number in _NUMBERS]),
        (_NUMBER, list(_NUMBERS)),
        (_TEXT, [b">" + text.encode() + b"<" for text in _TEXTS]),
        (_TAG, [b"", b"<w:p/>", b"<c/>", b"<!-- -->", b"<![CDATA[x]]>", b"<row r=\"9\"/>", b"<table:table-cell/>"]),
    ))  # fmt: skip
    for _ in range(chance.choice((1, 1, 3, 20))):
        found = list(pattern.finditer(xml))
        if not found:
            break
        match, another = chance.choice(found), chance.choice(found)
        new = chance.choice((chance.choice(choices), another[0], match[0] * 2, match[0] * chance.choice((3, 500))))
        xml = xml[: match.start()] + new[:_LONGEST] + xml[match.end() :]
    return xml


def _retagged(chance: random.Random, parts: Parts) -> Parts:
    """One XML part, most often the one with the content, is damaged in its words."""
    largest = max(range(len(parts)), key=lambda i: len(parts[i][1]))
    at = chance.choice((largest, chance.randrange(len(parts))))
    name, content = parts[at]
    content = chance.choice((_in_xml, _in_xml, _in_xml, flipped, cut, spliced))(chance, content or b" ")
    return [*parts[:at], (name, content), *parts[at + 1 :]]


_BYTES: tuple[Damage, ...] = (flipped, cut, spliced, edged)
_ZIP: tuple[Damage, ...] = (*_BYTES, *[_in_parts(_retagged)] * 6, *[_in_parts(_rearranged)] * 2)


def damaged(made: dict[str, bytes], number: int, seed: int) -> tuple[str, bytes]:
    """The `number`th damaged file: what it was, and its bytes."""
    chance = random.Random(f"{seed}/{number}")
    name = chance.choice(sorted(made))
    data = made[name]
    return name, chance.choice(_ZIP if data.startswith(b"PK") else _BYTES)(chance, data)


# --- reading them


@dataclass(slots=True)
class Tally:
    """What came of it: findings by code, and everything that must not be."""

    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    megabytes: float = 0.0


def _setup(made: dict[str, bytes], seed: int) -> Callable[[int], tuple[int, list[str], float, float]]:
    examiner = Examiner(Settings(checklist.load_checklist()))
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    begun = _peak()  # a fork has what its parent had

    def work(number: int) -> tuple[int, list[str], float, float]:
        path = folder / "表"
        path.write_bytes(damaged(made, number, seed)[1])
        start = time.monotonic()
        said: list[str] = []
        for source in find_sources([str(path)]):
            for _, line in () if isinstance(source, Skipped) else examiner(source):
                record = json.loads(line)
                said += [f"{found['code']} {found['message']}" for found in record["findings"]] or ["fine"]
        return number, said, time.monotonic() - start, _peak() - begun

    return work


def _peak() -> float:
    """The most memory that this process ever took, in MB; 0 where it can't be known."""
    try:
        return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1000  # type: ignore[index]
    except OSError:
        return 0.0


def fuzz(made: dict[str, bytes], count: int, seed: int, first: int = 0) -> Tally:
    """Damage and read `count` files."""
    tally = Tally()

    def lost(number: int, reason: workers.Lost) -> tuple[int, list[str], float, float]:
        return number, [f"LOST {reason}"], 0.0, 0.0

    for number, lines, seconds, megabytes in workers.ordered(
        _setup, (made, seed), range(first, first + count), lost, 1
    ):
        wrong = [line for line in lines if line.startswith("LOST") or "程序内部出错" in line or "程序异常终止" in line]
        if seconds > SECONDS:
            wrong.append(f"{seconds:.1f} s")
        tally.faults += [f"{number} ({damaged(made, number, seed)[0]}): {line}" for line in wrong]
        tally.codes.update({line.split()[0] for line in lines})
        tally.slowest, tally.megabytes = max(tally.slowest, seconds), max(tally.megabytes, megabytes)
    return tally


def _main() -> Iterator[str]:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first damaged file")
    parser.add_argument("--keep", type=Path, help="write the first damaged file there, and read nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = seeds(Path(folder))
    if given.keep:
        given.keep.write_bytes(damaged(made, given.first, given.seed)[1])
        return
    start = time.monotonic()
    tally = fuzz(made, given.count, given.seed, given.first)
    yield from tally.faults
    yield f"{given.count} files of {', '.join(made)} in {time.monotonic() - start:.0f} s"
    yield f"findings: {dict(sorted(tally.codes.items()))}"
    yield f"slowest {tally.slowest:.2f} s, memory beyond the start {tally.megabytes:.0f} MB, faults {len(tally.faults)}"


if __name__ == "__main__":
    for text in _main():
        sys.stdout.write(text + "\n")
