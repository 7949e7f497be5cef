"""LibreOffice as a separate program: it opens our forms, a person's typing is done in it, and it saves them."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from jianfu_cli.definition import checklist
from jianfu_cli.intake.formats import opening
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return

WORKER = Path(__file__).with_name("libreoffice_worker.py")
STARTING = 90  # seconds


class Office:
    """A running LibreOffice."""

    def __init__(self, worker: subprocess.Popen[str]) -> None:
        self._worker = worker

    def type_and_save(self, form: Path, saved: list[Path], **typed: Any) -> list[str]:
        """Open the form, type, and save it under each name, in the format that the name's ending says (pdf: as printed).

        Sheets: `new_rows` = [(sheet, row)] put in first, `cells` = {sheet: {address: text}}; what the cells of `show` =
        [(sheet, address)] then show is returned (`anew`: all of it worked out again). Documents: `labels` = {label: text}, `ticks` = {item: (answer,
        explanation, remark)}, `ledger` = rows of five texts, `followups` = (完成情况, 说明) of each measure carried over.
        """
        order = {"open": form.as_uri(), "save": [path.as_uri() for path in saved], **typed}
        assert self._worker.stdin and self._worker.stdout
        self._worker.stdin.write(json.dumps(order) + "\n")
        self._worker.stdin.flush()
        answer = self._worker.stdout.readline().strip()
        assert answer.startswith("done"), answer
        shown: list[str] = json.loads(answer.removeprefix("done"))
        return shown


@contextmanager
def started() -> Iterator[Office | None]:
    """LibreOffice with a profile of its own, None if it is not installed or can't be driven."""
    soffice, python = shutil.which("soffice"), _python_with_uno()
    if not soffice or not python:
        yield None
        return
    pipe = f"jianfu{uuid4().hex[:12]}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", "--invisible", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
        office = subprocess.Popen(
            [soffice, f"-env:UserInstallation={Path(profile).as_uri()}", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        command = [python, str(WORKER), pipe, str(STARTING)]
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        try:
            yield Office(worker)
        finally:
            worker.communicate(timeout=STARTING)  # the end of its input makes it close the office
            try:
                office.wait(timeout=20)
            except subprocess.TimeoutExpired:
                office.kill()
                office.wait()


def _python_with_uno() -> str | None:
    """The Python that LibreOffice's bindings belong to: the system's, as a rule not the one of the tests."""
    for python in ("/usr/bin/python3", shutil.which("python3") or ""):
        if python and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    return None


def read_back(path: Path) -> Return:
    """What the reader makes of the saved file: THE place where these tests meet the real reader."""
    [found] = FormReader(checklist.load_checklist()).read(opening.open_document(path.read_bytes()), path.name)
    return found
