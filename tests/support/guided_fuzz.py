"""Coverage-guided fuzzing: what reaches new code of the readers is changed further (atheris, which is libFuzzer).

    pip install atheris
    python tests/support/guided_fuzz.py --seconds 180     (for each target; in the project's virtual environment)

A target is what a sender can put into a file of a format: the XML of a part in a whole file around it, which no checksum
guards, the bytes of the other formats, the text of a roster. A fault is all that is not a finding or a sentence, 10 s for
one file, or 2 GB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["jianfu_cli"]):
    import fuzz
    import fuzz_seeds
    import office
    from fuzz_damage import parts_of

Wrap = Callable[[bytes], bytes]
DICTIONARY = (
    *(
        "<row r=",
        "<c r=",
        't="s"',
        "<mergeCell ref=",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:vMerge/>",
        "<w:gridSpan w:val=",
    ),
    *("<w:sdt>", "<w:fldChar w:fldCharType=", "<table:table-row>", "number-rows-repeated=", "number-columns-spanned="),
    *(
        "office:value-type=",
        "是",
        "否",
        "无",
        "□是",
        "☑否",
        "1.",
        "填表时间：",
        "学校：",
        "2022年6月30日",
        "- name: ",
        "code: ",
    ),
)


def targets() -> dict[str, tuple[str, str, list[bytes], Wrap]]:
    """By name: the format, the name's ending, what to begin with, and the file around it."""
    valid = fuzz_seeds.valid_files()
    found: dict[str, tuple[str, str, list[bytes], Wrap]] = {}
    for kind, part in (
        ("xlsx", "xl/worksheets/sheet1.xml"),
        ("xlsx", "xl/styles.xml"),
        ("xlsx", "xl/workbook.xml"),
        ("docx", "word/document.xml"),
        ("docx", "word/styles.xml"),
        ("ods", "content.xml"),
        ("odt", "content.xml"),
        ("ledger", "xl/worksheets/sheet1.xml"),
    ):
        wholes = [dict(parts_of(data)) for data in valid[kind].values()]
        begin = [whole[part] for whole in wholes if part in whole]
        found[f"{kind}:{Path(part).name}"] = kind, ".xlsx", begin, _around(wholes[0], part)
    for kind in ("xls", "doc", "zip"):
        found[kind] = kind, f".{kind}", list(valid[kind].values()), bytes
    for ending in (".csv", ".yaml"):
        texts = [data for name, data in valid["roster"].items() if name.endswith(ending)]
        found[f"roster{ending}"] = "roster", ending, texts, bytes
    return found


def _around(whole: dict[str, bytes], part: str) -> Wrap:
    return lambda data: office.zipped({**whole, part: data}, 0)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def run(name: str, seconds: int, corpus: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    kind, ending, begin, wrap = targets()[name]
    for number, data in enumerate(begin):
        (corpus / str(number)).write_bytes(data)
    words = corpus.with_name("words")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in DICTIONARY), "ascii")
    read, path = fuzz.reader_of(kind), corpus.with_name(f"表{ending}")

    def once(data: bytes) -> None:
        path.write_bytes(wrap(data))
        for said in read(path):
            assert not any(fault in said for fault in fuzz.FAULTS), said

    with atheris.instrument_imports(include=["jianfu_cli"]):
        for data in begin:
            once(data)  # loads what is loaded when it is first used, watched as well
    longest = 2 * max(map(len, begin))
    limits = [
        f"-max_total_time={seconds}",
        "-timeout=10",
        "-rss_limit_mb=2000",
        f"-max_len={longest}",
        f"-dict={words}",
    ]
    atheris.Setup(
        [sys.argv[0], *limits, "-print_final_stats=1", f"-artifact_prefix={corpus.parent}/", str(corpus)], once
    )
    atheris.Fuzz()


def main() -> int:
    """All targets one after the other, each in a process of its own; 1 if one had a fault."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("targets", nargs="*", help="all unless some are named")
    parser.add_argument("--seconds", type=int, default=140, help="for each target")
    parser.add_argument("--keep", type=Path, help="a folder for what was tried, kept afterwards")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        run(given.targets[0], given.seconds, given.keep)
        return 0
    failed = 0
    for name in given.targets or targets():
        folder = Path(tempfile.mkdtemp(prefix=f"{name.replace(':', '-')}-", dir=given.keep))
        (folder / "corpus").mkdir()
        line = [
            sys.executable,
            __file__,
            name,
            "--here",
            "--seconds",
            str(given.seconds),
            "--keep",
            str(folder / "corpus"),
        ]
        start = time.monotonic()
        done = subprocess.run(line, capture_output=True, check=False)
        (folder / "log").write_bytes(done.stderr + done.stdout)
        failed |= done.returncode
        said = done.stderr.decode("utf-8", "replace").splitlines()
        tried = [row.split()[-1] for row in said if row.startswith("stat::number_of_executed_units")]
        reached = [row for row in said if " cov: " in row][-1:]
        sys.stdout.write(
            f"{name}: {'fault' if done.returncode else 'fine'}, {tried} tried in {time.monotonic() - start:.0f} s, {reached} {folder}\n"
        )
        sys.stdout.flush()
    return failed


if __name__ == "__main__":
    sys.exit(main())
