"""The printed form number, and the stamp in properties."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianfu_cli.definition.stamp import (
    Stamp,
    form_number,
    parse_form_number,
    spoken_number,
    stamp_from_properties,
    stamp_properties,
)
from jianfu_cli.tools.text import squeeze
from jianfu_cli.tools.zipwriting import Entry, write_zip

FULL = Stamp("gaoping-jianfu", "2021", "米山镇中心小学", "3114000001", "2021-2022-2")


@pytest.mark.parametrize(
    ("stamp", "printed"),
    [
        (FULL, "表号：20212-3114-0000-01（gaoping-jianfu/2021/2021-2022-2/3114000001/米山镇中心小学）"),
        (Stamp("a", "1"), "表号：3693-56（a/1/-/-/-）"),
        (Stamp("a", "1", "甲/乙小学"), "表号：3452-48（a/1/-/-/甲/乙小学）"),
        (Stamp("a", "1", "甲小学（北）", "12"), "表号：12（a/1/-/12/甲小学（北））"),
    ],
)
def test_the_form_number_says_the_whole_stamp(stamp: Stamp, printed: str) -> None:
    assert form_number(stamp) == printed
    assert parse_form_number(printed) == stamp


@pytest.mark.parametrize(
    "text",
    [
        "表号：gaoping-jianfu/2021/2021-2022-2/3114000001/米山镇中心小学",
        "表号： 20212 - 3114-0000-01 (gaoping-jianfu/2021/2021-2022-2/3114000001/米山镇中心小学 ) ",
        "表号：（gaoping-jianfu/2021/2021-2022-2/3114000001/米山镇中心小学",
        "表号: gaoping-jianfu / 2021 / 2021-2022-2 / 3114000001 / 米山镇中心小学 ",
        "表 号：ｇａｏｐｉｎｇ－ｊｉａｎｆｕ／２０２１／２０２１－２０２２－２／３１１４０００００１／米山镇中心小学",
        "填表人：张三　　表号：gaoping-jianfu/2021/2021-2022-2/3114000001/米山镇中心小学\n下一行",
    ],
)
def test_spaces_width_and_neighbours_do_not_matter(text: str) -> None:
    assert parse_form_number(text) == FULL


@pytest.mark.parametrize(
    "text", ["", "表号", "表号：", "表号：12", "表号：中文/1/-/-/-", "gaoping-jianfu/2021/-/-/-", "表号：a/1/-/-"]
)
def test_anything_else_is_no_form_number(text: str) -> None:
    assert parse_form_number(text) is None


def test_schools_without_a_code_have_numbers_of_their_own() -> None:
    schools = [Stamp("a", "1", f"第{number}小学", term="2021-2022-1") for number in range(100)]
    numbers = {spoken_number(stamp) for stamp in schools}
    assert len(numbers) == 100 and all(re.fullmatch(r"20211-\d{4}-\d{2}", number) for number in numbers)


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_school_and_code_leave_one_line_that_can_be_read(school: str, code: str) -> None:
    printed = form_number(Stamp("a", "1", school, code, "2021-2022-1"))
    assert len(printed.splitlines()) == 1
    found = parse_form_number(printed)
    assert found and (found.checklist, found.version, found.term) == ("a", "1", "2021-2022-1")


@given(
    st.text(alphabet="甲乙小学（）/Ab1 ", min_size=1, max_size=30)
    .map(squeeze)
    .filter(lambda name: name not in ("", "-"))
)
def test_an_ordinary_school_comes_back(school: str) -> None:
    found = parse_form_number(form_number(Stamp("a", "1", school, "3114000001")))
    assert found and (found.school, found.code) == (school, "3114000001")


def test_properties_say_the_stamp_and_the_identifier_stands_in_for_them() -> None:
    assert stamp_from_properties(stamp_properties(FULL)) == FULL
    assert stamp_from_properties({"identifier": form_number(FULL)}) == FULL
    assert stamp_from_properties({}) is None
    assert stamp_from_properties({"jianfu_checklist": "a"}) is None


def test_a_zip_is_read_back_by_others_and_is_always_the_same() -> None:
    entries = [
        Entry.stored("mimetype", b"x"),
        Entry.deflated("文件/一.xml", b"<a/>" * 1000),
        Entry.deflated("empty", b""),
    ]
    data = write_zip(entries)
    assert data == write_zip(entries)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [info.filename for info in archive.infolist()] == ["mimetype", "文件/一.xml", "empty"]
        assert archive.read("文件/一.xml") == b"<a/>" * 1000
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_zip_does_not_hold_a_name_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        write_zip([Entry.stored("a", b""), Entry.stored("a", b"")])
