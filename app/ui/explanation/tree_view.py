"""ExplanationTree: the view of the explanation, its columns, its keys, and what it opens."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from app.i18n import Texts
from app.services.explanation.tree_copy import subtree_as_text
from app.services.explanation.tree_nodes import Content, branches_of
from app.services.explanation.tree_places import Place, places_of
from app.services.explanation.tree_words import TreeColumn, field_of, input_of
from app.ui.explanation.tree_model import Index, StepTreeModel
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.table_look import letters, lines
from calc import Assessment, Draft, Operation, Tariffs
from calc.base.step import Status

_LINES: Final = 20
_WIDE: Final = Decimal(10_000)
_WHAT: Final = "Het eerste deel van alle gezamenlijke kosten"
"""The least width of `what`: before it gets less, the last columns make way."""
_ARTICLE: Final = "art. 475da lid 2 en 3 Rv"


class ExplanationTree(QTreeView):
    """Ctrl+C copies the row with all under it; Enter goes to the line of the intake it is from."""

    go_to_requested = Signal(str)
    input_requested = Signal(str)
    """the name of an input of a rule that was computed alone"""
    row_changed = Signal()
    """another row is chosen"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._widest = _widest(texts)
        self.tariffs = Tariffs()
        self.steps = StepTreeModel(texts, self)
        self.setModel(self.steps)
        self.setAccessibleName(texts.text("answer.tree.name"))
        self.setAccessibleDescription(texts.text("answer.tree.help"))
        self.setProperty("look", "rows")
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show an assessment; what is open or chosen stays so where it still exists."""
        self.show_branches(branches_of(assessment, self._texts), draft, self.tariffs)

    def show_branches(self, branches: tuple[Content, ...], draft: Draft, tariffs: Tariffs) -> None:
        """Show these headings. `tariffs`: where the figures of the law in them are from."""
        self._forget_closed(QModelIndex())
        if bool(tariffs.files) != bool(self.tariffs.files):
            self._widest = _widest(self._texts, articles=bool(tariffs.files))
            self.tariffs = tariffs
            self._share_width()
        self.tariffs = tariffs
        self.steps.show_branches(branches, draft)

    # -- opening -----------------------------------------------------------------------------------

    def open_all(self) -> None:
        """Open every step once, where it stands highest."""
        self._open(places_of(self.steps.branches))

    def open_one_level(self) -> None:
        """Open the rows that can be seen now and whose step is not open anywhere else."""
        closed = [
            place
            for place in places_of(self.steps.branches)
            if all(self.isExpanded(self.steps.at(place.rows[:end])) for end in _above(place))
            and not self.isExpanded(self.steps.at(place.rows))
        ]
        self._open(closed)

    def close_all(self) -> None:
        """Close everything."""
        self.collapseAll()

    def show_place(self, place: Place) -> None:
        """Open the rows above a place, choose it and bring it into view."""
        for end in _above(place):
            self.expand(self.steps.at(place.rows[:end]))
        index = self.steps.at(place.rows)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    # -- the chosen row ----------------------------------------------------------------------------

    def field(self) -> str:
        """The field of the dossier that the chosen row is about; "" when it is about none."""
        step = self.steps.step(self.currentIndex())
        return field_of(step) if step is not None else ""

    def input(self) -> str:
        """The input of a rule that the chosen row is; "" when it is none."""
        step = self.steps.step(self.currentIndex())
        return input_of(step) if step is not None else ""

    def go_to_field(self) -> None:
        """Go to the line of the intake that the chosen row is from."""
        if path := self.field():
            self.go_to_requested.emit(path)
        elif name := self.input():
            self.input_requested.emit(name)

    def copy(self) -> None:
        """Put the chosen row and all under it on the clipboard, as indented text."""
        content = self.steps.content(self.currentIndex())
        if content is not None:
            text = subtree_as_text(self._texts, content, self.steps.draft, self.tariffs)
            copy_lines(text)

    # -- what Qt calls -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            self.field() or self.input()
        ):
            self.go_to_field()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self._texts.text("answer.tree.copy"), self.copy)
        copy.setEnabled(self.currentIndex().isValid())
        go = menu.addAction(self._texts.text("answer.tree.go_to_line"), self.go_to_field)
        go.setEnabled(bool(self.field() or self.input()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(letters(self, 80), lines(self, _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(letters(self, 30), lines(self, _LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_width()

    def _share_width(self) -> None:
        """Widths by the letters. Where it is narrow the panel below says what columns cannot."""
        advance = self.fontMetrics().horizontalAdvance
        widths = {
            column: max(map(advance, words)) + letters(self, 2)
            for column, words in self._widest.items()
        }
        whole = self.viewport().width()
        least = min(advance(_WHAT), whole - widths[TreeColumn.AMOUNT])
        room = whole - least
        for column, width in widths.items():
            shown = column == TreeColumn.AMOUNT or width <= room
            self.setColumnHidden(column, not shown)
            self.setColumnWidth(column, width)
            room -= width if shown else 0
        self.setColumnWidth(TreeColumn.WHAT, least + max(room, 0))

    def _forget_closed(self, parent: QModelIndex) -> None:
        """Rows under a closed row cost time at each change, and nobody sees them."""
        for index in self.steps.made_under(parent):
            if self.isExpanded(index):
                self._forget_closed(index)
            else:
                self.steps.forget_under(index)

    def _open(self, places: Iterable[Place]) -> None:
        self.setUpdatesEnabled(False)
        for place in places:
            index = self.steps.at(place.rows)
            if self.steps.hasChildren(index):
                self.expand(index)
        self.setUpdatesEnabled(True)


def _widest(texts: Texts, *, articles: bool = False) -> dict[TreeColumn, list[str]]:
    """The words that a column must hold; the columns that matter most come first."""
    amount = texts.text("amount.EUR/month", amount=texts.formats.euros(_WIDE))
    method = texts.text("answer.source.method", section=9)
    return {
        TreeColumn.AMOUNT: [amount],
        TreeColumn.HOW: [texts.text(f"answer.how.{operation.value}") for operation in Operation],
        TreeColumn.STATUS: [texts.text(f"answer.status.{status.value}") for status in Status],
        TreeColumn.SOURCE: [
            method,
            *([_ARTICLE] if articles else []),
            *(texts.text(f"answer.source.{at}") for at in ("dossier", "policy")),
        ],
    }


def _above(place: Place) -> range:
    """The lengths of the ways to the rows above a place."""
    return range(1, len(place.rows))
