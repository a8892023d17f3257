"""DayQuestion: on which day we speak again, typed as people say it."""

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.dossier_store.coming_day import said_day
from app.ui.widgets.announce import announce
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.table_look import letters
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name


class DayQuestion(QDialog):
    """`day`: what was understood; None as long as it is no day to come."""

    def __init__(self, texts: Texts, name: str, on: date, parent: QWidget | None = None) -> None:
        """`name`: whose dossier it is; never in the title, which others may see."""
        super().__init__(parent)
        self._texts, self._on = texts, on
        self.day: date | None = None
        self.setWindowTitle(PROGRAM)
        self.setMinimumWidth(letters(self, 46))
        heading, ask = Label(self), Label(self)
        heading.setObjectName("cardTitle")
        heading.setText(name)
        ask.setText(texts.text("home.day.ask"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(texts.text("home.day.like"))
        set_name(self.field, ask.text())
        self.echo = Label(self)
        self.echo.setObjectName("quiet")
        self.echo.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        self.save = buttons.button(standard.Save)
        self.save.setObjectName("primary")
        self.save.setText(texts.text("home.day.save"))
        buttons.button(standard.Cancel).setText(texts.text("home.day.cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[1])
        for widget in (heading, ask, self.field, self.echo, buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._read)
        self._read("")

    def _read(self, text: str) -> None:
        day = said_day(text, self._on)
        self.day = day if day is not None and day > self._on else None
        self.save.setEnabled(self.day is not None)
        formats, said = self._texts.formats, self._texts.text
        if self.day is not None:
            echo = formats.weekday(self.day)
        elif day is not None:
            echo = said("home.day.past", day=formats.weekday(day))
        else:
            echo = said("home.day.unread") if text.strip() else ""
        if echo != self.echo.text():
            self.echo.setText(echo)
            announce(self.field, echo)

    def accept(self) -> None:
        """Only with a day."""
        if self.day is not None:
            super().accept()
