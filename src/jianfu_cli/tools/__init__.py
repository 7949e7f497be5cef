"""Tools that know nothing of forms: errors, text, dates and numerals, YAML with lines, files written whole.

Errors: JianfuError and its kinds stop a run with a Chinese sentence; Unreadable becomes a finding of one file.
Text: compared (plain, simplified), shown (visible, shorten, on_screen), measured (width). Dates: read_date, last_day, date_in_words.
Files: load_yaml with every mistake's line; write_file, replacing, keep_copy: complete or not at all, nothing lost.
`collect_seldom` is for the start of a process. `door` makes a wing's names importable without loading the wing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .doors import door

if TYPE_CHECKING:
    from .characters import simplified
    from .collector import collect_seldom
    from .dates import DateReading, date_in_words, day_first, read_date
    from .doors import door
    from .errors import (
        CHECK_HERE,
        MOST_TOLD,
        NOT_FOR_SCHOOLS,
        TELL_MAINTAINERS,
        WAIT_HERE,
        DefinitionError,
        JianfuError,
        Mistake,
        OutputError,
        Unreadable,
        program_fault,
    )
    from .kept_copies import file_hash, keep_copy
    from .large_json import json_members
    from .last_days import last_day
    from .numerals import HAN_DIGITS, ONE_TO_TEN, arabic_digits, chinese_number, read_number
    from .ooxml import document_properties, finish_office_file
    from .people_files import decode, decode_file, read_bytes
    from .resources import read_resource, resource
    from .system_errors import system_reason, writing_error
    from .text import (
        json_on_screen,
        narrow,
        on_screen,
        once_if_short,
        plain,
        shorten,
        some_of,
        squeeze,
        text_hash,
        tidy,
        visible,
        width,
        without_asides,
    )
    from .word_files import (
        LATIN,
        TABLE_NORMAL,
        WORD_NAMESPACES,
        document_part,
        font_names,
        footer_part,
        letter_size,
        page_number,
        paragraph_style,
        styles_part,
        word_file,
    )
    from .workbooks import (
        A4,
        GREY,
        HEAD_COLOUR,
        HEI,
        SONG,
        cell_text,
        new_workbook,
        saved_workbook,
        set_width,
        write_text,
    )
    from .writing import (
        FOLDER_MARK,
        OUTPUT_PROPERTY,
        Draft,
        prepare_folder,
        prepare_own_folder,
        publish_all,
        replacing,
        write_file,
    )
    from .yaml_data import YamlPlace, read_yaml
    from .yamlfile import load_yaml, parse_yaml, yaml_lines
    from .zipwriting import Entry, write_zip
else:
    __getattr__ = door(__name__)
