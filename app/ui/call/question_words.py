"""QuestionWords: what to say at a question, what may be read out first, and why it is asked."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.announce import announce
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label


class Spoken(NamedTuple):
    """The sentences of one question, with the names filled in; "" where there is none.

    `first`: what is said before it: the opening of a chapter, the outcome, what is read back.
    `aloud`: to the customer; else the officer looks it up.
    """

    say: str
    prompt: str = ""
    then: str = ""
    if_unknown: str = ""
    explain: str = ""
    help: str = ""
    evidence: str = ""
    first: Sequence[str] = ()
    aloud: bool = True

    def quoted(self, words: str) -> str:
        """As it is written: between quotes only what is said aloud."""
        return quoted(words) if words and self.aloud else words


class QuestionWords(QWidget):
    """The sentence in large letters; the rest is quieter. Why it is asked is folded until F1."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.spoken = Spoken("")
        self.first = self._label("readFirst")
        self.caption = self._label("quiet")
        self.sentence = self._label("sayText")
        self.sentence.setProperty("alone", "true")
        self.prompt = self._label("quiet")
        self.follow = self._label("lead")
        self.why = _Why(texts, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE[1], 0, 0)
        column.setSpacing(SPACE[0])
        for widget in (
            self.caption, self.first, self.sentence, self.prompt, self.follow, self.why,
        ):  # fmt: skip
            column.addWidget(widget)

    def show_spoken(self, spoken: Spoken, *, then_is_apart: bool) -> None:
        """Show these; `then_is_apart`: the follow-up stands above a field of its own."""
        self.spoken = spoken
        first = "\n".join(quoted(each) for each in spoken.first)
        then = "" if then_is_apart else self.then_said
        for label, words in (
            (self.caption, self._texts.text("call.say" if spoken.aloud else "call.from_system")),
            (self.first, first),
            (self.sentence, spoken.quoted(spoken.say)),
            (self.prompt, spoken.quoted(spoken.prompt)),
            (self.follow, then),
        ):
            if label.text() != words:
                label.setText(words)
            label.setVisible(bool(words))
        self.why.show_words(spoken)

    @property
    def said(self) -> str:
        """The question as a screen reader says it."""
        of = "" if self.spoken.aloud else f"{self.caption.text()}."
        return " ".join(each for each in (of, self.spoken.say, self.spoken.prompt) if each)

    @property
    def then_said(self) -> str:
        """The follow-up with "Daarna" before it; "" when there is none."""
        then = self.spoken.then
        return self._texts.text("call.then", said=quoted(then)) if then else ""

    @property
    def if_unknown(self) -> str:
        """What to say to somebody who does not know."""
        return self.spoken.quoted(self.spoken.if_unknown)

    def toggle_why(self) -> None:
        """Show or fold why this is asked."""
        self.why.setVisible(self.why.isHidden())
        if not self.why.isHidden():
            announce(self.why, f"{self.why.say.text()} {self.why.help.text()}")

    def _label(self, name: str) -> Label:
        label = Label(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label


class _Why(QFrame):
    """The reason to say, and what an officer should know."""

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nextCard")
        self._texts = texts
        self.say, self.help = Label(self), Label(self)
        self.help.setObjectName("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[1], SPACE[3], SPACE[1])
        column.setSpacing(SPACE[0])
        for label in (self.say, self.help):
            label.setWordWrap(True)
            column.addWidget(label)
        self.hide()

    def show_words(self, spoken: Spoken) -> None:
        why = spoken.quoted(spoken.explain)
        say = self._texts.text("call.why", said=why) if why else ""
        for label, words in ((self.say, say), (self.help, spoken.help)):
            if label.text() != words:
                label.setText(words)
            label.setVisible(bool(words))


def quoted(words: str) -> str:
    """A sentence to say, as it is written everywhere in the conversation."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
