"""LinesModel: one list of the draft as a table, with an empty row at the end for a new line.

The lines stand in the order of the draft. What is typed goes into the draft at once; a text that
cannot be read or is refused is kept here, marked, and the draft keeps its last good value.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.i18n import Texts
from app.services.intake.cell_values import shown
from app.services.intake.line_columns import Cell, LineGroup
from app.services.intake.line_plausibility import Odd, odd_lines
from app.services.intake.row_changes import RowsChange, changes, rows_that_came
from app.services.reading import Doubt, Reading
from app.ui.budget.cells import CellMark, Kept, Role, RowNotes
from app.ui.budget.kept_texts import publish, restored
from app.ui.intake.session import Session
from app.ui.widgets.words import tip
from calc import UNKNOWN, Draft

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_MOST_CHANGES = 40
"""With more at once the whole table is made anew: Qt takes long over many small changes."""


class LinesModel(QAbstractTableModel):
    """The lines of one group. `LineEditing` changes them."""

    will_follow = Signal()
    """the draft has other lines; the table is about to show them"""
    became_unknown = Signal(str)
    """the field of a cell that held something and is "weet ik niet" now"""
    settled = Signal()
    """lines came, went, or are of another kind: where they stand in the table may differ"""
    understood = Signal(object)
    """the Reading of an amount that brought more along than itself"""
    choices_wanted = Signal()
    """somebody in a cell wants to choose how its text is read"""
    followed = Signal(list, int)
    """the table shows the draft: the rows that came, and the first row that is another"""

    def __init__(
        self, session: Session, texts: Texts, group: LineGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.texts, self.group = session, texts, group
        self.being_born = False
        self.why_refused: Callable[[int, str, str], str] = lambda row, field, text: ""
        """what is wrong with a text in a row and a field; `LineEditing` knows"""
        self.doubt_of: Callable[[int, int], Doubt | None] = lambda row, place: None
        """the ways to read a text that was refused in a cell, where there are more than one"""
        self.take: Callable[[int, int, Reading], None] = lambda row, place, reading: None
        """read a text in a cell this way; `LineEditing` does it"""
        self._has_new = True
        self._shown: Draft | None = None
        self._lines: tuple[Any, ...] = ()
        self._notes: list[RowNotes] = [RowNotes()]
        self._odd: list[tuple[Odd, ...]] = []
        self._odd_on: object = None
        """the reference date by which something looks odd or not"""
        self._reset()
        session.loaded.connect(self._reset)
        session.draft_changed.connect(self.follow)

    # -- what is asked of a line -------------------------------------------------------------------

    @property
    def new_row(self) -> int:
        """The row in which a new line begins."""
        return len(self._lines)

    def line(self, row: int) -> Any:
        """The line of a row; None for the row of a new line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def notes(self, row: int) -> RowNotes:
        """The texts of a row that are not in the draft."""
        return self._notes[row]

    def value(self, row: int, field: str) -> Any:
        """A value of a line, or of what is known of a new one."""
        if row == self.new_row:
            return self._notes[row].fields.get(field, UNKNOWN)
        return getattr(self._lines[row], field)

    def path(self, row: int, field: str = "") -> str:
        """Where a cell is in the draft, as findings write it."""
        return f"{self.group.name}[{row}]" + (f".{field}" if field else "")

    def sentence(self, row: int, column: int) -> str:
        """What is wrong with a cell, or the question that it raises; "" for most cells."""
        field = self.group.columns[column].field
        if kept := self._notes[row].kept.get(field):
            return kept.sentence
        if row == self.new_row:
            waits = field == "code" and self.group.needs_code and self._notes[row].fields
            known = waits and "code" in self._notes[row].fields
            return self.texts.text("lines.new.needs_code") if waits and not known else ""
        rules = [odd.rule for odd in self._odd[row] if odd.field == field]
        return " ".join(self.texts.text(f"lines.odd.{rule}") for rule in rules)

    def refused_cells(self) -> list[tuple[int, int]]:
        """Row and column of every text that is not in the draft."""
        return [
            (row, self.group.column(field))
            for row, notes in enumerate(self._notes)
            for field in notes.kept
        ]

    # -- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines) + self._has_new

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.group.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == _DISPLAY else None
        column = self.group.columns[section]
        if role == _DISPLAY:
            return self.texts.text(f"lines.column.{column.field}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column.cell)
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row, place = index.row(), index.column()
        column = self.group.columns[place]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, place)
            case Qt.ItemDataRole.EditRole:
                return self.edit_text(row, place)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column.cell)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.sentence(row, place) or self._words(row, place)) or None
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.sentence(row, place)
            case Role.MARK:
                refused = column.field in self._notes[row].kept
                return (
                    CellMark.REFUSED
                    if refused
                    else CellMark.ODD
                    if self.sentence(row, place)
                    else None
                )
            case Role.QUIET:
                return not self.edit_text(row, place)
        return None

    def edit_text(self, row: int, place: int) -> str:
        """What an editor of the cell begins with; "" for what is not known."""
        column = self.group.columns[place]
        if kept := self._notes[row].kept.get(column.field):
            return kept.text
        value = self.value(row, column.field)
        return shown(self.texts, self.group, column, value, self.session.draft)

    def _words(self, row: int, place: int) -> str:
        column = self.group.columns[place]
        if words := self.edit_text(row, place):
            return self._named(row, words) if place == 0 else words
        if row == self.new_row:
            begins = place == 0 and self._notes[row].is_empty
            return self.texts.text("lines.new") if begins else ""
        if self.value(row, column.field) is None:
            return self.texts.text("ui.field.none")
        return "" if column.quiet else self.texts.text("ui.field.not_known")

    def _named(self, row: int, kind: str) -> str:
        """A line of income or costs is called by its own name, where it has one."""
        name = self.value(row, self.group.name_field) if self.group.needs_code else UNKNOWN
        named = isinstance(name, str) and name and "code" not in self._notes[row].kept
        return str(name) if named else kind

    # -- keeping up with the draft -----------------------------------------------------------------

    def show_again(self, row: int) -> None:
        """A row shows something else."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def notes_changed(self, row: int) -> None:
        """The kept texts of a row have changed: the session keeps them, beyond this table."""
        publish(self.session.pending, self.group, self._notes)
        self.show_again(row)

    def say_again(self) -> None:
        """Say what is wrong with the texts that came from the session."""
        for row in range(len(self._notes)):
            self._say_again(row)

    def _reset(self) -> None:
        self.beginResetModel()
        self._shown = self.session.draft
        self._lines = getattr(self._shown, self.group.name)
        self._notes = [RowNotes() for _ in range(len(self._lines) + 1)]
        for row in range(len(self._notes)):
            self._restore(row)
        self._odd, self._odd_on = odd_lines(self.group, self._shown), self._shown.reference_date
        self.endResetModel()
        self.settled.emit()

    def follow(self) -> None:
        """Show the lines of the draft as they are now; when they are shown already, do nothing."""
        if self.session.draft is self._shown:
            return
        self._shown = self.session.draft
        now: tuple[Any, ...] = getattr(self._shown, self.group.name)
        found = changes(self._lines, now)
        resizing = [change for change in found if change.resizes]
        if resizing:
            self.will_follow.emit()
        at_once = len(found) > _MOST_CHANGES
        if at_once:
            self.beginResetModel()
        for change in found:
            self._apply(change, quietly=at_once)
        if at_once:
            self.endResetModel()
        came = rows_that_came(found)
        for row in came if not self.being_born else ():
            self._restore(row)
        publish(self.session.pending, self.group, self._notes)
        if found or self._shown.reference_date != self._odd_on:
            self._ask_again()
        if found:
            self.settled.emit()
        if resizing:
            self.followed.emit(came, resizing[-1].first)

    def _apply(self, change: RowsChange, *, quietly: bool) -> None:
        first, last, count = change.first, change.last, len(change.now)
        if not change.resizes:
            self._put(first, last, change.now)
            for row in range(first, last):
                self._let_go(row)
                if not quietly:
                    self.show_again(row)
            return
        if last > first:
            if not quietly:
                self.beginRemoveRows(_NOWHERE, first, last - 1)
            self._put(first, last, ())
            del self._notes[first:last]
            if not quietly:
                self.endRemoveRows()
        if self.being_born:
            self._bear(change)
        elif count:
            if not quietly:
                self.beginInsertRows(_NOWHERE, first, first + count - 1)
            self._put(first, first, change.now)
            self._notes[first:first] = [RowNotes() for _ in change.now]
            if not quietly:
                self.endInsertRows()

    def _bear(self, change: RowsChange) -> None:
        """The empty row becomes a line, so that the cursor stays in it; another comes under it."""
        self._has_new = False
        self._put(change.first, change.first, change.now)
        self.show_again(change.first)
        self.beginInsertRows(_NOWHERE, self.new_row, self.new_row)
        self._has_new = True
        self._notes.append(RowNotes())
        self.endInsertRows()

    def _restore(self, row: int) -> None:
        """The texts that the session kept of a row, from before this table or this line."""
        is_new = row == self.new_row
        self._notes[row] = restored(self.session.pending, self.group, row, is_new=is_new)
        self._say_again(row)

    def _say_again(self, row: int) -> None:
        kept = self._notes[row].kept
        for field, note in list(kept.items()):
            if not note.sentence:
                sentence = self.why_refused(row, field, note.text)
                kept[field] = Kept(note.text, sentence, self.value(row, field))

    def _put(self, first: int, last: int, lines: tuple[Any, ...]) -> None:
        self._lines = (*self._lines[:first], *lines, *self._lines[last:])
        self._odd[first:last] = [()] * len(lines)

    def _let_go(self, row: int) -> None:
        """Forget a kept text when the value that it stood in for has changed by itself."""
        kept = self._notes[row].kept
        for field in [
            name for name, was in kept.items() if was.instead_of != self.value(row, name)
        ]:
            del kept[field]

    def _ask_again(self) -> None:
        """Work out what looks odd now, and show the rows where that is something else."""
        draft = self.session.draft
        before, self._odd, self._odd_on = (
            self._odd, odd_lines(self.group, draft), draft.reference_date
        )  # fmt: skip
        for row, (was, now) in enumerate(zip(before, self._odd, strict=True)):
            if was != now:
                self.show_again(row)


def _alignment(cell: Cell) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if cell is Cell.AMOUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
