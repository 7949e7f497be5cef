"""jianfu.yaml in the current folder: defaults for the options of the commands. The command line wins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, field_validator

from ..definition import Term
from ..forms import FORMATS
from ..intake import CONFIG_FILE
from ..replies import REPLY_FORMATS
from ..reports import REPORTS, VALIDATIONS
from ..summary import Thresholds
from ..tools import (
    YamlPlace,
    decode_file,
    parse_yaml,
    read_bytes,
    read_date,
    shorten,
    yaml_lines,
)
from .settings_text import as_yaml
from .without_file import RETURNS_FOLDER, has_config, job_count

_LEAST_DIGITS, _LONGEST_PHONE = 5, 40  # of a telephone number (12345) and of what is printed of it
DEFAULT_RESULTS = "summary"  # the folder of what `summarize` makes

Word = TypeVar("Word")


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


def _term(text: str) -> str:
    """A term as people write it, unchanged."""
    try:
        Term.parse(text)
    except ValueError as error:
        raise ValueError(f"不对：{error}") from None
    return text


def _day(text: str) -> str:
    """A date as people write it, unchanged."""
    if read_date(text).value is None:
        raise ValueError(f"的“{shorten(text)}”不是完整的日期。请写成 2022-07-10 或 2022年7月10日")
    return text


def telephone(text: str) -> str:
    """A telephone number as people write it, unchanged. Raises ValueError with what it should be, in Chinese."""
    digits = sum(character.isdigit() for character in text)
    labelled = {"：", ":"} & {*text}  # on the form a label would be read as the school's
    if not text.isprintable() or digits < _LEAST_DIGITS or len(text) > _LONGEST_PHONE or labelled:
        wanted = f"请写成 0356-5222222，可以加上联系人（不要冒号），最多 {_LONGEST_PHONE} 字"
        raise ValueError(f"的“{shorten(text)}”不像电话号码。{wanted}")
    return text


def _seen(text: str) -> str:
    """A text without characters that nobody can see or type."""
    if not text.isprintable():
        raise ValueError("含有看不见的控制字符，请删去重写")
    return text


def _typed_only(_: Any) -> None:
    raise ValueError("只能写在命令行上（--force），请删去这一行")


Several = Annotated[list[Word], BeforeValidator(_listed)]
Jobs = Annotated[int, Field(strict=True), AfterValidator(job_count)]
Text = Annotated[str, AfterValidator(_seen)]
TermText = Annotated[Text, AfterValidator(_term)]
Day = Annotated[Text, AfterValidator(_day)]
Phone = Annotated[str, AfterValidator(telephone)]


class Section(BaseModel):
    """Keys that go with every command, at the top of the file and in each command's section."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    checklist: Text | None = None
    roster: Text | None = None
    term: TermText | None = None
    force: Annotated[None, BeforeValidator(_typed_only)] = Field(default=None, exclude=True)


class Blank(Section):
    """Defaults of `jianfu blank`."""

    school: Several[Text] = Field(default_factory=list)
    previous: Text | None = None
    deadline: Day | None = None
    phone: Phone | None = None
    format: Several[Annotated[str, _one_of(FORMATS)]] = Field(default_factory=list)
    output: Text | None = None


class Ledger(Section):
    """Defaults of `jianfu ledger`; `output` is the ledger that the other commands use as well."""

    output: Text | None = None
    jobs: Jobs | None = None


class Validate(Section):
    """Defaults of `jianfu validate`."""

    ledger: Text | None = None
    format: Several[Annotated[str, _one_of(VALIDATIONS)]] = Field(default_factory=list)
    output: Text | None = None
    jobs: Jobs | None = None


class Summarize(Section):
    """Defaults of `jianfu summarize`."""

    ledger: Text | None = None
    previous: Text | None = None
    deadline: Day | None = None
    date: Day | None = None
    template: Text | None = None
    format: Several[Annotated[str, _one_of(REPORTS)]] = Field(default_factory=list)
    output: Text | None = None
    jobs: Jobs | None = None
    priority: Thresholds = Field(default_factory=Thresholds)


