"""ListView: the table of the dossiers; its columns follow the letters."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.i18n import Texts
from app.ui.home.list_model import COLUMNS, ORDERS, Index, WorkListModel
from app.ui.home.list_painting import SIDE, RowPainting, row_height
from app.ui.widgets.clipboard import CopiesPlainly
from app.ui.widgets.tokens import SPACE

_WIDTHS: Final = {
    "reference": "RS-VOORBEELD-000",
    "debt": "888.888,88",
    "payment": "\N{EURO SIGN} 888 vanaf sep 2028",
    "status": "## nu geen betaling",
}
"""What has to fit, in either language; the name takes the rest."""
_LATE: Final = date(2088, 8, 28)
"""A day as wide as they come."""
_GOES: Final = ("debt", "reference", "contact")
"""Where there is no room, these columns go, the first first; the name keeps so many letters."""
_NAME: Final = 18
_ROUNDING: Final = 2


class ListView(CopiesPlainly, QTableView):
    """`words`: what is marked in names and references."""

    order_wanted = Signal(str)
    current_changed = Signal()

    def __init__(self, texts: Texts, model: WorkListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        self._titles = model.titles
        late = texts.text("home.before", day=texts.formats.short_day(_LATE))
        self._widths = _WIDTHS | {"contact": late}  # a day is written wider in the one language
        self.setObjectName("homeList")
        self.setAccessibleName(texts.text("home.list"))
        self.setModel(model)
        self.setItemDelegate(RowPainting(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(lambda column: self.order_wanted.emit(ORDERS[column]))

    def show_order(self, order: str, *, descending: bool) -> None:
        """Mark the column that the list is ordered by; by need it is none of them."""
        orders = Qt.SortOrder
        column = ORDERS.index(order) if order in ORDERS else -1
        way = orders.DescendingOrder if descending else orders.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, way)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give every column what has to fit in it; the least needed goes where there is no room."""
        metrics, marked = QFontMetrics(self.font()), QFont(self.font())
        marked.setBold(True)
        bold = QFontMetrics(marked)
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        titles = dict(zip(COLUMNS, self._titles, strict=True))
        wide = {
            name: max(bold.horizontalAdvance(said), metrics.horizontalAdvance(titles[name]))
            + SIDE + SPACE[1] + _ROUNDING
            for name, said in self._widths.items()
        }  # fmt: skip
        room = self.viewport().width() - metrics.averageCharWidth() * _NAME
        gone: list[str] = []
        for name in _GOES:
            if sum(each for other, each in wide.items() if other not in gone) > room:
                gone.append(name)
        for column, name in enumerate(COLUMNS):
            if name in wide:
                self.setColumnWidth(column, wide[name])
                self.setColumnHidden(column, name in gone)
