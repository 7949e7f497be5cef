"""`jianfu init`: a working folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..tools import JianfuError, some_of
from . import console, options
from .chinese import ChineseCommand
from .option_types import FileType, complete_files

if TYPE_CHECKING:
    from ..workspace import NextSemester


@click.command(cls=ChineseCommand, short_help="建一个工作文件夹，可带样例")
@click.argument("folder", required=False, default=".", metavar="[文件夹]", shell_complete=complete_files)
@click.option("--example", is_flag=True, help="放入样例学校和它们报来的表，可以直接试用")
@click.option(
    "--previous",
    type=FileType(),
    metavar="文件夹",
    help="接着这个学期的工作文件夹：沿用名册、清单、报告文字和设置，学期往后推一期",
)
@click.option("--force", is_flag=True, help="已有的文件也重新生成；改动过的会先另存一份")
@options.checklist_option
def command(folder: str, example: bool, previous: str | None, force: bool, checklist: str | None) -> int:
    """建一个工作文件夹：jianfu.yaml、待填的名册和台账、returns 文件夹。已有的文件不会被覆盖。

    用别的清单（--checklist）的，清单也放进去，以后的命令都照它。

    \b
    例：
      jianfu init 2022春
      jianfu init 2022秋 --previous 2022春
      jianfu init 2022春 --checklist 清单.yaml
    """
    from ..workspace import create_folder, kept_checklist, next_semester

    if example and previous:
        raise JianfuError("--example 和 --previous 不能一起用：样例自带学校和表")
    target = Path(folder)
    kept = kept_checklist(checklist, target, force=force) if checklist else None
    along = next_semester(target, Path(previous), kept) if previous else None
    done = create_folder(target, kept, example=example, following=along, force=force)
    for path in done.made if len(done.made) <= 6 else done.made[:3]:
        console.note(f"已建立 {path}")
    console.note(f"共建立 {len(done.made)} 个文件，在 {target}。")
    for path, copy in done.kept.items():
        console.say(f"{path} 改动过，原件另存为 {copy.name}。")
    if done.left:
        names = some_of([path.name for path in done.left], 5)
        console.note(f"{len(done.left)} 个文件已经有了，没有改动：{names}。")
    if along:
        _tell(along)
    console.note(_next_steps(target, example, along))
    return 0


def _tell(along: NextSemester) -> None:
    """What came along from the earlier semester, and what people must see to."""
    console.note(f"学期 {along.term.id if along.term else '未写'}，上期 {along.previous}。")
    if along.taken:
        console.note(f"沿用：{'，'.join(along.taken)}。")
    if along.open:
        console.note(f"带来：{'，'.join(along.open)}。")
    for remark in along.remarks:
        console.say(f"{remark}。")


def _next_steps(target: Path, example: bool, along: NextSemester | None) -> str:
    from ..workspace import as_typed

    enter = "" if str(target) == "." else f"cd {as_typed(str(target))}，"
    if example:
        return f"接下来：{enter}运行 jianfu validate returns 和 jianfu summarize"
    if along and not along.begins_empty:
        changed = "核对名册（撤并、更名的，旧校名写进“别名”）"
        return f"接下来：{enter}{changed}，在 jianfu.yaml 里写上截止日期 deadline，运行 jianfu blank"
    return f"接下来：{enter}填好名册.xlsx，运行 jianfu blank --roster 名册.xlsx"
