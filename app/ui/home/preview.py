"""Preview: the chosen dossier: why it stands where it stands, and what one key does with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.dossier_store.row_words import RowKey, RowWords
from app.ui.home.today_list import KEYS
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

_MOST_WHYS = 3


class Preview(QFrame):
    """Words only: the keys are those of the page."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setObjectName("card")
        self.setAccessibleName(texts.text("home.preview"))
        self.row: RowWords | None = None
        self._has_room = True
        self.name = self._label("cardTitle")
        self.about = self._label("quiet")
        above = QHBoxLayout()
        above.addWidget(self.name, 1)
        above.addWidget(self.about)
        self.whys = [self._label("") for _ in range(_MOST_WHYS)]
        left = QVBoxLayout()
        left.setSpacing(SPACE[1])
        left.addWidget(self._caption("home.why_first"))
        for label in self.whys:
            label.setWordWrap(True)
            left.addWidget(label)
        left.addStretch(1)
        right = QGridLayout()
        right.setVerticalSpacing(SPACE[1])
        right.setHorizontalSpacing(SPACE[1])
        right.setColumnStretch(1, 1)
        right.addWidget(self._caption("home.one_key"), 0, 0, 1, 2)
        self.keys: dict[RowKey, tuple[KeyCap, Label]] = {}
        for place, key in enumerate((RowKey.CALL, RowKey.DAY, RowKey.TAKE, RowKey.OPEN), start=1):
            cap, words = KeyCap(texts, KEYS[key], self), self._label("")
            words.setText(texts.text(f"home.does.{key}"))
            right.addWidget(cap, place, 0, Qt.AlignmentFlag.AlignLeft)
            right.addWidget(words, place, 1)
            self.keys[key] = cap, words
        right.setRowStretch(5, 1)
        below = QHBoxLayout()
        below.setSpacing(SPACE[4])
        below.addLayout(left, 1)
        below.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        column.setSpacing(SPACE[2])
        column.addLayout(above)
        column.addLayout(below, 1)

    def show_row(self, row: RowWords | None) -> None:
        """Show a dossier; None: there is none to show."""
        if row == self.row:
            return
        self.row = row
        self.give_room(self._has_room)
        if row is None:
            return
        self.name.setText(row.name)
        debt = row.debt and self._texts.text("home.spoken.debt", debt=row.debt)
        self.about.setText(" \N{MIDDLE DOT} ".join(filter(None, (row.reference, debt))))
        for place, label in enumerate(self.whys):
            there = place < len(row.whys)
            label.setVisible(there)
            if there:
                why = row.whys[place]
                label.setText(f"{why.title}. {why.sentence}")
        for key, (cap, words) in self.keys.items():
            cap.setVisible(key in row.keys)
            words.setVisible(key in row.keys)

    def give_room(self, there: bool) -> None:
        """Whether there is room for it; it is seen where there is a dossier too."""
        self._has_room = there
        self.setVisible(there and self.row is not None)

    def _label(self, name: str) -> Label:
        label = Label(self)
        label.setObjectName(name)
        return label

    def _caption(self, key: str) -> Label:
        label = self._label("caption")
        label.setText(self._texts.text(key))
        return label
