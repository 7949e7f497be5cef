"""Every table of words that schools, clerks and programs write. Data, no logic.

Answers and the words of sentences, headings of columns, labels before fields, endings of school names,
acts of measures, a roster's headings, and the words that say nothing (silence).
Each table says in a comment what its words have in common; the wings that read them decide what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .answer_words import (
        ADMISSIONS,
        AFFIRMING,
        AFTER_COPULA,
        ALL_MARKS,
        AMOUNT,
        ANSWER_LABEL,
        BOXED_BROKEN,
        BOXED_KEPT,
        BOXED_NO,
        BOXED_YES,
        COLUMN_CROSSES,
        COLUMN_TICKS,
        COLUMN_WORDS,
        COMMON_WORDS,
        CONTRASTS,
        COUNTERED,
        CROSSED_BOXES,
        CROSSES,
        DEGREES,
        DENIALS,
        DESCRIPTIONS,
        DONE,
        DOUBTS,
        DUTIES,
        EMPTY_BOXES,
        ENUMERATION,
        EVENT,
        EXCEPTIONS,
        EXPLANATION_LABEL,
        FILLERS,
        FINAL_ADMISSIONS,
        FINAL_DENIALS,
        FORBIDDEN_ANYWAY,
        GENERIC,
        GENERIC_ACT,
        GOOD,
        IN_ORDER,
        KEPT,
        KEPT_TWICE_DENIED,
        LIMITS,
        MENDED,
        MENDED_WITHIN,
        NEGATING,
        NEGATIONS,
        NO,
        NO_DENIALS,
        NOT_APPLICABLE,
        NOT_APPLICABLE_TO_A_PRACTICE,
        NOT_KEPT,
        NOTHING_TO_SAY,
        PAPERS,
        POLICY,
        QUALIFIERS,
        RETRACTIONS,
        SAME_AS_NO,
        SAME_AS_NOT_APPLICABLE,
        SAME_AS_YES,
        SHORTCOMINGS,
        SOME,
        SOMETIMES,
        STOCK_DENIALS,
        STOCK_KEEPING,
        STOCK_SENTENCES,
        TICKED_BOXES,
        TICKS,
        TIMES,
        VERB_DONE,
        VOLUNTARY,
        YES,
    )
    from .heading_words import (
        ANSWER,
        CONCLUSION,
        DEADLINE,
        EXPLANATION,
        HEADING_WORDS,
        ITEM,
        MEASURE,
        NUMBER,
        OTHER,
        PROBLEM,
        REMARK,
        RESPONSIBLE,
        SECTION,
        TICK,
    )
    from .label_words import OTHER_EVERYDAY_LABELS, OTHER_LABELS, OTHERS_TITLES, SAMPLE_WORDS, SIGNED
    from .measure_words import (
        COUNTING_HEADINGS,
        MEASURE_LABELS,
        MENDING_ACTS,
        MENDING_BEGINNINGS,
        MENDING_CLAUSES,
        NOT_MENDING,
    )
    from .roster_words import ROSTER_COLUMNS
    from .school_words import FORM_TITLES, NO_SCHOOL_NAMES, PLAIN_SCHOOL_ENDINGS, SCHOOL_ENDINGS, TITLE_NOISE
    from .silence import says_nothing
else:
    __getattr__ = door(__name__)
