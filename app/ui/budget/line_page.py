"""LinePage: a table of lines, what is to be said about the chosen one, and the sums."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.services.editing import Path
from app.services.intake.line_columns import LineGroup
from app.ui.budget.buttons import LineButtons
from app.ui.budget.commands import LineCommands
from app.ui.budget.editing import LineEditing
from app.ui.budget.empty import EmptyState
from app.ui.budget.grid import LineGrid
from app.ui.budget.line_card import LineCard
from app.ui.budget.message import MessageLine
from app.ui.budget.model import LinesModel
from app.ui.budget.nothing_card import NothingCard
from app.ui.budget.totals_card import SumsCard, sums_now, total_said
from app.ui.intake.page import Page
from app.ui.widgets.tab_order import put_after
from app.ui.widgets.words import Label

_WIDE_IN_LETTERS = 150
"""From this width on the sums stand beside the chosen line."""
_ROOM_FOR_TOTAL = 80
"""From this width on the total stands beside the message."""
_PART_FOR_TABLE = 0.5


class LinePage(Page):
    """One list of the draft. A subclass says which."""

    group: ClassVar[LineGroup]

    def build(self) -> None:
        session, texts, body = self.session, self.texts, self.body
        self.model = LinesModel(session, texts, self.group, self)
        self.editing = LineEditing(self.model)
        self.grid = LineGrid(self.model, self.editing, body)
        self.commands = LineCommands(self.model, self.editing, self.grid)
        self.buttons = LineButtons(self.commands, self.grid, texts, body)
        self.message = MessageLine(self.model, self.grid, texts, body)
        self.total = Label(body)
        self.total.setObjectName("cardTitle")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.empty = EmptyState(session, texts, self.group, body)
        self.sums = SumsCard(session, texts, self.group, body)
        self.nothing = NothingCard(session, texts, self.group.name, body)
        self.card: LineCard | None = None
        self._rows_moved = False
        self._under = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._under.addWidget(self.message, 1)
        self._under.addWidget(self.total)
        self._below = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._below.setSpacing(14)
        self._below.addWidget(self.empty, 3)
        self._below.addWidget(self.sums, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.buttons)
        self.column.addWidget(self.grid)
        self.column.addLayout(self._under)
        self.column.addLayout(self._below)
        self.column.addWidget(self.nothing)
        self.column.addStretch(1)
        self.commands.said.connect(self.message.say)
        self.model.will_follow.connect(self._will_move)
        self.grid.row_chosen.connect(self.show_line)
        self.model.modelReset.connect(self._start_afresh)
        self.empty.add_usual.clicked.connect(self.commands.add_usual)
        self._start_afresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.model.follow()
        self.show_line()
        if self.card is not None:
            self.card.refresh()
        if not self.model.new_row:
            self.empty.refresh()
        self.nothing.refresh()
        sums = sums_now(self.session, self.group)
        self.sums.show_sums(sums)
        self.total.setText(total_said(self.texts, sums))
        self._show_parts()

    def show_assessment(self) -> None:
        if self.card is not None:
            self.card.show_assessment()

    def show_line(self) -> None:
        """Show what belongs to the current line; made anew only when that is another one."""
        line = self.model.line(self.grid.row)
        row = self.grid.row if line is not None else -1
        if (self.card.row if self.card is not None else -1) == row and not self._rows_moved:
            return
        self._rows_moved = False
        focused = self._focused_field()
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        if line is not None:
            self.card = LineCard(self.model, self.editing, row, self.body)
            self._below.insertWidget(0, self.card, 3)
            put_after(self.grid, self.card)
            self.card.show()
        if focused is not None and not self._focus_field(focused):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_parts()

    def enter(self) -> None:
        """The cursor is in the table."""
        self.verticalScrollBar().setValue(0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> Path | None:
        """The line and the column of the cell that is chosen."""
        row, column = self.grid.row, self.grid.currentIndex().column()
        if self.model.line(row) is None:
            return (self.group.name,)
        columns = self.group.columns
        return (self.group.name, row, columns[column].field) if column >= 0 else None

    def height_of(self, path: Path) -> int:
        """Its line; what belongs to no line comes last."""
        is_line = len(path) > 1 and isinstance(path[1], int)
        return int(path[1]) if is_line else self.model.new_row

    def go_to(self, path: Path) -> bool:
        """Bring the cursor to a line, to the cell of a field, or to its field under the table."""
        row = path[1] if len(path) > 1 and isinstance(path[1], int) else self.model.new_row
        field = str(path[2]) if len(path) > 2 else "code"
        shown = [column.field for column in self.group.columns]
        self.ensureWidgetVisible(self.grid)
        if len(path) == 2 and row in self.grid.chosen_rows():  # with the lines around it
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if field in shown and self.grid.is_at(row, shown.index(field)):
            return True
        self.grid.go_to_cell(row, shown.index(field) if field in shown else 0)
        if field in shown or self.card is None:
            return True
        if field == "months" and self.card.months is not None:
            self.ensureWidgetVisible(self.card.months)
            place = path[3] if len(path) > 3 and isinstance(path[3], int) else 0
            self.card.months.grid.go_to(place)
            return True
        return self._focus_field(path[2:])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.set_room(round(self.viewport().height() * _PART_FOR_TABLE))
        letters = self.viewport().width() / self.fontMetrics().averageCharWidth()
        self._below.setDirection(_beside_or_under(letters >= _WIDE_IN_LETTERS))
        self._under.setDirection(_beside_or_under(letters >= _ROOM_FOR_TOTAL))

    def _will_move(self) -> None:
        """Rows come or go: the card may be of another line in the same row."""
        self._rows_moved = True

    def _start_afresh(self) -> None:
        """Another dossier: at its first line."""
        self.grid.choose([0] if self.model.new_row else [], 0)
        self.refresh()

    def _show_parts(self) -> None:
        some = self.model.new_row > 0
        self.empty.setVisible(not some)
        self.sums.setVisible(some)
        self.total.setVisible(some)

    def _focused_field(self) -> Path | None:
        """The field of the card that has the focus, before the card is made anew."""
        focus = QApplication.focusWidget()
        if self.card is None or focus is None or not self.card.isAncestorOf(focus):
            return None
        fields = [item.spec.path for item in self.card.form.editors if _holds(item, focus)]
        return fields[0] if fields else ()

    def _focus_field(self, path: Path) -> bool:
        if self.card is None or not path:
            return False
        editor = self.card.form.editor_at((self.group.name, self.card.row, *path))
        if editor is None:
            return False
        self.ensureWidgetVisible(editor)
        editor.focus_here()
        return True


def _beside_or_under(beside: bool) -> QBoxLayout.Direction:
    directions = QBoxLayout.Direction
    return directions.LeftToRight if beside else directions.TopToBottom


def _holds(widget: QWidget, focus: QWidget) -> bool:
    return widget is focus or widget.isAncestorOf(focus)
