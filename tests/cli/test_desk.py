"""`jianfu` alone in a working folder: where the semester stands and what to do next, whatever the folder is like."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

import costs
from commands import run
from example_folder import lay_out
from jianfu_cli.workspace.config import Config
from jianfu_cli.workspace.desk_settings import OTHERS, SECTIONS, VALUES, desk_settings
from repository import SOURCE

TODAY = datetime.date.today()


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything was run once; not to be changed."""
    folder = lay_out(tmp_path_factory.mktemp("desk") / "样例")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in ("blank", "ledger", "summarize"):
            run(command)
    return folder


@pytest.fixture
def folder(done: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and the current folder."""
    copy = tmp_path / "工作"
    shutil.copytree(done, copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as `jianfu init` makes it, and the current folder."""
    run("init", tmp_path / "新的")
    monkeypatch.chdir(tmp_path / "新的")
    return tmp_path / "新的"


def later(path: Path) -> None:
    """The file was changed after everything else."""
    os.utime(path, (path.stat().st_mtime + 9999,) * 2)


def fill_in(ledger: Path, day: str = "2022-07-05", after: str = "以此份为准") -> None:
    """Settle all that waits, in the cells of both sheets; the answer to a question about an item is 是."""
    book = openpyxl.load_workbook(ledger)
    for sheet, asked, answer in (("判读", 2, 3), ("更正", 2, 4)):
        page = book[sheet]
        by = 6 if sheet == "判读" else 5
        for row in range(2, page.max_row + 1):
            if page.cell(row, asked).value and not page.cell(row, answer).value:
                target = page.cell(row, asked).value
                page.cell(row, answer, "是" if sheet == "判读" or isinstance(target, int) else after)
                page.cell(row, by, "张三")
                page.cell(row, by + 1, day)
                if sheet == "更正":
                    page.cell(row, by + 2, "电话")
    book.save(ledger)


def said(label: str) -> str:
    """What stands behind a label."""
    shown = run()
    assert shown.code == 0
    return next(line[len(label) :].strip() for line in shown.out.splitlines() if line.startswith(label))


def test_what_it_says_of_a_semester(folder: Path) -> None:
    shown = run(encoding="gbk")
    assert (shown.code, shown.err) == (0, "")
    first, *rows, last = shown.out.splitlines()
    assert first.startswith("2021—2022学年第二学期，2022-07-10 截止，已过 ")
    assert rows[0] == "学校      12 所（名册.xlsx）"
    assert rows[1] == "空白表    已制发 12 所，在 forms"
    assert rows[2] == "收到      12 份文件，在 returns，都已看过"
    assert rows[3].startswith("汇总      已计入 10 所，待更正 1 所，未报 1 所，逾期 1 所；")
    assert re.fullmatch(r"台账      (待判的说法 \d+ 种，)?待填的更正 \d+ 行", rows[4])
    assert last.startswith("接下来：打开 台账.xlsx，")


@pytest.mark.parametrize(("days", "words"), [(5, "还有 5 天"), (1, "还有 1 天"), (0, "就是今天"), (-3, "已过 3 天")])
def test_the_days_until_the_deadline(days: int, words: str, empty: Path) -> None:
    deadline = TODAY + datetime.timedelta(days)
    (empty / "jianfu.yaml").write_text(f"term: 2022春\ndeadline: {deadline}\n", encoding="utf-8")
    assert run().out.splitlines()[0] == f"2021—2022学年第二学期，{deadline} 截止，{words}"


def test_the_term_of_the_last_summary_where_none_is_set(folder: Path) -> None:
    (folder / "jianfu.yaml").write_text("roster: 名册.xlsx\n", encoding="utf-8")
    assert run().out.splitlines()[0] == "2021—2022学年第二学期（照上次汇总），没有写截止日期"


def test_a_file_that_came_since_the_summary(folder: Path) -> None:
    (folder / "returns" / "新来.docx").write_bytes(b"x")
    assert said("收到") == "13 份文件，在 returns，1 份还没有看过"
    assert said("汇总").endswith("比收回的表旧，要重新汇总")
    assert said("接下来：") == "运行 jianfu validate，核对新收到的（1 份）；再运行 jianfu summarize，汇总"


def test_a_file_that_was_changed_since_the_summary(folder: Path) -> None:
    later(next((folder / "returns").glob("*.docx")))
    assert said("收到") == "12 份文件，在 returns，1 份还没有看过"


def test_files_in_a_zip_count_and_what_is_no_return_does_not(folder: Path) -> None:
    with zipfile.ZipFile(folder / "returns" / "米山镇.zip", "w") as archive:
        archive.writestr("甲小学.xlsx", b"x")
        archive.writestr("乙小学.xlsx", b"x")
    (folder / "returns" / "~$甲小学.xlsx").write_bytes(b"x")
    assert said("收到") == "14 份文件，在 returns，2 份还没有看过"


def test_it_looks_where_the_last_summary_looked(folder: Path) -> None:
    (folder / "returns").rename("收回的表")
    run("summarize", "收回的表")
    assert said("收到") == "12 份文件，在 returns、收回的表，都已看过"
    (folder / "收回的表").rename("returns")
    run("summarize", ".")
    assert said("收到") == "12 份文件，在 returns，都已看过"


def test_a_ledger_filled_in_since_makes_the_summary_old(folder: Path) -> None:
    later(folder / "台账.xlsx")
    assert said("汇总").endswith("比台账.xlsx旧，要重新汇总")
    assert said("接下来：").startswith("打开 台账.xlsx，填好待判、待填的行"), "it was run, and nothing is settled yet"
    fill_in(folder / "台账.xlsx")
    later(folder / "台账.xlsx")
    assert said("台账") == "没有待办的"
    assert said("接下来：") == "运行 jianfu summarize，重新汇总"


def test_mistakes_in_a_ledger_that_was_just_filled_in(folder: Path) -> None:
    fill_in(folder / "台账.xlsx", "某年某月")
    later(folder / "台账.xlsx")
    assert "注意：台账.xlsx!" in run().out
    assert said("接下来：").startswith("打开 台账.xlsx，改好上面说的错误")
    assert run("summarize").code == 2


def test_a_ledger_that_was_not_run_comes_before_replies(folder: Path) -> None:
    (folder / "台账.xlsx").unlink()
    assert (
        said("接下来：") == "运行 jianfu ledger，把要问学校的列进 台账.xlsx；要学校自己改的，运行 jianfu reply 写回复"
    )


def test_an_empty_ledger_is_not_called_done(folder: Path) -> None:
    (folder / "台账.xlsx").unlink()
    run("init", "../空的")
    shutil.copy("../空的/台账.xlsx", "台账.xlsx")
    os.utime("台账.xlsx", (1, 1))
    assert said("台账") == "还没有列入待更正的 1 所"


def test_a_semester_before_that_is_not_there(folder: Path) -> None:
    (folder / "jianfu.yaml").write_text("roster: 名册.xlsx\nprevious: ../没有的\n", encoding="utf-8")
    assert "注意：上期 ../没有的 找不到，请改正 jianfu.yaml 中的 previous" in run().out


def test_the_last_step_works_where_it_is_told(folder: Path) -> None:
    assert run("init", "../下学期", "--previous", ".").code == 0
    assert f"previous: ../{folder.name}" in Path("../下学期/jianfu.yaml").read_text(encoding="utf-8")


def test_forms_of_schools_that_the_roster_lacks(folder: Path) -> None:
    run("blank", "--school", "不存在学校", "--term", "2022春")
    assert said("空白表") == "已制发 13 份（比名册的 12 所多，有不在名册的），在 forms"


def test_the_steps_of_a_new_folder(empty: Path) -> None:
    assert said("学校") == "名册.xlsx 里还没有学校"
    assert said("接下来：") == "填好 名册.xlsx，再运行 jianfu blank 制发空白表"
    (empty / "名册.csv").write_text("学校名称\n甲小学\n乙小学\n", encoding="utf-8")
    (empty / "jianfu.yaml").write_text("roster: 名册.csv\nterm: 2022春\n", encoding="utf-8")
    assert said("学校") == "2 所（名册.csv）"
    assert said("接下来：") == "在 jianfu.yaml 里写上截止日期 deadline（印在表上），再运行 jianfu blank 制发空白表"
    (empty / "jianfu.yaml").write_text("roster: 名册.csv\nterm: 2022春\ndeadline: 2022-07-10\n", encoding="utf-8")
    assert said("接下来：") == "运行 jianfu blank，制发空白表"
    run("blank")
    assert said("空白表") == "已制发 2 所，在 forms"
    assert said("接下来：") == "把 forms 里的表发给学校；收回的放进 returns，再运行 jianfu validate"
    shutil.copy("forms/2021-2022-2/甲小学-自查表.docx", "returns")
    assert said("收到") == "1 份文件，在 returns，都还没有汇总"
    assert said("接下来：") == "运行 jianfu validate，核对收回的表（1 份）；再运行 jianfu summarize，汇总"


def test_the_steps_at_the_end(folder: Path) -> None:
    (folder / "台账.xlsx").unlink()
    assert "jianfu reply 写回复" in said("接下来：")
    run("reply")
    assert said("接下来：").startswith("催报未报、待更正的学校（名单在 summary/汇总表.xlsx）")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rooster: 名册.xlsx\n", "jianfu.yaml:1：不认识的键“rooster”"),
        ("term: 2022春\nterm: 2022秋\n", "jianfu.yaml:2：键“term”出现了两次"),
        ("term: 某学期\n", "jianfu.yaml:1：“term”不对"),
        ("deadline: 明天\n", "jianfu.yaml:1：“deadline”"),
        ("returns: [\n", "YAML 写法有误"),
        ("- 1\n", "jianfu.yaml"),
        ("blank: 3\n", "jianfu.yaml:1"),
    ],
)
def test_a_broken_file_of_settings_is_a_sentence_and_2(text: str, words: str, empty: Path) -> None:
    (empty / "jianfu.yaml").write_text(text, encoding="utf-8")
    shown = run()
    assert (shown.code, shown.out) == (2, "")
    assert words in shown.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("名册.xlsx", None, "注意：找不到名册 名册.xlsx"),
        ("名册.xlsx", b"PK\x03\x04broken", "注意：名册.xlsx：名册读不出"),
        ("summary/summary.json", b"{", "注意：summary/summary.json 读不出，请重新运行 jianfu summarize"),
        ("summary/summary.json", b"\xff\xfe\x00", "注意：summary/summary.json 读不出"),
        ("台账.xlsx", b"PK\x03\x04broken", "注意：台账.xlsx：台账读不出"),
    ],
)
def test_what_can_not_be_read_is_told_and_the_rest_is_shown(
    name: str, content: bytes | None, words: str, folder: Path
) -> None:
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
        later(folder / name)
    shown = run()
    assert shown.code == 0
    assert words in shown.out
    assert "接下来：" in shown.out and "收到" in shown.out


