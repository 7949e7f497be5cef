"""A clerk's wording template ends soon, whatever it says, and is refused with its line; nothing need stop it from outside."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

import costs
from jianfu_cli.reports.word import template as wording
from jianfu_cli.reports.word.wording_sandbox import MAX_SECONDS
from jianfu_cli.tools import DefinitionError

CONTEXT = {"学期": "2021-2022学年第二学期", "实报": 12, "部分": [{"名称": "甲", "项号": [1, 2]}] * 5, "空": None}
NESTED = "".join(f"{{% for a{n} in 部分 %}}" for n in range(14))
ENDS = "{% endfor %}" * 14
DOUBLED = "{% set s = '报送情况' %}\n" + "{% set s = s ~ s %}\n" * 40 + "{{ s }}"


def said_of(source: str) -> str:
    """What is told of a template that is refused."""
    with pytest.raises(DefinitionError) as caught:
        wording.render(source, CONTEXT, "我的模板.txt")
    [mistake] = caught.value.mistakes
    return str(mistake).removeprefix("我的模板.txt")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        # what never ends
        (f"甲\n{NESTED}{ENDS}", ":2：模板产生的内容过多，或循环没有尽头"),
        (f"甲\n{NESTED}\n字\n{ENDS}", ":2：模板产生的内容过多，或循环没有尽头"),
        (f"甲\n{NESTED}{{{{ 实报 }}}}{ENDS}", ":2：模板产生的内容过多，或循环没有尽头"),
        (f"甲\n{NESTED}{{% if 学期 in 学期 %}}{{% endif %}}{ENDS}", ":2：模板产生的内容过多，或循环没有尽头"),
        ("{% for 字 in '字' * 9 %}\n{% endfor %}", ":1：模板中使用了不允许的写法，只能用 if、for 和 set"),
        # values that grow: each of these calls would take minutes, or all memory
        (DOUBLED, ":20：模板产生的内容过多，或循环没有尽头"),
        (DOUBLED.replace("s ~ s", "s + s"), ":20：模板产生的内容过多，或循环没有尽头"),
        ("{% set s = 部分 %}\n" + "{% set s = s + s %}\n" * 40, ":17：模板产生的内容过多，或循环没有尽头"),
        ("{% set n = 99 %}\n" + "{% set n = n * n %}\n" * 40, ":12：模板产生的内容过多，或循环没有尽头"),
        ("甲\n{{ 10**9*'x' }}", ":2：模板中使用了不允许的写法（**），只能用 if、for 和 set"),
        ("甲\n{{ 1000000000*'x' }}", ":2：模板中使用了不允许的写法，只能用 if、for 和 set"),
        ("甲\n{{ 部分*1000000000 }}", ":2：模板中使用了不允许的写法，只能用 if、for 和 set"),
        ("甲\n{{ 1|round(1000000000) }}", ":2：模板中使用了不允许的写法，只能用 if、for 和 set"),
        ("甲\n{{ '%999999999d' % 1 }}", ":2：模板中使用了不允许的写法，只能用 if、for 和 set"),
        ("{% set a = [实报, 实报] %}", ":1：模板中使用了不允许的写法，只能用 if、for 和 set"),
        ("{% set a = (部分, 部分) %}", ":1：模板中使用了不允许的写法，只能用 if、for 和 set"),
        # other ways to repeat
        (
            "甲\n{% for a in range(9) %}{% endfor %}",
            ":2：模板中使用了不允许的写法（名称后的括号），只能用 if、for 和 set",
        ),
        (
            "甲\n{% for a in 部分 recursive %}{{ loop(部分) }}{% endfor %}",
            ":2：模板中使用了不允许的写法，只能用 if、for 和 set",
        ),
        (
            "{% macro f(n) %}{{ f(n) }}{{ f(n) }}{% endmacro %}\n{{ f(1) }}",
            ":1：模板中使用了不允许的写法（macro），只能用 if、for 和 set",
        ),
        (
            "甲\n{% block b %}{{ self.b() }}{{ self.b() }}{% endblock %}",
            ":2：模板中使用了不允许的写法（block），只能用 if、for 和 set",
        ),
        ("{% with a = 部分 %}{% endwith %}", ":1：模板中使用了不允许的写法（with），只能用 if、for 和 set"),
        ("{% set a %}甲{% endset %}", ":1：模板中使用了不允许的写法（endset），只能用 if、for 和 set"),
        ("{% filter trim %}甲{% endfilter %}", ":1：模板中使用了不允许的写法（filter），只能用 if、for 和 set"),
        ("{{ 部分|join(*部分) }}", ":1：模板中使用了不允许的写法，只能用 if、for 和 set"),
        # what can't be gone through or put together
        ("甲\n{% for a in 实报 %}{% endfor %}", ":2：“for … in”后面的内容不是一组，不能逐个写出"),
        ("甲\n{% for a in 没有 %}{% endfor %}", ":2：没有名为“没有”的内容，请对照模板开头的说明核对名称"),
        (
            "甲\n{{ 学期 ~ 部分 }}",
            ":2：此处的内容没有值，或是一组内容，不能直接写出。请先用 {% if … %} 判断，一组内容用 {% for … %} 逐个写出",
        ),
        (
            "甲\n{{ 部分|join }}",
            ":2：此处的内容没有值，或是一组内容，不能直接写出。请先用 {% if … %} 判断，一组内容用 {% for … %} 逐个写出",
        ),
        (
            "甲\n{{ 学期 ~ 空 }}",
            ":2：此处的内容没有值，或是一组内容，不能直接写出。请先用 {% if … %} 判断，一组内容用 {% for … %} 逐个写出",
        ),
    ],
)
def test_a_template_is_refused_soon_with_its_line(source: str, said: str) -> None:
    told: list[str] = []
    costs.assert_within(2 * MAX_SECONDS, lambda: told.append(said_of(source)))
    assert told[-1] == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("甲" * 100_001, "：模板有 100001 字，过长，最多 100000 字"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "：模板嵌套过深"),
        ("{{ 1" + " + 1" * 5000 + " }}", "：模板嵌套过深"),
        ("{{ " + "9" * 5000 + " }}", "：模板无法运行"),
    ],
)  # fmt: skip
def test_a_template_that_is_too_long_or_too_deep(source: str, said: str) -> None:
    assert said_of(source).startswith(said)


@pytest.mark.parametrize(
    "piece", ["{{ 实报 }}\n", "{% if 实报 %}{% endif %}", "{{ 学期 ~ 学期 }}", "甲{# 说 #}", "{{", "{%", "{#", "{{ '"]
)
def test_a_long_template_costs_time_in_proportion(piece: str) -> None:
    def running(count: int) -> costs.Work:
        def run() -> None:
            with contextlib.suppress(DefinitionError):
                wording.render(piece * count, CONTEXT, "我的模板.txt")

        return run

    costs.assert_in_proportion(running, 150)


def test_time_is_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianfu_cli.reports.word.wording_sandbox.MAX_WORK", 10**12)
    monkeypatch.setattr("jianfu_cli.reports.word.wording_sandbox.MAX_SECONDS", 0.2)
    assert said_of(f"甲\n{NESTED}{ENDS}") == ":2：模板产生的内容过多，或循环没有尽头"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 部分|join('、', attribute='名称') }}", "甲、甲、甲、甲、甲"),
        (
            "{% for a in 部分[:2] %}{{ loop.index }}{{ a.名称 }}{{ '，' if not loop.last else '。' }}{% endfor %}",
            "1甲，2甲。",
        ),
        ("{% set 数 = 实报 * 2 + 1 %}{{ '共' ~ 数 ~ '份' }}", "共25份"),
        ("{% if 实报 in [12, 13] and 空 is none and 无 is not defined %}是{% else %}否{% endif %}", "是"),
        ("{{ (实报 / 7)|round(2) }}{{ 部分[0].项号|sort(reverse=true)|join(',') }}{{ ' 甲 '|trim }}", "1.712,1甲"),
        ("{{ 空|default('无', true) }}{{ 无|default('缺') }}{{ -实报 % 5 }}{{ 部分|length }}", "无缺35"),
        ("{% for a, b in 部分[0]|list if a != b %}{{ a }}{% else %}没有{% endfor %}", "名项"),
        ("{{ '甲' + '乙' }}{{ (部分 + 部分)|length }}{{ '同' if 部分|first == 部分|last }}", "甲乙10同"),
    ],
)
def test_what_people_write_works(source: str, text: str) -> None:
    assert wording.unmark(wording.render(source, CONTEXT, "模板.txt")) == text


def test_the_place_of_the_template_is_named() -> None:
    with pytest.raises(DefinitionError) as caught:
        wording.render("{{ 应抱 }}", {}, "报告文字.txt")
    assert caught.value.mistakes[0].file == Path("报告文字.txt")
