"""DayField: a day to type; it says so when what stands there is no day."""

import re
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import Texts
from app.i18n.reading import read_day
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import set_tip

_WIDE: Final = 16
_YEAR: Final = re.compile(r"\d{4}")


class DayField(QLineEdit):
    """Holds the last day that could be read."""

    day_changed = Signal()

    def __init__(self, texts: Texts, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self.day = texts, day
        self.readable = True
        self.setAccessibleName(name)
        set_tip(self, texts.text("tariff_page.day.tip"))
        self.setFixedWidth(letters(self, _WIDE))
        self.setText(texts.formats.short_day(day))
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)

    def show_day(self, day: date) -> None:
        """Another day, not typed."""
        self.day = day
        self.setText(self._texts.formats.short_day(day))
        self._mark(readable=True)

    def _typed(self, text: str) -> None:
        """As soon as a day with its whole year stands there it counts: 1-7-20 may become 2026."""
        if _YEAR.search(text):
            self._take(read_day(text))

    def _finished(self) -> None:
        """What is left behind must be a day, and stands there the usual way."""
        day = read_day(self.text())
        self._take(day)
        if day is not None:
            self.setText(self._texts.formats.short_day(day))
        elif self.readable:
            self._mark(readable=False)
            self.day_changed.emit()

    def _take(self, day: date | None) -> None:
        if day is not None and (day != self.day or not self.readable):
            self.day = day
            self._mark(readable=True)
            self.day_changed.emit()

    def _mark(self, *, readable: bool) -> None:
        self.readable = readable
        self.setProperty("refused", not readable)
        no_day = "" if readable else self._texts.text("tariff_page.day.unreadable")
        self.setAccessibleDescription(no_day)
        self.style().unpolish(self)
        self.style().polish(self)
