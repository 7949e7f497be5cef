"""The ledgers that a checklist brings along (`ledgers:`): typed tables that the bureau keeps, a sheet of 台账.xlsx each."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator

from .definition_types import DefinitionPart, Short, Word

MOST_CHOICES, MOST_COLUMNS, MOST_REGISTERS = 60, 40, 20

# Excel takes 31 characters, and in 汇总表 something stands before.
SheetName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=28)]
ColumnName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
Percent = Annotated[str, StringConstraints(pattern=r"^(?:[1-9]\d?|100)%$")]


def _listed(value: Any) -> Any:
    """A single word where several may stand: 审批情况: 未审批."""
    return [value] if isinstance(value, str | int) else value


_A_WORD: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 40}
Words = Annotated[
    tuple[Word, ...],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [_A_WORD, {"type": "array", "items": _A_WORD, "minItems": 1}]}),
]
Where = dict[str, Words]


class ColumnType(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    CHOICES = "choices"  # one of the words that the column lists
    DATE = "date"
    NUMBER = "number"
    SCHOOLS = "schools"  # names of the roster's, a 乡镇, or 全部
    ITEMS = "items"  # numbers of the checklist's


class Ground(StrEnum):
    """The notice's three grounds for 重点督导, in its order."""

    ARRANGED_BADLY = "部署不到位"
    DONE_CARELESSLY = "开展不认真"
    REPORTED = "群众举报"


class RegisterColumn(DefinitionPart):
    """A column of a register."""

    name: ColumnName = Field(description="列名，也就是表头")
    spellings: tuple[ColumnName, ...] = Field(default=(), description="表头还可以怎样写")
    type: ColumnType | None = Field(
        default=None,
        description="格里填什么，见下表；不写就是 text",
    )
    choices: tuple[Word, ...] = Field(default=(), max_length=MOST_CHOICES, description="可选的词；写了就不用写 type")
    required: bool = Field(default=False, description="true：每行都要填")
    private: bool = Field(default=False, description="true：只留在台账里，任何结果、任何提示都不出现这一列的内容")

    @property
    def kind(self) -> ColumnType:
        """Its type: choices where it lists them, else text where it says none."""
        return self.type or (ColumnType.CHOICES if self.choices else ColumnType.TEXT)


def _or_a_year(schema: dict[str, Any]) -> None:
    """In the JSON Schema a bare year is right as well."""
    count = {**schema, "properties": {"count": schema["properties"]["count"]}, "required": ["count"]}
    year = {"type": "integer", "minimum": 2000, "maximum": 2099, "description": "本表中这一年的项数"}
    schema.clear()
    schema["anyOf"] = [year, count]


class Baseline(BaseModel):
    """What a reduction is counted from: the rows of a year in the same sheet, or a count that is known otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_or_a_year)

    year: int | None = Field(default=None, ge=2000, le=2099, strict=True, description="本表中这一年的项数")
    count: int | None = Field(default=None, ge=0, le=1_000_000, strict=True, description="台账以外已知的基期项数")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, raw: Any) -> Any:
        return {"year": raw} if isinstance(raw, int | str) else raw


class FigureDefinition(DefinitionPart):
    """A number that is counted from a register, and what it is held against."""

    title: Short = Field(description="数的是什么，如 未经审批的事项；后面写数和单位")
    where: Where = Field(default_factory=dict, description="只数这些行：{列名: [选项, …]}，列要是 choices；不写则都数")
    per: Literal["school"] | None = Field(
        default=None, description="school：每所学校各数各的，写最多的一所，超过 at_most 的列出来"
    )
    at_most: int | None = Field(
        default=None, ge=0, le=1_000_000, strict=True, description="全年最多几行；同 baseline、reduce 只能写一种"
    )
    baseline: Baseline | None = Field(
        default=None, description="基期：年份（本表中那一年的行），或 {count: 24}（另外知道的数）；同 reduce 一起写"
    )
    reduce: Percent | None = Field(default=None, description="比基期减少多少，如 50%")

    @property
    def reduction(self) -> int | None:
        """The reduction in percent."""
        return int(self.reduce.removesuffix("%")) if self.reduce else None


class ReportedSchools(DefinitionPart):
    """Which rows are a ground for proposing the schools that they name (重点督导)."""

    where: Where = Field(default_factory=dict, description="哪些行算：{列名: [选项, …]}；不写则都算")
    reason: Short = Field(description="理由，如 群众举报查实；后面写件数")
    at_least: int = Field(default=1, ge=1, le=1000, strict=True, alias="from", description="满几行才列入；不写就是 1")
    ground: Ground = Field(
        default=Ground.REPORTED, description="归在通知的哪一种情形：部署不到位、开展不认真，还是群众举报（不写就是）"
    )


class Register(DefinitionPart):
    """One of the checklist's ledgers: the sheet's name, its columns, what is counted from it."""

    title: SheetName = Field(description="工作表的名称，2 至 28 字")
    columns: tuple[RegisterColumn, ...] = Field(min_length=1, max_length=MOST_COLUMNS, description="各列，一行一列")
    short: Word | None = Field(default=None, description="在汇总报告的标题里怎样简称，不写就用 title")
    unit: Word = Field(default="项", description="一行是一件、一次……还是一项（不写就是）")
    dated: str | None = Field(default=None, description="按哪一列（date）分年度；要数数的必须写")
    figures: tuple[FigureDefinition, ...] = Field(default=(), description="从表中数出的数，一行一个")
    priority: ReportedSchools | None = Field(default=None, description="哪些行所写的学校列入重点督导建议；不写就都不列")

    @cached_property
    def by_name(self) -> dict[str, RegisterColumn]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @cached_property
    def public(self) -> tuple[RegisterColumn, ...]:
        """The columns that may be shown."""
        return tuple(column for column in self.columns if not column.private)

    def first(self, kind: ColumnType) -> RegisterColumn | None:
        """The first column of a type that may be shown, None without one."""
        return next((column for column in self.public if column.kind is kind), None)
