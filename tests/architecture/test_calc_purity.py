"""The engine is exact and has no surroundings: no float, no clock, no file, no screen.

Walks the syntax tree of every file under calc/. What import-linter says about whole modules
is said here about single names, and the list of what may be imported is closed.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# The standard library's parts without floats, files, clocks or state; anything else is refused.
PURE_MODULES = frozenset(
    {
        "__future__", "abc", "bisect", "calendar", "collections", "contextlib", "copy",
        "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "hashlib",
        "itertools", "json", "keyword", "operator", "re", "string", "textwrap", "tomli",
        "types", "typing", "unicodedata",
        "pydantic", "pydantic_core",
        "calc",
    }
)  # fmt: skip

# Built-in names that reach outside, or that round or approximate behind our back.
BANNED_NAMES = frozenset(
    {"float", "round", "open", "print", "input", "eval", "exec", "compile", "__import__"}
)

# The clock: today is an argument, given by the program.
BANNED_METHODS = frozenset({"now", "today", "utcnow"})


def violations(source: str) -> list[str]:
    """What a source text does that the engine may not, as `line: what`."""
    tree = ast.parse(source)
    asked_about = set(_names_in_isinstance(tree))
    found = []
    for node in ast.walk(tree):
        what = _violation(node)
        if what and not (isinstance(node, ast.Name) and id(node) in asked_about):
            found.append((getattr(node, "lineno", 0), what))
    return [f"{line}: {what}" for line, what in sorted(found)]


def _violation(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
        return f"float literal {node.value}"
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in BANNED_NAMES:
        return f"name {node.id}"
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in BANNED_METHODS
    ):
        return f"call of .{node.func.attr}()"
    modules = []
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        modules = [node.module or ""]
    strange = [name for name in modules if name.split(".")[0] not in PURE_MODULES]
    return f"import of {strange[0]}" if strange else ""


def _names_in_isinstance(tree: ast.AST) -> Iterator[int]:
    """Names inside isinstance(): to refuse a float one must be able to ask for it."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "isinstance"
        ):
            yield from (id(name) for arg in node.args[1:] for name in ast.walk(arg))


def engine_files() -> list[Path]:
    return sorted((ROOT / "calc").rglob("*.py"))


def test_there_is_an_engine_to_look_at() -> None:
    assert len(engine_files()) >= 1


@pytest.mark.parametrize("path", engine_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_engine_is_pure(path: Path) -> None:
    assert violations(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 0.5", "1: float literal 0.5"),
        ("x = -1e3", "1: float literal 1000.0"),
        ("x = 2j", "1: float literal 2j"),
        ("x = float('1')", "1: name float"),
        ("x = map(float, y)", "1: name float"),
        ("def f(x: float) -> int: ...", "1: name float"),
        ("\nx = round(y, 2)", "2: name round"),
        ("x = datetime.now()", "1: call of .now()"),
        ("x = date.today()", "1: call of .today()"),
        ("x = datetime.utcnow()", "1: call of .utcnow()"),
        ("x = open('f')", "1: name open"),
        ("print('x')", "1: name print"),
        ("x = eval('1')", "1: name eval"),
        ("import os", "1: import of os"),
        ("import os.path as p", "1: import of os.path"),
        ("from pathlib import Path", "1: import of pathlib"),
        ("def f():\n    import time", "2: import of time"),
        ("from app.store import x", "1: import of app.store"),
        ("import math", "1: import of math"),
        ("import PySide6.QtCore", "1: import of PySide6.QtCore"),
    ],
)
def test_a_seeded_violation_is_found(source: str, found: str) -> None:
    assert violations(source) == [found]


@pytest.mark.parametrize(
    "source",
    [
        "x = Decimal('0.5')",
        "x = 12",
        "from decimal import Decimal, ROUND_HALF_UP",
        "from calc.base.money import Money",
        "from .money import Money",
        "from pydantic import BaseModel",
        "if isinstance(value, float | bool): raise TypeError",
        "x = isinstance(value, (float, int))",
        "x = amount.quantize(cent)",
        "class Period:\n    open: bool",
        '"""Never float( or round( in the engine; 0.5 is written as text."""',
    ],
)
def test_what_is_allowed_is_not_found(source: str) -> None:
    assert violations(source) == []
