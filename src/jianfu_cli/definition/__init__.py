"""What is asked: Checklist > Section > Item, the Term, and what a form prints.

load_checklist reads a definition with every mistake and its line, or the shipped 21 items; Edition is one version of it.
Material is a paper beside the form, Register a table that the bureau keeps (`ledgers:`).
Term is a semester: parsed from what people write, with its window; belonging_term says which a return belongs to.
Labels and headings that forms write and readers look for are here, once; Stamp is a form's origin, printed and kept in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .checklist import Checklist, Item, Section, load_checklist
    from .editions import Edition, editions_of
    from .fields import CODE, DATE, PREPARER, PRINCIPAL, SCHOOL, STANDARD_FIELDS, FieldKind, FormField
    from .form_labels import (
        ANSWER_HEADING,
        CORRECTIONS,
        COUNT_LABEL,
        DATE_BLANK,
        EXPLANATION_HEADING,
        FOLLOWUP_CHOICES,
        FOLLOWUP_HEADINGS,
        FOLLOWUP_TITLE,
        FORM_SHEET,
        ITEM_HEADING,
        META_SHEET,
        RECTIFICATION_HEADINGS,
        RECTIFICATION_TITLE,
        REMARK_HEADING,
        REPLY_LIST_END,
        REPLY_LIST_TITLE,
        RESPONSE_HEADING,
        RULINGS,
        SECTION_HEADING,
        STAMP_LABEL,
        TICKED,
        TO_FILL_IN,
        UNTICKED,
    )
    from .materials import Material
    from .registers import ColumnType, FigureDefinition, Ground, Register, RegisterColumn
    from .stamp import Stamp, form_number, one_line, parse_form_number, stamp_from_properties, stamp_properties
    from .term import Term, belonging_term
else:
    __getattr__ = door(__name__)
