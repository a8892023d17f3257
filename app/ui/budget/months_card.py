"""MonthsCard: the known months of a varying income, and the base that counts because of them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts, say_typed
from app.services.intake.income_base import base_of
from app.services.pasting.months import read_months
from app.ui.budget.months_grid import MonthsGrid
from app.ui.budget.months_model import AMOUNT, MonthsModel
from app.ui.intake.session import Session
from app.ui.widgets.clipboard import pasted_text
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label
from calc.base.period import month_after

_GRID_LETTERS: Final = 52
_KEYS: Final = {"add": "Ins", "delete": "Del", "paste": "Ctrl+V"}


class MonthsCard(QWidget):
    """The months of one income line."""

    def __init__(
        self, session: Session, texts: Texts, row: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._row = session, texts, row
        self.model = MonthsModel(session, texts, row, self)
        self.grid = MonthsGrid(self.model, self)
        self.said = Label(self)
        self.base = Label(self)
        self.buttons: dict[str, QPushButton] = {}
        title = Label(texts.text("lines.months.title"), self)
        title.setObjectName("cardTitle")
        help_ = Label(texts.text("lines.months.help"), self)
        help_.setObjectName("quiet")
        self.base.setObjectName("quiet")
        for label in (help_, self.said, self.base):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (title, help_, self.grid, self.said, self._make_buttons(), self.base):
            column.addWidget(widget)
        self.grid.setMaximumWidth(letters(self, _GRID_LETTERS))
        self.model.dataChanged.connect(lambda: self.say(""))
        self.show_assessment()
        self.say("")

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.model.refresh()

    def show_assessment(self) -> None:
        """Show the base that the newest assessment took."""
        step = base_of(self._session.assessment, f"income[{self._row}]")
        count = len(self.model.months)
        if step is None or not count:
            self.base.setText(self._texts.text("lines.months.no_base"))
            return
        kind = step.code.rpartition(".")[2]
        amount = self._texts.formats.euros(step.amount)
        self.base.setText(self._texts.plural(f"lines.months.base.{kind}", count, amount=amount))

    def add(self) -> None:
        """Go to the row of the next month."""
        self.grid.go_to(len(self.model.months), AMOUNT, edit=True)

    def delete(self) -> None:
        """Take the chosen months away."""
        rows = self.grid.chosen_rows()
        if rows:
            words = self._texts.text("lines.months.undo_delete")
            self._session.remove(self.model.path, rows, words)
            self._session.end_run()
            self.grid.go_to(rows[0], max(self.grid.currentIndex().column(), 0))

    def paste(self) -> None:
        """Take over the months of the clipboard, all at once."""
        text = pasted_text()
        last = month_after(self._session.assessment.reference_date).plus(-2)
        months, not_understood = read_months(text, self.model.months, last)
        before = len(self.model.months)
        words = self._texts.text("lines.months.undo_paste")
        problems = self._session.change(self.model.path, months, words)
        self._session.end_run()
        if problems:
            self.say("\n".join(say_typed(self._texts, problem) for problem in problems[:2]))
            return
        said = [self._texts.plural("lines.months.pasted", len(months) - before)]
        if not_understood:
            said.append(self._texts.plural("lines.months.not_understood", not_understood))
        self.say(" ".join(said))

    def say(self, sentence: str) -> None:
        """Show what is wrong with a text, or what was done."""
        wrong = self.model.sentence()
        self.said.setText(wrong or sentence)
        self.said.setVisible(bool(wrong or sentence))
        self.said.setObjectName("fieldError" if wrong else "quiet")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _make_buttons(self) -> QWidget:
        box = QWidget(self)
        row = FlowLayout(6, box)
        slots: dict[str, Callable[[], object]] = {
            "add": self.add,
            "delete": self.delete,
            "paste": self.paste,
        }
        for name, slot in slots.items():
            button = QPushButton(self._texts.text(f"lines.months.{name}"), box)
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, do=slot: do())
            row.addWidget(button)
            self.buttons[name] = button
            key = QShortcut(QKeySequence(_KEYS[name]), self.grid)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)
        return box