class Reply(Section):
    """Defaults of `jianfu reply`."""

    ledger: Text | None = None
    school: Several[Text] = Field(default_factory=list)
    deadline: Day | None = None
    template: Text | None = None
    format: Several[Annotated[str, _one_of(REPLY_FORMATS)]] = Field(default_factory=list)
    output: Text | None = None
    jobs: Jobs | None = None


class Inspect(Section):
    """Defaults of `jianfu inspect`."""

    ledger: Text | None = None


class Config(Section):
    """The whole file; every key may be left out."""

    deadline: Day | None = None
    phone: Phone | None = Field(default=None, description="学校有疑问时打的电话，印在空白表的填表说明里")
    previous: Text | None = Field(default=None, description="上期的工作文件夹，或它的 summary.json")
    returns: Several[Text] = Field(default_factory=lambda: [RETURNS_FOLDER])
    ledger_: Ledger = Field(default_factory=Ledger, alias="ledger", description="台账的文件名，或 ledger 命令的选项")
    blank: Blank = Field(default_factory=Blank)
    validate_: Validate = Field(default_factory=Validate, alias="validate")
    summarize: Summarize = Field(default_factory=Summarize)
    reply: Reply = Field(default_factory=Reply)
    inspect: Inspect = Field(default_factory=Inspect)
    _lines: dict[YamlPlace, int] = PrivateAttr(default_factory=dict)

    @field_validator("blank", "validate_", "summarize", "reply", "inspect", mode="before")
    @classmethod
    def _empty(cls, section: Any) -> Any:
        """A section whose every line is a comment says nothing, which is allowed."""
        return {} if section is None else section

    @field_validator("ledger_", mode="before")
    @classmethod
    def _named(cls, ledger: Any) -> Any:
        """ledger: 台账.xlsx names the file; ledger: {jobs: 2} gives options."""
        return {"output": str(ledger)} if isinstance(ledger, str | int) else {} if ledger is None else ledger

    @property
    def named_files(self) -> tuple[str, ...]:
        """Every file that the settings name (roster, checklist, ledger, template): none of them is a return."""
        sections = (self, self.blank, self.validate_, self.summarize, self.reply, self.inspect, self.ledger_)
        keys = ("roster", "checklist", "template", "ledger", "output")
        found = (getattr(section, key, None) for section in sections for key in keys)
        return tuple(name for name in found if isinstance(name, str))

    def defaults(self, command: str) -> dict[str, Any]:
        """Name of an option (without dashes; `paths` for the arguments) -> its value, for what the file says of a command.

        The command's own section comes before the keys at the top.
        """
        sections = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        section = sections.get(command, Section())
        values = {
            "paths": self.returns,
            "deadline": self.deadline,
            "phone": self.phone,
            "previous": self.previous,
            "ledger": self.ledger_.output,
        }
        for part in (self, section):
            values |= {name: value for name in type(section).model_fields if (value := getattr(part, name, None))}
        return {name: value for name, value in values.items() if value}

    def place(self, command: str, name: str) -> str:
        """Where the file gives a value to a command: jianfu.yaml:3. The names are those of `defaults`."""
        key = "returns" if name == "paths" else name
        line = self._lines.get((command, key)) or self._lines.get((key,))
        return f"{CONFIG_FILE}:{line}" if line else CONFIG_FILE


def _says_something(line: str) -> bool:
    """Whether a line is more than a remark or the mark of a document's beginning."""
    said = line.strip("\ufeff \t\r").removeprefix("---").lstrip()
    return bool(said) and not said.startswith("#")


def load_config(folder: Path | None = None) -> Config:
    """The defaults of `folder` (the current one), or none if there is no jianfu.yaml.

    Raises DefinitionError with every mistake and its line.
    """
    if not has_config(folder):
        return Config()
    path = (folder or Path()) / CONFIG_FILE
    return parse_config(decode_file(read_bytes(path), path), path)


def parse_config(text: str, path: Path) -> Config:
    """The defaults that the text of a jianfu.yaml gives; `path` only names it. Raises DefinitionError."""
    if not any(map(_says_something, text.splitlines())):
        return Config()
    data = as_yaml(text).encode("utf-8", "surrogatepass")
    config = parse_yaml(data, path, Config)
    config._lines |= yaml_lines(data, path)
    return config
