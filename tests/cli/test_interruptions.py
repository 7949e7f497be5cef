"""Broken runs: killed, interrupted, out of space or permission. Each file is the old or the new one, complete."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

import commands
import processes
from example_folder import lay_out
from jianfu_cli.checking import Examiner, Settings
from jianfu_cli.cli import console
from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.intake.archives import Source
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.reports import output_files
from jianfu_cli.tools import writing as safewriting
from processes import LEFTOVER, children, lives, mounted, started, unprivileged, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes by /proc")

REPORTS = tuple(report.file for report in output_files.REPORTS.values())
OLD, NEW = "2022-07-15", "2022-07-16"
FEW = ("东城街道第一", "陈区镇西沟", "神农镇")  # schools whose returns are enough where it is not them that matter


SUMMARIZE = ("summarize", "--date", NEW, "--format", "json", "--format", "html")


def besides_the_inputs(messages: str) -> str:
    """What was said on standard error, without the lines that tell of the roster, of what is still open, of the ledger."""
    of_inputs = ("名册：", "2021—2022学年第一学期未完成的整改措施", "台账更正：")
    return "\n".join(line for line in messages.splitlines() if line and not line.startswith(of_inputs))


def reports(folder: Path, names: tuple[str, ...] = REPORTS) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with three returns, and what two runs of different dates make of it; not to be changed."""
    folder = lay_out(tmp_path_factory.mktemp("made") / "样例")
    for path in (folder / "returns").iterdir():
        if not path.name.startswith(FEW):
            path.unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for day in (OLD, NEW):
            assert commands.run("summarize", "--date", day, "-o", day).code == 0
        assert commands.run("blank", "--roster", "名册.xlsx", "--term", "2022春", "-o", "blank").code == 0
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example as the current folder, with the reports of the first run in summary/."""
    folder = tmp_path / "工作"
    shutil.copytree(made, folder)
    (folder / OLD).rename(folder / "summary")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def many(demo: Path) -> Path:
    """So many returns that workers are busy for a second or more."""
    form = demo / "returns" / "神农镇示例学校-自查表.xlsx"
    for number in range(1500):
        (demo / "returns" / f"副本{number}.xlsx").hardlink_to(form)
    return demo


# --- killed


def ended_at(step: int, *arguments: str) -> bool:
    """Run the command in a fork that kills itself around its `step`th change to the disk; False if there are not so many."""
    pid = os.fork()
    if pid == 0:
        left = [step]

        def around(function: Callable[..., object]) -> Callable[..., object]:
            def changed(*given: object, **named: object) -> object:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                result = function(*given, **named)
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return result

            return changed

        for name in ("fsync", "replace", "link"):
            setattr(os, name, around(getattr(os, name)))
        try:
            commands.run(*arguments)
        finally:
            os._exit(0)
    return os.waitpid(pid, 0)[1] == signal.SIGKILL


def moments(*arguments: str) -> Iterator[int]:
    """Each moment at which a run can be killed around a change to the disk, the run having been killed there."""
    step = 1
    while ended_at(step, *arguments):
        yield step
        step += 1


def test_reports_of_a_killed_run_are_old_or_new_and_the_next_run_is_as_ever(made: Path, demo: Path) -> None:
    names = ("summary.json", "汇总.html")
    old, new = reports(made / OLD, names), reports(made / NEW, names)
    note = (demo / "summary" / ".jianfu-made.json").read_bytes()
    count = 0
    for count in moments(*SUMMARIZE):
        found = reports(Path("summary"), names)
        assert all(data in (old[name], new[name]) for name, data in found.items()), count
        assert commands.run(*SUMMARIZE).err.count("另存为") == 0
        assert reports(Path("summary"), names) == new
        assert len(list(Path("summary").glob("[!.]*"))) == len(REPORTS), "nothing is left, nothing was kept"
        for name, data in old.items():
            (demo / "summary" / name).write_bytes(data)
        (demo / "summary" / ".jianfu-made.json").write_bytes(note)
    assert count >= 12


def test_a_persons_file_is_never_without_a_name(made: Path, demo: Path) -> None:
    new = reports(made / NEW)
    report = Path("summary/汇总.html")
    report.write_bytes(b"changed by hand")
    for step in moments(*SUMMARIZE):
        assert report.read_bytes() in (b"changed by hand", new[report.name])
        assert commands.run(*SUMMARIZE).code == 0
        kept = list(Path("summary").glob("*保留*"))
        assert [path.read_bytes() for path in kept] == [b"changed by hand"], step
        kept[0].unlink()
        report.write_bytes(b"changed by hand")
    assert not list(Path("summary").glob(LEFTOVER))


def forms_in(folder: Path) -> dict[str, bytes]:
    """The forms of a term by their names, whatever townships they lie in."""
    return {path.name: path.read_bytes() for path in folder.rglob("[!.]*.*")}


def test_forms_of_a_killed_run_are_complete_and_the_next_run_makes_the_rest(made: Path, demo: Path) -> None:
    folder = Path("forms/2021-2022-2")
    names = ("陈区镇西沟示例小学", "神农镇示例学校")
    schools = [part for name in names for part in ("--school", name)]
    arguments = ("blank", *schools, "--roster", "名册.xlsx", "--term", "2022春")
    wanted = {name: data for name, data in forms_in(made / "blank" / folder.name).items() if name.startswith(names)}
    count = 0
    for count in moments(*arguments):  # noqa: B007
        assert forms_in(folder).items() <= wanted.items()
        assert commands.run(*arguments).code == 0
        assert forms_in(folder) == wanted and not list(folder.rglob(LEFTOVER))
        shutil.rmtree(folder)
    assert count == 2 * len(wanted) == 8


def test_a_result_of_a_killed_validation_is_old_or_new(demo: Path) -> None:
    target = Path("结果.json")
    arguments = ("validate", "returns", "--format", "json", "-o", str(target))
    commands.run(*arguments)
    new = target.read_bytes()
    target.write_bytes(b"old")
    for step in moments(*arguments):
        assert target.read_bytes() in (b"old", new), step
        commands.run(*arguments)
        assert target.read_bytes() == new
        target.write_bytes(b"old")
    assert not list(Path().glob(LEFTOVER))


def test_leftovers_are_never_read(demo: Path) -> None:
    before = json.loads(commands.run("validate", "returns", "--format", "json").out)
    shutil.copy("returns/神农镇示例学校-自查表.xlsx", "returns/.999999999-1.jianfu-tmp")
    assert json.loads(commands.run("validate", "returns", "--format", "json").out) == before


def test_a_living_runs_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs, dead = (tmp_path / f".{pid}-1.jianfu-tmp" for pid in (os.getppid(), 999_999_999))
    for path in (theirs, dead):
        path.write_bytes(b"half")
    safewriting.prepare_folder(tmp_path)
    assert (theirs.exists(), dead.exists()) == (True, False)
    os.utime(theirs, (0, 0))  # as of an earlier report under a second name, while the new ones are published
    safewriting.prepare_folder(tmp_path)
    assert theirs.exists()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 2 * 24 * 3600)
    safewriting.prepare_folder(tmp_path)
    assert not theirs.exists(), "no run takes days: another process has the number now"


@pytest.mark.parametrize("moment", [0.03, 0.1, 0.3])
def test_workers_end_with_a_killed_run(many: Path, moment: float) -> None:
    """`moment`: when, in seconds after the workers began."""
    with started("summarize", "--jobs", "3", cwd=many) as process:
        assert until(lambda: len(children(process.pid)) == 3)
        workers = children(process.pid)
        until(lambda: False, moment)
        process.kill()
        assert until(lambda: not any(map(lives, workers)), 5), "a worker outlives its run"


# --- interrupted


MOMENTS = (0.005, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.55, 0.7)


@pytest.mark.parametrize(
    ("moment", "method"),
    [
        *((moment, "fork") for moment in MOMENTS),
        *((moment, "spawn") for moment in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.3)),
    ],
)
def test_ctrl_c_is_quiet(many: Path, made: Path, moment: float, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any moment: loading, starting workers, reading, writing. The whole group gets the signal, as from a terminal."""
    monkeypatch.setenv("JIANFU_START_METHOD", method)
    with started("summarize", "--date", NEW, "--jobs", "2", cwd=many) as process:
        until(lambda: False, moment)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    processes.calm(err)
    assert process.returncode in (130, 0)
    if process.returncode == 130:
        assert (out, besides_the_inputs(err)) in (("", ""), ("", "已中断。"))
        assert reports(many / "summary") == reports(made / OLD)
    assert not list((many / "summary").glob(LEFTOVER))


