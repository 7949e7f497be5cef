"""Word's EQ fields: what they draw, as text. Characters within a ring or box (带圈字符) are such fields."""

from __future__ import annotations

import re

_RINGS = frozenset("○◯〇□◇△☐⃝")
_TICKS, _CROSSES = frozenset("√✓✔☑"), frozenset("×✕✗✘☒")
_NAME = re.compile(r"\s*eq\b", re.IGNORECASE)
_SWITCH = re.compile(r"\\([a-z]+)[^\\(]*", re.IGNORECASE)
_LONGEST = 500  # characters; more than a form's field has, and nothing is nested deeply in them


def drawn(instruction: str) -> str:
    r"""What an EQ field shows, "" for other fields. `eq \o\ac(□,√)` is ☑, `eq \o\ac(○,3)` is ③.

    A word within a ring is a choice that was ringed: `是 / eq \o\ac(○,否)` is 是 / ☑否.
    """
    name = _NAME.match(instruction)
    if name is None or len(instruction) > _LONGEST:
        return ""
    opened, closed = instruction.find("(", name.end()), instruction.rfind(")")
    if not 0 <= opened < closed:
        return ""
    switches = {switch.lower() for switch in _SWITCH.findall(instruction[name.end() : opened])}
    arguments = [argument.strip() for argument in re.split("[,，;]", instruction[opened + 1 : closed])]
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
