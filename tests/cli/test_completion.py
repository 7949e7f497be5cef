"""Completion by Tab: the script of each shell, and what it is answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commands import run
from jianfu_cli.cli.completion_command import SHELLS
from repository import SOURCE


def answered(shell: str, *words: str, incomplete: str, folder: Path) -> str:
    """What the program answers to a shell that asks for what may stand in place of the last word."""
    typed = ["jianfu", *words, *([incomplete] if incomplete else [])]
    separator = "\n" if shell == "fish" else " "
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "PYTHONUTF8": "1",
        "_JIANFU_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": separator.join(typed),
        "COMP_CWORD": incomplete if shell == "fish" else str(len(words) + 1),
        "COMP_INCOMPLETE": incomplete,
    }
    done = subprocess.run(
        [sys.executable, "-m", "jianfu_cli"], env=environment, cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_asks_the_program(shell: str) -> None:
    done = run("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert f"_JIANFU_COMPLETE={shell}_complete" in done.out or f'_JIANFU_COMPLETE = "{shell}_complete"' in done.out
    assert "%(" not in done.out
    done.out.encode("gbk")


def test_another_shell_is_a_sentence() -> None:
    done = run("completion", "tcsh")
    assert done.code == 2
    assert "可选的是 bash、zsh、fish、powershell" in done.err


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [((), "va", "validate"), (("validate",), "--ro", "--roster"), (("validate", "--format"), "j", "json")],
)
def test_commands_options_and_formats(
    shell: str, words: tuple[str, ...], incomplete: str, expected: str, tmp_path: Path
) -> None:
    assert expected in answered(shell, *words, incomplete=incomplete, folder=tmp_path)


@pytest.mark.parametrize("words", [("validate",), ("validate", "--roster"), ("inspect",), ("summarize", "-o")])
def test_names_of_files_are_the_shells(words: tuple[str, ...], tmp_path: Path) -> None:
    assert answered("bash", *words, incomplete="re", folder=tmp_path).startswith("file,")
    assert answered("powershell", *words, incomplete="re", folder=tmp_path).strip() == ""


def test_codes_of_rules_and_commands_of_help(tmp_path: Path) -> None:
    assert "JF206" in answered("bash", "rules", incomplete="JF20", folder=tmp_path)
    assert answered("bash", "help", incomplete="inv", folder=tmp_path).strip() == ""
    assert "inspect" in answered("bash", "help", incomplete="ins", folder=tmp_path)


def test_a_broken_file_of_settings_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "jianfu.yaml").write_text("rooster: x\n", encoding="utf-8")
    assert "--roster" in answered("bash", "validate", incomplete="--ro", folder=tmp_path)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_itself_completes(tmp_path: Path) -> None:
    program = tmp_path / "jianfu"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{SOURCE}" exec "{sys.executable}" -m jianfu_cli "$@"\n')
    program.chmod(0o755)
    script = 'eval "$(jianfu completion bash)"; COMP_WORDS=(jianfu summ); COMP_CWORD=1; _jianfu_completion jianfu; echo "${COMPREPLY[@]}"'
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert done.stdout.strip() == "summarize"