def test_ctrl_c_while_workers_read_is_130(many: Path) -> None:
    with started("validate", "returns", "--jobs", "2", cwd=many) as process:
        assert until(lambda: len(children(process.pid)) == 2)
        workers = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, besides_the_inputs(err)) == (130, "", "已中断。")
    assert not any(map(lives, workers))


# --- two runs at the same time


def test_two_runs_over_one_folder_leave_whole_files(made: Path, demo: Path) -> None:
    wanted = [reports(made / day) for day in (OLD, NEW)]
    with started("summarize", "--date", OLD, cwd=demo) as first, started("summarize", "--date", NEW, cwd=demo) as other:
        for process in (first, other):
            processes.calm(process.communicate(timeout=30)[1])
            assert process.returncode == 0
    found = reports(demo / "summary")
    assert all(data in (wanted[0][name], wanted[1][name]) for name, data in found.items())
    assert not list((demo / "summary").glob(LEFTOVER))


def test_two_runs_make_the_same_forms_once(made: Path, demo: Path) -> None:
    arguments = ("blank", "--roster", "名册.xlsx", "--term", "2022春")
    with started(*arguments, cwd=demo) as first, started(*arguments, cwd=demo) as other:
        for process in (first, other):
            processes.calm(process.communicate(timeout=30)[1])
            assert process.returncode == 0
    assert forms_in(demo / "forms" / "2021-2022-2") == forms_in(made / "blank" / "2021-2022-2")
    assert not list((demo / "forms").rglob(LEFTOVER))


