"""What a wording template may say: if, for, set and plain expressions. All else is refused where it stands.

No value can be built from itself over and over (there are no macros, blocks, calls or lists of values), and whatever
takes time by the size of a value is weighed first. So a template ends without having to be stopped from outside, which
no system can do alike while it is within a single long call.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.exceptions import SecurityError

WEIGHED, COUNTED, JOINED = "_weighed", "_counted", "_joined"
"""Filters that the environment brings: a value that costs by its size, one gone through item by item, texts put together."""

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.Name, nodes.Const),
    *(nodes.List, nodes.Tuple, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Keyword),
    *(nodes.Compare, nodes.Operand, nodes.Concat, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Neg, nodes.Pos),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod),
)
_NAMES: dict[type[nodes.Node], str] = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.Block: "block",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.With: "with",
    nodes.FilterBlock: "filter",
    nodes.AssignBlock: "endset",
    nodes.Pow: "**",
    nodes.Call: "名称后的括号",
    nodes.Dict: "花括号中的花括号",
}


class RefusedError(SecurityError):
    """Something that a template may not say: in which line and, if it has a name, what."""

    def __init__(self, line: int, what: str) -> None:
        self.line, self.what = line, what
        super().__init__(what)


def parse_wording(environment: Environment, source: str) -> nodes.Template:
    """The template's tree with its costs weighed. Raises RefusedError, and TemplateSyntaxError as jinja2 does."""
    tree = environment.parse(source)
    for node in list(tree.find_all(nodes.Node)):
        if _is_refused(node):
            raise RefusedError(node.lineno, _NAMES.get(type(node), ""))
        _weigh(node)
    tree.set_environment(environment)
    return tree


def _is_refused(node: nodes.Node) -> bool:
    if isinstance(node, nodes.For):
        return node.recursive
    if isinstance(node, nodes.Filter):
        return node.dyn_args is not None or node.dyn_kwargs is not None
    if isinstance(node, nodes.List) or (isinstance(node, nodes.Tuple) and node.ctx == "load"):
        # Of lists of values, others could be made that hold each other many times over.
        return not all(isinstance(item, nodes.Const) for item in node.items)
    return not isinstance(node, _ALLOWED)


def _weigh(node: nodes.Node) -> None:
    if isinstance(node, nodes.For):
        node.iter = _through(COUNTED, node.iter)
    elif isinstance(node, nodes.Concat):
        node.nodes = [_through(JOINED, node.nodes[0], *node.nodes[1:])]
    elif isinstance(node, nodes.Compare | nodes.Operand):
        node.expr = _through(WEIGHED, node.expr)
    elif isinstance(node, nodes.Filter):
        node.node = _through(WEIGHED, node.node) if node.node else None
    elif isinstance(node, nodes.Test) or (isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice)):
        node.node = _through(WEIGHED, node.node)


def _through(name: str, first: nodes.Node, *rest: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(first, name, list(rest), [], None, None, lineno=first.lineno)
