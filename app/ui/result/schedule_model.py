"""The schedule as a table: a row a month, amounts in euros to the cent."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.i18n import Texts, say_decided
from app.ui.widgets.words import tip
from calc import ColumnKind, Month, MonthRow, ScheduleView, columns_in

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_UP: Final = "\N{BLACK UP-POINTING TRIANGLE} "
_DOWN: Final = "\N{BLACK DOWN-POINTING TRIANGLE} "
_NO_REASONS: Final[Mapping[Month, str]] = {}

_SHOWN: Final = columns_in(ScheduleView.TABLE)
AMOUNTS: Final = {column.name: column for column in _SHOWN if column.is_amount}
_WORDS: Final = [column.name for column in _SHOWN if column.kind is ColumnKind.WORD]
COLUMNS: Final = ("month", *AMOUNTS, *_WORDS, "why")
"""The amounts side by side; what is said in words is at the end."""


class ScheduleModel(QAbstractTableModel):
    """The months of an assessment; the columns are those of COLUMNS."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[MonthRow, ...] = ()
        self._why: Mapping[Month, str] = {}
        self._before: Mapping[Month, Decimal] = {}
        self._said: dict[tuple[int, int], str] = {}

    def show(self, schedule: Sequence[MonthRow], why: Mapping[Month, str] = _NO_REASONS) -> None:
        """Show a schedule; `why`: the reason of each month in which the payment changes.

        The same number of months: what is chosen in the view stays chosen.
        """
        rows = tuple(schedule)
        is_new = rows != self._rows or why != self._why
        self._why = why
        self._before = {row.month: before.payment.amount for before, row in pairwise(rows)}
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows, self._said = rows, {}
            self.endResetModel()
        elif is_new:
            self._rows, self._said = rows, {}
            last = self.index(len(rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        if (row, column) not in self._said:
            self._said[row, column] = self._say(self._rows[row], COLUMNS[column])
        return self._said[row, column]

    def title(self, column: int) -> str:
        """What stands above a column."""
        return self._texts.text(f"column.{COLUMNS[column]}.table")

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, name = index.row(), COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole if name in ("payment", "decided"):
                return tip(self._tip(self._rows[row]))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(name)
            case Qt.ItemDataRole.FontRole if name == "payment":
                font = QFont()
                font.setBold(True)
                return font
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title(section)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._texts.text(f"column.{COLUMNS[section]}.table_tip"))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(COLUMNS[section])
            case _:
                return None

    def _tip(self, row: MonthRow) -> str:
        """What decides the payment, and why it is not that of the month before."""
        decided = say_decided(self._texts, row.decided)
        why = self._why.get(row.month)
        reason = f"\n{self._texts.text('rung.reason_short', why=why)}" if why else ""
        return decided + reason

    def _mark(self, row: MonthRow) -> str:
        """A sign before what decides, in a month in which the payment goes up or down."""
        before = self._before.get(row.month)
        if before is None or before == row.payment.amount:
            return ""
        return _UP if row.payment.amount > before else _DOWN

    def _say(self, row: MonthRow, name: str) -> str:
        if name == "month":
            return self._texts.formats.short_month(row.month)
        if name == "decided":
            return self._mark(row) + self._texts.text(f"decided.{row.decided.value}.table")
        if name == "why":
            return self._why.get(row.month, "")
        step = AMOUNTS[name].amount(row)
        return "" if step is None else self._texts.formats.amount(step.amount)


def _side(name: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if name in AMOUNTS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
