"""The screen: any encoding, errors as one Chinese sentence, exit codes, progress only on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import click

from ..errors import JianfuError
from .chinese import explain

INTERRUPTED = 130
UNUSABLE = 2


def prepare() -> None:
    """Characters that the console can't show become "?" instead of an error (GBK, C locale, a redirected file)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def run(command: click.Command) -> int:
    """Run the command; every end has its exit code (0, 1, 2, 130) and, if something is wrong, its sentence."""
    try:
        code = command.main(prog_name="jianfu", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return UNUSABLE
    except click.ClickException as error:
        say(explain(error))
        return UNUSABLE
    except JianfuError as error:
        say(str(error))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("已中断。")
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return 0
    except OSError as error:
        return _system_error(error)
    except MemoryError:
        say("内存不足，无法继续。请关闭其他程序，或分批处理")
        return UNUSABLE
    return code if isinstance(code, int) else 0


def _system_error(error: OSError) -> int:
    name = f"{error.filename}：" if error.filename else ""
    say(f"{name}{error.strerror or error}。请检查磁盘空间和权限后重试")
    _forget_output()
    return UNUSABLE


def _forget_output() -> None:
    """Standard output can't take more: keep the interpreter from complaining when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """A message, on standard error."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(text, err=True)


def show(lines: Iterable[str]) -> None:
    """Results, on standard output."""
    for line in lines:
        click.echo(line)


def send(pieces: Iterable[bytes]) -> None:
    """JSON on standard output: UTF-8 for programs, whatever the console's encoding; as text on a terminal."""
    if sys.stdout.isatty():
        for piece in pieces:
            click.echo(piece.decode("utf-8"), nl=False)
        return
    sys.stdout.flush()
    stream: BinaryIO = sys.stdout.buffer
    for piece in pieces:
        stream.write(piece)
    stream.flush()


@contextlib.contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None] | None]:
    """A progress bar while it lasts; gives the function to call with the number done, None off a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    screen = Console(stderr=True, safe_box=True)
    with Progress(*columns, console=screen, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=total)

        def advance(done: int) -> None:
            bar.update(task, completed=done, refresh=done % 16 == 0 or done == total)

        yield advance
