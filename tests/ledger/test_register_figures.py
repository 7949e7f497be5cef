"""What is counted from a register: by calendar year, against a limit or a baseline, honest in the middle of a year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checklists import OTHER_CHECKLIST
from jianfu_cli.definition import Term, load_checklist
from jianfu_cli.ledger import register_figures
from jianfu_cli.ledger.ledger_file import read_ledger
from jianfu_cli.reports.register_phrases import figure_texts

SPRING = Term.parse("2021-2022-2")
JUNE = date(2022, 6, 30)
COLUMNS = """\
ledgers:
  - title: 检查事项
    columns:
      - {name: 事项, required: true}
      - {name: 类别, choices: [检查, 评比, 其他]}
      - {name: 日期, type: date}
      - {name: 学校, type: schools}
    dated: 日期
    figures:
      - """


def texts(folder: Path, figure: str, rows: list[str], day: date = JUNE, term: Term | None = SPRING) -> str:
    """The figure in words, of a ledger with these rows (事项,类别,日期,学校)."""
    path = folder / "清单.yaml"
    path.write_text(f"{OTHER_CHECKLIST.rstrip()}\n{COLUMNS}{figure}\n", encoding="utf-8")
    checklist = load_checklist(path)
    data = "\n".join(["事项,类别,日期,学校", *rows]).encode()
    [sheet] = read_ledger(data, Path("台账.csv"), checklist, None).registers
    return "；".join(figure_texts(register_figures(sheet, day, term), sheet.register.unit))


def entries(count: int, year: int, kind: str = "检查", school: str = "") -> list[str]:
    return [f"事项{at},{kind},{year}-03-{at % 28 + 1:02d},{school}" for at in range(count)]


HALVED = "{title: 检查评比, where: {类别: [检查, 评比]}, baseline: 2021, reduce: 50%}"


@pytest.mark.parametrize(
    ("now", "then", "day", "said"),
    [
        (9, 24, JUNE, "2022年1月1日至6月30日检查评比9项，为全年控制数12项（2021年24项减少50%）的75%"),
        (9, 24, date(2022, 12, 31), "2022年检查评比9项，为全年控制数12项（2021年24项减少50%）的75%"),
        (9, 24, date(2023, 2, 1), "2022年检查评比9项，为全年控制数12项（2021年24项减少50%）的75%"),
        (12, 25, JUNE, "2022年1月1日至6月30日检查评比12项，为全年控制数12项（2021年25项减少50%）的100%"),
        (15, 24, JUNE, "2022年1月1日至6月30日检查评比15项，为全年控制数12项（2021年24项减少50%）的125%，超出3项"),
        (1, 1, JUNE, "2022年1月1日至6月30日检查评比1项，全年控制数0项（2021年1项减少50%），超出1项"),
        (9, 0, JUNE, "2022年1月1日至6月30日检查评比9项，未提供基期数，无法核算减少比例"),
    ],
)
def test_a_reduction(now: int, then: int, day: date, said: str, tmp_path: Path) -> None:
    rows = [*entries(now, 2022), *entries(then, 2021, "评比"), *entries(3, 2022, "其他"), *entries(3, 2021, "其他")]
    assert texts(tmp_path, HALVED, rows, day) == said


def test_a_baseline_that_is_known_otherwise_and_none_at_all(tmp_path: Path) -> None:
    figure = HALVED.replace("2021", "{count: 24}")
    rows = entries(9, 2022)
    assert texts(tmp_path, figure, rows).endswith("9项，为全年控制数12项（基期24项减少50%）的75%")
    assert texts(tmp_path, HALVED.replace("baseline: 2021, ", ""), rows).endswith("9项，未提供基期数，无法核算减少比例")


def test_the_year_of_the_baseline_is_no_year_to_reduce(tmp_path: Path) -> None:
    autumn = Term.parse("2021-2022-1")
    said = texts(tmp_path, HALVED, entries(24, 2021), date(2021, 12, 31), autumn)
    assert said == "2021年检查评比24项，为计算减少比例的基期"


def test_what_is_dated_later_in_the_year_is_told(tmp_path: Path) -> None:
    rows = [*entries(2, 2022), "秋季检查,检查,2022-09-01,"]
    assert texts(tmp_path, "{title: 检查}", rows) == "2022年（含6月30日以后的1行）检查3项"


def test_a_row_without_a_date_is_told_and_not_counted(tmp_path: Path) -> None:
    said = texts(tmp_path, "{title: 检查}", [*entries(2, 2022), "某次检查,检查,,"])
    assert said == "2022年1月1日至6月30日检查2项（另有1行没有日期，未计入）"


def test_a_limit(tmp_path: Path) -> None:
    rows = [*entries(2, 2022, school="甲小学、乙小学"), *entries(4, 2021)]
    said = "2022年1月1日至6月30日检查2项（涉及2所学校），"
    assert texts(tmp_path, "{title: 检查, at_most: 3}", rows) == f"{said}没有超过全年上限（3项）"
    assert texts(tmp_path, "{title: 检查, at_most: 0}", rows) == f"{said}超过全年上限（0项）"


def test_a_limit_for_each_school(tmp_path: Path) -> None:
    rows = [*entries(3, 2022, school="甲小学、乙小学"), *entries(1, 2022, school="甲小学")]
    figure = "{title: 进校园, per: school, at_most: 3}"
    assert texts(tmp_path, figure, rows).endswith("进校园最多的学校4项，超过每校全年3项的1所：甲小学4项")
    assert texts(tmp_path, figure, rows[:3]).endswith("进校园最多的学校3项，没有学校超过每校全年3项")
    assert texts(tmp_path, figure, entries(2, 2022)).endswith("进校园没有登记到学校的")


def test_without_a_term_the_last_year_that_has_rows_counts(tmp_path: Path) -> None:
    assert texts(tmp_path, "{title: 检查}", entries(2, 2021), date(2022, 2, 1), None) == "2021年检查2项"


def test_the_time_is_said_once(tmp_path: Path) -> None:
    figures = "{title: 检查}\n      - {title: 评比, where: {类别: 评比}}"
    assert texts(tmp_path, figures, entries(2, 2022)) == "2022年1月1日至6月30日检查2项；评比0项"
