"""A checklist, a term and a school -> the blank form, in Word and in Excel, stamped.

BlankForms builds what is the same for all schools once; issue writes the files and never loses a filled one.
form_name is the file name that every system takes. fill writes answers into a form, for the example and the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .blank_forms import FORMATS, Addressee, blank_form
    from .filling import Filling, Measure, fill
    from .form_names import form_name
    from .issuing import Issued, issue
else:
    __getattr__ = door(__name__)
