"""Completion for PowerShell, which click has none for."""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

from ..workspace import as_typed

NAME = "powershell"

# Where nothing is proposed, PowerShell completes names of files by itself.
_SOURCE = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
    $env:%(complete_var)s = "powershell_complete"
    $env:COMP_WORDS = $line
    $env:COMP_INCOMPLETE = $wordToComplete
    $env:PYTHONUTF8 = "1"
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    try {
        %(prog_name)s | ForEach-Object {
            $value, $note = $_ -split "`t", 2
            if (-not $note) { $note = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $note)
        }
    } finally {
        [Console]::OutputEncoding = $before
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_INCOMPLETE, Env:PYTHONUTF8
    }
}
"""


class PowerShellComplete(ShellComplete):
    """What is typed comes in COMP_WORDS and COMP_INCOMPLETE; each proposal goes out as value, tab, note."""

    name = NAME
    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        words = split_arg_string(os.environ.get("COMP_WORDS", ""))[1:]
        incomplete = os.environ.get("COMP_INCOMPLETE", "")
        return (words[:-1] if incomplete and words else words), incomplete

    def format_completion(self, item: CompletionItem) -> str:
        if item.type != "plain":
            return ""
        value = as_typed(str(item.value))
        return f"{value}\t{item.help}" if item.help else value

    def complete(self) -> str:
        return "\n".join(filter(None, super().complete().splitlines()))


def register() -> None:
    """Make it known to click beside bash, zsh and fish."""
    add_completion_class(PowerShellComplete)
