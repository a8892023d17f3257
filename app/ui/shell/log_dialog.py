"""LogDialog: who saw and did what in the store, by person, period and dossier."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.i18n.user_error import UserError
from app.services.dossier_store import auditing
from app.services.dossier_store.auditing import Happened
from app.ui.widgets.announce import announce
from app.ui.widgets.clipboard import PlainTable
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.inputs import ChoiceBox
from app.ui.widgets.saving import save_for
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name

if TYPE_CHECKING:
    from app.services.dossier_store.desk import Desk

PERIODS: Final = (1, 7, 31, 366, 0)
"""Days back from today; 0: everything."""
MOST: Final = 500
"""Lines that are shown; a file has all of them."""
_WIDE: Final = 118


class LogDialog(QDialog):
    """The choices above, the lines below; each choice is looked up at once."""

    def __init__(
        self, parent: QWidget | None, texts: Texts, desk: "Desk", case: str, now: datetime
    ) -> None:
        super().__init__(parent)
        self._texts, self._desk, self._case, self._now = texts, desk, case, now
        self.found: Sequence[Happened] = ()
        text = texts.text
        self.setWindowTitle(text("store.people.log.title"))
        self.period = ChoiceBox(self)
        for days in PERIODS:
            said = (
                texts.plural("store.people.log.days", days)
                if days
                else text("store.people.log.always")
            )
            self.period.addItem(said, days)
        self.period.setCurrentIndex(1)
        set_name(self.period, text("store.people.log.period"))
        self.who = ChoiceBox(self)
        set_name(self.who, text("store.people.log.who"))
        self.who.addItem(text("store.people.log.everybody"), "")
        self.this_one = QCheckBox(text("store.people.log.this_one"), self)
        self.this_one.setVisible(bool(case))
        self.message = Label(self)
        self.message.setWordWrap(True)
        self.table = PlainTable(0, len(auditing.COLUMNS), self)
        self._shape_table()
        self.save_button = self._button("store.people.log.save", self.save)
        self.verify_button = self._button("store.people.log.verify", self.verify)
        self.close_button = self._button("store.people.log.close", self.accept)
        self._lay_out()
        self._fill_people()
        self.period.currentIndexChanged.connect(self.look)
        self.who.currentIndexChanged.connect(self.look)
        self.this_one.toggled.connect(self.look)
        self.look()
        self._tell()

    def look(self) -> None:
        """Show what the choices leave."""
        try:
            self.found = self._events(MOST)
        except UserError as trouble:
            self._say(trouble.sentence(self._texts), stops=True)
            return
        self.table.setRowCount(len(self.found))
        for row, event in enumerate(self.found):
            for column, cell in enumerate(auditing.row_of(self._texts, event)):
                item = QTableWidgetItem(cell)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(row, column, item)
        self.table.resizeColumnsToContents()
        many = len(self.found) == MOST
        key = "store.people.log.many" if many else "store.people.log.count"
        self._say(self._texts.plural(key, len(self.found)))

    def verify(self) -> None:
        """Whether the whole log holds."""
        text = self._texts.text
        try:
            broken = auditing.first_broken(self._desk)
            head = auditing.head(self._desk)
        except UserError as trouble:
            self._say(trouble.sentence(self._texts), stops=True)
            return
        if broken is None:
            number = self._texts.formats.number(head.number)
            said = text("store.people.audit.holds", number=number, head=auditing.said_head(head))
        else:
            number = self._texts.formats.number(broken.number)
            said = text(f"store.people.audit.broken.{broken.why}", number=number)
        self._say(said, stops=broken is not None)

    def save(self) -> None:
        """All lines that the choices leave, as a table for a spreadsheet."""
        name = self._texts.text("store.people.log.file")
        kinds = self._texts.text("store.people.log.kinds")
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), f"{name}.csv", kinds)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_name(f"{path.name}.csv")
        try:
            found = self._events()
            save_for(self, path, auditing.as_csv(self._texts, found))
        except UserError as trouble:
            self._say(trouble.sentence(self._texts), stops=True)
            return
        self._say(self._texts.plural("store.people.audit.written", len(found), file=path.name))

    def _events(self, most: int | None = None) -> list[Happened]:
        days = self.period.currentData()
        today = self._now.date()
        wanted = auditing.sought(
            self._desk,
            who=self.who.currentData(),
            first=today - timedelta(days=days - 1) if days else None,
            case=self._case if self.this_one.isChecked() else "",
        )
        if most is None:
            return auditing.events(self._desk, wanted)
        return auditing.events(self._desk, wanted, most)

    def _fill_people(self) -> None:
        try:
            for login, name in auditing.who_did(self._desk):
                self.who.addItem(f"{name} ({login})" if name else login, login)
        except UserError as trouble:
            self._say(trouble.sentence(self._texts), stops=True)

    def _tell(self) -> None:
        """Who looks in the log stands in it too."""
        try:
            auditing.tell(self._desk, "log_read", {})
        except UserError as trouble:
            self._say(trouble.sentence(self._texts), stops=True)

    def _say(self, said: str, *, stops: bool = False) -> None:
        name = "fieldError" if stops else "quiet"
        if self.message.objectName() != name:
            self.message.setObjectName(name)
            self.message.style().unpolish(self.message)
            self.message.style().polish(self.message)
        if said != self.message.text():
            self.message.setText(said)
            announce(self.table, said)

    def _shape_table(self) -> None:
        table = self.table
        table.setAccessibleName(self._texts.text("store.people.log.title"))
        table.setHorizontalHeaderLabels(auditing.headings(self._texts))
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setEditTriggers(PlainTable.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(PlainTable.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)

    def _lay_out(self) -> None:
        choices, ends = QWidget(self), QWidget(self)
        above = FlowLayout(SPACE[2], choices)
        for widget in (self.period, self.who, self.this_one):
            above.addWidget(widget)
        below = FlowLayout(SPACE[1], ends)
        for button in (self.close_button, self.save_button, self.verify_button):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE[2])
        for part in (choices, self.table, self.message, ends):
            column.addWidget(part, 1 if part is self.table else 0)
        room = self.screen().availableGeometry()
        self.resize(min(letters(self, _WIDE), room.width() - 40),
                    min(lines(self, 34), room.height() - 80))  # fmt: skip

    def _button(self, key: str, slot: object) -> QPushButton:
        button = QPushButton(self._texts.text(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
