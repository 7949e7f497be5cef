"""What was made to read a file is gone with it: nothing holds itself, so that the collector has nothing to look for."""

from __future__ import annotations

import gc

import pytest

from jianfu_cli.definition import Term, load_checklist
from jianfu_cli.forms.blank_forms import Addressee, BlankForms
from jianfu_cli.intake.formats.opening import open_document


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_form_read_leaves_nothing_to_collect(kind: str) -> None:
    form = BlankForms(load_checklist(), Term(2021, 2)).form(Addressee("米山镇中心小学", "3114000001"), kind)
    open_document(form)  # what is kept for the next one is kept now
    gc.collect()
    gc.disable()
    try:
        open_document(form)
        assert gc.collect() == 0
    finally:
        gc.enable()
