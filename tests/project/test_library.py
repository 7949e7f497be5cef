"""The library's door: what it offers is there, loads late, and does what docs/library.md shows."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

import pytest

import jianfu_cli
from jianfu_cli.checking import examination
from jianfu_cli.definition import Checklist
from repository import PACKAGE, ROOT, SOURCE

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def imported_at_the_door() -> Iterator[str]:
    """The names that the door imports under `if TYPE_CHECKING`, but for the means of the door itself."""
    for statement in ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.If):
            for imported in statement.body:
                assert isinstance(imported, ast.ImportFrom)
                yield from (alias.name for alias in imported.names)


def test_all_is_what_the_door_imports() -> None:
    assert jianfu_cli.__all__ == sorted(imported_at_the_door())
    assert dir(jianfu_cli) == sorted(jianfu_cli.__all__)


@pytest.mark.parametrize("name", jianfu_cli.__all__)
def test_each_name_is_there_and_documented(name: str) -> None:
    value = getattr(jianfu_cli, name)
    assert (inspect.getdoc(value) or "").strip()
    assert f"`{name}`" in PAGE


def test_what_is_not_offered_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        jianfu_cli.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_a_report_format_that_there_is_not_is_a_value_error(tmp_path: Path) -> None:
    summary = jianfu_cli.roll_up(
        jianfu_cli.Rollup(jianfu_cli.Settings(jianfu_cli.load_checklist()), [str(tmp_path)], date(2022, 7, 20))
    )
    with pytest.raises(ValueError, match="pdf"):
        jianfu_cli.write_reports(summary, tmp_path / "summary", ["pdf"])
    assert not (tmp_path / "summary").exists()


def test_the_import_loads_nothing() -> None:
    script = "import sys; before = set(sys.modules); import jianfu_cli; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(SOURCE)!r}); {script}"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    ours = [name for name in done.stdout.split() if name.startswith("jianfu_cli")]
    assert ours == ["jianfu_cli"]
    assert "pydantic" not in done.stdout and "yaml" not in done.stdout


def test_the_pages_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [example] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/library.md", "exec"), {"__name__": "example"})
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "returns/汇泉小学.xlsx invalid 汇泉小学"
    assert shown[1].startswith("   JF209 ")
    assert shown[-1] == "['汇总表.xlsx', 'summary.json']"
    assert (tmp_path / "summary" / "summary.json").is_file()


@pytest.fixture
def spools(monkeypatch: pytest.MonkeyPatch) -> list[IO[bytes]]:
    """The temporary files that examinations open."""
    opened: list[IO[bytes]] = []
    real = tempfile.SpooledTemporaryFile

    def spooled(*arguments: Any, **options: Any) -> IO[bytes]:
        opened.append(real(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(examination.tempfile, "SpooledTemporaryFile", spooled)  # type: ignore[attr-defined]
    return opened


def test_the_spool_is_closed_when_the_iterator_ends_or_is_closed(
    tmp_path: Path, checklist: Checklist, spools: list[IO[bytes]]
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.pdf").write_bytes(b"%PDF-1.4")
    checked = list(jianfu_cli.check_files([tmp_path], checklist=checklist))
    assert [(member.status.value, member.findings[0].code) for member in checked] == [("unreadable", "JF003")] * 2
    assert [finding["code"] for finding in checked[0].record["findings"]] == ["JF003"]
    first = jianfu_cli.check_files([tmp_path], checklist=checklist)
    next(first)
    assert [spool.closed for spool in spools] == [True, False]
    first.close()
    assert [spool.closed for spool in spools] == [True, True]


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(jianfu_cli.JianfuError, match="找不到"):
        list(jianfu_cli.check_files(["没有"]))


def test_the_version_stands_in_one_place() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", jianfu_cli.__version__)
    assert "\nversion" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
