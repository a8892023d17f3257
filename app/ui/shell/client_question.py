"""ClientQuestion: whose claim is it? One key each: a figure, or the first letters of the name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidgetItem, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_WIDE: Final = 46
"""Letters."""
_MOST_LINES: Final = 12


class _Names(PlainList):
    """A figure chooses at once; a name is found by its first letters, behind its figure."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.text()
        if place.isascii() and place.isdigit() and 1 <= int(place) <= self.count():
            self.itemActivated.emit(self.item(int(place) - 1))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        for row in range(self.count()):
            name: str = self.item(row).data(Qt.ItemDataRole.UserRole)
            if name.casefold().startswith(search.casefold()):
                self.setCurrentRow(row)
                return


class ClientQuestion(QDialog):
    """`chosen` is the name, or None when nobody chose."""

    def __init__(self, parent: QWidget | None, texts: Texts, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(PROGRAM)
        self.chosen: str | None = None
        title = Label(texts.text("store.people.which_client"), self)
        title.setObjectName("sayText")
        title.setWordWrap(True)
        self.names = _Names(self)
        self.names.setAccessibleName(texts.text("store.people.which_client"))
        for place, name in enumerate(names, start=1):
            said = f"{place}   {name}" if place <= 9 else name
            item = QListWidgetItem(said, self.names)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.names.setCurrentRow(0)
        self.names.itemActivated.connect(self._take)
        self.names.itemClicked.connect(self._take)
        hint = Label(texts.text("store.people.which_client.keys"), self)
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[2])
        for widget in (title, self.names, hint):
            column.addWidget(widget)
        self.names.setMinimumWidth(letters(self, _WIDE))
        self.names.setMinimumHeight(lines(self, min(len(names) + 1, _MOST_LINES) * 1.4))
        self.names.setFocus()

    def ask(self) -> str | None:
        """Show it and wait for a choice."""
        self.exec()
        self.deleteLater()
        return self.chosen

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
