"""The editor of a cell, in the table and in the drawer beside it: the same cell, the same hands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget

from app.services.intake.cell_values import options
from app.ui.budget.cell_choice import CellChoice
from app.ui.budget.cell_line import CellLine
from app.ui.budget.editing import LineEditing
from app.ui.budget.model import LinesModel


def make_cell(
    model: LinesModel,
    editing: LineEditing,
    index: QModelIndex | QPersistentModelIndex,
    parent: QWidget,
) -> CellLine:
    """What one types in or chooses from for a cell."""
    column = model.group.columns[index.column()]
    where = QPersistentModelIndex(index)
    if column.typed:
        editor = CellLine(editing, where, parent)
    else:
        code = model.value(index.row(), "code")
        found = options(model.texts, model.group, column, model.session.draft, code)
        editor = CellChoice(editing, where, found, model.texts, parent)
    editor.setAccessibleName(model.texts.text(f"lines.column.{column.field}"))
    return editor
