"""The house: which module may import which, and where each library lives (docs/design.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "jianfu_cli"

# A module imports only from those above it; a folder's modules may import one another.
ORDER = (
    "errors", "resources", "text", "yamlfile", "safewriting", "keeping", "zipwriting",
    "chinese_dates", "term", "checklist", "catalogue",
    "findings", "layout", "returns", "answers", "stamp",
    "intake", "reading", "school_names",
    "roster_index", "roster",
    "roster_files", "identification", "heads", "forms",
    "rules", "collection", "priority", "summary",
    "counting", "record", "examination", "details",
    "reports", "outputs", "rollup", "config", "example", "working_folder", "cli",
)  # fmt: skip
ANYWHERE = {"workers": "errors"}  # knows nothing of the rest

# Where a third-party library may be imported; everything else is not a dependency.
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"forms", "reports"},
    "docx": {"forms", "reports", "reading"},
    "python_calamine": {"reading"},
    "xlrd": {"reading"},
    "lxml": {"forms", "reports", "reading", "intake"},
    "jinja2": {"reports"},
    "markupsafe": {"reports"},
    "yaml": {"yamlfile"},
    "pydantic": {"checklist", "yamlfile", "roster", "roster_files", "config", "priority", "example"},
    "defusedxml": set(),
}  # fmt: skip
# Within those folders, only these files.
FILES = {
    "openpyxl": ("forms/excel", "forms/ledger", "forms/filling", "forms/roster_sheet", "reports/excel"),
    "docx": ("word", "forms/filling", "reports/officialdoc"),
    "xlrd": ("reading/",),
    "python_calamine": ("reading/",),
}


def modules() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem not in ("__init__", "__main__")
    )


def room(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


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
def test_a_module_imports_only_from_those_above_it(path: Path) -> None:
    own = room(path)
    assert own in ORDER or own in ANYWHERE, f"{own} has no place in the order yet"
    rank = ORDER.index(ANYWHERE.get(own, own))
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] != "jianfu_cli" or len(parts) < 2 or parts[1] in ("__version__", *ANYWHERE):
            continue
        assert ORDER.index(parts[1]) <= rank, f"{path.name}:{line} imports {parts[1]}, which stands below {own}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_home(path: Path) -> None:
    relative = path.relative_to(PACKAGE).as_posix()
    for line, name in imports(path):
        library = name.split(".")[0]
        if library in sys.stdlib_module_names or library == "jianfu_cli":
            continue
        assert library in HOMES, f"{relative}:{line} imports {library}, which is no dependency"
        assert room(path) in HOMES[library], f"{relative}:{line} imports {library}"
        if library in FILES:
            assert any(part in relative for part in FILES[library]), f"{relative}:{line} imports {library}"


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from jianfu_cli.cli import jianfu; jianfu.main(['--help'], standalone_mode=False); "
        "print([m for m in ('pydantic', 'openpyxl', 'docx', 'jinja2', 'yaml', 'rich', 'lxml', 'multiprocessing') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", env=_environment(), check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"}
