"""Dates as people write them: each line of a table is one way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.tools.dates import DateReading, read_date

LAST_OF_JUNE = """
2022年6月30日
30-Jun-2022
30-Jun-22
June 30, 2022
6/30/22
6-30-22
2022 年 6 月 30 日 10 时
2022年6月30 10:00
2022年6月30号
2022年06月30日
2022年6月30
2022.6.30
2022.06.30.
2022-06-30
2022—6—30
2022/6/30
2022．6．30
2022。6。30
2022、6、30
2022，6，30
2022 6 30
2022年6-30
2022年6月、30日
20220630
20220630.0
6/30/2022
30/6/2022
22.6.30
22年6月30日
二二年六月三十日
二〇二二年六月三十日
二零二二年六月三十日
二○二二年六月三十日
二O二二年六月三十
二〇二二年六月卅日
2022年六月三十日
贰零贰贰年陆月叁拾日
２０２２年６月３０日
2022 年 6 月 30 日
2 0 2 2 年 6 月 3 0 日
__2022__年_6_月_30_日__
……2022年6月30日……
2022年6月30日。
（2022年6月30日）
2022年6月30日（星期四）
2022年6月30日上午
2022年6月30日8时30分
2022年6月30日填
2022年6月30日前
填于2022年6月30日
张三　2022年6月30日
2022-06-30 08:00:00
2022-06-30T08:00:00
2022年6月30日（2022.6.30）
44742
44742.0
44742.5
"""

BLANK = """
年 月 日
　　年　　月　　日
____年__月__日
（年　月　日）
年 月 日（公章）
20  年  月  日
202_年__月__日
○年○月○日
/
——
"""

UNREADABLE = """
6/7/22
31-Jun-2022
30-Jux-2022
2022
2022年6月
2022年 月 日
2022年6月底
6月30日
六月三十日
30
今天
见公章
XX年X月X日
2022年13月40日
2022年6月31日
2022年2月29日
2022年0月1日
2022年6月300日
2022年六月十十日
202年6月30日
20222年6月30日
20221340
220630
1999年6月30日
2122年6月30日
12345
99999
6/7/2022
2022.6.28-30
2022年6月28日至30日
2022年6月28日至三十日
2022.6.28—2022.6.30
2022年6月30日或7月1日
农历二〇二二年六月三十日
"""


def lines(text: str) -> list[str]:
    return text.strip("\n").split("\n")


@pytest.mark.parametrize("text", lines(LAST_OF_JUNE))
def test_the_last_of_june(text: str) -> None:
    assert read_date(text) == DateReading(date(2022, 6, 30), "date")


@pytest.mark.parametrize("text", ["", " \n\t", *lines(BLANK)])
def test_nothing_beyond_what_is_printed(text: str) -> None:
    assert read_date(text) == DateReading(None, "blank")


@pytest.mark.parametrize("text", lines(UNREADABLE))
def test_no_full_date_of_the_calendar(text: str) -> None:
    assert read_date(text) == DateReading(None, "unreadable")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二二年六月二十七日", date(2022, 6, 27)),
        ("二○二二年六月廿七", date(2022, 6, 27)),
        ("二〇二二年五月卅一日", date(2022, 5, 31)),
        ("二〇二二年十一月十二日", date(2022, 11, 12)),
        ("2021年元月5日", date(2021, 1, 5)),
        ("2022年6月\n30日", date(2022, 6, 30)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("6/6/2022", date(2022, 6, 6)),
        ("44562", date(2022, 1, 1)),
    ],
)
def test_other_days(text: str, day: date) -> None:
    assert read_date(text).value == day


def test_very_long_text_is_not_searched() -> None:
    assert read_date("2022年6月30日" + "年" * 100_000).outcome == "unreadable"


STYLES = [
    "{0}年{1}月{2}日",
    "{0}-{1:02}-{2:02}",
    "{0}.{1}.{2}",
    " {0} 年 {1} 月 {2} 日 ",
    "{0}/{1}/{2}",
    "{0}{1:02}{2:02}",
    "_{0}_年_{1}_月_{2}_日",
]


@settings(derandomize=True)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(STYLES))
def test_every_day_of_the_century_in_every_style(day: date, style: str) -> None:
    assert read_date(style.format(day.year, day.month, day.day)).value == day


@settings(derandomize=True)
@given(st.text() | st.text("0123456789年月日号〇○零一二三十廿卅.-/。 _:T"))
def test_any_text_is_a_date_of_this_century_or_none(text: str) -> None:
    reading = read_date(text)
    assert (reading.outcome == "date") == (reading.value is not None)
    assert reading.value is None or 2000 <= reading.value.year <= 2099
