"""Paths, folders and ZIPs: what is found, in which order, under which name, and what is left out."""

from __future__ import annotations

import io
import os
import pickle
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import costs
from jianfu_cli.intake import limits
from jianfu_cli.intake.archives import Skipped, Source
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.tools.errors import JianfuError, Unreadable
from office import rows, with_sizes, xlsx, zipped

FORM = xlsx(rows("是否"))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(path: str, data: bytes = FORM) -> None:
    """Write a file and the folders above it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)


def names(*paths: str) -> list[str]:
    return [found.display for found in find_sources(paths) if isinstance(found, Source)]


def skipped(*paths: str) -> dict[str, str]:
    return {found.display: found.reason for found in find_sources(paths) if isinstance(found, Skipped)}


def outcomes(*paths: str) -> dict[str, str]:
    """What loading each gives: "ok", or the code that it is refused with."""
    found: dict[str, str] = {}
    for source in find_sources(paths):
        if isinstance(source, Source):
            try:
                source.load()
                found[source.display] = "ok"
            except Unreadable as error:
                found[source.display] = error.code
    return found


def gbk_zip(*members: str) -> bytes:
    """A ZIP as old Chinese programs make it: names in GBK, not flagged."""
    stand_ins = {member: f"{n:03}".ljust(len(member.encode("gbk")), "x") for n, member in enumerate(members)}
    data = zipped(dict.fromkeys(stand_ins.values(), FORM), zipfile.ZIP_STORED)
    for member, stand_in in stand_ins.items():
        data = data.replace(stand_in.encode(), member.encode("gbk"))
    return data


def flagged(data: bytes, flags: int) -> bytes:
    """The archive with these flags for every member in its directory."""
    changed = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 8 : at + 10] = flags.to_bytes(2, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def test_order_is_as_typed_and_by_name_within_folders() -> None:
    for path in ("returns/b.xlsx", "returns/a/2.xlsx", "returns/a/1.xlsx", "c.xlsx"):
        put(path)
    assert names("c.xlsx", "returns") == ["c.xlsx", "returns/a/1.xlsx", "returns/a/2.xlsx", "returns/b.xlsx"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("returns", "returns/a.xlsx"),
        ("returns/", "returns/a.xlsx"),
        ("./returns", "./returns/a.xlsx"),
        (".", "./returns/a.xlsx"),
        ("returns/a.xlsx", "returns/a.xlsx"),
    ],
)
def test_display_is_the_path_as_typed_with_the_member_joined(typed: str, shown: str) -> None:
    put("returns/a.xlsx")
    assert names(typed) == [shown]


def test_a_path_that_does_not_exist_stops_before_anything_is_read() -> None:
    put("a.xlsx")
    with pytest.raises(JianfuError, match=r"找不到 b\.xlsx"):
        find_sources(["a.xlsx", "b.xlsx"])


@pytest.mark.parametrize(
    "junk",
    [
        "~$a.xlsx",
        ".~lock.a.ods#",
        ".hidden",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "__MACOSX/a.xlsx",
        ".git/a.xlsx",
        "汇总.html.jianfu-tmp",
    ],
)
def test_junk_is_left_out_of_folders_and_archives(junk: str) -> None:
    put(f"folder/{junk}")
    put("folder/a.xlsx")
    put("a.zip", zipped({junk: b"x", "a.xlsx": FORM}))
    assert names("folder", "a.zip") == ["folder/a.xlsx", "a.zip!/a.xlsx"]
    assert len(skipped("folder", "a.zip")) == 2


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("自查表.lnk", "快捷方式"),
        ("报送平台.URL", "快捷方式"),
        ("x.tmp", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.crdownload", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.part", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.partial", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.download", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.opdownload", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.xltd", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.td", "没有下载完的文件或临时文件"),
        ("某小学.xlsx.aria2", "没有下载完的文件或临时文件"),
    ],
)
def test_links_and_half_loaded_files_are_left_out_whatever_they_hold(name: str, reason: str) -> None:
    for data in (b"", b"hello", FORM[:300], FORM):
        put(f"folder/{name}", data)
        put("a.zip", zipped({name: data, "b/a.xlsx": FORM}))
        assert skipped("folder") == {f"folder/{name}": reason}
        assert skipped("a.zip") == {f"a.zip!/{name}": reason}
        assert skipped(f"folder/{name}") == {f"folder/{name}": reason}


def test_a_folder_may_be_called_like_a_half_loaded_file() -> None:
    put("米山镇.tmp/a.xlsx")
    put("folder/米山镇.part/a.xlsx")
    assert names("米山镇.tmp", "folder") == ["米山镇.tmp/a.xlsx", "folder/米山镇.part/a.xlsx"]


def test_lock_files_are_left_out_even_where_a_wildcard_named_them() -> None:
    put("~$a.xlsx")
    put(".typed.xlsx")
    assert names("~$a.xlsx", ".typed.xlsx") == [".typed.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_pipes_and_links_that_go_round_are_left_out() -> None:
    put("folder/a/x.xlsx")
    os.mkfifo("folder/pipe")
    Path("folder/up").symlink_to("..")
    Path("folder/self").symlink_to("self")
    Path("folder/gone").symlink_to("nowhere")
    Path("folder/b").symlink_to("a")
    Path("folder/z.xlsx").symlink_to("a/x.xlsx")
    assert names("folder") == ["folder/a/x.xlsx", "folder/z.xlsx"]
    assert set(skipped("folder")) == {"folder/pipe", "folder/self", "folder/gone", "folder/b", "folder/up"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
@pytest.mark.parametrize("typed", ["loop/returns", ".", "loop/returns/a/.."])
def test_a_link_to_a_folder_above_leads_out_of_nothing_typed(typed: str) -> None:
    put("loop/outside.xlsx")
    put("loop/returns/a/ok.xlsx")
    Path("loop/returns/up").symlink_to("..")
    Path("loop/returns/a/root").symlink_to("../..")
    found = [source for source in find_sources([typed]) if isinstance(source, Source)]
    outside = [] if typed != "." else ["outside.xlsx"]
    assert sorted(Path(source.path).name for source in found) == ["ok.xlsx", *outside]
    assert len(skipped(typed)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs short names")
def test_very_deep_folders_are_searched() -> None:
    deep = Path(*["d"] * 900)
    deep.mkdir(parents=True)
    (deep / "a.xlsx").write_bytes(FORM)
    assert len(names("d")) == 1


def test_names_that_are_no_text_are_shown_readably(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("needs byte names")
    Path(os.fsdecode("自查表.xlsx".encode("gbk"))).write_bytes(FORM)
    Path("a\nb.xlsx").write_bytes(FORM)
    assert sorted(names(".")) == ["./a\ufffdb.xlsx", "./自查表.xlsx"]
    assert set(outcomes(".").values()) == {"ok"}


def test_archive_members_by_name_with_their_own_date() -> None:
    put("a.zip", zipped({"报送/二.xlsx": FORM, "报送/": b"", "报送/一.xlsx": FORM}))
    assert names("a.zip") == ["a.zip!/报送/一.xlsx", "a.zip!/报送/二.xlsx"]
    source = next(iter(find_sources(["a.zip"])))
    assert isinstance(source, Source)
    assert time.localtime(source.modified)[:5] == (2022, 6, 30, 18, 0)
    assert source.load() == FORM


@pytest.mark.parametrize("name", ["第一小学自查表.xlsx", "报送/联通小学.xlsx"])
def test_gbk_names_are_restored(name: str) -> None:
    put("a.zip", gbk_zip(name))
    assert names("a.zip") == [f"a.zip!/{name}"]


def test_names_that_are_valid_in_both_encodings_follow_the_rest_of_the_archive() -> None:
    assert "小学".encode("gbk").decode("utf-8") != "小学"  # valid, and nonsense
    put("a.zip", gbk_zip("小学/一小.xlsx", "示例镇第二小学.xlsx"))
    assert names("a.zip") == ["a.zip!/小学/一小.xlsx", "a.zip!/示例镇第二小学.xlsx"]


@pytest.mark.parametrize("flags", [0, 0x800])
def test_the_flag_for_utf8_decides_nothing(flags: int) -> None:
    put("a.zip", flagged(gbk_zip("示例镇第二小学.xlsx", "一小.xlsx"), flags))
    assert names("a.zip") == ["a.zip!/一小.xlsx", "a.zip!/示例镇第二小学.xlsx"]
    put("b.zip", flagged(zipped({"一小.xlsx": FORM, "示例镇第二小学.xlsx": FORM}), flags))
    assert names("b.zip") == ["b.zip!/一小.xlsx", "b.zip!/示例镇第二小学.xlsx"]


def test_a_unicode_name_in_the_extra_field_counts_where_it_belongs_to_the_name() -> None:
    raw = "一小.xlsx".encode("gbk")

    def archive(checksum: int) -> bytes:
        field = b"\x01" + checksum.to_bytes(4, "little") + "第一小学.xlsx".encode()
        extra = b"up" + len(field).to_bytes(2, "little") + field
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            info = zipfile.ZipInfo("1" * len(raw))
            info.extra = extra
            made.writestr(info, FORM)
            made.writestr("2" * len("示例镇.xlsx".encode("gbk")), FORM)
        data = stream.getvalue().replace(b"1" * len(raw), raw)
        return data.replace(b"2" * len("示例镇.xlsx".encode("gbk")), "示例镇.xlsx".encode("gbk"))

    put("a.zip", archive(zlib.crc32(raw)))
    assert names("a.zip") == ["a.zip!/示例镇.xlsx", "a.zip!/第一小学.xlsx"]
    put("b.zip", archive(7))
    assert names("b.zip") == ["b.zip!/一小.xlsx", "b.zip!/示例镇.xlsx"]


def test_utf8_names_without_the_flag_are_recognised() -> None:
    data = zipped({"x" * len("第一小学.xlsx".encode()): FORM}, zipfile.ZIP_STORED)
    put("a.zip", data.replace(b"x" * len("第一小学.xlsx".encode()), "第一小学.xlsx".encode()))
    assert names("a.zip") == ["a.zip!/第一小学.xlsx"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.xlsx", "x.xlsx"),
        ("/etc/x.xlsx", "etc/x.xlsx"),
        ("C:\\a\\x.xlsx", "a/x.xlsx"),
        ("a/./../x.xlsx", "a/x.xlsx"),
        ("a\u202eb.xlsx", "ab.xlsx"),
        ("..", "未命名"),
        ("x" * 999, "x" * 299 + "…"),
    ],
)
def test_member_names_are_only_names_and_harmless(name: str, shown: str) -> None:
    put("a.zip", zipped({name: FORM}))
    assert names("a.zip") == [f"a.zip!/{shown}"]


def test_two_members_of_one_name_both_appear() -> None:
    put("a.zip", zipped([("a.xlsx", b"1"), ("a.xlsx", b"2"), ("./a.xlsx", b"3")]))
    assert len(set(names("a.zip"))) == 3
    assert sorted(source.load() for source in find_sources(["a.zip"]) if isinstance(source, Source)) == [
        b"1",
        b"2",
        b"3",
    ]


def test_an_archive_in_an_archive_is_opened_one_level_deep() -> None:
    inner = zipped({"c.xlsx": FORM})
    put("a.zip", zipped({"b.zip": zipped({"inner.zip": inner, "d.xlsx": FORM}), "e.xlsx": FORM}))
    assert outcomes("a.zip") == {
        "a.zip!/b.zip!/d.xlsx": "ok",
        "a.zip!/b.zip!/inner.zip": "JF003",
        "a.zip!/e.xlsx": "ok",
    }


def test_office_files_are_no_archives_whatever_their_name() -> None:
    put("a.zip", FORM)
    put("b.xlsx", zipped({"c.xlsx": FORM}))
    put(
        "odd.xlsx",
        zipped(
            [("customXml/item1.xml", "<a/>"), ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]
        ),
    )
    assert names(".") == ["./a.zip", "./b.xlsx!/c.xlsx", "./odd.xlsx"]


def test_broken_archives_are_one_visible_return_each() -> None:
    whole = zipped({"a.xlsx": FORM, "b.xlsx": FORM})
    put("cut.zip", whole[:-30])
    put("empty.zip", zipped({}))
    put("junk.zip", zipped({"Thumbs.db": b"x"}))
    put(
        "crowd.zip",
        b"PK\x03\x04" + bytes(100) + b"PK\x05\x06" + bytes(4) + b"\xfe\xff\xfe\xff" + b"\xff\xff\xff\x7f" + bytes(6),
    )
    put("stub.zip", b"PK\x03\x04")
    assert outcomes(".") == {
        "./crowd.zip": "JF004",
        "./cut.zip": "JF001",
        "./empty.zip": "JF001",
        "./junk.zip": "JF001",
        "./stub.zip": "JF001",
    }


def test_one_bad_member_does_not_stop_the_others() -> None:
    data = zipped({"a.xlsx": FORM, "b.xlsx": FORM, "c.xlsx": FORM, "d.xlsx": FORM})
    data = with_sizes(data, "a.xlsx", flags=1)
    data = with_sizes(data, "b.xlsx", crc=1)
    data = with_sizes(data, "c.xlsx", size=limits.FILE_BYTES + 1)
    put("a.zip", data)
    assert outcomes("a.zip") == {
        "a.zip!/a.xlsx": "JF002",
        "a.zip!/b.xlsx": "JF001",
        "a.zip!/c.xlsx": "JF004",
        "a.zip!/d.xlsx": "ok",
    }


def test_members_that_overlap_are_a_bomb() -> None:
    data = bytearray(zipped({"a": b"x" * 1000, "b": b"y" * 1000}, zipfile.ZIP_STORED))
    at = data.rfind(b"PK\x01\x02")
    data[at + 20 : at + 24] = data[at + 24 : at + 28] = (1500).to_bytes(4, "little")
    put("a.zip", bytes(data))
    assert outcomes("a.zip") == {"a.zip": "JF004"}


def test_a_member_that_inflates_to_more_than_it_says_is_damaged() -> None:
    put("a.zip", with_sizes(zipped({"a.xlsx": b"x" * 100_000}), "a.xlsx", size=10))
    assert outcomes("a.zip") == {"a.zip!/a.xlsx": "JF001"}


def test_files_too_large_or_gone_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.xlsx")
    put("b.xlsx")
    found = list(find_sources(["a.xlsx", "b.xlsx"]))
    Path("b.xlsx").unlink()
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    codes = []
    for source in found:
        with pytest.raises(Unreadable) as caught:
            source.load()  # type: ignore[union-attr]
        codes.append(caught.value.code)
    assert codes == ["JF004", "JF001"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_a_visible_return() -> None:
    put("folder/a.xlsx")
    Path("folder/a.xlsx").chmod(0)
    assert outcomes("folder") == {"folder/a.xlsx": "JF001"}


def test_sources_can_be_sent_to_another_process_and_are_small() -> None:
    put("a.xlsx")
    put("b.zip", zipped({f"{n}.xlsx": FORM for n in range(3)}))
    for source in find_sources(["a.xlsx", "b.zip"]):
        sent = pickle.dumps(source)
        assert len(sent) < 700
        assert pickle.loads(sent).load() == FORM


def test_an_archive_of_many_members_takes_time_in_proportion() -> None:
    def reading(members: int) -> Callable[[], None]:
        name, data = f"{members}.zip", b"PK\x03\x04" + bytes(30)
        put(name, zipped({f"{n}.xlsx": data for n in range(members)}, zipfile.ZIP_STORED))

        def read() -> None:
            for source in find_sources([name]):
                if isinstance(source, Source) and not source.error:
                    source.load()

        return read

    costs.assert_in_proportion(reading, 200)
