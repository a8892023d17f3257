"""ClosingPage: the end of the conversation: read back, what stays open, what goes by post, when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.call.closing import Closing
from app.ui.call.question_words import quoted
from app.ui.widgets.first import without_focus, without_sideways_bar
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label


class ClosingPage(QScrollArea):
    """Nothing is filled in here; one button makes the letter that fits this outcome."""

    letter_wanted = Signal(str)
    """the kind of the document"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._kind = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(texts.text("call.closing"))
        without_focus(self)
        without_sideways_bar(self)
        body = QWidget(self)
        body.setObjectName("pageBody")
        self._card = QFrame(body)
        self._card.setObjectName("card")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, SPACE[1], 0)
        outer.addWidget(self._card)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(SPACE[5], SPACE[3], SPACE[5], SPACE[3])
        self._column.setSpacing(SPACE[1])
        title = self._label("pageTitle")
        title.setText(texts.text("call.closing"))
        self.readback = self._part("readback", "momentSay")
        self.open_points = self._part("open", "")
        self.first = self._label("momentSay")
        self.by_post = self._part("post", "")
        self.letter = QPushButton(texts.text("call.closing.letter"), self._card)
        self.letter.setObjectName("primary")
        self.letter.clicked.connect(lambda: self.letter_wanted.emit(self._kind))
        self._column.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignLeft)
        self.next_day = self._part("next", "")
        self.last = self._part("last", "momentSay")
        self._column.addStretch(1)
        self.setWidget(body)

    def show_closing(self, closing: Closing) -> None:
        """Show how this conversation ends."""
        self._kind = closing.letter.value if closing.letter else ""
        points = [f"\N{BULLET} {each}" for each in closing.open_points]
        post = closing.by_post if self._kind else [self._texts.text("call.closing.no_letter")]
        self._show(self.readback, [quoted(each) for each in closing.readback])
        self._show(self.open_points, points or [self._texts.text("call.closing.nothing_open")])
        self._say(self.first, quoted(closing.first) if closing.first else "")
        self._show(self.by_post, [quoted(each) for each in post] if self._kind else post)
        self.letter.setVisible(bool(self._kind))
        self._show(self.next_day, [closing.next_day] if closing.next_day else [])
        self._show(self.last, [quoted(each) for each in (closing.not_agree, closing.thanks)])

    @property
    def has_letter(self) -> bool:
        """Whether a letter goes out now."""
        return bool(self._kind)

    def enter(self) -> None:
        """The cursor on the letter, where there is one."""
        into: QWidget = self.letter if self._kind else self
        if not self._kind:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        into.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the button makes the letter; other keys are of the conversation."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() and self.letter.hasFocus():
            self.letter.click()
        elif is_enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _part(self, key: str, name: str) -> tuple[Label, Label]:
        title = self._label("caption")
        words = self._texts.text(f"call.closing.{key}")
        title.setText(words.upper())
        title.setAccessibleName(words)
        return title, self._label(name)

    def _label(self, name: str) -> Label:
        label = Label(self._card)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
        return label

    def _show(self, part: tuple[Label, Label], lines: Sequence[str]) -> None:
        title, label = part
        self._say(label, "\n".join(lines))
        title.setVisible(bool(lines))

    @staticmethod
    def _say(label: Label, words: str) -> None:
        if label.text() != words:
            label.setText(words)
        label.setVisible(bool(words))