def test_nothing_at_all_but_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("jianfu.yaml").write_text("", encoding="utf-8")
    assert said("学校") == "没有名册，不知道应报多少"
    assert said("接下来：").endswith("再运行 jianfu blank 制发空白表")


def test_elsewhere_it_is_the_help_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run().err.startswith("用法：jianfu")


def test_it_knows_the_keys_of_the_settings_and_no_others() -> None:
    fields = {field.alias or name for name, field in Config.model_fields.items()}
    assert fields - {"force"} == VALUES | SECTIONS | OTHERS


def test_it_goes_by_the_same_settings_as_the_commands(folder: Path) -> None:
    text = "term: 2022春\nreturns: [甲, 乙]\nledger: {output: 记.xlsx}\nsummarize: {output: 果, term: 2021-2022-1}\n"
    Path("jianfu.yaml").write_text(text, encoding="utf-8")
    found = desk_settings(Path())
    assert (found.returns, found.ledger, found.results, found.forms) == (("甲", "乙"), "记.xlsx", "果", "forms")
    assert found.term and found.term.id == "2021-2022-1"


def _alone(*arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8"}
    subprocess.run([sys.executable, "-m", "jianfu_cli", *arguments], env=environment, capture_output=True, check=True)


def test_it_takes_little_more_than_the_help_page(folder: Path) -> None:
    """It took 2.5 times as long when this was written, with the models of all commands 7 times."""
    help_page = min(costs.seconds(lambda: _alone("--help")) for _ in range(3))
    costs.assert_within(max(5 * help_page, 0.3), _alone)


@pytest.mark.parametrize("summed_up", [True, False])
def test_it_loads_no_models(summed_up: bool, folder: Path) -> None:
    if not summed_up:
        shutil.rmtree("summary")
    script = (
        "import sys; from jianfu_cli.cli import jianfu; jianfu.main([], standalone_mode=False); "
        "print([name for name in ('pydantic', 'openpyxl', 'docx', 'jinja2', 'rich', 'rapidfuzz') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8"}
    shown = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert shown.stdout.splitlines()[-1] == "[]"
