"""Deadlines as people write them, in a form that was filled in on 23 June 2022."""

from __future__ import annotations

from datetime import date

import pytest

from jianfu_cli.returns.deadlines import Deadline, Timing, read_deadline

FILLED = date(2022, 6, 23)
CASES = {
    Timing.AT_ONCE: "立行立改 立即 立即整改 立即整改，长期坚持 马上改 已整改 已经整改完毕 已完成 整改完成 即知即改 当天 即日起 已取消",
    Timing.UNDATED: """长期坚持 长期 持续 持续整改 常态化 坚持 全年 每周五 本学期末 学期末前 2022年秋季开学前 开学前 暑假前 暑假期间 下学期 放假前
        两周内 10天内 一个月内 本月 下周 9月前 2022年9月之前 9月初 月底前 下学年 尚未完成，长期坚持""",
    Timing.UNREADABLE: "尽快 及时 待定 张三 2022年13月40日 2022年9月31日 较快 限期 9月30日或10月31日 不能立即整改 尚未整改",
    Timing.ABSENT: "无 / — 暂无 …… 略",
}


@pytest.mark.parametrize(
    ("text", "timing"), [(text, timing) for timing, texts in CASES.items() for text in texts.split()]
)
def test_a_deadline_without_a_day(text: str, timing: Timing) -> None:
    assert read_deadline(text, FILLED) == Deadline(timing)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年9月底", date(2022, 9, 30)),
        ("9月30日", date(2022, 9, 30)),
        ("3月底", date(2023, 3, 31)),
        ("2022年7月—9月", date(2022, 9, 30)),
        ("立行立改，2022年7月10日前完成", date(2022, 7, 10)),
        ("本学期末（2022年7月10日）", date(2022, 7, 10)),
        ("已列入计划，2022年8月31日前完成", date(2022, 8, 31)),
    ],
)
def test_a_deadline_with_a_day(text: str, day: date) -> None:
    deadline = read_deadline(text, FILLED)
    assert deadline == Deadline(Timing.DAY, day)
    assert not deadline.passed_before(FILLED)


def test_what_was_done_on_a_day_is_not_overdue() -> None:
    assert read_deadline("已于2022年6月10日整改", FILLED) == Deadline(Timing.AT_ONCE, date(2022, 6, 10))
    assert not read_deadline("已于2022年6月10日整改", FILLED).passed_before(FILLED)
    assert read_deadline("2022年6月10日", FILLED).passed_before(FILLED)


def test_without_a_date_in_the_form_a_day_without_a_year_is_understood() -> None:
    assert read_deadline("9月底", None) == Deadline(Timing.UNDATED)
    assert read_deadline("2022年9月底", None).day == date(2022, 9, 30)
    assert not read_deadline("2022年6月10日", None).passed_before(None)
