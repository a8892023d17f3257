"""Where somebody is: the path in the dossier of the field or the line that has the cursor."""

from PySide6.QtWidgets import QApplication

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
