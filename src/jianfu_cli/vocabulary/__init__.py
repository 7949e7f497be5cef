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
        AFFIRMING,
        AFTER_COPULA,
        ALL_MARKS,
        ANSWER_LABEL,
        BOXED_BROKEN,
        BOXED_KEPT,
        BOXED_NO,
        BOXED_YES,
        COLUMN_CROSSES,
        COLUMN_TICKS,
        COLUMN_WORDS,
        CROSSED_BOXES,
        CROSSES,
        EMPTY_BOXES,
        ENUMERATION,
        EXPLANATION_LABEL,
        NEGATING,
        NO,
        NOT_APPLICABLE_TO_A_PRACTICE,
        NOTHING_TO_SAY,
        RETRACTIONS,
        SAME_AS_NO,
        SAME_AS_NOT_APPLICABLE,
        SAME_AS_YES,
        STOCK_DENIALS,
        STOCK_KEEPING,
        STOCK_SENTENCES,
        TICKED_BOXES,
        TICKS,
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
    from .sentence_words import (
        ACTS,
        ADMISSIONS,
        AMOUNT,
        BROKEN_BESIDE,
        CASES,
        COMMON_WORDS,
        CONTRASTS,
        COUNTED,
        COUNTERED,
        DEGREES,
        DENIALS,
        DENIED_BESIDE,
        DESCRIPTIONS,
        DONE,
        DOUBTS,
        DUTIES,
        EVENT,
        EXCEPTIONS,
        FIGURES,
        FILLERS,
        FINAL_ADMISSIONS,
        FINAL_DENIALS,
        FORBIDDEN_ANYWAY,
        FREE,
        GENERIC,
        GENERIC_ACT,
        GOOD,
        HEADS_COUNTED,
        HEDGES,
        IN_ORDER,
        KEPT,
        KEPT_BESIDE,
        KEPT_NOUNS,
        KEPT_TWICE_DENIED,
        LIGHT_BESIDE,
        LIGHTENED,
        LIMITS,
        MENDED,
        MENDED_WITHIN,
        NEGATIONS,
        NO_DENIALS,
        NONE_OF_IT,
        NOT_APPLICABLE,
        NOT_KEPT,
        ORDERLY,
        OWN_KEEPING,
        PAPERS,
        POLICY,
        QUALIFIERS,
        RULING,
        SAYINGS,
        SHORTCOMINGS,
        SOME,
        SOMETIMES,
        TAIL_TURNS,
        TIMES,
        TIMES_DONE,
        VERB_DONE,
        VOLUNTARY,
        WHOEVER_DID_NOT,
    )
    from .silence import says_nothing
else:
    __getattr__ = door(__name__)
