"""LinePage: a table of lines as high as there is room, its sums, and a drawer for the chosen line.

The drawer stands beside the pages, in the place of the answer; where there is no room for that it
stands below the table. Esc closes it, F9 swaps it with the answer.
"""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.line_columns import LineGroup
from app.ui.budget.buttons import LineButtons
from app.ui.budget.commands import LineCommands
from app.ui.budget.editing import LineEditing
from app.ui.budget.empty import EmptyState
from app.ui.budget.grid import LineGrid
from app.ui.budget.kinds_model import KindsModel
from app.ui.budget.line_card import LineCard
from app.ui.budget.message import MessageLine
from app.ui.budget.totals_line import TotalsLine, sums_now
from app.ui.intake.page import Beside, Page
from app.ui.intake.page_head import PageHead
from app.ui.intake.session import Session
from app.ui.widgets.tab_order import put_after

_SWAP: Final = "F9"


class LinePage(Page):
    """One list of the draft. A subclass says which."""

    group: ClassVar[LineGroup]

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        self.card: LineCard | None = None
        self._beside: Beside | None = None
        self._is_open = True
        self._of_new_line = self._rows_moved = False
        super().__init__(session, texts, parent)

    def build(self) -> None:
        session, texts, body = self.session, self.texts, self.body
        self.model = KindsModel(session, texts, self.group, self)
        self.editing = LineEditing(self.model)
        self.grid = LineGrid(self.model, self.editing, body)
        self.commands = LineCommands(self.model, self.editing, self.grid)
        self.buttons = LineButtons(self.commands, self.grid, texts, body)
        self.message = MessageLine(self.model, self.grid, texts, body)
        self.totals = TotalsLine(session, texts, self.group, body)
        self.empty = EmptyState(session, texts, self.group, body)
        head = PageHead(self.heading, (self.buttons.add, self.buttons.more), body)
        self.column.addWidget(head)
        self.column.setSpacing(8)
        self.column.addWidget(self.grid, 1)
        for widget in (self.totals, self.message, self.empty):
            self.column.addWidget(widget)
        self.commands.said.connect(self.message.say)
        self.model.will_follow.connect(self._will_move)
        self.grid.row_chosen.connect(self.show_line)
        self.grid.field_wanted.connect(self._open_at)
        self.grid.escaped.connect(self.close_drawer)
        self.model.modelReset.connect(self._start_afresh)
        self.empty.add_usual.clicked.connect(self.commands.add_usual)
        swap = QShortcut(QKeySequence(_SWAP), self)
        swap.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        swap.activated.connect(self.swap)
        self._start_afresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.model.follow()
        sums = sums_now(self.session, self.group)
        self.model.show_sums(sums)
        self.totals.show_sums(sums)
        self.show_line()
        if self.card is not None:
            self.card.refresh()
        if not self.model.new_row:
            self.empty.refresh()
        self.model.show_asked()
        if self.model.kinds:
            self.message.follow()
        self._show_parts()

    def show_assessment(self) -> None:
        self.totals.show_assessment()
        if self.card is not None:
            self.card.show_assessment()

    # -- the drawer --------------------------------------------------------------------------------

    def show_line(self) -> None:
        """Show what belongs to the current line, in the fields of the one before where it can."""
        row = self.grid.row
        is_new = row == self.model.new_row
        self._of_new_line = self._of_new_line and is_new
        wanted = row if row < self.model.new_row or self._of_new_line else -1
        if not self._is_open:
            wanted = -1
        if (self.card.row if self.card is not None else -1) == wanted and not self._rows_moved:
            return
        self._rows_moved = False
        focused = self._focused_field()
        card = self.card
        if card is not None and wanted >= 0 and card.fits(wanted):
            card.leave()  # which may bring lines of its own, and another drawer with them
        if card is not None and card is self.card and wanted >= 0 and card.fits(wanted):
            card.show_row(wanted)
            if card.months is not None:
                put_after(self.grid, card)
        else:
            self._take_away()
            if wanted >= 0:
                home = self.body if self._beside is None else self._beside.home
                self._put(LineCard(self.model, self.editing, wanted, home))
        if focused is not None and not self._focus_field(focused):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_beside(self, place: Beside | None) -> None:
        """The drawer goes where there is room for it."""
        if place is self._beside:
            return
        if self._beside is not None:
            self._beside.cover(None)
        self._beside = place
        if self.card is not None:
            self._place_card(self.card)

    def close_drawer(self) -> None:
        """The answer stands there again, and the cursor is in the table."""
        self._is_open = False
        self.show_line()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def swap(self) -> None:
        """The drawer instead of the answer, or the answer instead of the drawer."""
        if self.card is not None:
            self.close_drawer()
        else:
            self._is_open = True
            self.show_line()

    def _put(self, card: LineCard) -> None:
        self.card = card
        card.closed.connect(self.close_drawer)
        card.stepped.connect(self._step)
        for keys, slot in ((_SWAP, self.swap), ("Ins", self.commands.add)):
            key = QShortcut(QKeySequence(keys), card)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)
        self.destroyed.connect(card.deleteLater)  # it may stand outside the page
        self._place_card(card)

    def _place_card(self, card: LineCard) -> None:
        if self._beside is not None:
            self._beside.cover(card)
        else:
            self.column.addWidget(card)
            card.show()
        put_after(self.grid, card)

    def _take_away(self) -> None:
        if self.card is None:
            return
        if self._beside is not None:
            self._beside.cover(None)
        self.card.hide()
        self.card.deleteLater()
        self.card = None

    def _step(self, forward: bool) -> None:
        """Another line, in the same field."""
        self.grid.step_line(forward=forward)

    def _open_at(self, row: int, place: int) -> None:
        """The cursor comes in the drawer, at a field that is not in the table."""
        self._is_open = True
        self._of_new_line = row == self.model.new_row
        self.show_line()
        self._focus_field((self.group.columns[place].field,))

    # -- where one is ------------------------------------------------------------------------------

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
        typed = 0 <= column < len(columns)
        return (self.group.name, row, columns[column].field) if typed else (self.group.name, row)

    def height_of(self, path: Path) -> int:
        """Its line; what belongs to no line comes last."""
        is_line = len(path) > 1 and isinstance(path[1], int)
        return int(path[1]) if is_line else self.model.new_row

    def go_to(self, path: Path) -> bool:
        """Bring the cursor to a line, to the cell of a field, or to its field in the drawer."""
        row = path[1] if len(path) > 1 and isinstance(path[1], int) else self.model.new_row
        field = str(path[2]) if len(path) > 2 else "code"
        columns = [column.field for column in self.group.columns]
        self.ensureWidgetVisible(self.grid)
        if len(path) == 2 and row in self.grid.chosen_rows():  # with the lines around it
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        place = columns.index(field) if field in columns else 0
        if field in columns and self.grid.is_at(row, place):
            return True
        if field in columns:
            self.grid.go_to_cell(row, place)
            return True
        self._is_open = True
        self.grid.go_to_cell(row, 0)
        self.show_line()
        return self._focus_field(path[2:])

    def keys(self) -> list[tuple[str, str]]:
        text = self.texts.text
        words = {"Enter": "next", "Ins": "new", "F8": "unknown", "F7": "not_applicable"}
        if self.model.kinds:
            words["\N{LEFTWARDS ARROW} \N{RIGHTWARDS ARROW}"] = "fold"
        words["F9"] = "swap"
        return [(key, text(f"form.key.{name}")) for key, name in words.items()]

    def _will_move(self) -> None:
        """Rows come or go: the card may be of another line in the same row."""
        self._rows_moved = True

    def _start_afresh(self) -> None:
        """Another dossier: at its first line, and what stood beside the table was of the other."""
        self._rows_moved = True
        self.grid.choose([self.grid.first_line()], 0)
        self.refresh()

    def _show_parts(self) -> None:
        some = self.model.new_row > 0
        self.empty.setVisible(not some)
        self.totals.setVisible(some)

    def _focused_field(self) -> Path | None:
        """The field of the card that has the focus, before the card is made anew."""
        focus = QApplication.focusWidget()
        if self.card is None or focus is None or not self.card.isAncestorOf(focus):
            return None
        return self.card.focused_field(focus)

    def _focus_field(self, path: Path) -> bool:
        if self.card is None or not path or not self.card.focus_field(path):
            return False
        if self._beside is None:
            self.ensureWidgetVisible(self.card)
        return True
