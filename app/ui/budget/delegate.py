"""CellDelegate: how a cell is drawn and which editor it gets."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.budget.cell_editor import make_cell
from app.ui.budget.cell_line import CellLine, mark_refused
from app.ui.budget.cells import KindRow, Role
from app.ui.budget.editing import LineEditing
from app.ui.budget.kind_painting import paint_kind
from app.ui.budget.model import LinesModel
from app.ui.budget.painting import paint_cell

_FORWARD: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Cells of a LinesModel."""

    stepped = Signal(bool)
    """the editor was left with Tab for the next cell (or the one before)"""
    entered = Signal(bool)
    """the editor was left with Enter for the next line (or the one before)"""
    left = Signal(bool)
    """the editor was left for what comes after the table (or before it)"""
    rows_pasted = Signal()

    def __init__(self, model: LinesModel, editing: LineEditing, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._editing = model, editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = self._model
        editor = make_cell(model, self._editing, index, parent)
        alignment = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
        assert isinstance(alignment, Qt.AlignmentFlag)  # the model gives one for every column
        editor.setAlignment(alignment)
        editor.rows_pasted.connect(self.rows_pasted)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellLine)  # this delegate makes no other
        editor.show_text(self._model.edit_text(index.row(), index.column()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, CellLine)  # this delegate makes no other
        editor.commit()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab and Enter go on to the next cell, Esc goes back to what the cell held.

        From a text that was refused they do not go on: what is typed next would land in the wrong
        cell. Ctrl+Tab leaves the table all the same.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        assert isinstance(editor, CellLine)  # this delegate makes no other
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _FORWARD or key == Qt.Key.Key_Backtab:
            forward = key != Qt.Key.Key_Backtab and not shift
            editor.by_key = True
            self.commitData.emit(editor)
            editor.by_key = False
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.left.emit(forward)
            elif editor.is_refused:
                mark_refused(editor, True)
            else:
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                by_tab = key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
                (self.stepped if by_tab else self.entered).emit(forward)
            return True
        if key == Qt.Key.Key_Escape:
            editor.go_back()
            editor.touched = False
            self._close(editor)
            return True
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        kind = index.data(Role.KIND)
        if isinstance(kind, KindRow):
            paint_kind(painter, option, index, kind)
        else:
            paint_cell(painter, option, index)

    def _close(self, editor: CellLine) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
