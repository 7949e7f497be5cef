"""What a form control is and shows, in words for people: 复选框“是”（已勾选）."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST_CAPTION = 40


class ControlKind(NamedTuple):
    """What a kind of control is called, and its two states if it has any: off, on."""

    title: str
    states: tuple[str, str] | None = None


CHECK_BOX = ControlKind("复选框", ("未勾选", "已勾选"))
RADIO_BUTTON = ControlKind("单选按钮", ("未选中", "已选中"))
MENU, LIST, INPUT, BUTTON = ControlKind("下拉框"), ControlKind("列表框"), ControlKind("输入框"), ControlKind("按钮")
ACTIVE_X = ControlKind("ActiveX 控件")
OTHER = ControlKind("控件")
# How Office's form controls are named by programs: CheckBox11, Forms.CheckBox.1
BY_NAME = {
    "CheckBox": CHECK_BOX,
    "OptionButton": RADIO_BUTTON,
    "ComboBox": MENU,
    "ListBox": LIST,
    "TextBox": INPUT,
    "CommandButton": BUTTON,
}


def control_words(kind: ControlKind, caption: str = "", *, is_on: bool = False) -> str:
    """The words for a control with this caption, or with what it shows."""
    caption = " ".join(caption.split())[:_LONGEST_CAPTION]
    name = kind.title + (f"“{caption}”" if caption else "")
    return f"{name}（{kind.states[is_on]}）" if kind.states else name
