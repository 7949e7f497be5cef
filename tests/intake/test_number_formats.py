"""Numbers, dates and texts are shown as their number formats show them in Excel on a Chinese computer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.intake.formats.format_codes import builtin_code
from jianfu_cli.intake.formats.number_formats import shown_number, shown_text

DAY = 44742  # 2022-06-30, a Thursday
MONTH = 44713  # 2022-06-01

SHOWN = [
    ("General", 1.0, "1"),
    ("General", 0.1 + 0.2, "0.3"),
    ("General", 2114000001.0, "2114000001"),
    ("General", 123456789012345.0, "123456789012345"),
    ("General", 1e20, "1E+20"),
    ("General", 3.14159265358979, "3.141592654"),
    ("General", 12345678901.25, "12345678901.2"),
    ("General", 0.00001, "0.00001"),
    ("General", 0.0000123456, "1.23456E-05"),
    ("General", -0.5, "-0.5"),
    ("G/通用格式", 7.0, "7"),
    ('General"人"', 12.0, "12人"),
    ("0", 2.5, "3"),
    ("0.00", 1.005, "1.01"),
    ("0.00", -1.5, "-1.50"),
    ("000", 7.0, "007"),
    ("#,##0", 1234567.0, "1,234,567"),
    ("#,##0", 12.0, "12"),
    ("0,000", 5.0, "0,005"),
    ("#", 0.0, ""),
    ("0.##", 1.5, "1.5"),
    ("0%", 0.256, "26%"),
    ("0.00E+00", 12345.0, "1.23E+04"),
    ("0.00E+00", 9.999, "1.00E+01"),
    ("##0.0E+0", 12345.0, "12.3E+3"),
    ("0.0,", 12345.0, "12.3"),
    ('0!.0,"万"', 12345.0, "1.2万"),
    ("000-0000", 5551234.0, "555-1234"),
    ("# ?/?", 1.5, "1 1/2"),
    ("# ?/?", 3.0, "3"),
    ("?/8", 0.25, "2/8"),
    ('"第"0"号"', 3.0, "第3号"),
    ("第0号", 3.0, "第3号"),
    ("¥#,##0.00", 1234.5, "¥1,234.50"),
    ("[$¥-804]#,##0", 1234.0, "¥1,234"),
    ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0.0, "-"),
    ("[Red]0;[蓝色](0)", -5.0, "(5)"),
    ('"是";;"否"', 1.0, "是"),
    ('"是";;"否"', 0.0, "否"),
    ('"是";;"否"', -1.0, ""),
    ('[=1]"是";[=0]"否"', 1.0, "是"),
    ('[=1]"是";[=0]"否"', 0.0, "否"),
    ('[=1]"是";[=0]"否"', 2.0, "####"),
    ('[=1]"是";[=0]"否";General', 2.0, "2"),
    ('[=1]"是";"否"', 0.0, "否"),
    ("[>=60]合格;不合格", 59.0, "不合格"),
    (";;;", 1.0, ""),
    ("0;;", 0.0, ""),
    ("0;0;", 0.0, ""),
    ("@", 5.0, "5"),
    ('"√"', 1.0, "√"),
    ("[DBNum1]General", 12.0, "十二"),
    ("[DBNum1][$-804]General", 2022.0, "二千〇二十二"),
    ("[DBNum2]General", 315.0, "叁佰壹拾伍"),
    ("[DBNum1]0", 120.0, "一二〇"),
    ("yyyy年m月d日", DAY, "2022年6月30日"),
    ('yyyy"年"m"月"', MONTH, "2022年6月"),
    ('yyyy"年"m"月";@', MONTH, "2022年6月"),
    ('[DBNum1][$-804]yyyy"年"m"月"d"日"', DAY, "二〇二二年六月三十日"),
    ('[$-804]yyyy"年"m"月"d"日";@', DAY, "2022年6月30日"),
    ("yyyy/m/d;@", DAY, "2022/6/30"),
    ("yyyy\\-mm\\-dd", DAY, "2022-06-30"),
    ("yy.m.d", DAY, "22.6.30"),
    ('e"年"m"月"', DAY, "2022年6月"),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", DAY, "2022年6月30日"),
    ("aaaa", DAY, "星期四"),
    ("aaa", DAY, "四"),
    ("[$-804]dddd", DAY, "星期四"),
    ("d-mmm-yy", DAY, "30-Jun-22"),
    ("m/d", DAY, "6/30"),
    ("h:mm", 0.35416666666, "8:30"),
    ("yyyy/m/d h:mm", DAY + 0.75, "2022/6/30 18:00"),
    ("h:mm AM/PM", 0.75, "6:00 PM"),
    ("上午/下午h时mm分", 0.0, "上午12时00分"),
    ("[h]:mm", 1.5, "36:00"),
    ("mm:ss.0", 1.0 / 86400 * 61.26, "01:01.3"),
    ("yyyy/m/d", 60.0, "1900/2/29"),
    ("yyyy/m/d", 1.0, "1900/1/1"),
    ("yyyy/m/d", -1.0, "####"),
    ("yyyy/m/d", 2_958_466.0, "####"),
]


@pytest.mark.parametrize(("code", "value", "shown"), SHOWN)
def test_a_number_is_shown_as_its_format_says(code: str, value: float, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert shown_number(DAY - 1462, "yyyy/m/d", epoch1904=True) == "2022/6/30"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "44742"), (14, "2022/6/30"), (31, "2022年6月30日"), (57, "2022年6月"), (58, "6月30日"), (49, "44742")],
)
def test_formats_known_by_number_are_those_of_a_chinese_computer(number: int, shown: str) -> None:
    assert shown_number(DAY, builtin_code(number)) == shown


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("General", "是", "是"),
        ("@", "是", "是"),
        (";;;", "是", ""),
        ("0;0;0", "是", "是"),
        ('"学校："@', "一小", "学校：一小"),
        ("0;0;0;@@", "是", "是是"),
    ],
)
def test_a_text_is_shown_as_its_format_says(code: str, text: str, shown: str) -> None:
    assert shown_text(text, code) == shown


@settings(max_examples=300)
@given(
    code=st.text(alphabet='0#?.,%/E+-@;"\\_*[]$ymdhsaeGgAPM:年=1<DBNum804 ', max_size=24),
    value=st.floats(allow_nan=True, allow_infinity=True),
)
def test_no_code_and_no_number_is_an_error(code: str, value: float) -> None:
    shown_number(value, code)
    shown_number(value, code, epoch1904=True)
    shown_text("是", code)
