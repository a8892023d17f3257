"""StoreDialog: asks what opens the store, and says what is wrong with the answer."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.dossier_store.place import Needs
from app.ui.widgets.announce import announce
from app.ui.widgets.first import PlainLabel
from app.ui.widgets.notice import PROGRAM
from app.ui.widgets.tokens import SPACE

_WIDE: Final = 60
"""Average letters."""


class StoreDialog(QDialog):
    """What is given comes out as a signal; who listens says what is wrong, or closes it."""

    unlocked = Signal(str)
    """a passphrase"""
    restored = Signal(str, str)
    """a recovery key, and a new passphrase or "" """
    chosen = Signal(str)
    """the passphrase of a store to be"""
    postponed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        texts: Texts,
        needs: Needs,
        *,
        locks: bool = False,
        about: str = "",
    ) -> None:
        """`locks`: it stands before a window that is covered, and goes only with the right words.

        `about`: the key of another heading, with another sentence under it.
        """
        super().__init__(parent)
        self._texts, self._locks, self._about, self.needs = texts, locks, about, needs
        self.setWindowTitle(PROGRAM)
        text = texts.text
        self.heading, self.what = self._label("", "cardTitle"), self._label("", "quiet")
        self.paper_label, self.paper = self._field("store.keys.ask.paper")
        self.words_label, self.words = self._field("store.keys.ask.words")
        self.again_label, self.again = self._field("store.keys.ask.again")
        self.seen = QCheckBox(text("store.keys.ask.show"), self)
        self.seen.toggled.connect(self._show_words)
        self.caps = self._label(text("store.keys.ask.caps"), "quiet")
        self.caps.hide()
        self.wrong = self._label("", "")
        self.go = QPushButton(self)
        self.go.setObjectName("primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._give)
        self.other = self._button("store.keys.ask.use_paper", self._use_paper)
        self.later = self._button("store.keys.ask.later", self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[4], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[1])
        for each in (self.heading, self.what, self.paper_label, self.paper, self.words_label,
                     self.words, self.again_label, self.again, self.seen, self.caps,
                     self.wrong):  # fmt: skip
            column.addWidget(each)
        column.addSpacing(SPACE[2])
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())
        self.show_needs(needs)

    def show_needs(self, needs: Needs) -> None:
        """Ask for this."""
        self.needs = needs
        text, by_paper, making = (
            self._texts.text, needs is Needs.RECOVERY_KEY, needs is Needs.MAKING,
        )  # fmt: skip
        usual = f"store.keys.ask.{needs}"
        heading = "store.keys.ask.lock" if self._locks and not by_paper else usual
        about = "" if by_paper else self._about
        self.heading.setText(text(about or heading))
        self.what.setText(text(f"{about or usual}.what"))
        self.paper_label.setVisible(by_paper)
        self.paper.setVisible(by_paper)
        new = making or (by_paper and not self._locks)
        with_words = needs is not Needs.NOTHING and not (by_paper and self._locks)
        self.words_label.setText(text("store.keys.ask.new" if new else "store.keys.ask.words"))
        self.words.setAccessibleName(self.words_label.text())
        for each in (self.words_label, self.words, self.seen):
            each.setVisible(with_words)
        for each in (self.again_label, self.again):
            each.setVisible(new)
        self.go.setText(text(f"store.keys.ask.{needs}.go"))
        self.other.setVisible(needs is Needs.PASSPHRASE)
        self.later.setVisible(not self._locks)
        self.later.setText(text("store.keys.ask.cancel" if self._about else "store.keys.ask.later"))
        self.say("")
        first = self.paper if by_paper else self.words if with_words else self.go
        first.setFocus()
        self._fit()

    def say(self, sentence: str) -> None:
        """What is wrong with what was given; the fields can be used again."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self._fit()
        self.set_busy(busy=False)
        if sentence:
            field = self.paper if self.paper.isVisibleTo(self) else self.words
            field.setFocus()
            field.selectAll()
            announce(self.wrong, sentence)

    def set_busy(self, *, busy: bool) -> None:
        """While it is tried nothing else is given."""
        self.go.setEnabled(not busy)
        for field in (self.paper, self.words, self.again):
            field.setReadOnly(busy)

    def forget(self) -> None:
        """No secret stays in a field."""
        for field in (self.paper, self.words, self.again):
            field.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as what it says, now that the letters have their size."""
        super().showEvent(event)
        self._fit()

    def reject(self) -> None:
        """Escape: later. Before a covered window it does nothing."""
        if not self._locks:
            self.forget()
            super().reject()
            self.postponed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter that comes out as the Shift key did not ask: the other kind is locked."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if text.isalpha() and text.upper() != text.lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                is_on = text.isupper() != shifted
                if is_on and not self.caps.isVisible():
                    announce(self.caps, self.caps.text())
                self.caps.setVisible(is_on)
                self._fit()
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        words, text = self.words.text(), self._texts.text
        if words and self.again.isVisibleTo(self) and not self.again.text():
            self.again.setFocus()  # Enter behind the first goes to the second
            return
        if self.again.isVisibleTo(self) and words != self.again.text():
            self.say(text("store.keys.not_the_same"))
            return
        self.say("")
        self.set_busy(busy=True)
        if self.needs is Needs.RECOVERY_KEY:
            self.restored.emit(self.paper.text(), words)
        elif self.needs is Needs.MAKING:
            self.chosen.emit(words)
        else:
            self.unlocked.emit(words)

    def _use_paper(self) -> None:
        self.show_needs(Needs.RECOVERY_KEY)

    def _show_words(self, seen: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        for field in (self.words, self.again):
            field.setEchoMode(echo)

    def _fit(self) -> None:
        if self.isVisible():
            self.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())
            self.layout().activate()  # type: ignore[union-attr]
            wide = max(self.width(), self.layout().minimumSize().width())  # type: ignore[union-attr]
            self.resize(wide, self.layout().totalHeightForWidth(wide))  # type: ignore[union-attr]

    def _label(self, text: str, name: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _field(self, key: str) -> tuple[PlainLabel, QLineEdit]:
        label, field = self._label(self._texts.text(key), ""), QLineEdit(self)
        label.setBuddy(field)
        field.setAccessibleName(label.text())
        field.installEventFilter(self)
        if key != "store.keys.ask.paper":
            field.setEchoMode(QLineEdit.EchoMode.Password)
        return label, field

    def _button(self, key: str, slot: object) -> QPushButton:
        button = QPushButton(self._texts.text(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button
