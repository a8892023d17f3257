"""All the Qt of the program: the window, its pages and its widgets."""

import builtins

# From the moment Qt is there, it reads the source of every module that is imported, to see whether
# that module wants snake_case names from it. None of ours does; looking costs a second time what Qt
# itself costs, and pydantic cannot be imported through it at all. So Qt is loaded here, before any
# module of the window, and Python gets its own way of importing back.
_as_python_does = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _as_python_does
