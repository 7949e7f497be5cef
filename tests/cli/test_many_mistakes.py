"""Thousands of mistakes in one list: all are found in time that grows with their number; the first are told, and how many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import costs
import office
from jianfu_cli.definition import load_checklist
from jianfu_cli.ledger import load_ledger
from jianfu_cli.roster import load_roster
from jianfu_cli.tools import DefinitionError
from jianfu_cli.workspace.config import load_config

SIZE = 125
MANY = SIZE * costs.TIMES


def sheet(heading: str, line: str, count: int) -> bytes:
    return office.xlsx(office.rows(heading, *[line] * count))


def lines(heading: str, line: str, count: int) -> bytes:
    return (heading + line * count).encode()


ITEM = "  - {number: 一, text: '', extra: 1}\n"
LISTS: dict[str, tuple[str, Callable[[int], bytes], Callable[[Path], object], int]] = {
    "名册.xlsx": ("名册.xlsx", lambda n: sheet("学校名称|学校代码", "第一小学|12", n), load_roster, 3 * MANY - 2),
    "名册.csv": ("名册.csv", lambda n: lines("学校名称,学校代码\n", ",2114000001\n", n), load_roster, MANY),
    "名册.yaml": ("名册.yaml", lambda n: lines("", "- {name: '', code: 1x, 乡: 1}\n", n), load_roster, 4 * MANY - 1),
    "same names in YAML": ("名册.yaml", lambda n: lines("", "- name: 第一小学\n", n), load_roster, MANY - 1),
    "清单.yaml": ("清单.yaml", lambda n: lines("sections:\n- title: 甲\n  items:\n", ITEM, n), load_checklist, 4 * MANY + 8),
    "台账.xlsx": ("台账.xlsx", lambda n: sheet("项号|学校原话|判为", "99|话|可能", n), lambda path: load_ledger(path, load_checklist()), 2 * MANY),
    "jianfu.yaml": ("jianfu.yaml", lambda n: lines("returns:\n", "- [1]\n", n), lambda path: load_config(path.parent), MANY),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_many_mistakes_are_told_in_time_and_few(name: str, tmp_path: Path) -> None:
    file, write, load, count = LISTS[name]
    found: list[DefinitionError] = []

    def reading(number: int) -> costs.Work:
        path = tmp_path / str(number) / file
        path.parent.mkdir()
        path.write_bytes(write(number))

        def read() -> None:
            with pytest.raises(DefinitionError) as caught:
                load(path)
            found.append(caught.value)

        return read

    costs.assert_in_proportion(reading, SIZE)
    *told, rest = str(found[-1]).splitlines()
    assert len(told) == 200 and all(f"{MANY}/{file}" in line for line in told)
    assert rest == f"共 {len(found[-1].mistakes)} 处，以上是前 200 处；改好后再运行一次，会接着列出其余的"
    assert len(found[-1].mistakes) == count


def test_two_hundred_mistakes_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(lines("学校名称,学校代码\n", ",2114000001\n", 200))
    with pytest.raises(DefinitionError) as caught:
        load_roster(path)
    assert len(str(caught.value).splitlines()) == 200
