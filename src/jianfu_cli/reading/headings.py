"""A header row of a table as it was read: the role of each column, and what follows from all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..vocabulary import DEADLINE, MEASURE, RESPONSIBLE
from .answer_columns import Columns, columns_of
from .status_columns import status_columns


@dataclass(slots=True)
class Heading:
    """A header row (or two): the role of each headed column by its index, and how many columns the row has."""

    roles: dict[int, str]
    width: int
    ledger: bool = False
    words: dict[int, str] = field(default_factory=dict)
    followed: frozenset[int] | None = None  # the columns of `status`, once it was asked for
    columns: dict[tuple[int, int], Columns] = field(default_factory=dict)
    lower: dict[tuple[str, ...], Heading] = field(default_factory=dict)  # second rows seen under it, and what both make
    otherwise: Heading | None = None  # the same as a ledger's, or as none

    def as_ledger(self, ledger: bool) -> Heading:
        """The same heading, known to be a ledger's, or none."""
        if ledger == self.ledger:
            return self
        if self.otherwise is None:
            self.otherwise = Heading(self.roles, self.width, ledger, self.words)
        return self.otherwise

    @property
    def plans(self) -> bool:
        """Whether measures are planned under it: as a ledger's heading, or a form's with such columns."""
        return len({MEASURE, RESPONSIBLE, DEADLINE} & set(self.roles.values())) >= 2

    @property
    def status(self) -> frozenset[int]:
        """The columns that say what became of measures."""
        if self.followed is None:
            self.followed = status_columns(self.roles, self.words, self.ledger)
        return self.followed

    def first(self, *roles: str) -> int | None:
        """The first column of one of the roles, the roles tried in order."""
        return next((index for role in roles for index, headed in self.roles.items() if headed == role), None)

    def measuring(self, *roles: str) -> int | None:
        """The same in a ledger, in which what follows up measures is neither a problem nor a measure."""
        status = self.status
        return next(
            (at for role in roles for at, headed in self.roles.items() if headed == role and at not in status), None
        )

    def for_item(self, index: int, width: int) -> Columns:
        """The columns of a form whose items stand in column `index`, in rows of `width` cells."""
        key = (index, max(width, self.width))
        if key not in self.columns:
            self.columns[key] = columns_of(self.roles, self.words, *key)
        return self.columns[key]
