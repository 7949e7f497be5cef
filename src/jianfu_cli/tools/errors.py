"""What stops a run: one base class, turned into a message and an exit code in one place (cli)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MOST_TOLD = 20
"""Things alike that are told one by one: as many as a person looks through; their number is told as well."""
_MOST_MISTAKES = (
    200  # of one file: a person who mends it wants them all in one pass, a file that is none of ours has thousands
)


class JianfuError(Exception):
    """The call, the configuration or the output folder can't be used. The text is Chinese and says how to go on."""

    exit_code = 2


class OutputError(JianfuError):
    """A file or folder can't be written (disk full, no permission, locked by another program)."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One fault of a file that people write: where it is (a line, or the cell of a workbook) and what is wrong."""

    file: Path
    line: int | None
    text: str
    cell: str = ""  # 判读!C7

    def __str__(self) -> str:
        place = f"!{self.cell}" if self.cell else f":{self.line}" if self.line else ""
        return f"{self.file}{place}：{self.text}"


class DefinitionError(JianfuError):
    """A checklist, roster, template or jianfu.yaml is broken; holds every mistake found in one pass, and tells the first."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        told = [str(mistake) for mistake in mistakes[:_MOST_MISTAKES]]
        if len(mistakes) > _MOST_MISTAKES:
            told.append(f"共 {len(mistakes)} 处，以上是前 {_MOST_MISTAKES} 处；改好后再运行一次，会接着列出其余的")
        super().__init__("\n".join(told))


# Hints for what is no matter of the school's, since another file of its would fare alike.
CHECK_HERE = "请在本机检查它的权限，或关闭正在使用它的程序，再运行一次"
WAIT_HERE = "请等它复制或保存完，再核对一次"
TELL_MAINTAINERS = "请把文件和这句话交给维护人员"
NOT_FOR_SCHOOLS = frozenset((CHECK_HERE, WAIT_HERE, TELL_MAINTAINERS))


class Unreadable(Exception):
    """A file can't be read: becomes one finding. Code JF001 to JF006; message and hint (None: the rule's) in Chinese."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(code, message, hint)  # all three, so that it can be sent between processes


def program_fault(error: BaseException) -> str:
    """Where the program itself went wrong, for those who mend it: what, and the line of ours that was run last."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(__file__).parents[1] in Path(frame.filename).parents]
    place = f"，{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"程序内部出错（{type(error).__name__}{place}）"
