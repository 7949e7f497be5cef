"""jianfu.yaml in the current folder: defaults for the options of the commands. The command line wins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ..reports import REPORTS
from ..summary import Thresholds
from ..tools import JianfuError, load_yaml, read_bytes

CONFIG_FILE = "jianfu.yaml"
FormFormat = Literal["docx", "xlsx"]
if TYPE_CHECKING:
    ReportFormat = str
else:
    ReportFormat = Literal[tuple(REPORTS)]


Word = TypeVar("Word")


def _listed(value: Any) -> Any:
    """A single word where several may stand: format: xlsx."""
    return [value] if isinstance(value, str) else value


Several = Annotated[list[Word], BeforeValidator(_listed)]


class Section(BaseModel):
    """Keys that go with every command, at the top of the file and in each command's section."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    checklist: str | None = None
    roster: str | None = None
    term: str | None = None


class Blank(Section):
    """Defaults of `jianfu blank`."""

    school: Several[str] = Field(default_factory=list)
    format: Several[FormFormat] = Field(default_factory=list)
    output: str | None = None


class Validate(Section):
    """Defaults of `jianfu validate`."""

    format: Several[Literal["text", "json"]] = Field(default_factory=list)
    output: str | None = None
    jobs: int | None = Field(default=None, ge=1)


class Summarize(Section):
    """Defaults of `jianfu summarize`."""

    deadline: str | None = None
    date: str | None = None
    template: str | None = None
    format: Several[ReportFormat] = Field(default_factory=list)
    output: str | None = None
    jobs: int | None = Field(default=None, ge=1)
    priority: Thresholds = Field(default_factory=Thresholds)


class Inspect(Section):
    """Defaults of `jianfu inspect`."""


class Config(Section):
    """The whole file; every key may be left out."""

    deadline: str | None = None
    returns: Several[str] = Field(default_factory=lambda: ["returns"])
    blank: Blank = Field(default_factory=Blank)
    validate_: Validate = Field(default_factory=Validate, alias="validate")
    summarize: Summarize = Field(default_factory=Summarize)
    inspect: Inspect = Field(default_factory=Inspect)


def load_config(folder: Path | None = None) -> Config:
    """The defaults of `folder` (the current one), or none if there is no jianfu.yaml.

    Raises DefinitionError with every mistake and its line.
    """
    path = (folder or Path()) / CONFIG_FILE
    try:
        if not path.exists():
            return Config()
    except OSError as error:
        raise JianfuError(f"无法读取 {CONFIG_FILE}：{error.strerror}") from None
    if not read_bytes(path).strip():
        return Config()
    return load_yaml(path, Config)
