"""MomentsSheet: hard moments in a call: what to say, what to do, what not. One key away."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.call.question_words import quoted
from app.ui.widgets.announce import announce
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.first import without_focus, without_sideways_bar
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label


class MomentWords:
    """One moment in the language of the window, with the names filled in."""

    def __init__(
        self, title: str, say: Sequence[str], do: Sequence[str], dont: Sequence[str]
    ) -> None:
        self.title, self.say, self.do, self.dont = title, tuple(say), tuple(do), tuple(dont)


class MomentsSheet(QScrollArea):
    """A digit opens a moment; Esc goes back to the question, where everything still stands."""

    closed = Signal()
    short_chosen = Signal(bool)
    """only the few questions that cannot wait, or all of them again"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._moments: tuple[MomentWords, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(texts.text("call.moments"))
        without_focus(self)
        without_sideways_bar(self)
        self._body = body = QWidget(self)
        body.setObjectName("pageBody")
        card = QFrame(body)
        card.setObjectName("card")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, SPACE[1], 0)
        outer.addWidget(card)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(SPACE[5], SPACE[3], SPACE[5], SPACE[3])
        self._column.setSpacing(SPACE[2])
        top = QHBoxLayout()
        title = Label(texts.text("call.moments"), card)
        title.setObjectName("pageTitle")
        title.setWordWrap(True)
        self.back = QPushButton(texts.text("call.moments.back"), card)
        self.back.clicked.connect(self.closed)
        top.addWidget(title, 1)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(top)
        self.rows: ChipRow | None = None
        self._card = card
        short = Answer("short", "K", texts.text("call.short"))
        self.short = ChipRow(texts.text("call.short"), [short], card, many=True)
        self.short.chosen.connect(lambda _: self.short_chosen.emit(bool(self.short.values)))
        self.say = self._label("momentSay")
        self._column.addWidget(self.say)
        self.do, self.dont = self._part("call.moments.do"), self._part("call.moments.dont")
        beside = QHBoxLayout()
        beside.setSpacing(SPACE[4])
        for (title, label), share in ((self.do, 3), (self.dont, 2)):
            part = QVBoxLayout()
            part.setSpacing(SPACE[0])
            part.addWidget(title)
            part.addWidget(label)
            part.addStretch(1)
            beside.addLayout(part, share)
        self._column.addLayout(beside)
        self._column.addWidget(self.short)
        self._column.addStretch(1)
        self.setWidget(body)

    def show_moments(self, moments: Sequence[MomentWords], *, is_short: bool) -> None:
        """These moments; none is open yet. `is_short`: only the few questions are asked."""
        self.short.choose_all(["short"] if is_short else [])
        self._moments = tuple(moments)
        if self.rows is not None:
            self._column.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
        answers = [Answer(str(at), str(at + 1), each.title) for at, each in enumerate(moments)]
        self.rows = ChipRow(self._texts.text("call.moments"), answers, self._card)
        self.rows.chosen.connect(lambda key: self._open(int(key)))
        self._column.insertWidget(1, self.rows)
        self.rows.show()
        self._open(None)

    def enter(self) -> None:
        """The cursor on the first moment: a digit is enough."""
        if self.rows is not None and self.rows.chips:
            self.rows.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; a letter is of the choice below, a digit of the moments above it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() or not self._takes(event.text()):
            super().keyPressEvent(event)

    def _takes(self, letter: str) -> bool:
        rows = (self.rows, self.short)
        return any(row is not None and row.take_letter(letter) for row in rows)

    def _open(self, place: int | None) -> None:
        moment = None if place is None else self._moments[place]
        self.say.setText("" if moment is None else "\n".join(map(quoted, moment.say)))
        self.say.setVisible(moment is not None)
        for (title, label), words in (
            (self.do, moment.do if moment else ()),
            (self.dont, moment.dont if moment else ()),
        ):
            label.setText("\n".join(f"\N{BULLET} {each}" for each in words))
            title.setVisible(bool(words))
            label.setVisible(bool(words))
        if moment is not None:
            QTimer.singleShot(0, self, self._show_all_of_it)  # it is laid out by then
            announce(self, f"{moment.title}. {' '.join(moment.say)}")

    def _show_all_of_it(self) -> None:
        """What not to do is in sight too, where there is room; what to say always is."""
        self.ensureWidgetVisible(self.dont[1], 0, SPACE[3])
        self.ensureWidgetVisible(self.do[1], 0, SPACE[3])
        bar, top = self.verticalScrollBar(), self.say.mapTo(self._body, QPoint()).y()
        bar.setValue(min(bar.value(), top - SPACE[1]))

    def _label(self, name: str) -> Label:
        label = Label(self._card)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _part(self, key: str) -> tuple[Label, Label]:
        title = self._label("caption")
        title.setText(self._texts.text(key).upper())
        title.setAccessibleName(self._texts.text(key))
        return title, self._label("")
