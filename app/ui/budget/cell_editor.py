"""The editor of a cell, in the table and in the drawer beside it: the same cell, the same hands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget

from app.services.intake.cell_values import Option, options
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
        editor = CellChoice(editing, where, _options(model, index), model.texts, parent)
    editor.setAccessibleName(model.texts.text(f"lines.column.{column.field}"))
    return editor


def give_cell(editor: CellLine, model: LinesModel, index: QModelIndex) -> None:
    """The same field of another line: from then on the editor is that of this cell."""
    editor.take_cell(QPersistentModelIndex(index))
    if isinstance(editor, CellChoice):
        editor.take_options(_options(model, index))


def _options(model: LinesModel, index: QModelIndex | QPersistentModelIndex) -> list[Option]:
    """What can be chosen in a cell, for the kind of its line."""
    column, code = model.group.columns[index.column()], model.value(index.row(), "code")
    return options(model.texts, model.group, column, model.session.draft, code)
