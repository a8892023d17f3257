"""WorkListModel: the list as a table, of which only the pages that are seen are fetched."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import Texts
from app.services.dossier_store.row_words import RowWords

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int], Sequence[Mapping[str, Any]]]
COLUMNS: Final = ("name", "reference", "debt", "payment", "status", "contact")
ORDERS: Final = ("title", "reference", "debt", "payment", "status", "next_contact")
"""What the list is ordered by, by column."""
PAYMENT: Final = COLUMNS.index("payment")
FIGURES: Final = frozenset({2, 3})
"""Columns of amounts: their figures stand below each other."""
_KEPT: Final = 12
"""Pages that are kept; the one that was seen longest ago goes first."""
_WHOLE: Final = QModelIndex()


class WorkListModel(QAbstractTableModel):
    """`fetch` gives the rows of a page from its first one on, `say` a row in words."""

    def __init__(self, texts: Texts, page: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self._page = texts, page
        self._fetch: Fetch = lambda _: ()
        self._say: Callable[[Mapping[str, Any]], RowWords] | None = None
        self._count = 0
        self._pages: OrderedDict[int, list[RowWords]] = OrderedDict()
        self.titles = [texts.text(f"home.column.{name}") for name in COLUMNS]

    def show_list(
        self, count: int, fetch: Fetch, say: Callable[[Mapping[str, Any]], RowWords]
    ) -> None:
        """Another list, or the same one as it is now."""
        self.beginResetModel()
        self._count, self._fetch, self._say = count, fetch, say
        self._pages.clear()
        self.endResetModel()

    def row(self, place: int) -> RowWords | None:
        """The row at a place; None where there is none any more."""
        if not 0 <= place < self._count or self._say is None:
            return None
        first = place - place % self._page
        if first not in self._pages:
            self._pages[first] = [self._say(row) for row in self._fetch(first)]
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(first)
        rows = self._pages[first]
        return rows[place - first] if place - first < len(rows) else None

    def place_of(self, dossier: str, near: int) -> int | None:
        """Where a dossier is, in the page where it was; None where it is not."""
        first = max(near, 0) - max(near, 0) % self._page
        for place in range(first, min(first + self._page, self._count)):
            row = self.row(place)
            if row is not None and row.dossier == dossier:
                return place
        return None

    def rowCount(self, parent: Index = _WHOLE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _WHOLE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # A reader that goes by rows hears all of it at the first cell, then each by itself.
            said = cell(row, index.column())
            return row.spoken(self._texts) if index.column() == 0 else said
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in FIGURES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in FIGURES else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def cell(row: RowWords, column: int) -> str:
    """What stands in a cell; a column of amounts needs no sign."""
    debt = row.debt.lstrip("\N{EURO SIGN}\N{NO-BREAK SPACE}")
    return (row.name, row.reference, debt, row.payment, row.status_said, row.contact)[column]
