"""The last day of a time as people write it, seen from a form that was filled in on 23 June 2022."""

from __future__ import annotations

from datetime import date

import pytest

import costs
from jianfu_cli.tools.last_days import last_day

FILLED = date(2022, 6, 23)

DAYS = {
    "2022-09-30": """2022年9月底 2022年9月底前 2022年九月底 二〇二二年九月底 2022年9月末 2022年9月份 2022年9月 2022.9 2022-09 2022/9
        22年9月底 9月30日 9月30日前 9月30日之前 9.30 9/30 09.30 9月底 9月底前完成 今年9月底 九月三十日 2022年9月下旬
        2022年7月—9月 2022年7月-9月 2022年7—9月 2022年7月至9月 7月—9月 7至9月 七至九月 2022.7-9 2022.7-2022.9 2022年7月—2022年9月
        2022年7月1日至9月30日 2022年7月1日—2022年9月30日 9月1日-30日 9月1—30日 2022年9月1日-30日 2022.9.1-2022.9.30
        2022年第三季度 第3季度 2022年9月底（9月30日） 即日起至2022年9月30日 2022年9月30日17:00前 2022年9月30日前
        2022年9月30日开学前 2022年6月起至9月底""",
    "2022-06-30": "本月底 月内（6月30日） 6月底 2022年上半年 6月下旬",
    "2022-06-10": "6月10日",
    "2022-07-31": "下月底 下个月底前 次月末 7月底",
    "2022-07-20": "7月中旬 2022年7月中旬前",
    "2022-12-31": "年底 年底前 2022年底 2022年年底 今年底 2022年内 本年度末 12月底 2022年下半年",
    "2023-03-31": "3月底 3月 2023年3月 明年3月底 2022年11月—3月 2022年11月至次年3月",
    "2023-12-31": "明年底 2023年年底前",
}  # fmt: skip
NO_DAY = [
    "尽快",
    "本学期末",
    "2022年秋季开学前",
    "暑假前",
    "9月前",
    "2022年9月之前",
    "9月初",
    "2022年9月初",
    "月底前",
    "30日前",
    "2022年13月底",
    "9月31日",
    "9月30日或10月31日",
    "9月1日起",
    "2022年9月1日起长期坚持",
    "两周内",
    "10天内",
    "一个月内",
    "1.5个月",
    "长期",
    "2022年",
    "2022—2023学年第一学期末",
    "99",
    "6/7/2022",
    "每周五",
]


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DAYS.items() for text in texts.split()])
def test_the_last_day(text: str, day: str) -> None:
    assert str(last_day(text, FILLED)) == day


@pytest.mark.parametrize("text", NO_DAY)
def test_no_day_is_sure(text: str) -> None:
    assert last_day(text, FILLED) is None


@pytest.mark.parametrize(
    ("text", "day"), [("9月底", None), ("年底", None), ("本月底", None), ("2022年9月底", date(2022, 9, 30))]
)
def test_without_a_date_to_see_it_from_only_a_written_year_counts(text: str, day: date | None) -> None:
    assert last_day(text, None) == day


def test_a_february_ends_in_its_year() -> None:
    assert last_day("2月底", date(2023, 12, 20)) == date(2024, 2, 29)


@pytest.mark.parametrize("word", ["9月", "9", "2022年9—", "9至", "一二三四"])
def test_long_texts_take_time_in_proportion(word: str) -> None:
    costs.assert_in_proportion(lambda length: lambda: last_day(word * length, FILLED), 400)
