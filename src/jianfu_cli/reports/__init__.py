"""A summary or an examination -> files and lines: Word, Excel, HTML, JSON, the screen.

write_reports writes the files of a rollup, all or none; REPORTS is the one list of their formats.
write_result writes where the user said, and never over a return.
The *_lines functions give what the screen shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .output_files import REPORTS, write_reports
    from .phrases import clause, numbers, title
    from .result_files import write_files, write_result
    from .said_to_schools import spoken_message, spoken_place
    from .screen.checklist_text import checklist_lines, checklist_schema
    from .screen.corrections_text import corrections_lines
    from .screen.inspection_text import inspection_lines
    from .screen.ledger_text import ledger_lines, ledger_next_step, unused_line
    from .screen.register_text import figure_lines
    from .screen.reply_text import reply_lines
    from .screen.rules_text import rule_lines, rules_lines
    from .screen.summary_text import summary_lines
    from .term_folders import NO_TERM
    from .validation_formats import VALIDATIONS, marked_text
    from .word.context import signatory, subject
    from .word.official_paper import Wording, filled_in, official_paper, paper_lines
    from .word.word_styles import SMALLER, USUAL, Lettering
else:
    __getattr__ = door(__name__)
