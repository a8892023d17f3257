"""Editors: one widget per kind of field, each bound to one path of the draft."""

from app.ui.intake.editors.base import FieldEditor
from app.ui.intake.editors.for_kind import make_editor

__all__ = ["FieldEditor", "make_editor"]
