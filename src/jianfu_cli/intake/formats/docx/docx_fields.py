"""Fields of a Word paragraph: their instruction is not seen, their result is; some show something else in its place."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..drawn_fields import drawn
from ..open_field import OpenField
from ..prompts import is_prompt
from .docx_xml import VALUE, W, number, switched_on


class Fields:
    """Where in the fields of a paragraph the walk is."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []
        self.visible = True

    def step(self, mark: Element) -> str:
        """Go over a field's mark; returns what stands for the field itself (a box, a chosen entry, a drawn character)."""
        kind = mark.get(W + "fldCharType")
        state = ""
        if kind == "begin":
            state = form_field(mark) if self.visible else ""
            field = OpenField()
            field.answered = bool(state)
            self._open.append(field)
        elif kind in ("separate", "end") and self._open:
            field = self._open[-1]
            if not field.visible and not field.answered:
                shown = drawn(field.instruction)
                field.answered = bool(shown)
                if all(outer.visible for outer in self._open[:-1]):
                    state = shown
                elif shown and len(self._open) > 1:
                    self._open[-2].instruct(shown)
            field.visible = not field.answered
            if kind == "end":
                self._open.pop()
        self.visible = all(field.visible for field in self._open)
        return state

    def instruct(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self._open:
            self._open[-1].instruct(text)


def form_field(mark: Element) -> str:
    """What an old form field shows: ☑ or □, or the chosen entry of a list; "" for other fields.

    A list that still asks for a choice shows a space.
    """
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = switched_on(box.find(W + "checked"))
        return "☑" if (switched_on(box.find(W + "default")) if state is None else state) else "□"
    entries = mark.find(f"{W}ffData/{W}ddList")
    if entries is not None:
        texts = [entry.get(VALUE, "") for entry in entries.iter(W + "listEntry")]
        chosen = entries.find(W + "result")
        chosen = entries.find(W + "default") if chosen is None else chosen
        index = number(chosen.get(VALUE)) if chosen is not None else 0
        return texts[index] if index < len(texts) and not is_prompt(texts[index]) else " "
    return ""
