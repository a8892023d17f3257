"""Editors: one widget per kind of field, each bound to one path of the draft."""

from app.ui.editors.base import FieldEditor
from app.ui.editors.making import make_editor

__all__ = ["FieldEditor", "make_editor"]