# --- no room, no permission, not there


def one_sentence(error: str, *words: str) -> None:
    assert len(besides_the_inputs(error).splitlines()) == 1, error
    assert all(word in error for word in words), error


JIANFU = f'"{sys.executable}" -m jianfu_cli'


@pytest.mark.parametrize(
    "arguments",
    [
        "summarize -o disk/summary",
        "validate returns --format json -o disk/结果.json",
        "blank --roster 名册.xlsx -o disk/forms",
    ],
)
def test_a_full_disk_is_one_sentence_and_earlier_files_stay(demo: Path, arguments: str) -> None:
    Path("disk").mkdir()
    Path("old/summary").mkdir(parents=True)
    for name in REPORTS:
        shutil.copy(Path("summary", name), "old/summary")
    Path("old/结果.json").write_bytes(b"old")
    done = mounted(
        "mount -t tmpfs -o size=4m none disk; cp -r old/* disk; "
        "head -c $(( $(df --output=avail -k disk | tail -n 1) * 1024 - 8000 )) /dev/zero > disk/room; set +e; "
        f"{JIANFU} {arguments}; code=$?; rm disk/room; cp -r disk after; exit $code", demo,
    )  # fmt: skip
    assert done.returncode == 2
    one_sentence(done.stderr, "无法写入", "磁盘已满")
    for path in Path("old").rglob("*.*"):
        assert Path("after", path.relative_to("old")).read_bytes() == path.read_bytes()
    assert not list(Path("after").rglob(LEFTOVER))
    for form in Path("after/forms").rglob("[!.]*.*"):
        assert form.stat().st_size > 5000, "a form that is there is whole"


def test_a_read_only_disk_is_one_sentence(demo: Path) -> None:
    for arguments in (
        "summarize -o disk/summary",
        "validate returns -o disk/a.txt",
        "blank -o disk/forms",
        "init disk/x",
    ):
        Path("disk").mkdir(exist_ok=True)
        done = mounted(f"mount -t tmpfs none disk; mount -o remount,ro disk; {JIANFU} {arguments}", demo)
        assert done.returncode == 2
        assert "只读" in done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [("blank", (0,)), ("init neu", (0,)), ("init neu --example", (2,)), ("summarize", (0, 2))],  # new files need none
)
def test_a_full_temporary_folder_is_one_sentence(demo: Path, arguments: str, codes: tuple[int, ...]) -> None:
    before = reports(Path("summary"))
    Path("tmp").mkdir()
    done = mounted(f"mount -t tmpfs -o size=4k none tmp; {JIANFU} {arguments}", demo, TMPDIR=str(demo / "tmp"))
    assert done.returncode in codes
    if done.returncode:
        one_sentence(done.stderr.replace("没有指定学校，制一份通用的。\n", ""), "磁盘已满")
        assert reports(Path("summary")) == before


