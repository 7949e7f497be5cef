"""A school's Word form comes back with its faults marked, and with all that was in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from jianfu_cli.definition import REPLY_LIST_END
from jianfu_cli.replies.document_places import W
from office import docx, p, tbl, tc, tr
from reply_cases import (
    CHECKLIST,
    amended,
    changed_parts,
    checked,
    copy_of,
    faults,
    marked,
    paragraphs,
    parts_of,
    returned,
)

FAULTY = {9: ("", "", ""), 17: ("不涉及", "", "")}
COLOUR = "FFD54F"


@pytest.fixture(scope="module")
def faulty() -> bytes:
    """Our form: no answer to item 9, no reason at 17, no whole date, nobody who filled it in."""
    return returned("docx", FAULTY, fields={"date": "2022年6月", "preparer": ""})


def tree(data: bytes) -> Any:
    return etree.fromstring(parts_of(data)["word/document.xml"])


def shaded(data: bytes) -> list[str]:
    """The texts of the cells and paragraphs in our colour."""
    holders = [shade.getparent().getparent() for shade in tree(data).iter(f"{W}shd") if shade.get(f"{W}fill") == COLOUR]
    return ["".join(each.text or "" for each in holder.iter(f"{W}t")) for holder in holders]


def comments(data: bytes) -> Iterator[tuple[str, str]]:
    """Author and text of each comment."""
    found = next((name for name in parts_of(data) if name.startswith("word/comments")), None)
    if found:
        for comment in etree.fromstring(parts_of(data)[found]):
            yield comment.get(f"{W}author") or "", "".join(map(str, comment.itertext()))


def by_hand(answer: str = "", properties: str = "", before: str = "") -> bytes:
    """A form that a school has made itself, with this cell as the answer to item 9."""
    lines = [
        tr(
            f"{item.number}. {item.text}",
            tc(item.expected if item.number != 9 else answer, properties if item.number == 9 else ""),
        )
        for item in CHECKLIST.items
    ]
    head = p("高平市中小学教师减负清单自查表") + p("学校（盖章）：米山镇洞湾小学　　填表时间：2022年6月30日")
    return docx(before + head + tbl(tr("内容", "自查情况"), *lines) + p("填表人：张三　校长签字：李明"))


# What the copy shows ------------------------------------------------------------------------------


def test_cells_and_lines_are_coloured_and_commented(faulty: bytes, tmp_path: Path) -> None:
    copy = marked(faulty, tmp_path, "docx")
    texts = shaded(copy)
    assert len(texts) == 4
    assert any("填表时间：2022年6月" in text for text in texts) and any("填表人" in text for text in texts)
    assert any("□是 □否 □不涉及" in text for text in texts)
    said = list(comments(copy))
    assert {author for author, _ in said} == {"减负"}
    assert any(text == "第9项没有作答。请在“自查情况”中填写：是、否、不涉及。" for _, text in said)


def test_a_first_page_lists_them_with_links(faulty: bytes, tmp_path: Path) -> None:
    copy = marked(faulty, tmp_path, "docx")
    texts = paragraphs(copy)
    assert texts[0] == "更正意见" and "请于2022年7月15日前" in texts[1]
    assert texts[2].startswith("1. ") and texts[6] == REPLY_LIST_END
    links = [link.get(f"{W}anchor") for link in tree(copy).iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in tree(copy).iter(f"{W}bookmarkStart")]
    assert len(links) == 4 and set(links) <= set(marks)


# What stays ---------------------------------------------------------------------------------------


def test_everything_else_stays_as_it_was(faulty: bytes, tmp_path: Path) -> None:
    copy = marked(faulty, tmp_path, "docx")
    assert changed_parts(faulty, copy) == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    before, after = (Document(io.BytesIO(data)) for data in (faulty, copy))
    assert [[c.text for c in row.cells] for row in after.tables[0].rows] == [
        [c.text for c in row.cells] for row in before.tables[0].rows
    ]


def test_the_schools_own_comments_and_colours_stay(tmp_path: Path) -> None:
    own = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4" w:author="王老师"><w:p/></w:comment></w:comments>'
    shade = (
        '<w:tcW w:w="900" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="C6EFCE"/><w:vAlign w:val="center"/>'
    )
    data = amended(by_hand(properties=shade), {"word/comments.xml": own})
    relation = '<Relationship Id="rc" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
    data = amended(
        data,
        relation=("word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>"),
    )
    copy = marked(data, tmp_path, "docx")
    assert [author for author, _ in comments(copy)] == ["王老师", "减负"]
    again = copy_of(copy, [])
    assert again is not None
    assert [author for author, _ in comments(again.data)] == ["王老师"]
    assert 'w:fill="C6EFCE"' in parts_of(again.data)["word/document.xml"].decode()


# Round trips --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        returned("docx", FAULTY, fields={"date": "2022年6月"}),
        by_hand(),
        by_hand(before=p("请查收。") + tbl(tr("别的", "表"))),
    ],
)
def test_it_reads_back_as_the_original(data: bytes, tmp_path: Path) -> None:
    assert checked(marked(data, tmp_path, "docx"), tmp_path, "docx") == checked(data, tmp_path, "docx")


def test_a_corrected_copy_is_valid(tmp_path: Path) -> None:
    form = Document(io.BytesIO(marked(returned("docx", {9: ("", "", "")}), tmp_path, "docx")))
    cell = form.tables[0].rows[9].cells[2]
    cell.paragraphs[0].runs[0].text = cell.paragraphs[0].runs[0].text.replace("□是", "☑是")
    stream = io.BytesIO()
    form.save(stream)
    record, findings = checked(stream.getvalue(), tmp_path, "docx")
    assert (record["status"], findings) == ("valid", [])


def test_marks_of_an_earlier_reply_go(faulty: bytes, tmp_path: Path) -> None:
    first = marked(faulty, tmp_path, "docx")
    second = marked(first, tmp_path, "docx")
    assert paragraphs(second) == paragraphs(first)
    assert shaded(second) == shaded(first)
    assert list(comments(second)) == list(comments(first))
    cleared = copy_of(second, [])
    assert cleared is not None and shaded(cleared.data) == [] and list(comments(cleared.data)) == []


def test_columns_are_counted_as_the_reader_does(tmp_path: Path) -> None:
    """Merged columns, left-out ones and deleted rows: the cell that is marked is the one that the finding names."""
    lines = [
        tr(
            tc("项目", '<w:gridSpan w:val="2"/>'),
            f"{item.number}. {item.text}",
            item.expected if item.number != 9 else "差不多",
        )
        for item in CHECKLIST.items
    ]
    deleted = tr("旧", "旧", "旧", properties="<w:del w:id='1' w:author='a'/>")
    head = p("学校（盖章）：米山镇洞湾小学　　填表时间：2022年6月30日")
    table = tbl(deleted, tr(tc("项目", '<w:gridSpan w:val="2"/>'), "内容", "自查情况"), *lines)
    data = docx(head + table + p("填表人：张三　校长签字：李明"))
    [fault] = faults(data, tmp_path, "docx")
    assert fault.location == "表1!D10"
    assert shaded(marked(data, tmp_path, "docx")) == ["差不多"]


def test_a_table_in_a_text_box_is_not_counted_by_guess(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{tbl(tr('甲', '乙'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    data = by_hand(before=box)
    assert copy_of(data, faults(data, tmp_path, "docx")) is None
