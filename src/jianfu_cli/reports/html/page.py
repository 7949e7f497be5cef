"""The semester's rollup as one HTML page that needs no network: `汇总.html`, its template, its guard against texts."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any, BinaryIO

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ...intake import HTML_MARK
from ...summary import Summary
from ...tools import read_resource, visible
from .page_data import data
from .page_view import view

TEMPLATE = "汇总.html.j2"
_STYLE = "汇总.css"
_SCRIPTS = ("汇总_数据.js", "汇总_列表.js", "汇总_查询.js", "汇总_表格.js", "汇总_小图.js", "汇总_网址.js")
_LONGEST = 2000  # as long as an item may be


def write_page(summary: Summary, target: Path | str | BinaryIO) -> None:
    """Write the page to a path or a binary stream; the same summary gives the same bytes. OSError is the caller's."""
    page = render_page(summary).encode("utf-8")
    if isinstance(target, Path | str):
        Path(target).write_bytes(page)
    else:
        target.write(page)


def render_page(summary: Summary) -> str:
    """The page's text."""
    style, script = read_resource(f"templates/{_STYLE}"), _script()
    return (
        _environment()
        .get_template(TEMPLATE)
        .render(
            view(summary),
            data=data(summary),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            mark=Markup(HTML_MARK),
        )
    )


def _script() -> str:
    """The parts of the script as a whole that shares its names with nobody."""
    parts = "\n".join(read_resource(f"templates/{name}") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FunctionLoader(lambda name: read_resource(f"templates/{name}")),
        autoescape=True,  # always: Jinja's own choice by extension does not know .html.j2
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return environment


def _safe(value: Any) -> Any:
    """Every text that the template writes: without what HTML can't hold, and of a sensible length."""
    return visible(value, _LONGEST) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, and only the page's own style and script may act."""
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)
    )
    return (
        f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; "
        "base-uri 'none'; form-action 'none'"
    )
