"""What holds in a folder without a jianfu.yaml, and whether there is one: all that most runs need of the settings."""

from __future__ import annotations

from pathlib import Path

from ..intake import CONFIG_FILE
from ..tools import JianfuError

RETURNS_FOLDER, FORMS_FOLDER, RESULTS_FOLDER, REPLIES_FOLDER = "returns", "forms", "summary", "回复"
MOST_JOBS = 256


def has_config(folder: Path | None = None) -> bool:
    """Whether the folder (the current one) has a jianfu.yaml. Raises JianfuError if nobody may look."""
    try:
        return ((folder or Path()) / CONFIG_FILE).exists()
    except OSError as error:
        raise JianfuError(f"无法读取 {CONFIG_FILE}：{error.strerror}") from None


def job_count(number: int) -> int:
    """The number itself, if so many processes may work at once. Raises ValueError with what it should be, in Chinese."""
    if not 1 <= number <= MOST_JOBS:
        raise ValueError(f"应在 1 到 {MOST_JOBS} 之间")
    return number
