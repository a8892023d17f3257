"""RowsModel: rows of any kind as a table, each column with what it says and how it is ordered."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.i18n import Texts
from app.services.figure_words import plain
from app.ui.widgets.words import tip
from calc.base.value_type import value_type

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()

R = TypeVar("R")


@value_type
class RowsColumn(Generic[R]):
    """One column. `order` gives what rows are sorted by; `right` aligns figures."""

    name: str
    say: Callable[[R], str]
    order: Callable[[R], Any]
    right: bool = False


@value_type
class RowsSpec(Generic[R]):
    """The columns of a kind of rows, a row as a sentence, and the words that find it."""

    columns: tuple[RowsColumn[R], ...]
    sentence: Callable[[R], str]
    words: Callable[[R], str]


class RowsModel(QAbstractTableModel, Generic[R]):
    """The rows of a table, in their own order."""

    def __init__(self, texts: Texts, table: RowsSpec[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self.table = texts, table
        self.rows: tuple[R, ...] = ()
        self._words: dict[int, str] = {}

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self._words = tuple(rows), {}
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self.table.columns[column].say(self.rows[row])

    def title(self, column: int) -> str:
        """What stands above a column."""
        return self._texts.text(f"tariff_page.column.{self.table.columns[column].name}")

    def sentence(self, row: int) -> str:
        """A row as a sentence."""
        return self.table.sentence(self.rows[row])

    def words(self, row: int) -> str:
        """Everything by which a row can be found, as it is searched."""
        if row not in self._words:
            self._words[row] = plain(self.table.words(self.rows[row]))
        return self._words[row]

    def order(self, row: int, column: int) -> Any:
        """What a row is sorted by under a column."""
        return self.table.columns[column].order(self.rows[row])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.text(index.row(), index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(index.column())
            case _ if role == SORT_ROLE:
                return self.order(index.row(), index.column())
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.table.columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title(section)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
            case _:
                return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        right = self.table.columns[column].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class RowsFilter(QSortFilterProxyModel, Generic[R]):
    """The rows that hold every word that is searched for, and that `keeps` lets through."""

    def __init__(self, rows: RowsModel[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._wanted: tuple[str, ...] = ()
        self._keeps: Callable[[R], bool] = lambda _: True
        self.setSourceModel(rows)

    def search(self, text: str) -> None:
        """Keep the rows with all of these words, in any order."""
        self._wanted = tuple(plain(text).split())
        self.invalidate()

    def keep(self, keeps: Callable[[R], bool]) -> None:
        """Keep the rows for which this holds."""
        self._keeps = keeps
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._keeps(self._rows.rows[source_row]):
            return False
        words = self._rows.words(source_row)
        return all(wanted in words for wanted in self._wanted)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        left, right = (
            self._rows.order(index.row(), index.column()) for index in (source_left, source_right)
        )
        return bool(left < right)
