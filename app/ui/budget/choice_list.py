"""ChoiceList: the options under a cell, moved through with the keys of the cell above it.

It is a child of the window and never takes the focus, so that typing goes on and nothing grabs the
keyboard; it lies over the other widgets as long as its cell is edited.
"""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.services.intake.cell_values import Option
from app.ui.widgets.clipboard import CopiesPlainly

_MOST: Final = 9


class ChoiceList(CopiesPlainly, QListView):
    """The options that fit what was typed; one of them is highlighted."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self._options: list[Option] = []
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setProperty("look", "options")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(editor.accessibleName())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.hide()

    def offer(self, options: list[Option], chosen: int) -> None:
        """Show these options under the cell, with one of them highlighted; -1 for none."""
        self._options = options
        self._words.setStringList([option.words for option in options])
        if not options:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        if chosen >= 0:
            self.highlight(chosen)
        else:
            self.setCurrentIndex(QModelIndex())
            self.scrollToTop()

    @property
    def highlighted(self) -> Option | None:
        """The option that Enter takes; None when there is none, or while the list is closed."""
        row = self.currentIndex().row()
        return self._options[row] if self.isVisible() and 0 <= row < len(self._options) else None

    def highlight(self, row: int) -> None:
        """Highlight an option and bring it into view."""
        index = self._words.index(min(max(row, 0), len(self._options) - 1))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def _place(self) -> None:
        """Under the cell, or above it when there is no room; never outside the window."""
        window, editor = self._editor.window(), self._editor
        height = self.sizeHintForRow(0) * min(len(self._options), _MOST) + 2 * self.frameWidth() + 2
        wide = self.sizeHintForColumn(0) + self.verticalScrollBar().sizeHint().width() + 8
        width = min(max(wide, editor.width()), window.width() - 8)
        corner = editor.mapTo(window, QPoint(0, editor.height()))
        below = window.height() - corner.y() - 4
        above = corner.y() - editor.height() - 4
        if height > below and above > below:
            height = min(height, above)
            top = corner.y() - editor.height() - height
        else:
            height = min(height, max(below, self.sizeHintForRow(0)))
            top = corner.y()
        left = min(corner.x(), window.width() - width - 4)
        self.setGeometry(max(left, 0), top, width, height)
