"""KindsModel: the lines of a list under the names of their kinds, with what each comes to a month.

A line keeps the row of its place in the draft; the rows of the kinds stand behind them all. `order`
says how the table shows them, `hidden` what it does not show.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import Texts
from app.services.intake.asking import is_nothing
from app.services.intake.line_columns import LineGroup
from app.services.intake.line_totals import WITHHELD, Sums, kind_of, kinds_of
from app.ui.budget.cells import KindRow, Role
from app.ui.budget.model import LinesModel
from app.ui.intake.session import Session

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_INSET: Final = 18
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KindsModel(LinesModel):
    """A LinesModel with a row for each kind, and a column that nobody types in."""

    def __init__(
        self, session: Session, texts: Texts, group: LineGroup, parent: QObject | None = None
    ) -> None:
        self.kinds = (*kinds_of(group), "") if kinds_of(group) else ()
        self.month = len(group.columns)
        """the column of what a line comes to a month"""
        self._folded: set[str] = set()
        self._sums: dict[str, Decimal] = {}
        self._months: Mapping[int, Decimal] = {}
        self._known: tuple[object, dict[str, list[int]]] = (None, {})
        self._none: dict[str, bool] = {}
        """of each kind without a line: whether it was asked and there is none"""
        super().__init__(session, texts, group, parent)

    # -- the kinds ---------------------------------------------------------------------------------

    def kind_at(self, row: int) -> str | None:
        """The kind whose row this is; None for a line and for the row of a new one."""
        place = row - super().rowCount()
        return self.kinds[place] if 0 <= place < len(self.kinds) else None

    def kind_row(self, kind: str) -> int:
        """The row of a kind."""
        return super().rowCount() + self.kinds.index(kind)

    def kind_of(self, row: int) -> str:
        """The kind of a line; "" where there are no kinds, and for a new one."""
        line = self.line(row)
        return kind_of(self.group, line.code) if line is not None and self.kinds else ""

    def lines_of(self, kind: str) -> list[int]:
        """The rows of the lines of a kind."""
        return self._by_kind().get(kind, [])

    def order(self) -> list[int]:
        """All rows, from top to bottom."""
        if not self.kinds:
            return list(range(self.rowCount()))
        rows: list[int] = []
        lines = self._by_kind()
        for kind in self.kinds:
            rows += [self.kind_row(kind), *lines.get(kind, ())]
        return [*rows, self.new_row]

    def hidden(self) -> set[int]:
        """The rows that are folded away, and those of kinds of which there is nothing to say."""
        lines = self._by_kind()
        folded = {row for kind in self._folded for row in lines.get(kind, ())}
        asked = {kind for kind in self.kinds if kind and kind != WITHHELD}
        return folded | {
            self.kind_row(kind)
            for kind in self.kinds
            if not (lines.get(kind) or kind in self._sums or kind in asked)
        }

    def fold(self, kind: str, *, folded: bool) -> None:
        """Fold the lines of a kind away, or show them."""
        if folded == (kind in self._folded) or not self.lines_of(kind):
            return
        (self._folded.add if folded else self._folded.discard)(kind)
        self.settled.emit()
        self.show_again(self.kind_row(kind))

    def is_folded(self, kind: str) -> bool:
        """Whether the lines of a kind are folded away."""
        return kind in self._folded

    def show_sums(self, sums: Sums) -> None:
        """Show what the lines and their kinds come to; rows that say something else are drawn."""
        now = {part.name: part.month for part in sums.categories}
        kinds = {
            kind for kind in now.keys() | self._sums.keys() if now.get(kind) != self._sums.get(kind)
        }
        rows = {
            row
            for row in sums.months.keys() | self._months.keys()
            if sums.months.get(row) != self._months.get(row)
        }
        came = now.keys() != self._sums.keys()
        self._sums, self._months = now, sums.months
        rows |= {self.kind_row(kind) for kind in kinds if kind in self.kinds}
        for row in sorted(rows):
            if row < self.rowCount():
                here = self.index(row, self.month)
                self.dataChanged.emit(here, here)
        if came:
            self.settled.emit()

    def show_asked(self) -> None:
        """What was asked and is not there may have changed: a key seldom does that."""
        lines = self._by_kind()
        now = {
            kind: is_nothing(self.session.draft, f"{self.group.name}.{kind}")
            for kind in self.kinds
            if not lines.get(kind)
        }
        before, self._none = self._none, now
        for kind, none in now.items():
            if before.get(kind) is not none:
                self.show_again(self.kind_row(kind))

    def month_of(self, row: int) -> str:
        """What a line comes to a month, in words; "" when it does not count."""
        amount = self._months.get(row)
        return "" if amount is None else self.texts.formats.amount(amount)

    # -- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else super().rowCount() + len(self.kinds)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else super().columnCount() + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        typed = index.column() != self.month and self.kind_at(index.row()) is None
        return flags if typed else flags & ~Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and section == self.month:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.texts.text("form.lines.month")
            return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        kind = self.kind_at(index.row())
        if kind is not None:
            return self._of_kind(kind, index.column(), role)
        if role == Role.INSET:
            return _INSET if self.kinds and index.column() == 0 else 0
        if role == Role.KIND:
            return None
        if index.column() == self.month:
            return self._of_month(index.row(), role)
        return super().data(index, role)

    def sentence(self, row: int, column: int) -> str:
        if column == self.month or self.kind_at(row) is not None:
            return ""
        return super().sentence(row, column)

    def _by_kind(self) -> dict[str, list[int]]:
        """The rows of the lines by their kind; painting asks for it many times."""
        if self._known[0] is not self._lines:
            found: dict[str, list[int]] = {}
            for row in range(self.new_row):
                found.setdefault(self.kind_of(row), []).append(row)
            self._known = self._lines, found
        return self._known[1]

    def _of_month(self, row: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.month_of(row) or ("\N{EN DASH}" if row < self.new_row else "")
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Role.QUIET:
                return row not in self._months
        return None

    def _of_kind(self, kind: str, column: int, role: int) -> object:
        match role:
            case Role.KIND:
                return self._kind_row(kind)
            case Qt.ItemDataRole.DisplayRole if column == 0:
                return self._kind_row(kind).name
            case Qt.ItemDataRole.DisplayRole if column == self.month:
                return self._sum_of(kind)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column == self.month else Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole if column == 0:
                row = self._kind_row(kind)
                state = "form.kind.folded" if row.is_folded else "form.kind.open"
                words = [row.name, row.said, self._sum_of(kind)]
                if row.has_lines:
                    words.append(self.texts.text(state))
                return ", ".join(word for word in words if word)
        return None

    def _sum_of(self, kind: str) -> str:
        amount = self._sums.get(kind)
        return "" if amount is None else self.texts.formats.amount(amount)

    def _kind_row(self, kind: str) -> KindRow:
        lines = self.lines_of(kind)
        name = self.texts.text(f"lines.category.{kind}" if kind else "form.kind.other")
        if lines:
            said = self.texts.plural("form.kind.lines", len(lines))
        elif kind == WITHHELD:
            said = ""
        else:
            none = is_nothing(self.session.draft, f"{self.group.name}.{kind}")
            said = self.texts.text("form.kind.none" if none else "form.kind.not_asked")
        return KindRow(name, said, kind in self._folded, bool(lines))
