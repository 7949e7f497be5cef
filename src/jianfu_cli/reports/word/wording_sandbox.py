"""Where a wording template is run: plain values, few filters, and one budget of work and time for all that it does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.sandbox import SandboxedEnvironment

from .wording_language import COUNTED, JOINED, WEIGHED

MAX_WORK = 500_000  # values looked up, written and gone through, and a tenth of the characters put together or compared
MAX_SECONDS = 5.0  # of the processor; nothing that is done between two looks at the clock takes a second
BETWEEN_LOOKS = 200  # of work: the clock costs more than most steps
MAX_TEXT = 2_000_000  # characters, of the whole and of any value
MAX_BITS = 10_000  # of a whole number
MAX_PRECISION = 15

_FILTERS = ("default", "first", "int", "last", "length", "list", "reverse", "sort")


class EndlessError(Exception):
    """The template does not come to an end, or not soon."""


class MisuseError(Exception):
    """A value that can't be used as it is."""


class WordingSandbox(SandboxedEnvironment):
    """No globals, few filters, no calls, and an end to every run. `write` gives a value as it is to stand in the text."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, write: Callable[[str], str]) -> None:
        # Not optimized: nothing is worked out before there is a budget.
        looks = {"trim_blocks": True, "lstrip_blocks": True, "optimized": False}
        super().__init__(undefined=StrictUndefined, finalize=self._write, **looks)
        self.globals.clear()
        self.filters = {key: self.filters[key] for key in _FILTERS} | {
            WEIGHED: self._weighed,
            COUNTED: self._counted,
            JOINED: self._joined,
            "join": self._join,
            "round": self._round,
            "trim": lambda value: self._text(value).strip(),
        }
        self._writing = write
        self._work = self._next_look = 0
        self._end = time.process_time() + MAX_SECONDS

    def spend(self, work: int = 1) -> None:
        """Take that much from the budget. Raises EndlessError when it is used up."""
        self._work += work
        if self._work < self._next_look:
            return
        self._next_look = self._work + BETWEEN_LOOKS
        if self._work > MAX_WORK or time.process_time() > self._end:
            raise EndlessError

    def _weighed(self, value: Any) -> Any:
        self.spend(1 + (len(value) // 10 if isinstance(value, str) else len(value) if _is_group(value) else 0))
        return value

    def _counted(self, value: Any) -> Iterator[Any]:
        if isinstance(value, Undefined):
            str(value)  # raises, and says its name
        if not isinstance(value, Iterable):
            raise MisuseError("“for … in”后面的内容不是一组，不能逐个写出")
        return self._one_by_one(value)

    def _one_by_one(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.spend()
            yield value

    def _joined(self, *values: Any) -> str:
        return self._put_together([self._text(value) for value in values], "")

    def _join(self, values: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
        part = make_attrgetter(self, attribute) if attribute is not None else None
        texts = [self._text(part(value) if part else value) for value in self._counted(values)]
        return self._put_together(texts, self._text(d))

    def _put_together(self, texts: list[str], between: str) -> str:
        length = sum(map(len, texts)) + len(between) * len(texts)
        if length > MAX_TEXT:
            raise EndlessError
        self.spend(1 + length // 10)
        return between.join(texts)

    def _text(self, value: Any) -> str:
        if isinstance(value, Undefined):
            return str(value)  # raises, and says its name
        if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
            raise MisuseError
        return str(value)

    def _round(self, value: Any, precision: int = 0) -> float:
        if not isinstance(precision, int) or abs(precision) > MAX_PRECISION:
            raise SecurityError("round")
        return round(float(value), precision)

    def _write(self, value: Any) -> str:
        self.spend()
        return self._writing(self._text(value))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers; + puts texts and lists together. No value grows past the limits."""
        sides = (left, right)
        if operator == "+" and all(isinstance(side, str) for side in sides):
            return self._joined(*sides)
        if operator == "+" and all(isinstance(side, list) for side in sides):
            self.spend(len(left) + len(right))
        elif operator == "**" or not all(isinstance(side, int | float) for side in sides):
            raise SecurityError(operator)
        elif sum(side.bit_length() for side in sides if isinstance(side, int)) > MAX_BITS:
            raise EndlessError
        self.spend()
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value's part, counted."""
        self.spend()
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A value's part, counted."""
        self.spend()
        return super().getitem(obj, argument)

    def call(self, context: Any, target: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Nothing can be called."""
        raise SecurityError("call")


def _is_group(value: Any) -> bool:
    return isinstance(value, list | tuple | dict)
