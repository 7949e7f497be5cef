"""An Office file of each kind that the program writes, made by its commands."""

from __future__ import annotations

from pathlib import Path

from processes import run

LONG_NAME = "高平市米山镇侯庄联合片区农村寄宿制九年一贯制民族团结进步实验示例学校（北校区）"
TERM = "2021-2022-2"
OUTPUTS = {
    "general form.docx": "forms/自查表.docx",
    "general form.xlsx": "forms/自查表.xlsx",
    "school's form.docx": f"forms/{TERM}/{LONG_NAME}-自查表.docx",
    "school's form.xlsx": f"forms/{TERM}/{LONG_NAME}-自查表.xlsx",
    "report.docx": "demo/summary/汇总报告.docx",
    "workbook.xlsx": "demo/summary/汇总表.xlsx",
    "roster.xlsx": "demo/名册.xlsx",
}
DOCUMENTS = [name for name in OUTPUTS if name.endswith(".docx")]
WORKBOOKS = [name for name in OUTPUTS if name.endswith(".xlsx")]


def make(folder: Path) -> dict[str, Path]:
    """All of them in the folder: what it is -> path."""
    _jianfu(folder, "init", "demo", "--example")
    _jianfu(folder, "blank")
    _jianfu(folder, "blank", "--school", LONG_NAME, "--term", TERM)
    _jianfu(folder / "demo", "summarize", "--format", "docx", "--format", "xlsx", "--jobs", "1")
    return {name: folder / path for name, path in OUTPUTS.items()}


def _jianfu(folder: Path, *arguments: str) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
