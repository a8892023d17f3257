"""Things that are dangerous to do by hand are done in one place, and everybody goes through it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _files(folder: str, *, but: tuple[str, ...] = ()) -> list[Path]:
    doors = {ROOT / path for path in but}
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if path not in doors]


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


_WRITERS = frozenset({"write_file", "write_private_file", "write_letter", "write_output"})
_METHODS = frozenset({"write_bytes", "write_text", "open_for_writing"})


def writing(source: str) -> list[str]:
    """What a source text writes to a file without the door of the window."""
    tree = ast.parse(source)
    found = [name for name in _imported(tree) if name.split(".")[-1] in _WRITERS]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if isinstance(node.func, ast.Name) and node.func.id == "open":
                found.append("open")
            if name in _METHODS:
                found.append(name)
    return found


@pytest.mark.parametrize(
    "path", _files("app/ui", but=("app/ui/saving.py",)), ids=lambda path: path.stem
)
def test_f1_a_window_writes_through_one_door(path: Path) -> None:
    assert writing(path.read_text(encoding="utf-8")) == []


def test_f1_that_would_be_seen() -> None:
    assert writing("from app.services.outputs import write_output") != []
    assert writing("from app.store.writing import write_file") != []
    assert writing("path.write_text('x')") == ["write_text"]
    assert writing("open('x', 'w')") == ["open"]
