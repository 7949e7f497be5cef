"""Form controls of Office (ActiveX) by the names that programs give them."""

from __future__ import annotations

CONTROLS = {
    "CheckBox": "复选框",
    "OptionButton": "单选按钮",
    "ComboBox": "下拉框",
    "ListBox": "列表框",
    "TextBox": "文本框",
    "CommandButton": "按钮",
}
