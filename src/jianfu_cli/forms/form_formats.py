"""The formats that forms are made in: the one list, which options, configuration, builders and fillers go by."""

from __future__ import annotations

from typing import Literal, get_args

FormFormat = Literal["docx", "xlsx"]
FORMATS: tuple[FormFormat, ...] = get_args(FormFormat)
