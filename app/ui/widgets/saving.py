"""The one door through which a window writes a file that somebody asked for."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from app.services.outputs import write_output


@runtime_checkable
class HasFilesInUse(Protocol):
    """The window that knows which files the program has read."""

    in_use: Callable[[], Iterable[Path]]


def save_for(widget: QWidget, path: Path, data: bytes) -> None:
    """Write a file for a widget of a window. Raises FileTrouble; then the old file is untouched.

    A file that the window works with (its dossier, the policy, the figures) is not written over.
    """
    write_output(path, data, files_in_use(widget))


def files_in_use(widget: QWidget | None) -> tuple[Path, ...]:
    """What the window around a widget has read, also when it is in a window of its own."""
    while widget is not None:
        if isinstance(widget, HasFilesInUse):
            return tuple(widget.in_use())
        widget = widget.parentWidget()
    return ()
