"""The codes that the source of calc gives to findings and steps, read from its syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import calc

CALC: Final = Path(calc.__file__).parent
STEP_MAKERS: Final = frozenset({"step", "given", "Step"})


def trees() -> Iterator[ast.Module]:
    for source in sorted(CALC.rglob("*.py")):
        yield ast.parse(source.read_text(encoding="utf-8"), filename=str(source))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _calls(tree: ast.AST, names: frozenset[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


@cache  # for both languages: only looked at
def finding_codes() -> dict[str, set[str]]:
    """Every literal code of a Finding, with the names of its parameters.

    A code that is not literal is only right for what is missing: then it is a code of a problem.
    """
    found: dict[str, set[str]] = {}
    for tree in trees():
        for scope in _functions(tree):
            for call in _calls(scope, frozenset({"Finding"})):
                severity, code, *rest = call.args
                if not isinstance(code, ast.Constant):
                    assert _name(severity) == "MISSING", ast.unparse(call)
                    continue
                found.setdefault(str(code.value), set()).update(_param_names(scope, rest[1:]))
    return found


def _param_names(scope: ast.FunctionDef, params: list[ast.expr]) -> set[str]:
    if not params:
        return set()
    [value] = params
    if isinstance(value, ast.Name):
        [value] = [
            node.value
            for node in ast.walk(scope)
            if isinstance(node, ast.Assign) and _name(node.targets[0]) == value.id
        ]
    assert isinstance(value, ast.Tuple), ast.unparse(value)
    return {
        str(ast.literal_eval(pair.elts[0])) for pair in value.elts if isinstance(pair, ast.Tuple)
    }


@cache
def step_codes() -> tuple[set[str], set[str]]:
    """The literal codes of steps, and the composed ones as they are written (f"{code}.own")."""
    literal, composed = set[str](), set[str]()
    everything = list(trees())
    makers = STEP_MAKERS | _functions_that_take_a_code(everything)
    for tree in everything:
        for scope in [tree, *_functions(tree)]:
            for call in _calls(scope, makers):
                if scope is tree and not isinstance(call.args[0], ast.Constant):
                    continue  # seen again within its function
                for code in _codes_of(call.args[0], scope):
                    if isinstance(code, str):
                        literal.add(code)
                    else:
                        composed.add(ast.unparse(code))
    return literal, composed


def _functions_that_take_a_code(everything: list[ast.Module]) -> frozenset[str]:
    """Functions of calc whose first argument is the code of a step that they make."""
    return frozenset(
        function.name
        for tree in everything
        for function in _functions(tree)
        if [name for name in _arguments(function) if name != "self"][:1] == ["code"]
    )


def _codes_of(code: ast.expr, scope: ast.AST) -> Iterator[str | ast.JoinedStr]:
    match code:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield code
        case ast.IfExp(body=body, orelse=orelse):
            yield from _codes_of(body, scope)
            yield from _codes_of(orelse, scope)
        case ast.Name(id="code") if "code" in _arguments(scope):
            pass  # whoever calls this function names the code
        case ast.Name(id=name):
            assigned = list(_assigned_texts(scope, name))
            assert assigned, f"{name}: nothing says which codes this can be"
            yield from assigned
        case _:
            raise AssertionError(f"write this code as a text: {ast.unparse(code)}")


def _arguments(scope: ast.AST) -> list[str]:
    return (
        [argument.arg for argument in scope.args.args] if isinstance(scope, ast.FunctionDef) else []
    )


def _assigned_texts(scope: ast.AST, name: str) -> Iterator[str]:
    """The texts that `code, rule = ("a", "b") if ... else ("c", "d")` can give to `code`."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            names = [_name(target) for target in node.targets[0].elts]
            if name in names and isinstance(node.value, ast.IfExp):
                for branch in (node.value.body, node.value.orelse):
                    yield ast.literal_eval(branch)[names.index(name)]
