"""The drop-down of a planned column as openpyxl's rule, for sheets of an existing ledger."""

from __future__ import annotations

from typing import Any

from .sheet_plans import PlannedColumn, as_list


def drop_down(column: PlannedColumn) -> Any:
    """The rule, without cells yet; None for a column that has nothing to choose from."""
    from openpyxl.worksheet.datavalidation import DataValidation

    entries = as_list(column.choices)
    if not entries:
        return None
    rule = DataValidation("list", formula1=f'"{entries}"', allow_blank=True)
    rule.showErrorMessage, rule.showInputMessage = not column.free, bool(column.prompt)
    if column.prompt:
        rule.promptTitle, rule.prompt = column.heading, column.prompt
    return rule
