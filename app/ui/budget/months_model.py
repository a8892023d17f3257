"""MonthsModel: the known months of a varying income, with a row at the end for the next one."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import Texts, say_typed
from app.i18n.reading import read_month
from app.services.intake.row_changes import RowsChange, changes
from app.services.reading import Refusal, read_bare_amount
from app.ui.budget.cells import CellMark, Kept, Role
from app.ui.intake.session import Session
from app.ui.widgets.words import tip
from calc import UNKNOWN, Month, Problem
from calc.base.period import Frequency, month_after
from calc.base.problem import path_of
from calc.dossier.budget_lines import MonthOfIncome

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
MONTH, AMOUNT = 0, 1
_FIELDS = ("month", "amount")
MONTHS_ASKED = 12


class MonthsModel(QAbstractTableModel):
    """Months and amounts of one income line. The last row holds the month to fill in next."""

    def __init__(
        self, session: Session, texts: Texts, row: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.texts = session, texts
        self.path: tuple[str | int, ...] = ("income", row, "months")
        self._months: tuple[MonthOfIncome, ...] = ()
        self._kept: dict[tuple[int, int], Kept] = {}
        self._chosen: Month | None = None
        self._has_next, self._filling = True, False
        typed = session.pending.texts  # before this table tells what it holds itself
        self.refresh()
        self._take_up(typed)

    @property
    def months(self) -> tuple[MonthOfIncome, ...]:
        """The months of the draft, in its order."""
        return self._months

    @property
    def next_month(self) -> Month:
        """The month of the row at the end: after the last one, or a year before the assessment."""
        if self._chosen is not None:
            return self._chosen
        if self._months:
            return max(item.month for item in self._months).plus(1)
        day = self.session.assessment.reference_date
        return month_after(day).plus(-1 - MONTHS_ASKED)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        try:
            now = tuple(self.session.value(self.path))
        except LookupError:
            now = ()
        if now == self._months:
            return
        for change in changes(self._months, now):
            self._apply(change)

    def _apply(self, change: RowsChange) -> None:
        first, last, count = change.first, change.last, len(change.now)
        if change.resizes:
            self._chosen = None
            by = count - (last - first)
            self._kept = {
                (row if row < first else row + by, column): kept
                for (row, column), kept in self._kept.items()
                if not first <= row < last and not (self._filling and row == first)
            }
        if change.resizes and last > first:
            self.beginRemoveRows(_NOWHERE, first, last - 1)
            self._put_months(first, last, ())
            self.endRemoveRows()
            last = first
        if not change.resizes:
            self._put_months(first, last, change.now)
            for place in [at for at, was in self._kept.items() if was.instead_of != self._at(*at)]:
                del self._kept[place]
            self.dataChanged.emit(self.index(first, 0), self.index(last - 1, 1))
        elif count and self._filling:
            # The row at the end becomes a month, so that its editor stays; another comes under it.
            self._has_next = False
            self._put_months(first, first, change.now)
            self.dataChanged.emit(self.index(first, 0), self.index(first, 1))
            self.beginInsertRows(_NOWHERE, len(self._months), len(self._months))
            self._has_next = True
            self.endInsertRows()
        elif count:
            self.beginInsertRows(_NOWHERE, first, first + count - 1)
            self._put_months(first, first, change.now)
            self.endInsertRows()
        self._publish()
        end = len(self._months)
        self.dataChanged.emit(self.index(end, 0), self.index(end, 1))

    def _put_months(self, first: int, last: int, now: tuple[MonthOfIncome, ...]) -> None:
        self._months = (*self._months[:first], *now, *self._months[last:])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._months) + self._has_next

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role == _DISPLAY and orientation is Qt.Orientation.Horizontal:
            return self.texts.text(("lines.months.month", "lines.months.amount")[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        kept = self._kept.get((row, column))
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return kept.text if kept else self._words(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(kept.sentence if kept else "") or None
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return kept.sentence if kept else None
            case Role.MARK:
                return CellMark.REFUSED if kept else None
            case Role.QUIET:
                return row == len(self._months)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Read a typed month or amount into the draft, or keep the text with what is wrong."""
        row, column, text = index.row(), index.column(), str(value)
        if text == self._words(row, column):
            self.give_up(row, column)
            return True
        read: Any = _read(column, text)
        if isinstance(read, Refusal):
            return self._keep(row, column, text, (Problem(read.code, "", read.params),))
        if row == len(self._months) and column == MONTH:
            self._chosen = read
        else:
            problems = self._put(row, column, read)
            if problems:
                return self._keep(row, column, text, problems)
        self._kept.pop((row, column), None)
        self._publish()
        self.dataChanged.emit(index, index)
        return True

    def give_up(self, row: int, column: int) -> None:
        """Forget the refused text of a cell: it shows the draft again."""
        if self._kept.pop((row, column), None) is not None:
            self._publish()
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def sentence(self) -> str:
        """What is wrong with the first text that is not in the draft."""
        return next((kept.sentence for kept in self._kept.values()), "")

    def _put(self, row: int, column: int, value: Month | Decimal) -> tuple[Problem, ...]:
        words = self.texts.text("lines.months.undo")
        if row < len(self._months):
            field = "month" if column == MONTH else "amount"
            problems = self.session.change((*self.path, row, field), value, words)
        else:
            item = MonthOfIncome.model_construct(month=self.next_month, amount=Decimal(str(value)))
            self._filling = True
            problems = self.session.insert(self.path, row, [item], words)
            self.refresh()
            self._filling = False
        self.session.end_run()
        return problems

    def _keep(self, row: int, column: int, text: str, problems: tuple[Problem, ...]) -> bool:
        said = "\n".join(say_typed(self.texts, Problem(p.code, "", p.params)) for p in problems)
        self._kept[row, column] = Kept(text, said, self._at(row, column))
        self._publish()
        self.dataChanged.emit(self.index(row, column), self.index(row, column))
        return True

    def _publish(self) -> None:
        """Tell the session what is not in the draft: this table goes with the chosen line."""
        start = f"{path_of(self.path)}["
        texts = {
            f"{start}{row}].{_FIELDS[column]}": kept.text
            for (row, column), kept in self._kept.items()
        }
        if self._chosen is not None:
            texts[f"{start}{len(self._months)}].{_FIELDS[MONTH]}"] = str(self._chosen)
        self.session.pending.replace(lambda place: place.startswith(start), texts)

    def _take_up(self, typed: dict[str, str]) -> None:
        """Show again what the session kept of this line, each text as if it was just typed."""
        for row in range(self.rowCount()):
            for column, field in enumerate(_FIELDS):
                text = typed.get(f"{path_of(self.path)}[{row}].{field}", "")
                if not text:
                    continue
                read = _read(column, text)
                if row == len(self._months) and isinstance(read, Month):
                    self._chosen = read
                    continue
                problems: tuple[Problem, ...] = (Problem("amount_not_readable", ""),)
                if isinstance(read, Refusal):
                    problems = (Problem(read.code, "", read.params),)
                elif row < len(self._months):
                    problems = self.session.problems((*self.path, row, field), read)
                self._keep(row, column, text, problems)

    def _at(self, row: int, column: int) -> object:
        if row >= len(self._months):
            return UNKNOWN
        item = self._months[row]
        return item.month if column == MONTH else item.amount

    def _words(self, row: int, column: int) -> str:
        if row == len(self._months):
            return self.texts.formats.month(self.next_month) if column == MONTH else ""
        item = self._months[row]
        if column == MONTH:
            return self.texts.formats.month(item.month)
        return self.texts.formats.amount(item.amount)


def _read(column: int, text: str) -> Month | Decimal | Refusal:
    """The month or the amount of that month, or why it is none."""
    if column == MONTH:
        return read_month(text) or Refusal("month_not_readable")
    said = read_bare_amount(text, Frequency.MONTH)
    if isinstance(said, Refusal):
        return said
    assert said.amount is not None  # neither "geen" nor "weet niet" has room here
    return said.amount


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == AMOUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
