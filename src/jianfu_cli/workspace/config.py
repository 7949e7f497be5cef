"""jianfu.yaml in the current folder: defaults for the options of the commands. The command line wins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from ..forms import FORMATS
from ..reports import REPORTS, VALIDATIONS
from ..summary import Thresholds
from ..tools import JianfuError, load_yaml, read_bytes

CONFIG_FILE = "jianfu.yaml"
MOST_JOBS = 256

Word = TypeVar("Word")


def job_count(number: int) -> int:
    """The number itself, if so many processes may work at once. Raises ValueError with what it should be, in Chinese."""
    if not 1 <= number <= MOST_JOBS:
        raise ValueError(f"应在 1 到 {MOST_JOBS} 之间")
    return number


def _listed(value: Any) -> Any:
    """A single word where several may stand: format: xlsx."""
    return [value] if isinstance(value, str) else value


def _one_of(formats: Iterable[str]) -> AfterValidator:
    """A word that must be one of these, in whatever case."""
    known = {name.casefold(): name for name in formats}

    def check(word: str) -> str:
        if word.casefold() not in known:
            raise ValueError(f"不对：可选的是 {'、'.join(known.values())}")
        return known[word.casefold()]

    return AfterValidator(check)


Several = Annotated[list[Word], BeforeValidator(_listed)]
Jobs = Annotated[int, AfterValidator(job_count)]


class Section(BaseModel):
    """Keys that go with every command, at the top of the file and in each command's section."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    checklist: str | None = None
    roster: str | None = None
    term: str | None = None


class Blank(Section):
    """Defaults of `jianfu blank`."""

    school: Several[str] = Field(default_factory=list)
    format: Several[Annotated[str, _one_of(FORMATS)]] = Field(default_factory=list)
    output: str | None = None


class Ledger(Section):
    """Defaults of `jianfu ledger`; `output` is the ledger that the other commands use as well."""

    output: str | None = None
    jobs: Jobs | None = None


class Validate(Section):
    """Defaults of `jianfu validate`."""

    ledger: str | None = None
    format: Several[Annotated[str, _one_of(VALIDATIONS)]] = Field(default_factory=list)
    output: str | None = None
    jobs: Jobs | None = None


class Summarize(Section):
    """Defaults of `jianfu summarize`."""

    ledger: str | None = None
    deadline: str | None = None
    date: str | None = None
    template: str | None = None
    format: Several[Annotated[str, _one_of(REPORTS)]] = Field(default_factory=list)
    output: str | None = None
    jobs: Jobs | None = None
    priority: Thresholds = Field(default_factory=Thresholds)


class Inspect(Section):
    """Defaults of `jianfu inspect`."""

    ledger: str | None = None


class Config(Section):
    """The whole file; every key may be left out."""

    deadline: str | None = None
    returns: Several[str] = Field(default_factory=lambda: ["returns"])
    ledger_: Ledger = Field(default_factory=Ledger, alias="ledger", description="台账的文件名，或 ledger 命令的选项")
    blank: Blank = Field(default_factory=Blank)
    validate_: Validate = Field(default_factory=Validate, alias="validate")
    summarize: Summarize = Field(default_factory=Summarize)
    inspect: Inspect = Field(default_factory=Inspect)

    @field_validator("blank", "validate_", "summarize", "inspect", mode="before")
    @classmethod
    def _empty(cls, section: Any) -> Any:
        """A section whose every line is a comment says nothing, which is allowed."""
        return {} if section is None else section

    @field_validator("ledger_", mode="before")
    @classmethod
    def _named(cls, ledger: Any) -> Any:
        """ledger: 台账.xlsx names the file; ledger: {jobs: 2} gives options."""
        return {"output": ledger} if isinstance(ledger, str) else {} if ledger is None else ledger

    def defaults(self, command: str) -> dict[str, Any]:
        """Name of an option (without dashes; `paths` for the arguments) -> its value, for what the file says of a command.

        The command's own section comes before the keys at the top.
        """
        sections = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        section = sections.get(command, Section())
        values = {"paths": self.returns, "deadline": self.deadline, "ledger": self.ledger_.output}
        for part in (self, section):
            values |= {name: value for name in type(section).model_fields if (value := getattr(part, name, None))}
        return {name: value for name, value in values.items() if value}


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
