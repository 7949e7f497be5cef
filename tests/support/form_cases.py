"""What the tests of the form reader share: the parts of a form in text, and the ways to read one."""

from __future__ import annotations

from collections.abc import Callable

import tables
from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.intake.formats.opening import open_document as open_file
from jianfu_cli.intake.grid import Document
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import FieldText, Response, Return
from tables import SHIPPED

READER = FormReader(SHIPPED, AnswerReader(SHIPPED))
EXPECTED = {item.number: item.expected for item in SHIPPED.items}
TITLE = "高平市中小学教师减负清单自查表"
HEAD = f"{TITLE}\n学校（盖章）：米山镇洞湾小学　　　填表时间：2022年6月23日\n"
COLUMNS = "| 项目 | 内 容 | 自查情况 | 备注 |\n"
FOOT = "\n填表人：张三　　　校长签字：李明"

WAYS: dict[str, Callable[[str], Document]] = {
    "sheet": tables.sheets,
    "word": tables.tables,
    "xlsx": lambda text: open_file(tables.xlsx(text)),
    "docx": lambda text: open_file(tables.docx(text)),
}
Read = Callable[[str], Return]


def read_all(text: str, way: str = "sheet") -> list[Return]:
    """The forms that a text describes."""
    return READER.read(WAYS[way](text), "报送.xlsx")


def rows(pattern: str, first: int = 1, last: int = 21) -> str:
    """A row for each item: N its number, T its wording, A the answer of a school without problems."""
    each = [
        pattern.replace("N", str(n)).replace("T", f"{{{n}}}").replace("A", EXPECTED[n]) for n in range(first, last + 1)
    ]
    return "\n".join(each) + "\n"


def response(form: Return, item: int) -> Response:
    """The response to an item."""
    return next(each for each in form.responses if each.item == item)


def all_good(form: Return, *but: int) -> None:
    """Every item but those named was found once, unaltered, and answered as it should be."""
    assert [found.item for found in form.responses] == list(EXPECTED)
    for found in form.responses:
        if found.item not in but:
            assert (found.item, found.answer, found.altered) == (found.item, EXPECTED[found.item], None)
            assert not found.repeated_at and not found.misplaced


def text(written: FieldText | None) -> str | None:
    """What stands behind a label, None without the label."""
    return written.text if written else None
