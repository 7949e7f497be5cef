"""The form controls of an OpenDocument file: what they show, as far as the file says it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from ...grid import Unread, UnreadKind
from ..control_words import BUTTON, CHECK_BOX, INPUT, LIST, MENU, OTHER, RADIO_BUTTON, control_words
from .odf_names import DRAW, FORM, XML_ID

_KINDS = {
    "checkbox": CHECK_BOX, "radio": RADIO_BUTTON, "combobox": MENU, "listbox": LIST, "button": BUTTON,
    "text": INPUT, "textarea": INPUT, "formatted-text": INPUT, "date": INPUT,
}  # fmt: skip


class Controls:
    """The controls that are defined so far, by their names."""

    def __init__(self) -> None:
        self._known: dict[str, Element] = {}

    def add(self, forms: Element) -> None:
        """Take in the controls that an element defines."""
        for control in forms.iter():
            identity = control.get(FORM + "id") or control.get(XML_ID)
            if identity and isinstance(control.tag, str) and control.tag.startswith(FORM):
                self._known[identity] = control

    def text(self, shape: Element) -> str | None:
        """What a check box that stands in a line of text shows, ☑ or □ with its label; None for any other control."""
        control = self._control(shape)
        if control is None or _kind(control) != "checkbox":
            return None
        return ("☑" if _is_chosen(control) else "□") + (control.get(FORM + "label") or "")

    def unread(self, shape: Element) -> Unread:
        """A control in words."""
        control = self._control(shape)
        if control is None:
            return Unread(UnreadKind.CONTROL)
        shown = control.get(FORM + "current-value") or control.get(FORM + "label") or "、".join(_chosen(control))
        kind = _KINDS.get(_kind(control), OTHER)
        return Unread(UnreadKind.CONTROL, control_words(kind, shown, is_on=_is_chosen(control)))

    def _control(self, shape: Element) -> Element | None:
        return self._known.get(shape.get(DRAW + "control") or "")


def _kind(control: Element) -> str:
    return str(control.tag).removeprefix(FORM)


def _is_chosen(control: Element) -> bool:
    if _kind(control) == "radio":
        return (control.get(FORM + "current-selected") or control.get(FORM + "selected")) == "true"
    return (control.get(FORM + "current-state") or control.get(FORM + "state")) == "checked"


def _chosen(control: Element) -> Iterator[str]:
    for option in control.iter(FORM + "option"):
        if (option.get(FORM + "current-selected") or option.get(FORM + "selected")) == "true":
            yield option.get(FORM + "label") or ""
