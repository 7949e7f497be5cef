"""The form controls of an OpenDocument file: what they show, as far as the file says it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from ...grid import Unread, UnreadKind
from .odf_names import DRAW, FORM, XML_ID

_TITLES = {
    "checkbox": "复选框", "radio": "单选按钮", "combobox": "下拉框", "listbox": "列表框", "button": "按钮",
    "text": "文本框", "textarea": "文本框", "formatted-text": "文本框", "date": "日期框",
}  # fmt: skip
_BOXES = ("checkbox", "radio")


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
        """A control for a person: 复选框（已勾选）是."""
        control = self._control(shape)
        if control is None:
            return Unread(UnreadKind.CONTROL)
        kind = _kind(control)
        title = _TITLES.get(kind, "")
        if kind in _BOXES:
            state = "已勾选" if _is_chosen(control) else "未勾选"
            return Unread(UnreadKind.CONTROL, f"{title}（{state}）{control.get(FORM + 'label') or ''}")
        shown = control.get(FORM + "current-value") or control.get(FORM + "label") or "、".join(_chosen(control))
        return Unread(UnreadKind.CONTROL, f"{title}（{shown}）" if shown else title)

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
