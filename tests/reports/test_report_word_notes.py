"""What never stands on a page by itself: a note under a table, and words that announce what follows."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from jianfu_cli.reports.word import word_report as word
from summaries import make_summary


def test_the_last_row_is_kept_with_the_note_below() -> None:
    summary = make_summary(12)
    summary.report_date = date(2022, 11, 23)  # deadlines have passed, which the note explains
    stream = io.BytesIO()
    word.write_report(summary, stream)
    with zipfile.ZipFile(stream) as report:
        document = report.read("word/document.xml").decode()
    noted = re.findall(r'<w:tr>((?:(?!<w:tr>).)*)</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="TableNote"/>', document)
    assert noted
    for row in noted:
        assert row.count("<w:keepNext/>") == row.count("<w:tc>")


def test_words_that_announce_what_follows_go_with_it() -> None:
    stream = io.BytesIO()
    word.write_report(make_summary(3), stream, "可能属于此种情形的：\n甲小学。\n")
    with zipfile.ZipFile(stream) as report:
        document = report.read("word/document.xml").decode()
    before, _, after = document.partition("可能属于此种情形的：")
    assert before.count("<w:keepNext/>") == 1
    assert "<w:keepNext/>" not in after
