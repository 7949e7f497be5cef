"""What a school is told of its form as a whole: what must be sent anew, what may stay as it is, and by when."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Done, run
from ledgers import corrected
from reply_cases import CHECKLIST, SPRING, Said, paragraphs, returned

SCHOOL = "米山镇洞湾小学"
REST, COLOURED = "其余各项无需再填", "涂了颜色"
ALIKE: dict[int, Said] = {item.number: ("是", "按要求执行", "") for item in CHECKLIST.items}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("名册.csv").write_text(f"学校名称,所属\n{SCHOOL},米山镇\n", encoding="utf-8")
    Path("jianfu.yaml").write_text(f"roster: 名册.csv\nterm: {SPRING.id}\n", encoding="utf-8")


def send(said: dict[int, Said], **fields: str) -> None:
    Path("returns").mkdir()
    Path("returns/表.xlsx").write_bytes(returned("xlsx", said, fields=fields))


def reply(*arguments: str) -> Done:
    done = run("reply", *arguments)
    assert done.code in (0, 1), done.err
    return done


def slip() -> list[str]:
    return paragraphs(Path(f"回复/米山镇/{SCHOOL}/更正意见.docx").read_bytes())


def notice() -> str:
    return Path("回复/通知用语.txt").read_text(encoding="utf-8-sig")


def copies() -> list[Path]:
    return list(Path("回复").rglob("*（请更正）*"))


def test_a_single_matter_is_a_paragraph_of_its_own() -> None:
    send({9: ("", "", "")})
    reply()
    text = slip()
    assert "工作表“自查表”C13格，第9项没有作答。请在“自查情况”中填写：是、否、不涉及。" in text
    assert any(line.startswith("这一处已列在所附") and COLOURED in line for line in text)
    assert not [line for line in text if "。。" in line]
    assert REST in "\n".join(text) and REST in notice()


def test_another_terms_form_is_not_to_be_mended_here_and_there() -> None:
    send({9: ("", "", "")})
    reply("--term", "2022-2023-1")
    text = "\n".join(slip())
    assert "报来的是2021—2022学年第二学期的自查表。请报送2022—2023学年第一学期的自查表。" in text
    assert REST not in text + notice() and COLOURED not in text and not copies()


def test_a_slip_of_the_pen_in_the_date_is_to_be_mended_in_the_same_file() -> None:
    send({}, date="2021年6月30日")
    reply()
    text = "\n".join(slip())
    assert "2021年6月30日不在要求报送的2021—2022学年第二学期内" in text
    assert REST in text and COLOURED in text and len(copies()) == 1


def test_a_form_whose_answers_are_all_alike_is_to_be_gone_through_again() -> None:
    send(ALIKE)
    done = reply()
    text = "\n".join(slip())
    assert "请逐项核对后重新作答" in text
    assert REST not in text + notice() and COLOURED not in text and not copies()
    assert f"不能在原件上标注、只写更正意见的：{SCHOOL}" in done.err


def test_a_form_that_the_bureau_does_not_count_is_to_be_sent_anew() -> None:
    send({7: ("是", "要求填写家访记录", "")})
    corrected(Path("台账.xlsx"), (SCHOOL, "文件", "表.xlsx", "不作数"))
    reply()
    text = "\n".join(slip())
    assert "还不能作为《高平市中小学教师减负清单自查表》使用" in text
    assert "这份自查表不能使用。请重新填写后报送。" in text
    assert "整改措施" not in text and REST not in text + notice() and not copies()


def test_a_day_that_has_passed_is_told_before_the_letters_go_out() -> None:
    send({9: ("", "", "")})
    said = reply("--deadline", "2022-07-10").err
    assert "2022年7月10日" in said and "已经过去" in said and "--deadline" in said
    assert "已经过去" not in reply("--deadline", "2099-07-10").err
