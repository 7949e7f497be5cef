"""Hostile files: each is refused with its code, quickly and in little memory, or is read without harm."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile_files import HOSTILE, LARGE
from jianfu_cli.intake import limits
from jianfu_cli.intake.formats.opening import is_heavy, open_document
from jianfu_cli.tools.errors import Unreadable
from office import docx, ods, rows, tbl, tc, tr, xlsx, zipped
from repository import ROOT, SOURCE

MEGABYTES = 400
SECONDS = 10  # of the processor: what else the computer does matters little,
TRIES = 3  # and not three times in a row

_CHILD = """
import json, sys, time
sys.path.insert(0, sys.argv[2])
from jianfu_cli.intake import find_sources, is_heavy, open_document
from jianfu_cli.tools import Unreadable
start = time.process_time()
result = []
for source in find_sources([sys.argv[1]]):
    try:
        data = source.load()
        is_heavy(data)
        document = open_document(data)
        result.append(["read", [[grid.name, len(grid.rows)] for grid in document.grids]][:20])
    except Unreadable as error:
        result.append([error.code, error.message])
    if len(result) > 50:
        break
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
print(json.dumps([result, peak, time.process_time() - start]))
"""


def measured(path: Path) -> list[list[str]]:
    """What became of the file (code and message each), after checking memory and time in a process of its own."""
    result: list[list[str]] = []
    seconds = peak = 0.0
    for _ in range(TRIES):
        line = [sys.executable, "-c", _CHILD, str(path), str(SOURCE)]
        done = subprocess.run(line, capture_output=True, timeout=600, check=False)
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        result, peak, seconds = json.loads(done.stdout)
        if seconds < SECONDS:
            break
    assert peak < MEGABYTES, f"{peak:.0f} MB"
    assert seconds < SECONDS, f"{seconds:.1f} s"
    return result


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_little_memory_and_time(name: str, tmp_path: Path) -> None:
    code, make = HOSTILE[name]
    path = tmp_path / "表.xlsx"
    path.write_bytes(make())
    assert {found for found, _ in measured(path)} == {code or "read"}


@pytest.mark.parametrize("name", LARGE)
def test_large_file_is_read_in_bounded_memory_and_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(LARGE[name]())
    assert {found for found, _ in measured(path)} == {"read"}


def test_limits_are_all_explained() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    names = [name for name in vars(limits) if name.isupper() and name != "MEGABYTE"]
    assert [name for name in names if f"`{name}`" not in page] == []


def _mutations(count: int) -> Iterator[bytes]:
    """Valid files of all formats with something wrong in them; the same ones each time."""
    chance = random.Random(2021)
    ods_cell = '<table:table-cell office:value-type="string"><text:p>是</text:p></table:table-cell>'
    wholes = [
        xlsx(
            rows("项目|内容", "|是"),
            strings="<sst uniqueCount='1'><si><t>a</t></si></sst>",
            more={"docProps/custom.xml": "<p/>"},
        ),
        docx(tbl(tr(tc("项目", '<w:gridSpan w:val="2"/>'), "内容"), tr(tc("", "<w:vMerge/>"), "是", "否"))),
        ods(
            f'<table:table table:name="s"><table:table-row table:number-rows-repeated="2">{ods_cell}</table:table-row></table:table>'
        ),
    ]
    opened: list[dict[str, bytes]] = []
    for made in wholes:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            opened.append({name: archive.read(name) for name in archive.namelist()})
    for _ in range(count):
        original = chance.choice(opened)
        parts: dict[str, str | bytes] = {**original}
        if chance.random() < 0.2:
            damaged = bytearray(zipped(parts, zipfile.ZIP_STORED))
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
            yield bytes(damaged)
            continue
        name = chance.choice(list(parts))
        part = bytearray(original[name])
        for _ in range(chance.choice((1, 1, 3, 20))):
            at = chance.randrange(len(part) + 1)
            part[at : at + chance.randrange(3)] = chance.choice(
                (
                    b"",
                    b"<",
                    b">",
                    b'"',
                    b"99999999",
                    b"-1",
                    b"&#88;",
                    b"\0",
                    b"<w:t>",
                    b' r="XFD1048576"',
                    bytes(part[at : at + 200]),
                )
            )
        parts[name] = bytes(part)
        yield zipped(parts, zipfile.ZIP_STORED)


def test_mutated_files_are_read_or_refused_and_nothing_else() -> None:
    seen = set()
    for data in _mutations(1_500):
        is_heavy(data)
        try:
            for grid in open_document(data).grids:
                grid.find_merges()
            seen.add("read")
        except Unreadable as error:
            seen.add(error.code)
    assert {"read", "JF001"} <= seen
