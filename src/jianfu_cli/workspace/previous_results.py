"""Where the results of an earlier semester are: the folder or file that a person names -> its summary.json."""

from __future__ import annotations

from pathlib import Path

from ..intake import portable_names
from ..reports import REPORTS
from ..tools import JianfuError
from .config import load_config
from .without_file import RESULTS_FOLDER

SUMMARY = REPORTS["json"].file


def find_summary(named: str) -> tuple[Path, str]:
    """The summary.json that `named` means, which is that file, its folder or a working folder; and how outputs name it.

    Raises JianfuError where there is none, or the working folder's jianfu.yaml is broken.
    """
    path, [shown] = Path(named), portable_names([named])
    if not path.exists():
        raise JianfuError(f"上期 {named} 找不到，请核对文件夹名和所在位置（写上期的工作文件夹，或它的 {SUMMARY}）")
    if not path.is_dir():
        return path, shown
    inside = dict.fromkeys(("", load_config(path).summarize.output or RESULTS_FOLDER, RESULTS_FOLDER))
    for folder in inside:
        found = path / folder / SUMMARY
        if found.is_file():
            return found, Path(shown, *portable_names([folder] if folder else []), SUMMARY).as_posix()
    raise JianfuError(f"上期 {named} 里没有 {SUMMARY}，请先在那个文件夹里运行 jianfu summarize（不要只生成其他格式）")
