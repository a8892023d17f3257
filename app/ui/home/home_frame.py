"""HomeFrame: what stands where: today at the left, all dossiers and the chosen one at the right.

With large letters, or in a small window, there is only the list, which begins with the same.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.dossier_store.listing import PAGE, Look
from app.ui.home.client_box import ClientBox
from app.ui.home.filters import Filters
from app.ui.home.list_model import WorkListModel
from app.ui.home.list_view import ListView
from app.ui.home.preview import Preview
from app.ui.home.today_list import TodayList
from app.ui.widgets.table_look import letters, lines
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_BESIDE: Final = 135
"""Letters: with fewer there is only the list."""
_WITH_PREVIEW: Final = 30
"""Lines: with fewer the table has the room of the preview."""


class HomeFrame(QWidget):
    """The widgets and their places; `HomePage` fills them."""

    def __init__(self, texts: Texts, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self.look = texts, look
        text = texts.text
        self.setAccessibleName(text("home.title"))
        self.setMinimumSize(1, 1)  # what has no room goes; the window is never wider for it
        self.model = WorkListModel(texts, PAGE, self)
        self.today = TodayList(self._texts, self)
        self.today_count = self._label("quiet")
        self.search = QLineEdit(self.look.typed, self)
        self.search.setPlaceholderText(text("home.search"))
        self.search.setAccessibleName(text("home.search"))
        self.search.setClearButtonEnabled(True)
        self.count = self._label("")
        self.client = ClientBox(self._texts, self)
        self.filters = Filters(self._texts, self)
        self.filters.choose(self.look.filter)
        self.table = ListView(self._texts, self.model, self)
        self.nothing = self._label("quiet")
        self.trouble = self._label("")
        self.trouble.setProperty("look", "stop")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.preview = Preview(self._texts, self)
        self.preview.setMaximumHeight(lines(self, 12))
        self._beside = self._left()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[3])
        row.setSpacing(SPACE[3])
        row.addWidget(self._beside, 31)
        row.addLayout(self._right(), 69)

    def _left(self) -> QWidget:
        left = QWidget(self)
        above = QHBoxLayout()
        above.setSpacing(SPACE[1])
        above.addWidget(self._title("home.today.title"))
        above.addWidget(self.today_count, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addLayout(above)
        column.addWidget(_in_card(self.today), 1)
        return left

    def _right(self) -> QVBoxLayout:
        above = QHBoxLayout()
        above.setSpacing(SPACE[3])
        above.addWidget(self._title("home.title"))
        above.addWidget(self.search, 1)
        above.addWidget(self.count)
        above.addWidget(self.client)
        card = _in_card(self.table)
        inside = card.layout()
        assert inside is not None
        inside.addWidget(self.nothing)
        column = QVBoxLayout()
        column.setSpacing(SPACE[2])
        column.addLayout(above)
        column.addWidget(self.filters)
        column.addWidget(self.trouble)
        column.addWidget(card, 3)
        column.addWidget(self.preview, 2)
        return column

    def _title(self, key: str) -> Label:
        title = self._label("pageTitle")
        title.setText(self._texts.text(key))
        return title

    def _label(self, name: str) -> Label:
        label = Label(self)
        label.setObjectName(name)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters there is only the list."""
        super().resizeEvent(event)
        self._beside.setVisible(self.width() >= letters(self, _BESIDE))
        self.preview.give_room(self.height() >= lines(self, _WITH_PREVIEW))


def _in_card(widget: QWidget) -> QFrame:
    card = QFrame(widget.parentWidget())
    card.setObjectName("card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(SPACE[0], SPACE[0], SPACE[0], SPACE[0])
    inside.addWidget(widget)
    return card
