"""`jianfu init`: a working folder."""

from __future__ import annotations

from pathlib import Path

import click

from . import console, options
from .chinese import ChineseCommand


@click.command(cls=ChineseCommand, short_help="建一个工作文件夹，可带样例")
@click.argument("folder", required=False, default=".", metavar="[文件夹]")
@click.option("--example", is_flag=True, help="放入样例学校和它们报来的表，可以直接试用")
@click.option("--force", is_flag=True, help="已有的文件也重新生成；改动过的会先另存一份")
@options.checklist_option
def command(folder: str, example: bool, force: bool, checklist: str | None) -> int:
    """建一个工作文件夹：jianfu.yaml、待填的名册、returns 文件夹。已有的文件不会被覆盖。"""
    from ..workspace import create_folder

    target = Path(folder)
    if checklist:
        options.load_checklist(checklist)
        checklist = str(Path(checklist).absolute())
    done = create_folder(target, checklist, example=example, force=force)
    for path in done.made if len(done.made) <= 6 else done.made[:3]:
        console.say(f"已建立 {path}")
    console.say(f"共建立 {len(done.made)} 个文件，在 {target}。")
    for path, copy in done.kept.items():
        console.say(f"{path} 改动过，原件另存为 {copy.name}")
    if done.left:
        names = "、".join(path.name for path in done.left[:5]) + ("等" if len(done.left) > 5 else "")
        console.say(f"{len(done.left)} 个文件已经有了，没有改动：{names}。")
    console.say(_next_steps(target, example))
    return 0


def _next_steps(target: Path, example: bool) -> str:
    enter = "" if str(target) == "." else f"cd {target}，"
    if example:
        return f"接下来：{enter}运行 jianfu validate returns 和 jianfu summarize"
    return f"接下来：{enter}填好名册.xlsx，运行 jianfu blank --roster 名册.xlsx"
