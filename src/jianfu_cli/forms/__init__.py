"""A checklist, a term and a school -> the blank form, in Word and in Excel, stamped.

blank_form makes one, issue those of many schools, never losing a filled one; forms_without_term are left of a run before.
FORMATS is the one list of formats; form_name is the file name that every system takes.
CarriedMeasures are a school's open measures of last semester, a third part of its form; FormNotes stand at its foot.
fill writes fields and answers into a form as a school would, for the example, tests and benchmarks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .blank_forms import Addressee, blank_form
    from .carried_measures import CarriedMeasures
    from .filling import Filling, Measure, fill
    from .form_formats import FORMATS
    from .form_names import form_name, safe_name
    from .form_notes import FormNotes
    from .issuing import Issued, forms_without_term, issue
else:
    __getattr__ = door(__name__)
