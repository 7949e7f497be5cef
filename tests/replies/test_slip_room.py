"""The letter to a school keeps to a page, and counts no more than it lists: the rest is told with its number."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest

from jianfu_cli.replies.addressees import Addressee
from jianfu_cli.replies.faults import Fault
from jianfu_cli.replies.reply_formats import SLIP_WORDING
from jianfu_cli.replies.slip import SlipWriter
from jianfu_cli.replies.wording_values import common_values
from jianfu_cli.reports import SMALLER, Wording
from jianfu_cli.roster import School
from jianfu_cli.tools import read_resource
from reply_cases import CHECKLIST, SPRING, paragraphs

WORDING = Wording(read_resource(SLIP_WORDING), SLIP_WORDING)
COPY = "洞湾（请更正）.xlsx"


def letter(count: int, copy: str, *, notices: bool = True) -> bytes:
    """The letter about so many faults, no two of one kind."""
    found = [
        Fault(
            f"第{number}项写的是“这一项的情况一时说不清楚，待{number}日研究后再报”，看不出是哪个答案",
            "请写明是、否或者不涉及，并在情况说明中写清楚情况",
            f"自查表!C{number + 4}",
            number,
        )
        for number in range(1, count + 1)
    ]
    common = common_values(CHECKLIST, SPRING, "2022年7月15日")
    writer = SlipWriter(WORDING, common, date(2022, 7, 1), notices=notices)
    return writer.write(Addressee(School(name="米山镇洞湾小学"), found), copy)


def size(document: bytes) -> float:
    """Of its text, in points."""
    styles = zipfile.ZipFile(io.BytesIO(document)).read("word/styles.xml").decode()
    defaults = styles.partition("<w:docDefaults>")[2].partition("</w:docDefaults>")[0]
    return int(re.findall(r'<w:sz w:val="(\d+)"', defaults)[0]) / 2


def told(document: bytes) -> tuple[int, int, int]:
    """How many faults it says that there are, lists, and tells of as further ones."""
    text = "\n".join(paragraphs(document))
    said, further = re.search(r"有(\d+)处需要更正", text), re.search(r"另有(\d+)处", text)
    listed = len(re.findall(r"第\d+项写的是", text))
    return int(said[1]) if said else 0, listed, int(further[1]) if further else 0


@pytest.mark.parametrize("copy", [COPY, ""])
@pytest.mark.parametrize(("count", "points"), [(2, 16), (4, 14), (6, 12)])
def test_what_has_room_is_all_there_if_in_smaller_type(count: int, points: float, copy: str) -> None:
    document = letter(count, copy)
    assert (told(document), size(document)) == ((count, count, 0), points)


@pytest.mark.parametrize("copy", [COPY, ""])
@pytest.mark.parametrize("count", [10, 21, 60])
def test_what_can_not_have_room_is_told_with_its_number(count: int, copy: str) -> None:
    document = letter(count, copy)
    said, listed, further = told(document)
    assert (said, listed + further, size(document)) == (count, count, SMALLER[-1].size)
    assert listed >= 5


def test_what_could_be_read_nowhere_else_is_never_left_out() -> None:
    assert told(letter(21, "", notices=False)) == (21, 21, 0)
