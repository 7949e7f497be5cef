"""A wording template and a context of plain values -> text. The only thing that a template can do is if and for."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from jinja2.sandbox import SandboxedEnvironment

from ...tools import DefinitionError, Mistake, shorten, visible

MAX_STEPS = 500_000  # values looked up, written and called: what bounds a template that never ends
MAX_TEXT = 2_000_000  # characters
VALUE = "\ufdd0"  # before and within values, so that nothing in them is taken for markup; no character at all

_FILTERS = ("default", "first", "int", "join", "last", "length", "list", "reverse", "round", "sort", "trim")
_COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)
# Brackets of which one at least is a full-width sign, as Chinese input methods give them.
_WIDE = re.compile("｛[{｛%％#＃]|{[｛％＃]|[}｝%％#＃]｝|[｝％＃]}|［[［\\[]|\\[［|］[］\\]]|\\]］")
_QUOTED = re.compile(r"'([^']+)'")
_SYNTAX = (
    ("Unexpected end of template", "到结尾还有 {% if … %} 或 {% for … %} 没有对应的 {% endif %} 或 {% endfor %}"),
    ("Encountered unknown tag 'end", "多出了 {% endif %} 或 {% endfor %}，或者二者写反了"),
    ("Encountered unknown tag", "{% %} 中只能用 if、elif、else、endif、for、endfor"),
    ("Expected an expression", "{{ }} 或 {% %} 中缺少内容"),
    ("Missing end of comment", "说明文字以 {# 开头，却没有以 #} 结束"),
    ("No filter named", "竖线后的名称不能用"),
)


class _EndlessError(Exception):
    """The template does not come to an end."""


class _MisuseError(Exception):
    """A value that can't be written."""


def render(source: str, context: Mapping[str, Any], name: str) -> str:
    """The template filled in; `name` is its file in messages.

    Raises DefinitionError with the line and what is wrong. Values carry VALUE marks: see `unmark`.
    """
    _refuse_wide_brackets(source, name)
    environment = _Environment()
    try:
        template = environment.from_string(source)
        return _bounded(template, context)
    except TemplateSyntaxError as error:
        raise DefinitionError([Mistake(Path(name), error.lineno, f"模板写法有误：{_syntax(error)}")]) from None
    except RecursionError:
        raise DefinitionError([Mistake(Path(name), None, "模板嵌套过深")]) from None
    except Exception as error:  # whatever a person's template may do
        raise DefinitionError([Mistake(Path(name), _line(error), _reason(error))]) from None


def _refuse_wide_brackets(source: str, name: str) -> None:
    """They look like marks and are none: what is between them would be printed as it stands."""
    mistakes = [
        Mistake(Path(name), number, f"“{found[0]}”是全角括号，不起作用，请改用半角的 {{{{ }}}}、{{% %}} 或 [[ ]]")
        for number, line in enumerate(uncommented(source).splitlines(), 1)
        if (found := _WIDE.search(line))
    ]
    if mistakes:
        raise DefinitionError(mistakes)


def uncommented(source: str) -> str:
    """The template without its comments, its lines at the same numbers."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)


def unmark(text: str) -> str:
    """The text as it is to be read, without the marks."""
    return text.replace(VALUE, "")


def _bounded(template: Template, context: Mapping[str, Any]) -> str:
    pieces: list[str] = []
    length = 0
    for piece in template.generate(**context):
        length += len(piece)
        if length > MAX_TEXT:
            raise _EndlessError
        pieces.append(piece)
    return "".join(pieces)


class _Environment(SandboxedEnvironment):
    """No globals, few filters, no multiplication of texts, and an end to every run."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=self._write)
        self.globals.clear()
        self.filters = {key: self.filters[key] for key in _FILTERS}
        self._steps = 0

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise _EndlessError

    def _write(self, value: Any) -> str:
        self._step()
        if isinstance(value, Undefined):
            return str(value)  # raises, and says its name
        if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
            raise _MisuseError
        text = visible(str(value), MAX_TEXT).replace(VALUE, "")
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        return VALUE + text.replace("[[", f"[{VALUE}[").replace("]]", f"]{VALUE}]")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic on numbers only: texts and lists multiplied could fill the memory."""
        if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value's part, counted."""
        self._step()
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A value's part, counted."""
        self._step()
        return super().getitem(obj, argument)

    def call(self, context: Any, target: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Only macros can be called, and each call counts."""
        self._step()
        if not isinstance(target, Macro):
            raise SecurityError("call")
        return super().call(context, target, *args, **kwargs)


def _line(error: BaseException) -> int | None:
    """The last line of the template that was being worked on."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None


def _syntax(error: TemplateSyntaxError) -> str:
    """Jinja2's English as what to look at."""
    message = error.message or ""
    known = next((chinese for english, chinese in _SYNTAX if english in message), None)
    return known or f"请检查 {{{{ }}}} 和 {{% %}} 是否成对（{shorten(message, 80)}）"


def _reason(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        quoted = _QUOTED.findall(error.message or "")
        what = f"没有名为“{shorten(quoted[-1])}”的内容" if quoted else "用到了不存在的内容"
        return f"{what}，请对照模板开头的说明核对名称"
    if isinstance(error, _MisuseError):
        return "此处的内容没有值，或是一组内容，不能直接写出。请先用 {% if … %} 判断，一组内容用 {% for … %} 逐个写出"
    if isinstance(error, _EndlessError):
        return "模板产生的内容过多，或循环没有尽头"
    if isinstance(error, SecurityError):
        return "模板中使用了不允许的写法，只能用 if 和 for"
    return f"模板无法运行：{shorten(str(error) or type(error).__name__, 120)}"
