"""What a class leaves to others it asks of them by a Protocol or gets from outside.

A method that only raises is found out when somebody sits at the telephone; a Protocol by mypy.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def only_raising(source: str) -> list[str]:
    """The functions of which, beside what they say of themselves, nothing is left but a raise."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef):
            continue
        done = [each for each in node.body if not isinstance(each, ast.Expr)]
        if len(done) == 1 and isinstance(done[0], ast.Raise) and _is_not_made(done[0]):
            found.append(node.name)
    return found


def _is_not_made(raised: ast.Raise) -> bool:
    return raised.exc is not None and "NotImplemented" in ast.unparse(raised.exc)


@pytest.mark.parametrize("folder", ["app", "calc", "installer"])
def test_no_method_is_left_to_be_made(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    found = {path: only_raising(path.read_text(encoding="utf-8")) for path in files}
    assert found
    assert {path: names for path, names in found.items() if names} == {}


def test_one_would_be_seen() -> None:
    left = 'def f():\n    """Ours."""\n    raise NotImplementedError\n'
    assert only_raising(left) == ["f"]
    assert only_raising("def f():\n    raise NotImplementedError('each has its own')\n") == ["f"]
    assert only_raising("def f():\n    raise ValueError\n") == []
