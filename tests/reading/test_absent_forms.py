"""A file without a form: the sentence says what is in it instead."""

from __future__ import annotations

import pytest

from form_cases import READER
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.tools.errors import Unreadable
from office import docx, p, tbl, tr

PAGE = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="c"/>'


@pytest.mark.parametrize(
    ("body", "links", "says"),
    [
        (PAGE, (("c", "aFChunk", "afchunk.htm"),), ("只有嵌入的网页内容", "另存")),
        (PAGE, (("c", "aFChunk", "old.docx"),), ("只有嵌入的 Word 文档", "另存")),
        (p("见附件"), (("o", "package", "embeddings/a.xlsx"), ("i", "image", "media/a.emf")), ("有嵌入的 Excel 表格、图片",)),
        (p("见附件"), (("o", "oleObject", "embeddings/a.bin"),), ("有嵌入的对象",)),
        (p(), (("o", "control", "activeX/a.xml"),), ("只有窗体控件",)),
        (p(), (("o", "image", "media/a.png"),), ("只有图片",)),
        (p("通知"), (), ("只有文字，没有表格",)),
        (tbl(tr("课程", "时间")), (), ("的表格",)),
        (p(), (), ("没有文字",)),
    ],
)  # fmt: skip
def test_what_is_in_the_file_instead(body: str, links: tuple[tuple[str, str, str], ...], says: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(open_document(docx(body, links=links)), "a.docx")
    assert caught.value.code == "JF005"
    said = f"{caught.value.message} {caught.value.hint}"
    assert [word for word in says if word not in said] == []
