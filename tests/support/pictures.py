"""The README's pictures, from the example: needs LibreOffice, poppler and Chromium. Run it: python tests/support/pictures.py"""

from __future__ import annotations

import base64
import html
import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from browser import Browser

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
LIMIT = 150_000  # bytes of a picture
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>body{{margin:0;background:#1e1e1e;color:#e6e6e6}}
pre{{margin:14px 18px;font:15px/1.5 "Noto Sans Mono CJK SC","Noto Sans CJK SC",monospace;white-space:pre-wrap}}</style>
<pre>{}</pre>"""


def make(folder: Path) -> None:
    """All pictures, in the folder. Raises CalledProcessError where a program is missing."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as parent:
        work = Path(parent)
        _jianfu(work, "init", "demo", "--example")
        demo = work / "demo"
        _jianfu(demo, "blank", "--school", "米山镇中心示例小学", "--term", "2022春", "--previous", "上期")
        _jianfu(demo, "summarize", "--jobs", "1", "--date", "2022-07-15")
        [form] = demo.glob("forms/**/*.docx")
        _pages(form, folder, "form")
        _pages(demo / "summary" / "汇总报告.docx", folder, "report")
        text = "\n\n".join(_jianfu(demo, "validate", "--jobs", "1", "returns").split("\n\n")[:2])
        terminal = work / "terminal.html"
        terminal.write_text(_TERMINAL.format(html.escape(f"> jianfu validate returns\n{text}")), encoding="utf-8")
        with Browser() as browser:
            _screen(browser, terminal, folder / "validation.png", 940, 400)
            _screen(browser, demo / "summary" / "汇总.html", folder / "page.png", 1100, 740)


def _jianfu(working: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    line = [sys.executable, "-m", "jianfu_cli", *arguments]
    done = subprocess.run(line, cwd=working, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def _pages(document: Path, folder: Path, name: str) -> None:
    """The first page of an Office file as it is printed."""
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", scratch, str(document)]
        subprocess.run(convert, check=True, capture_output=True)
        [printed] = Path(scratch).glob("*.pdf")
        line = ["pdftoppm", "-r", "60", "-f", "1", "-l", "1", "-png", "-singlefile", str(printed), str(folder / name)]
        subprocess.run(line, check=True)


def _screen(browser: Browser, page: Path, picture: Path, width: int, height: int) -> None:
    browser.open(page, width, height)
    shot = browser.call("Page.captureScreenshot", format="png")["data"]
    picture.write_bytes(base64.b64decode(shot))


def chunks(picture: Path) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG: type and data. Raises ValueError for what is none."""
    data = picture.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(f"{picture} is no PNG")
    place = 8
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        if zlib.crc32(kind + body) != struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0]:
            raise ValueError(f"{picture} is damaged")
        yield kind, body
        place += 12 + length


if __name__ == "__main__":
    make(PICTURES)
    print(json.dumps({path.name: path.stat().st_size for path in sorted(PICTURES.iterdir())}))  # noqa: T201
