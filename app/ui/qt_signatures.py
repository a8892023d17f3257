"""Qt's knowledge of its own signatures, read when somebody asks for it.

PySide has 3,400 lines of Python in one of its libraries, for the message of a wrong call, for
`help` and to write stubs. With no place for bytecode they are compiled anew in every process: a
fifth of the time until a bare window is painted. A program that calls Qt rightly needs nearly none
of them, so each of these modules is empty here until one of its names is asked for.
"""

import importlib.machinery
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any, Final

LATER: Final = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool",
    )
)  # fmt: skip
"""Not `mapping` and `feature`: the library looks into the first without asking, and calls the
second at every import until that is given back to Python."""
_reading: Final = RLock()


class UnreadModule(ModuleType):
    """A module that runs when a name is asked for that it has not; then it is one as any other."""

    def __getattr__(self, name: str) -> Any:
        with _reading:  # as with an import, no other thread sees half of it
            unread = vars(self).pop("unread", None)
            if unread is not None:
                _run(self, *unread)
        return ModuleType.__getattribute__(self, name)


class _Later:
    """Stands in for the loader of a module that is to run later."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As Python makes them."""

    def exec_module(self, module: ModuleType) -> None:
        """Not yet."""
        module.unread = self._loader, module.__name__  # type: ignore[attr-defined]
        module.__class__ = UnreadModule


def _run(module: ModuleType, loader: Any, name: str) -> None:
    """Run it under the name that its loader knows: PySide gives it another one afterwards."""
    spec = module.__spec__
    assert spec is not None
    known_as, spec.name = spec.name, name
    try:
        loader.exec_module(module)
    finally:
        spec.name = known_as
    module.__class__ = ModuleType


def _spec(name: str, loader: Any, **more: Any) -> ModuleSpec:
    if name in LATER:
        loader = _Later(loader)
    return ModuleSpec(name, loader, **more)


@contextmanager
def read_when_asked_for() -> Iterator[None]:
    """While PySide is imported, which takes the class of its specs from importlib.

    Should it take it from elsewhere one day, everything is read at once, as it was.
    """
    importlib.machinery.ModuleSpec = _spec  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        importlib.machinery.ModuleSpec = ModuleSpec  # type: ignore[misc]
