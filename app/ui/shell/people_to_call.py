"""PeopleToCall: whose plans ask too much with new figures, who comes under the floor first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.i18n import Texts
from app.services.packages.whom_to_call import PersonToCall
from app.ui.widgets.card import Card
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.table_look import lines
from app.ui.widgets.words import Label

_MOST_LINES: Final = 8
_DOSSIER: Final = Qt.ItemDataRole.UserRole


class PeopleToCall(Card):
    """Enter opens the dossier that is chosen."""

    opened = Signal(str)

    def __init__(
        self, texts: Texts, people: Sequence[PersonToCall], parent: QWidget | None = None
    ) -> None:
        title = texts.text("package.window.call")
        super().__init__(title, parent)
        self.list = PlainList(self)
        self.list.setAccessibleName(title)
        self.list.setProperty("look", "rows")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for person in people:
            item = QListWidgetItem(f"{person.name}\n{person.said}", self.list)
            item.setData(_DOSSIER, person.dossier)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(_DOSSIER)))
        self.list.setMinimumHeight(lines(self.list, 2 * min(len(people), _MOST_LINES) + 1))
        help_ = Label(texts.text("package.window.call.help"), self)
        help_.setObjectName("quiet")
        help_.setWordWrap(True)
        self.column.addWidget(self.list)
        self.column.addWidget(help_)
