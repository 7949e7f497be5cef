"""The one list of what a reply consists of, and its files' names."""

from __future__ import annotations

COPY, SLIP, TEXT, DRAFT = "copy", "slip", "text", "draft"
REPLY_FORMATS = (COPY, SLIP, TEXT, DRAFT)
USUAL_FORMATS = (COPY, SLIP, TEXT)  # without --format: drafts are made where they are asked for

SLIP_FILE = "更正意见.docx"
TEXT_FILE = "通知用语.txt"
DRAFT_FILE = "自查报告和整改措施（草稿）.docx"
COPY_MARK = "（请更正）"  # behind the name of a school's file

SLIP_WORDING = "templates/更正意见.txt.j2"
TEXT_WORDING = "templates/通知用语.txt.j2"
DRAFT_WORDING = "templates/自查报告.txt.j2"


def format_of(name: str) -> str:
    """Which of the formats a file of ours is."""
    return {SLIP_FILE: SLIP, TEXT_FILE: TEXT, DRAFT_FILE: DRAFT}.get(name, COPY)
