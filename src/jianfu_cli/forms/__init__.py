"""A checklist and a school -> a blank form."""

from __future__ import annotations

from .blank import FORMATS, Addressee, BlankForms, blank_form

__all__ = ["FORMATS", "Addressee", "BlankForms", "blank_form"]
