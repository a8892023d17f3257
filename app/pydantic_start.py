"""Pydantic, loaded without what a program never asks of it.

without_plugins()               it has none, and needs not look for them: 10 ms
with without_checked_shapes()   the shapes of its schemas are for who writes them: 9 ms
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final

PLUGINS: Final = "PYDANTIC_DISABLE_PLUGINS"


def without_plugins() -> None:
    """Tell pydantic that it has no plugins, in the place of what would find out.

    That one loads what reads e-mail and sockets, to read the list of installed packages. Nothing
    when somebody set the variable to something else.
    """
    if os.environ.get(PLUGINS) == "__all__":
        none = ModuleType("pydantic.plugin._loader")
        none.get_plugins = tuple  # type: ignore[attr-defined]
        sys.modules.setdefault(none.__name__, none)


class _Shape(type):
    """A class that says which keys a dict has, and makes a dict; what its keys hold stays text."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], keys: dict[str, Any], **_: Any
    ) -> "_Shape":
        return type.__new__(cls, name, (), keys)

    def __init__(cls, *_: Any, **__: Any) -> None:
        pass

    def __call__(cls, *given: Any, **more: Any) -> dict[str, Any]:
        return dict(*given, **more)


class _TypedDict:
    def __mro_entries__(self, _: tuple[object, ...]) -> tuple[type, ...]:
        return (_Shape("Shape", (), {}),)


@contextmanager
def without_checked_shapes() -> Iterator[None]:
    """While `pydantic_core` is imported. Its hundred kinds of schema are a TypedDict each, and of
    every key Python compiles what it holds: a type checker wants that, and the program makes dicts.

    From Python 3.12 on it takes that class from `typing`, and everything is made as it was.
    """
    import typing_extensions

    real = typing_extensions.TypedDict
    typing_extensions.TypedDict = _TypedDict()  # type: ignore[assignment]
    try:
        yield
    finally:
        typing_extensions.TypedDict = real
