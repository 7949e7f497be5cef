"""`jianfu validate`: checks returns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..tools import JianfuError
from . import console, options
from .chinese import ChineseCommand

if TYPE_CHECKING:
    from ..checking import Examination
    from ..definition import Checklist


@click.command(cls=ChineseCommand, short_help="核对收回的表，一次说清所有问题")
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹...")
@options.roster_option
@options.term_option
@options.format_option("text", "json", what="输出格式，默认 text")
@click.option("-o", "--output", metavar="文件", help="写到文件，默认显示在屏幕上")
@options.jobs_option
@options.checklist_option
def command(
    paths: tuple[str, ...],
    roster: str | None,
    term: str | None,
    formats: tuple[str, ...],
    output: str | None,
    jobs: int | None,
    checklist: str | None,
) -> int:
    """核对收回的自查表：文件、文件夹（逐层查找）和 ZIP 压缩包都可以。

    按学校列出所有问题，写明在哪一格、该怎么改。有错误时退出码为 1。

    \b
    例：
      jianfu validate returns --roster 名册.xlsx --term 2021-2022-2
      jianfu validate 米山镇.zip --format json -o 核对结果.json
    """
    from ..checking import cores, examine
    from ..workspace import load_config

    defaults = load_config()
    own = defaults.validate_
    settings = options.settings(defaults, own, checklist, roster, term)
    wanted = dict.fromkeys(formats or own.format or ("text",))
    if len(wanted) > 1 and (output or own.output):
        raise JianfuError("选项 -o 一次只能写一种格式，请去掉一个 --format，或分两次运行")
    with console.progress("核对") as advance:
        examined = examine(paths, settings, jobs or own.jobs or cores(), advance)
    target = output or own.output
    with examined as examination:
        for kind in wanted:
            _give(_pieces(kind, settings.checklist, examination), kind, Path(target) if target else None, paths)
    if not examination.digests:
        console.say("没有找到可核对的文件。")
    return 1 if examination.totals()["error"] else 0


def _pieces(kind: str, checklist: Checklist, examination: Examination) -> Iterable[bytes]:
    if kind == "json":
        from ..reports import validation_json

        return validation_json(checklist, examination)
    from ..reports import validation_lines

    return (f"{line}\n".encode("utf-8", "replace") for line in validation_lines(examination))


def _give(pieces: Iterable[bytes], kind: str, target: Path | None, inputs: Iterable[str]) -> None:
    if target is not None:
        from ..reports import write_result

        write_result(target, pieces, inputs)
        console.say(f"已写入 {target}")
    elif kind == "json":
        console.send(pieces)
    else:
        console.show(piece.decode("utf-8").rstrip("\n") for piece in pieces)
