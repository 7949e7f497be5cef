"""The screen: any encoding, errors as one Chinese sentence, exit codes, progress only on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, TypeVar

import click

from ..tools import JianfuError, json_on_screen, on_screen, program_fault
from .chinese import explain
from .colours import alarming, coloured, has_colour
from .loudness import is_quiet, is_verbose
from .wrapping import for_terminal

Result = TypeVar("Result")
ON_WINDOWS = sys.platform == "win32"
INTERRUPTED = 130
UNUSABLE = 2


def prepare() -> None:
    """Characters that the console can't show become "?" instead of an error (GBK, C locale, a redirected file)."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    if ON_WINDOWS and isinstance(sys.stdout, io.TextIOWrapper):
        from .windows_pipe import saying_broken_pipe

        sys.stdout = saying_broken_pipe(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def prepare_for_interrupts() -> None:
    """Ctrl-C in a moment when Python can't raise it (while something is tidied up) ends the run just as quietly.

    What else goes wrong while tidying up is nobody's concern: the error that led there is told.
    """

    def end(problem: sys.UnraisableHookArgs) -> None:
        if issubclass(problem.exc_type, KeyboardInterrupt):
            say("已中断。")
            os._exit(INTERRUPTED)

    sys.unraisablehook = end


def _nowhere() -> io.TextIOWrapper:
    """For a stream that was closed before the start (`>&-`): so no file of ours gets its number."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123


def run(command: click.Command) -> int:
    """Run the command; every end has its exit code (0, 1, 2, 130) and, if something is wrong, its sentence."""
    try:
        return _run(command)
    except click.ClickException as error:
        _fail(explain(error))
    except JianfuError as error:
        _fail(str(error))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("已中断。")
        return INTERRUPTED
    except OSError as error:
        _system_error(error)
    except MemoryError:
        _fail("内存不足，无法继续。请关闭其他程序，或分批处理")
    except Exception as error:
        if "KeyboardInterrupt" in str(error):  # pydantic's core, interrupted while it builds a model, tells of it so
            say("已中断。")
            return INTERRUPTED
        _fail(_file_names_limited(error) or f"{program_fault(error)}，没有做完。请把这句话和所用的命令告诉维护人员")
    return UNUSABLE


def _file_names_limited(error: Exception) -> str | None:
    """What to do where the system's locale has no way to write Chinese file names; None if that is not the matter."""
    names = sys.getfilesystemencoding()
    if isinstance(error, UnicodeEncodeError) and error.encoding == names != "utf-8":
        return f"系统的语言环境（{names}）写不出这里的文件名。请设置环境变量 PYTHONUTF8=1 后重新运行"
    return None


def _run(command: click.Command) -> int:
    try:
        code = command.main(prog_name="jianfu", standalone_mode=False)
    except SystemExit:  # click's, when nobody reads what it prints
        _forget_output()
        return 0
    with _unread():
        sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _system_error(error: OSError) -> None:
    from ..tools import system_reason

    name = f"{error.filename}：" if error.filename else "结果不能写出："
    _fail(f"{name}{system_reason(error)}")
    _forget_output()


@contextlib.contextmanager
def _unread() -> Iterator[None]:
    """Nobody reads on (`| head`): what is left to say is dropped, and the exit code stays the true one."""
    try:
        yield
    except BrokenPipeError:
        _forget_output()


def _forget_output() -> None:
    """Standard output can't take more: keep the interpreter from complaining when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """A message that people must see to, on standard error."""
    with contextlib.suppress(OSError, ValueError):
        click.echo(for_terminal(on_screen(text), sys.stderr), err=True)


def note(text: str) -> None:
    """A message that is good to know; left out with --quiet."""
    if not is_quiet():
        say(text)


def detail(text: str) -> None:
    """A message for those who ask for more (--verbose)."""
    if is_verbose():
        say(text)


def _fail(text: str) -> None:
    """What stopped the run."""
    with contextlib.suppress(OSError, ValueError):
        shown = for_terminal(on_screen(text), sys.stderr)
        click.echo(alarming(shown) if has_colour(sys.stderr) else shown, err=True)


def show(lines: Iterable[str], *, whole: bool = False) -> None:
    """Results, on standard output. `whole`: never broken at the terminal's width, as names that are copied."""
    colour = has_colour(sys.stdout)
    with _unread():
        for line in lines:
            shown = on_screen(line) if whole else for_terminal(on_screen(line), sys.stdout)
            click.echo("\n".join(map(coloured, shown.split("\n"))) if colour else shown)


def page(text: str, *, err: bool = False) -> None:
    """A help page, which comes broken into lines."""
    with _unread():
        click.echo(text, err=err)


def send(pieces: Iterable[bytes]) -> None:
    """JSON on standard output: UTF-8 for programs, whatever the console's encoding; as text on a terminal."""
    with _unread():
        if sys.stdout.isatty():
            for piece in pieces:
                click.echo(json_on_screen(piece.decode("utf-8")), nl=False)
            return
        sys.stdout.flush()
        stream: BinaryIO = sys.stdout.buffer
        stream.writelines(pieces)
        stream.flush()


@contextlib.contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None] | None]:
    """A progress bar while it lasts; gives the function to call with the number done, None off a terminal.

    `total` may be an estimate; with it the bar says how long it will take.
    """
    if not sys.stderr.isatty() or is_quiet():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    left = (TextColumn("还要"), TimeRemainingColumn(compact=True)) if total else ()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), *left)
    screen = Console(stderr=True, safe_box=True)
    with Progress(*columns, console=screen, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=total)

        def advance(done: int) -> None:
            bar.update(task, completed=done, refresh=done % 16 == 0 or done == total)

        yield advance


def counted(results: Iterable[Result], advance: Callable[[int], None] | None) -> Iterator[Result]:
    """The results as they come, the progress bar moved on with each."""
    for number, result in enumerate(results, start=1):
        yield result
        if advance:
            advance(number)
