"""`jianfu checklist`: checks a checklist definition and shows it."""

from __future__ import annotations

import click

from . import console, options
from .chinese import ChineseCommand
from .option_types import FileType


@click.command(cls=ChineseCommand, short_help="检查并显示清单定义")
@click.argument("file", type=FileType(), required=False, metavar="[文件]")
@click.option("--schema", is_flag=True, help="输出 JSON Schema，供编辑器校验用")
@click.option("--checklist", "other", type=FileType(), metavar="文件", help="同“文件”")
def command(file: str | None, schema: bool, other: str | None) -> int:
    """检查清单定义（默认为自带的 21 项）并显示；有错的逐条指出在哪一行。"""
    from ..reports import checklist_lines, checklist_schema
    from ..workspace import load_config

    if schema:
        console.send([checklist_schema()])
        return 0
    path = file or other or load_config().checklist
    console.show(checklist_lines(options.load_checklist(path)))
    return 0
