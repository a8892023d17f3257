"""KindsView: how a table of lines stands on its page: its look, its columns, kinds that fold."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.budget.kinds_model import KindsModel
from app.ui.budget.widths import Widths
from app.ui.widgets.clipboard import CopiesPlainly

_FEWEST_ROWS: Final = 4


class KindsView(CopiesPlainly, QTableView):
    """A view on a KindsModel that is as high as there is room, and never scrolls sideways."""

    def __init__(self, model: KindsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._by_hand = self._spreading = False
        self._widths = Widths(model.group)
        self.setModel(model)
        self._set_up()
        model.settled.connect(self._arrange)
        self.clicked.connect(self._turn_by_click)
        self.horizontalHeader().sectionResized.connect(self._dragged)

    @property
    def fields(self) -> list[str]:
        """The fields that are seen in the table, and typed in it."""
        return [self._lines.group.columns[place].field for place in self._widths.columns]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()
            self._spread()

    def sizeHint(self) -> QSize:
        return QSize(400, super().sizeHint().height())

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 9

    def _fit_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        header = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(header + _FEWEST_ROWS * self._row_height() + 2 * self.frameWidth())

    def _spread(self) -> None:
        if self._by_hand:
            return
        letter = self.fontMetrics().averageCharWidth()
        self._spreading = True
        widths = self._widths.spread(letter, self.viewport().width())
        for place in range(self._lines.columnCount()):
            self.setColumnHidden(place, place not in widths)
            if place in widths:
                self.setColumnWidth(place, widths[place])
        self._spreading = False
        self._fit_height()

    def _dragged(self) -> None:
        """Somebody gives a column a width: from then on the widths are theirs."""
        if not self._spreading and self.horizontalHeader().underMouse():
            self._by_hand = True

    # -- kinds and their order ---------------------------------------------------------------------

    def _arrange(self) -> None:
        """Put every row where it is seen, and hide what is folded away."""
        header, hidden = self.verticalHeader(), self._lines.hidden()
        for place, row in enumerate(self._lines.order()):
            here = header.visualIndex(row)
            if here != place:
                header.moveSection(here, place)
            if header.isSectionHidden(row) != (row in hidden):
                header.setSectionHidden(row, row in hidden)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def fold(self, key: int) -> bool:
        """Left folds a kind, and goes from a line to its kind; right opens it."""
        here = self.currentIndex()
        kind = self._lines.kind_at(here.row())
        if kind is not None:
            self._lines.fold(kind, folded=key == Qt.Key.Key_Left)
            return True
        of = self._lines.kind_of(here.row())
        if not of or here.column() or key != Qt.Key.Key_Left:
            return False
        self.setCurrentIndex(self._lines.index(self._lines.kind_row(of), 0))
        return True

    def _turn_by_click(self, index: QModelIndex) -> None:
        kind = self._lines.kind_at(index.row())
        if kind is not None:
            self._lines.fold(kind, folded=not self._lines.is_folded(kind))

    def _row_rect(self, row: int) -> QRect:
        top = self.rowViewportPosition(row)
        return QRect(0, top, self.viewport().width(), self.rowHeight(row))

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setProperty("look", "grid")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.style().polish(header)  # it was there before its view had a look
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        month, after = self._lines.month, self._lines.group.column("frequency") + 1
        self.horizontalHeader().moveSection(month, after)
        self._fit_height()
        self._arrange()
