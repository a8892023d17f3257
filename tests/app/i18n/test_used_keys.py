"""Every key that the program asks for by name is there, in both languages."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import app
from app.i18n import LANGUAGES, Texts

APP: Final = Path(next(iter(app.__path__)))


Asked = tuple[str, set[str]]


def _asked(method: str) -> list[Asked]:
    """Literal keys in calls such as texts.text("cli.usage", file=...), with their parameters."""
    return _asked_by_method()[method]


@cache
def _asked_by_method() -> Mapping[str, list[Asked]]:
    """Read once: every file of the program is parsed for it."""
    found: dict[str, list[Asked]] = {"text": [], "plural": []}
    for source in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for method, asked in _asked_in(node):
                    found[method].append(asked)
    return found


def _asked_in(node: ast.Call) -> Iterator[tuple[str, Asked]]:
    match node:
        case ast.Call(
            func=ast.Attribute(value=value, attr="text" | "plural" as method),
            args=[ast.Constant(value=str(key)), *_],
        ) if ast.unparse(value).endswith("texts"):
            if all(keyword.arg for keyword in node.keywords):
                yield method, (key, {str(keyword.arg) for keyword in node.keywords})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_is_asked_for_by_name_is_there(language: str) -> None:
    texts, asked = Texts(language), dict(_asked("text"))
    assert "problem_line" in asked
    assert {key for key in asked if not texts.has(key)} == set()
    for key, params in asked.items():
        assert texts.placeholders(key) == params, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_that_is_asked_for_by_name_is_there(language: str) -> None:
    texts = Texts(language)
    for key, params in _asked("plural"):
        for count in (1, 2):
            assert texts.plural(key, count, **dict.fromkeys(params, "x")), key
