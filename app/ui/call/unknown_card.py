"""UnknownCard: what there is to do when the customer does not know: a guess, and it comes back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_description


class UnknownCard(QFrame):
    """It says how all the time; F8 puts the cursor in it. Without a guess Enter is enough."""

    guessed = Signal()
    """the guess is another text"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warnCard")
        self._texts = texts
        self.setAccessibleName(texts.text("call.unknown"))
        self._title = Label(f"F8  {texts.text('call.unknown')}", self)
        self._title.setObjectName("warnTitle")
        self.say = Label(self)
        self.say.setWordWrap(True)
        self._before = Label(texts.text("call.unknown.guess"), self)
        self.guess = QLineEdit(self)
        self.guess.setAccessibleName(texts.text("call.unknown.guess_name"))
        self.guess.textEdited.connect(self.guessed)
        self.guess.setMaximumWidth(self.fontMetrics().averageCharWidth() * 18)
        self._after = Label(texts.text("call.unknown.go_on"), self)
        self._after.setWordWrap(True)
        self._after.setObjectName("quiet")
        top, row = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(SPACE[2])
        top.addWidget(self._title)
        top.addWidget(self._after, 1)
        row.setSpacing(SPACE[1])
        row.addWidget(self._before)
        row.addWidget(self.guess)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3] + 4, SPACE[1], SPACE[3], SPACE[1])
        column.setSpacing(SPACE[0])
        column.addLayout(top)
        column.addWidget(self.say)
        column.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_question(self, say: str, *, may_guess: bool) -> None:
        """For a question: what to say, and whether a guess of an amount helps."""
        if self.say.text() != say:
            self.say.setText(say)
        set_description(self, f"{say} {self._after.text()}")
        self.may_guess = may_guess
        for widget in (self._before, self.guess):
            widget.setVisible(may_guess)

    def focus_here(self) -> None:
        """The cursor comes here: to the guess, or to the card itself."""
        into = self.guess if self.may_guess else self
        into.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.guess.selectAll()

    @property
    def has_focus(self) -> bool:
        """Whether Enter means "does not know"."""
        return self.hasFocus() or self.guess.hasFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "guess"):
            self.guess.setMaximumWidth(self.fontMetrics().averageCharWidth() * 18)
