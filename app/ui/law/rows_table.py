"""RowsTable: rows to look at, to sort, and to copy as a table or as sentences."""

from collections.abc import Callable
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import Texts
from app.services.figure_words import pasteable
from app.ui.law.rows_model import RowsFilter, RowsModel, RowsSpec
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.table_look import letters, lines

COPY_AS_TEXT: Final = QKeySequence("Ctrl+Shift+C")
_WIDEST: Final = 48
_LARGEST_PART: Final = 0.36
"""A column is at most so many average letters wide, and so much of the table; what is longer stands
in full in the tip."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

R = TypeVar("R")


class RowsTable(QTableView, Generic[R]):
    """Ctrl+C copies the chosen rows, or all that are seen, with tabs; with Shift as sentences."""

    row_changed = Signal()
    """another row is chosen, or the rows are others"""
    entered = Signal()
    """Enter, or a double click"""

    def __init__(
        self, texts: Texts, table: RowsSpec[R], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: RowsModel[R] = RowsModel(texts, table, self)
        self.seen: RowsFilter[R] = RowsFilter(self.rows, self)
        self.least_lines = 6
        self._fitting = self._by_hand = False
        self._before: R | None = None
        self._most_seen = 0
        self._words_need: list[int] = []
        """how wide the words of each column are; empty until they are measured"""
        self.setModel(self.seen)
        for changed in (
            self.seen.modelReset,
            self.seen.layoutChanged,
            self.seen.rowsInserted,
            self.seen.rowsRemoved,
        ):
            changed.connect(lambda *_: self._words_need.clear())
        self.setProperty("look", "figures")
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._resized())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.row_changed.emit())
        self.doubleClicked.connect(lambda _: self.entered.emit())

    @property
    def current(self) -> R | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self.rows.rows[self.seen.mapToSource(index).row()] if index.isValid() else None

    def show_rows(self, rows: tuple[R, ...], same: Callable[[R, R], bool] | None = None) -> None:
        """Show other rows; the one that is the `same` as was chosen stays chosen, also
        after there were none for a moment."""
        before = self.current or self._before
        self.rows.show(rows)
        self._fit()
        found = before is not None and same is not None and self.choose(partial(same, before))
        self._before = None if found or rows else before
        self.row_changed.emit()

    def choose(self, wanted: Callable[[R], bool]) -> bool:
        """Choose the first row for which this holds, if it is seen."""
        for row in range(self.seen.rowCount()):
            index = self.seen.index(row, 0)
            if wanted(self.rows.rows[self.seen.mapToSource(index).row()]):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def scroll_to_chosen(self) -> None:
        """After a search: to the chosen row when it is still seen, else to the first."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        else:
            self.scrollToTop()

    def copy(self) -> None:
        """Put the rows on the clipboard, under their titles."""
        copy_lines(self.as_table())

    def copy_text(self) -> None:
        """Put the rows on the clipboard as sentences."""
        copy_lines(self.as_text())

    def as_table(self) -> str:
        """The chosen rows, or all that are seen, with tabs between the cells."""
        columns = range(self.rows.columnCount())
        cells = [[self.rows.title(column) for column in columns]]
        cells += [[self.rows.text(row, column) for column in columns] for row in self._chosen()]
        return "\n".join("\t".join(map(pasteable, line)) for line in cells)

    def as_text(self) -> str:
        """The chosen rows, or all that are seen, a sentence each."""
        return "\n".join(pasteable(self.rows.sentence(row)) for row in self._chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination())
        if keys == COPY_AS_TEXT:
            self.copy_text()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(letters(self, 80), lines(self, self.least_lines + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(letters(self, 20), lines(self, self.least_lines))

    def be_as_high_as(self, most: int) -> None:
        """As high as its rows, of which at most so many are seen at once."""
        self._most_seen = most
        self._be_high()

    def _be_high(self) -> None:
        rows = min(self.rows.rowCount(), self._most_seen)
        bars = self.horizontalHeader().sizeHint().height() + self.horizontalScrollBar().height()
        high = rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(high + bars + 2 * self.frameWidth() + lines(self, 0.3))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here with the keyboard sees at which row they are."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._words_need.clear()
            self._fit()

    def _chosen(self) -> list[int]:
        """Rows of the model, in the order in which they are seen."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        seen = chosen or range(self.seen.rowCount())
        return [self.seen.mapToSource(self.seen.index(row, 0)).row() for row in seen]

    def _fit(self) -> None:
        """Columns as wide as their words as far as that is reasonable, rows as high as a line."""
        self.verticalHeader().setDefaultSectionSize(lines(self, 1.45))
        if self._most_seen:
            self._be_high()
        if self._by_hand or not self.isVisible():
            return
        self._fitting = True
        widest = min(letters(self, _WIDEST), round(self.viewport().width() * _LARGEST_PART))
        *columns, last = range(self.rows.columnCount())
        for column, needed in enumerate(self._needed()):
            self.setColumnWidth(column, min(needed, widest))
        left = self.viewport().width() - sum(map(self.columnWidth, columns))
        self.setColumnWidth(last, max(self.columnWidth(last), left))
        self._fitting = False

    def _needed(self) -> list[int]:
        """How wide the words of each column are: every cell is measured once for all the widths
        that a window has while it opens."""
        if not self._words_need:
            self.resizeColumnsToContents()
            self._words_need += map(self.columnWidth, range(self.rows.columnCount()))
        return self._words_need

    def _resized(self) -> None:
        """Widths that somebody chose stay."""
        self._by_hand = self._by_hand or not self._fitting
