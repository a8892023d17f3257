"""Where somebody is: the path of the field that has the cursor; and where an error came up."""

from collections.abc import Iterator
from traceback import walk_tb

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.services.editing import Path
from app.ui.intake.editors.base import FieldEditor
from app.ui.intake.page import Page
from app.ui.shell.wizard import Wizard
from calc.base.problem import path_of


def focused_path() -> Path | None:
    """The path of the field, or of the cell, that has the cursor."""
    widget = QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, FieldEditor):
            return widget.path
        if isinstance(widget, Page):
            return widget.here()
        widget = widget.parentWidget()
    return None


def focused_place(wizard: Wizard) -> str:
    """The same as findings write it; without one the step that is open, by what it begins with."""
    path = focused_path()
    if path:
        return path_of(path)
    covers = wizard.kinds[wizard.place].covers
    return covers[0] if covers else ""


def holders_of(error: BaseException) -> Iterator[QWidget]:
    """The widgets in which an error came up with all around them, from the innermost out."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    for frame in reversed(frames):
        here = frame.f_locals.get("self")
        while isinstance(here, QObject) and isValid(here):
            if isinstance(here, QWidget):
                yield here
            here = here.parent()
