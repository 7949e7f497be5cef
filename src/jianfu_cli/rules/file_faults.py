"""JF0xx: files that can't be read, which intake and reading raise by their codes, or only with care (JF007)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .findings import Finding, Rule, Severity

if TYPE_CHECKING:
    from ..returns import Return

UNREADABLE_FILE = Rule(
    "JF001",
    "unreadable-file",
    Severity.ERROR,
    title="文件无法读取",
    finds="文件损坏、是空文件、根本不是办公文件，或没有读取权限。",
    example="发送时中断，收到的“自查表.xlsx”只有一半",
    remedy="请学校重新发送；能打开的，用 WPS 或 Office 打开后另存为 .xlsx 或 .docx 再报",
)

ENCRYPTED_FILE = Rule(
    "JF002",
    "encrypted-file",
    Severity.ERROR,
    title="文件有密码",
    finds="文件设置了打开密码，不输入密码读不出内容。",
    example="Excel“文件—信息—保护工作簿—用密码进行加密”",
    remedy="请学校在“文件—信息”中取消打开密码后重新报送",
)


def _readable_formats() -> str:
    from ..intake import readable_endings  # when it is asked for: `jianfu rules` alone needs no formats

    return f"能读的是 {' '.join(readable_endings())}，认内容不认文件名。"


UNSUPPORTED_FORMAT = Rule(
    "JF003",
    "unsupported-format",
    Severity.ERROR,
    title="格式不能读取",
    finds=".pdf、图片、.rtf、另存为 .xls 的网页、.rar、.7z 等。",
    example="拍照发来的“自查表.jpg”",
    remedy="请用 WPS 或 Office 打开后另存为 .docx 或 .xlsx；压缩包请先解压，或改用 ZIP",
    lists=_readable_formats,
)

OVERSIZED_FILE = Rule(
    "JF004",
    "oversized-file",
    Severity.ERROR,
    title="文件过大",
    finds="文件的大小、解压后的大小或单元格数超过上限，为安全起见没有打开。",
    example="表格里整列设了格式，最后一个单元格到了 XFD1048576",
    remedy="请把表格内容复制到空白自查表中，删去图片和多余行列后重新报送",
)

FORM_NOT_FOUND = Rule(
    "JF005",
    "form-not-found",
    Severity.ERROR,
    title="没有找到自查表",
    finds="文件能读，但里面没有减负清单自查表；会说明里面是什么（嵌入的网页或表格、控件、图片、只有文字）。",
    example="误把“五年级课程表.xlsx”当附件发来",
    remedy="请核对是否发错了文件，重新报送自查表",
)

CHECKLIST_MISMATCH = Rule(
    "JF006",
    "checklist-mismatch",
    Severity.ERROR,
    title="不是这份清单的表",
    finds="表里印的清单标识与本次汇总使用的清单不同，或版本既不是本版，也不是清单 accepts 中仍接收的旧版。",
    example="报来的是上一版清单的表，而清单没有写明仍接收那一版",
    remedy="请学校用本次下发的空白表填报；确要接收旧版本的，在清单定义的 accepts 里写上它",
    to_school="请用本次下发的空白表填报",
)


MACRO_PRESENT = Rule(
    "JF007",
    "macro-present",
    Severity.WARNING,
    title="文件带宏",
    finds="文件含有宏。单元格内容照常读取，宏从不运行。",
    example="自查表.xlsm",
    remedy="请学校另存为 .xlsx 后再用，并检查电脑是否中毒",
    asks_school=False,
)


def file_findings(form: Return) -> Iterator[Finding]:
    """Findings on the file of a form that could be read."""
    if form.macros:
        yield MACRO_PRESENT.finding("文件带宏；只读取了单元格，没有运行宏")
