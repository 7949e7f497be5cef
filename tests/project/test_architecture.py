"""The house: which module may import which, and where each library lives (docs/design.md)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from jianfu_cli.definition import load_checklist
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from repository import PACKAGE, ROOT

# Where a third-party library may be imported; everything else is not a dependency.
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"forms", "ledger"},  # where filled workbooks are changed
    "xlsxwriter": {"tools/workbooks"},  # where new ones begin
    "docx": {"forms"},
    "olefile": {"intake/formats/compound_file"},
    "msoffcrypto": {"intake/formats/protected"},
    "opencc": {"tools/characters"},
    "xlrd": {"intake/formats"},
    "lxml": {"intake/formats", "replies", "reports", "tools"},
    "orjson": {"checking/record_lines"},
    "jinja2": {"reports"},
    "markupsafe": {"reports"},
    "rapidfuzz": {"roster"},
    "yaml": {"tools/yaml_data"},
    "pydantic": {"definition", "roster", "summary", "tools/yamlfile", "workspace"},
    "defusedxml": set(),
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem not in ("__init__", "__main__")
    )


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of each import, relative ones made absolute, inside functions as well."""
    package = ["jianfu_cli", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            if name == "jianfu_cli":
                yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, name


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_home(path: Path) -> None:
    relative = path.relative_to(PACKAGE).as_posix()
    for line, name in imports(path):
        library = name.split(".")[0]
        if library in sys.stdlib_module_names or library == "jianfu_cli":
            continue
        assert library in HOMES, f"{relative}:{line} imports {library}, which is no dependency"
        homes = HOMES[library]
        assert any(f"{relative.removesuffix('.py')}/".startswith(f"{home}/") for home in homes), (
            f"{relative}:{line} imports {library}"
        )


WINGS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_hall_is_empty() -> None:
    """No module lies beside the wings but the library's door and `python -m jianfu_cli`."""
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_module_names_are_unique() -> None:
    counts = Counter(path.stem for path in PACKAGE.rglob("*.py") if path.stem != "__init__")
    assert [name for name, count in counts.items() if count > 1] == []


def door_exports(wing: str) -> Iterator[str]:
    """The names that a wing's door imports under `if TYPE_CHECKING`."""
    for statement in ast.parse((PACKAGE / wing / "__init__.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.If):
            for imported in statement.body:
                assert isinstance(imported, ast.ImportFrom)
                yield from (alias.asname or alias.name for alias in imported.names)


@pytest.mark.parametrize("wing", WINGS)
def test_a_door_is_read_in_a_minute(wing: str) -> None:
    docstring = ast.get_docstring(ast.parse((PACKAGE / wing / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert 1 <= len([line for line in docstring.splitlines() if line.strip()]) <= 5
    exports = list(door_exports(wing))
    assert exports, "a wing without exports"
    assert len(exports) == len(set(exports))


@pytest.mark.parametrize("wing", WINGS)
def test_a_door_offers_nothing_that_is_called_like_a_module(wing: str) -> None:
    """Importing the module would put it in the export's place."""
    modules = {path.stem for path in (PACKAGE / wing).iterdir() if path.stem != "__pycache__"}
    assert modules.isdisjoint(door_exports(wing))


def test_the_contracts_name_every_wing() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    [walk] = [contract for contract in contracts if contract["type"] == "layers"]
    assert sorted(walk["layers"]) == WINGS and walk["exhaustive"]
    protected = [contract["protected_modules"] for contract in contracts if contract["type"] == "protected"]
    assert sorted(protected) == [[f"jianfu_cli.{wing}.*"] for wing in WINGS]
    [doors] = [
        override["module"] for override in PROJECT["tool"]["mypy"]["overrides"] if override.get("implicit_reexport")
    ]
    assert sorted(doors) == [f"jianfu_cli.{wing}" for wing in WINGS]


HEAVY = ("pydantic", "openpyxl", "docx", "jinja2", "yaml", "rich", "lxml", "multiprocessing")


NOT_FOR_CHECKING = (
    *("openpyxl", "xlsxwriter", "docx", "jinja2", "rich", "opencc", "xlrd", "rapidfuzz"),
    *("jianfu_cli.workspace.config", "jianfu_cli.forms.form_sheet", "jianfu_cli.replies.reply_run"),
    *("jianfu_cli.ledger.rulings", "jianfu_cli.summary.priority", "jianfu_cli.reports.output_files"),
)


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["rules", "JF201"]], ids=" ".join)
def test_what_only_shows_text_loads_nothing_heavy(arguments: list[str]) -> None:
    assert _loaded(arguments, HEAVY) == "[]"


def test_checking_a_return_loads_only_what_it_needs(tmp_path: Path) -> None:
    """Without jianfu.yaml and ledger, all in one process: nothing of what makes files, sums up or settles."""
    form = blank_form(load_checklist(), Addressee("米山镇中心小学", "3114000001"), None, "xlsx")
    (tmp_path / "表.xlsx").write_bytes(form)
    arguments = ["validate", "表.xlsx", "--format", "json", "-o", "结果.json"]
    assert _loaded(arguments, NOT_FOR_CHECKING, tmp_path) == "[]"


def _loaded(arguments: list[str], looked_for: Sequence[str], folder: Path | None = None) -> str:
    """Which of these modules a command loads, as Python prints a list."""
    script = (
        f"import sys; from jianfu_cli.cli import jianfu; jianfu.main({arguments}, standalone_mode=False); "
        f"print([module for module in {looked_for} if module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        env=_environment(),
        check=True,
    )
    return done.stdout.splitlines()[-1]


def _environment() -> dict[str, str]:
    """As on Windows and macOS, a small file is read by the process itself."""
    import os

    source = {"PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"}
    return {**os.environ, **source, "JIANFU_START_METHOD": "spawn"}


def test_the_hooks_run_what_the_one_check_command_runs() -> None:
    """.pre-commit-config.yaml has every check of tests/run.sh that is quick enough."""
    checks = re.findall(r"^\.venv/bin/(?!python).*$", (ROOT / "tests/run.sh").read_text(encoding="utf-8"), re.MULTILINE)
    hooks = re.findall(r"entry: (.*)", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert sorted(hooks) == sorted(checks)
    assert any("ruff format --check" in check for check in checks)
