"""All the Qt of the program: the window, its pages and its widgets."""

import builtins

from app.ui.qt_signatures import read_when_asked_for

# From the moment Qt is there, it reads the source of every module that is imported, to see whether
# that module wants snake_case names from it. None of ours does; looking costs a second time what Qt
# itself costs, and pydantic cannot be imported through it at all. So Qt is loaded here, before any
# module of the window, and Python gets its own way of importing back.
_as_python_does = builtins.__import__

with read_when_asked_for():
    import PySide6.QtCore  # noqa: F401

builtins.__import__ = _as_python_does
