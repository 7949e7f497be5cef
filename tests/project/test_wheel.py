"""What ships: the wheel holds the package with data/ and templates/, and works without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from repository import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as an index would have it; hatchling is installed, so nothing is fetched."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_code_data_and_templates_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = {
        f"jianfu_cli/{path.relative_to(ROOT / 'src/jianfu_cli').as_posix()}"
        for path in (ROOT / "src/jianfu_cli").rglob("*")
        if path.suffix == ".py" or path.name == "py.typed"
    }
    shipped = {
        f"jianfu_cli/{path.relative_to(ROOT).as_posix()}"
        for folder in ("data", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert names == code | shipped
    assert "jianfu_cli/data/checklist.yaml" in names


def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    script = (
        "import sys; sys.path.insert(0, 'site')\n"
        "from jianfu_cli.cli import console, jianfu\n"
        "import jianfu_cli; assert 'site' in jianfu_cli.__file__\n"
        "for line in (['init', 'demo', '--example'], ['summarize', 'demo/returns', '--term', '2021-2022-2']):\n"
        "    sys.argv = ['jianfu', *line]; assert console.run(jianfu) == 0\n"
    )
    subprocess.run([sys.executable, "-I", "-c", script], cwd=tmp_path, check=True, capture_output=True)
    assert {path.name for path in (tmp_path / "summary").iterdir()} >= {
        "summary.json",
        "汇总.html",
        "汇总报告.docx",
        "汇总表.xlsx",
    }
