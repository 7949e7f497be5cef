"""Word's fields that draw their instruction: EQ (characters within a ring or box, 带圈字符), SYMBOL, MACROBUTTON."""

from __future__ import annotations

import re

from ...vocabulary import CROSSED_BOXES, CROSSES, TICKED_BOXES, TICKS
from .symbols import inserted

_RINGS = frozenset("○◯〇□◇△☐⃝")
_TICKS, _CROSSES = frozenset(TICKS + TICKED_BOXES), frozenset(CROSSES + CROSSED_BOXES)
_NAME = re.compile(r"\s*eq\b", re.IGNORECASE)
_SYMBOL = re.compile(r"\s*symbol\s+(0x[0-9a-f]{1,4}|[0-9]{1,5})\b", re.IGNORECASE)
_FONT = re.compile(r'\\f\s*(?:"([^"]{1,60})"|([^\s"\\]{1,60}))', re.IGNORECASE)
_BUTTON = re.compile(r"\s*macrobutton\s+\S+\s([^\\]*)", re.IGNORECASE)
_MOVED = re.compile(r"\\s\s?(?:\\(?:up|do|ai|di)\s?[0-9]{0,3}\s?){1,4}\(([^()]{0,40})\)", re.IGNORECASE)  # up or down
_SWITCH = re.compile(r"\\([a-z]+)[^\\(]*", re.IGNORECASE)
_LONGEST = 500  # characters; more than a form's field has, and nothing is nested deeply in them


def drawn(instruction: str) -> str:
    r"""What such a field shows, "" for other fields. `eq \o\ac(□,√)` is ☑, `eq \o\ac(○,3)` is ③.

    A word within a ring is a choice that was ringed: `是 / eq \o\ac(○,否)` is 是 / ☑否.
    """
    if len(instruction) > _LONGEST:
        return ""
    if name := _NAME.match(instruction):
        return _equation(instruction[name.end() :])
    if symbol := _SYMBOL.match(instruction):
        font = _FONT.search(instruction, symbol.end())
        code = symbol[1].lower()
        return inserted((font[1] or font[2]) if font else "", int(code, 16 if code.startswith("0x") else 10))
    button = _BUTTON.match(instruction)
    return button[1].rstrip() if button else ""


def _equation(written: str) -> str:
    written = _MOVED.sub(r"\1", written)
    opened, closed = written.find("("), written.rfind(")")
    if not 0 <= opened < closed:
        return ""
    switches = {switch.lower() for switch in _SWITCH.findall(written[:opened])}
    arguments = [argument.strip() for argument in re.split("[,，;]", written[opened + 1 : closed])]
    if "o" in switches:
        return _overlaid([argument for argument in arguments if argument])
    return ("/" if "f" in switches else "").join(arguments)


def _overlaid(layers: list[str]) -> str:
    rings = [layer for layer in layers if layer in _RINGS]
    inside = "".join(layer for layer in layers if layer not in _RINGS)
    if not rings or not inside:
        return "".join(rings[:1]) + inside
    if set(inside) <= _TICKS:
        return "☑"
    if set(inside) <= _CROSSES:
        return "☒"
    if inside.isdecimal() and 1 <= int(inside) <= 20:
        return chr(0x2460 + int(inside) - 1)
    return f"☑{inside}"
