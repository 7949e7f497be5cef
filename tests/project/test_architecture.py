"""The house: which module may import which, and where each library lives (docs/design.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from repository import PACKAGE

# Where a third-party library may be imported; everything else is not a dependency.
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"forms", "reports", "workspace"},
    "docx": {"forms"},
    "python_calamine": {"intake/formats"},
    "xlrd": {"intake/formats"},
    "lxml": {"intake/formats", "reports", "tools"},
    "jinja2": {"reports"},
    "markupsafe": {"reports"},
    "rapidfuzz": {"roster"},
    "yaml": {"tools/yamlfile"},
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


HEAVY = ("pydantic", "openpyxl", "docx", "jinja2", "yaml", "rich", "lxml", "multiprocessing")


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["rules", "JF201"]], ids=" ".join)
def test_what_only_shows_text_loads_nothing_heavy(arguments: list[str]) -> None:
    script = (
        f"import sys; from jianfu_cli.cli import jianfu; jianfu.main({arguments}, standalone_mode=False); "
        f"print([module for module in {HEAVY} if module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", env=_environment(), check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"}
