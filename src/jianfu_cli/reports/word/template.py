"""A wording template and a context of plain values -> text. What it may do is in wording_language."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from ...tools import DefinitionError, Mistake, shorten, visible
from .wording_language import RefusedError, parse_wording
from .wording_sandbox import MAX_TEXT, EndlessError, MisuseError, WordingSandbox

MAX_SOURCE = 100_000  # characters; the shipped one has 10,000
VALUE = "\ufdd0"  # before and within values, so that nothing in them is taken for markup; no character at all

_COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)
# Brackets of which one at least is a full-width sign, as Chinese input methods give them.
_WIDE = re.compile("｛[{｛%％#＃]|{[｛％＃]|[}｝%％#＃]｝|[｝％＃]}|［[［\\[]|\\[［|］[］\\]]|\\]］")
_QUOTED = re.compile(r"'([^']+)'")
_SYNTAX = (
    ("unexpected end of template", "到结尾还有 {{ … }} 或 {% … %} 没有写完"),
    ("unexpected 'end of template'", "到结尾还有 {{ … }} 或 {% … %} 没有写完"),
    ("Unexpected end of template", "到结尾还有 {% if … %} 或 {% for … %} 没有对应的 {% endif %} 或 {% endfor %}"),
    ("Encountered unknown tag 'end", "多出了 {% endif %} 或 {% endfor %}，或者二者写反了"),
    ("Encountered unknown tag", "{% %} 中只能用 if、elif、else、endif、for、endfor、set"),
    ("Expected an expression", "{{ }} 或 {% %} 中缺少内容"),
    ("Missing end of comment", "说明文字以 {# 开头，却没有以 #} 结束"),
    ("No filter named", "竖线后的名称不能用"),
)


def render(source: str, context: Mapping[str, Any], name: str) -> str:
    """The template filled in; `name` is its file in messages.

    Raises DefinitionError with the line and what is wrong. Values carry VALUE marks: see `unmark`.
    """
    if len(source) > MAX_SOURCE:
        raise DefinitionError([Mistake(Path(name), None, f"模板有 {len(source)} 字，过长，最多 {MAX_SOURCE} 字")])
    _refuse_wide_brackets(source, name)
    environment = WordingSandbox(_as_written)
    try:
        template = environment.from_string(parse_wording(environment, source))
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
            raise EndlessError
        pieces.append(piece)
    return "".join(pieces)


def _as_written(value: str) -> str:
    """A value on one line, nothing in it taken for markup."""
    text = visible(value, MAX_TEXT).replace(VALUE, "")
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    return VALUE + text.replace("[[", f"[{VALUE}[").replace("]]", f"]{VALUE}]")


def _line(error: BaseException) -> int | None:
    """The last line of the template that was being worked on."""
    if isinstance(error, RefusedError):
        return error.line
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
    if isinstance(error, MisuseError):
        return (
            str(error)
            or "此处的内容没有值，或是一组内容，不能直接写出。请先用 {% if … %} 判断，一组内容用 {% for … %} 逐个写出"
        )
    if isinstance(error, EndlessError):
        return "模板产生的内容过多，或循环没有尽头"
    if isinstance(error, SecurityError):
        what = f"（{error.what}）" if isinstance(error, RefusedError) and error.what else ""
        return f"模板中使用了不允许的写法{what}，只能用 if、for 和 set"
    return f"模板无法运行：{shorten(str(error) or type(error).__name__, 120)}"
