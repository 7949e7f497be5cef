"""`jianfu blank`: blank forms."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..tools import JianfuError, some_of
from . import console, options
from .file_defaults import ConfiguredCommand, is_from_file
from .option_types import DayType, FileType, PhoneType, complete_files

if TYPE_CHECKING:
    from ..definition import Term
    from ..forms import Addressee, Issued
    from ..roster import Roster, School


def _formats() -> Iterable[str]:
    from ..forms import FORMATS

    return FORMATS


@click.command(cls=ConfiguredCommand, short_help="制发空白自查表（Word 和 Excel）")
@click.option("--school", "schools", multiple=True, metavar="学校", help="学校名称，可多次使用；不写则制一份通用的")
@options.roster_option
@options.term_option
@click.option(
    "--previous",
    type=FileType(),
    metavar="文件夹或文件",
    help="上期的工作文件夹，或它的 summary.json：各校没有完成的整改措施印在表上",
)
@click.option("--deadline", type=DayType(), metavar="日期", help="请学校在哪天前报送，印在填表说明里")
@click.option("--phone", type=PhoneType(), metavar="电话", help="学校有疑问时打的电话，印在填表说明里")
@options.format_option(_formats, what="只制这种格式，可多次使用；默认两种都制")
@click.option(
    "-o",
    "--output",
    shell_complete=complete_files,
    default="forms",
    metavar="文件夹",
    help="放到哪个文件夹，默认 forms",
)
@click.option("--force", is_flag=True, help="已有的空白表也重新制作；填过的会先另存一份")
@options.checklist_option
@click.pass_context
def command(
    ctx: click.Context,
    schools: tuple[str, ...],
    roster: str | None,
    term: Term | None,
    previous: str | None,
    deadline: datetime.date | None,
    phone: str | None,
    formats: tuple[str, ...],
    output: str,
    force: bool,
    checklist: str | None,
) -> int:
    """制发空白自查表。

    不加选项制一份通用的；--school 制给一所学校；--roster 给名册中每所学校各制一份，按乡镇分文件夹。
    上期（--previous）还有整改措施没有完成的学校，表上多一部分，只需填完成情况。已有的文件不会被覆盖。

    \b
    例：
      jianfu blank --school 米山镇中心小学 --term 2021-2022-2
      jianfu blank --roster 名册.xlsx --term 2022春
    """
    from ..forms import FORMATS, FormNotes, forms_without_term, issue

    if roster and is_from_file(ctx, "schools") and not is_from_file(ctx, "roster"):
        schools = ()  # a roster that is typed means all of its schools, whatever jianfu.yaml names
    definition = options.load_checklist(checklist)
    listed, wanted = options.load_roster(roster, definition.issuer), formats or FORMATS
    addressees = _addressees(schools, listed)
    if earlier := options.load_previous(previous, definition, term):
        from .open_measures_printed import with_open_measures

        addressees = with_open_measures(addressees, earlier, listed, definition)
    notes = FormNotes(deadline, phone or "")
    issued = issue(definition, addressees, Path(output), term=term, formats=wanted, force=force, notes=notes)
    with console.progress("制表", len(addressees) * len(wanted)) as advance:
        results = list(console.counted(issued, advance))
    _report(results, Path(output))
    if term and (older := forms_without_term(Path(output))):
        console.say(
            f"{Path(output)} 里另有 {older} 个没有写学期的空白表，是写学期之前制的，请移走，免得同 {term.id} 里的一起发出去。"
        )
    return 0


def _addressees(schools: tuple[str, ...], listed: Roster | None) -> list[Addressee]:
    """The schools named, with the roster's code if it has them; all of the roster; or nobody in particular."""
    from ..forms import Addressee

    if schools:
        return [_addressee(name.strip(), listed) for name in schools]
    if listed is None or not listed.schools:
        console.note("没有指定学校，制一份通用的。" if listed is None else "名册里还没有学校，制一份通用的。")
        return [Addressee("")]
    return [_of_roster(school) for school in listed.schools]


def _of_roster(school: School) -> Addressee:
    from ..forms import Addressee

    return Addressee(school.name, school.code or "", group=school.group or "")


def _addressee(name: str, listed: Roster | None) -> Addressee:
    """The school as in the roster, if it is there; else as it was named, and said."""
    from ..forms import Addressee

    if not name:
        raise JianfuError("选项 --school 的学校名称是空的。用法见：jianfu blank --help")
    match = listed.match(name) if listed and listed.schools else None
    if match is None:
        return Addressee(name)
    if match.school is None:
        near = f"，最接近的是：{'、'.join(match.nearest)}" if match.nearest else ""
        console.say(f"名册中没有“{name}”{near}。已照所写的名称制表，表上没有学校标识码。")
        return Addressee(name)
    return _of_roster(match.school)


def _report(results: Iterable[Issued], folder: Path) -> None:
    made: list[Issued] = []
    kept: list[Issued] = []
    for issued in results:
        (kept if issued.outcome == "kept" else made).append(issued)
        if issued.kept_copy:
            console.say(f"{issued.path} 已填写过，原件另存为 {issued.kept_copy.name}。")
    if len(made) <= 20:
        console.show((str(issued.path) for issued in made), whole=True)
    console.note(f"已制作 {len(made)} 个文件，在 {folder}。" if made else "没有制作新文件。")
    if kept:
        shown = some_of([issued.path.name for issued in kept], 5)
        console.note(f"{len(kept)} 个文件已经有了，没有改动：{shown}。要重新制作请加 --force。")