def test_without_permission_to_write_it_is_one_sentence(demo: Path) -> None:
    Path("locked").mkdir(mode=0o555)
    for arguments in (
        ["summarize", "-o", "locked/a"],
        ["validate", "returns", "-o", "locked/a.txt"],
        ["blank", "-o", "locked"],
        ["init", "locked"],
    ):
        done = processes.run(*arguments, cwd=demo, prefix=unprivileged())
        assert done.returncode == 2, arguments
        assert "没有写入权限" in done.stderr.strip().splitlines()[-1]


def test_without_permission_to_read_it_is_a_finding_or_one_sentence(demo: Path) -> None:
    form, folder = Path("returns/神农镇示例学校-自查表.xlsx"), Path("returns/锁")
    folder.mkdir()
    folder.chmod(0)
    form.chmod(0)
    done = processes.run("validate", "returns", "--format", "json", cwd=demo, prefix=unprivileged())
    folder.chmod(0o700)
    assert done.returncode == 1
    unreadable = [entry for entry in json.loads(done.stdout)["returns"] if entry["status"] == "unreadable"]
    assert [entry["file"] for entry in unreadable] == [str(form), str(folder)]
    assert all("没有权限" in entry["findings"][0]["message"] for entry in unreadable)
    for name, arguments in (("名册.xlsx", ["summarize"]), ("jianfu.yaml", ["rules"]), ("jianfu.yaml", ["blank"])):
        Path(name).chmod(0)
        done = processes.run(*arguments, cwd=demo, prefix=unprivileged())
        assert done.returncode == (0 if arguments == ["rules"] else 2)
        if done.returncode:
            one_sentence(done.stderr, name)


def test_a_folder_in_the_place_of_a_file_is_one_sentence(made: Path, demo: Path) -> None:
    Path("summary/汇总表.xlsx").unlink()
    Path("summary/汇总表.xlsx").mkdir()
    Path("文件").write_text("x", encoding="utf-8")
    for arguments in (["summarize", "--date", NEW], ["summarize", "-o", "文件"], ["blank", "-o", "文件"], ["init", "文件"],
                      ["validate", "returns", "-o", "returns"], ["validate", "returns", "-o", "文件/a.txt"]):  # fmt: skip
        done = commands.run(*arguments)
        assert done.code == 2, arguments
        one_sentence(done.err, "")
        assert any("\u4e00" <= c <= "\u9fff" for c in done.err)
    old = reports(made / OLD)
    assert all(Path("summary", name).read_bytes() == old[name] for name in REPORTS if name != "汇总表.xlsx")


def test_a_file_that_vanishes_is_a_finding(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: [*listdir(path), "刚删的.xlsx"])
    done = commands.run("validate", "returns", "--format", "json")
    [gone] = [entry for entry in json.loads(done.out)["returns"] if entry["file"] == "returns/刚删的.xlsx"]
    assert (gone["status"], gone["findings"][0]["code"]) == ("unreadable", "JF001")
    monkeypatch.undo()
    [source] = find_sources([str(demo / "returns" / "神农镇示例学校-自查表.xlsx")])
    assert isinstance(source, Source)
    Path(source.path).unlink()
    [(_, line)] = Examiner(Settings(load_checklist()))(source)
    assert "已不存在" in line.decode()


def test_ctrl_c_within_generated_code_is_130_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python notes an interrupt that leaves the code of exec("..."), as dataclasses have it, and ends by the signal."""
    program = (
        "import jianfu_cli.cli as cli, jianfu_cli.cli.application as application\n"
        "from jianfu_cli.__main__ import main\n"
        "class Interrupted(application.jianfu.__class__):\n"
        "    def main(self, *_, **__): exec('raise KeyboardInterrupt')\n"
        "application.jianfu.__class__ = Interrupted\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已中断。\n")


def test_an_interrupt_that_a_library_tells_of_in_its_own_words_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    @click.command()
    def building() -> None:
        raise ValueError('Error building "model" validator:\n  KeyboardInterrupt: ')

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.argv", ["jianfu"])
        assert console.run(building) == console.INTERRUPTED
    assert capsys.readouterr().err == "已中断。\n"
