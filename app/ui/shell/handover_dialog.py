"""HandoverDialog: an agency may work on this dossier, or no longer; and what else is out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.dossier_store import people
from app.ui.widgets.announce import announce
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

_WIDE: Final = 60
_FEWEST: Final = 4


class HandoverDialog(QDialog):
    """Raises UserError when the server does not answer."""

    def __init__(self, parent: QWidget | None, texts: Texts, desk: "Desk", case: str) -> None:
        super().__init__(parent)
        self._texts, self._desk, self._case = texts, desk, case
        text = texts.text
        self.setWindowTitle(text("store.people.handover.title"))
        self.state = Label(self)
        self.state.setWordWrap(True)
        self.to = ChoiceBox(self)
        set_name(self.to, text("store.people.handover.to"))
        self.to.addItems(people.agencies(desk))
        self.give = self._button("store.people.handover.give", self.hand_over)
        self.give.setObjectName("primary")
        self.back = self._button("store.people.handover.back", self.take_back)
        self.message = Label(self)
        self.message.setWordWrap(True)
        self.out = PlainList(self)
        self.out.setAccessibleName(text("store.people.handover.out"))
        self.close_button = self._button("store.people.log.close", self.accept)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """How things stand now. Raises UserError."""
        text = self._texts.text
        out = people.handed_over(self._desk)
        self.out.clear()
        for each in out:
            parts = (each.handed_to, each.title, each.reference)
            QListWidgetItem(" · ".join(part for part in parts if part), self.out)
        own = [each for each in out if each.id == self._case]
        may = people.may_hand_over(self._desk) and bool(self._case)
        if own:
            said = text("store.people.handover.is_out", organisation=own[0].handed_to)
        elif not may:
            said = text("store.people.supervisor")
        elif not self.to.count():
            said = text("store.people.handover.nobody")
        else:
            said = text("store.people.handover.which")
        self.state.setText(said)
        self.to.setVisible(may and not own and self.to.count() > 0)
        self.give.setVisible(self.to.isVisibleTo(self))
        self.back.setVisible(may and bool(own))

    def hand_over(self) -> None:
        """To the agency that is chosen."""
        self._done(
            "handed_over", lambda: people.hand_over(self._desk, self._case, self.to.currentText())
        )

    def take_back(self) -> None:
        """From this moment the agency sees nothing of it."""
        self._done("taken_back", lambda: people.take_back(self._desk, self._case))

    def _done(self, key: str, work: Callable[[], people.Handled]) -> None:
        try:
            done = work()
            self.refresh()
            self._focus()
        except UserError as trouble:
            said, name = trouble.sentence(self._texts), "fieldError"
        else:
            said, name = (
                self._texts.text(
                    f"store.people.{key}", title=done.title, organisation=done.handed_to
                ),
                "",
            )
        self.message.setObjectName(name)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(said)
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))
        announce(self.close_button, said)

    def _focus(self) -> None:
        """On the button that is there now: the one that was pressed is not."""
        acts = (each for each in (self.give, self.back) if each.isVisibleTo(self))
        next(acts, self.close_button).setFocus()

    def _lay_out(self) -> None:
        acts, ends = QWidget(self), QWidget(self)
        row = FlowLayout(SPACE[1], acts)
        for widget in (self.to, self.give, self.back):
            row.addWidget(widget)
        end = FlowLayout(SPACE[1], ends)
        end.addWidget(self.close_button)
        title = Label(self._texts.text("store.people.handover.out"), self)
        title.setObjectName("caption")
        column = self._column = QVBoxLayout(self)
        column.setSpacing(SPACE[2])
        for part in (self.state, acts, self.message, title, self.out, ends):
            column.addWidget(part)
        self.out.setWordWrap(True)  # the name is what it is about
        self.out.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.out.setMinimumHeight(lines(self, _FEWEST))  # what is said above it takes from the rest
        column.setStretchFactor(self.out, 1)
        self.setMinimumWidth(min(letters(self, _WIDE), self.screen().availableGeometry().width()))

    def _button(self, key: str, slot: object) -> QPushButton:
        button = QPushButton(self._texts.text(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
