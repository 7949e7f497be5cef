"""`jianfu completion`: the script that makes a shell complete commands, options and files."""

from __future__ import annotations

import click

from . import console
from .chinese import ChineseCommand

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(cls=ChineseCommand, short_help="按 Tab 键补全命令和选项：输出给终端用的脚本")
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish|powershell")
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """输出补全脚本，装上以后按 Tab 键补全命令、选项、格式和文件名。

    \b
    bash        echo 'eval "$(jianfu completion bash)"' >> ~/.bashrc
    zsh         echo 'eval "$(jianfu completion zsh)"' >> ~/.zshrc
    fish        jianfu completion fish > ~/.config/fish/completions/jianfu.fish
    PowerShell  Add-Content $PROFILE 'jianfu completion powershell | Out-String | Invoke-Expression'

    装好后新开一个终端窗口即可使用。
    """
    from click.shell_completion import ShellComplete, get_completion_class

    from .powershell import register

    register()
    completer = get_completion_class(shell)
    assert completer
    found = completer(ctx.find_root().command, {}, "jianfu", "_JIANFU_COMPLETE")
    console.send([ShellComplete.source(found).encode()])  # not bash's own, which starts a shell to ask for its version
    return 0
