"""What is said of a file that can be read and has no form in it: what is in it instead, and what to do."""

from __future__ import annotations

from ..intake import Document
from ..tools import Unreadable

_COPY = "请用 WPS 或 Office 打开，把里面的表格复制到正文中（不要嵌入、不要截图），另存为 .docx 或 .xlsx 后重新报送"


def form_not_found(document: Document, title: str) -> Unreadable:
    """JF005 for a document without the form of this title. `Document.embedded` names what can't be read from outside."""
    message = f"文件里没有找到“{title}”的表格"
    written = [grid for grid in document.grids if grid.rows and not grid.hidden]
    if document.embedded:
        only = "有" if written else "只有"
        return Unreadable("JF005", f"{message}，里面{only}{'、'.join(document.embedded)}，程序读不到其中的内容", _COPY)
    if not written:
        return Unreadable("JF005", f"{message}，里面没有文字")
    if not any(grid.name for grid in written):
        return Unreadable("JF005", f"{message}，里面只有文字，没有表格")
    return Unreadable("JF005", message)
