"""GuardedText: an officer's own paragraph, with the letter guard while it is typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.services.guarding import Context, Hit, HitSeverity, Result, guard_text, marks
from app.ui.widgets.tokens import now

_LINES: Final = {
    HitSeverity.BLOCK: QTextCharFormat.UnderlineStyle.WaveUnderline,
    HitSeverity.EXPLAIN: QTextCharFormat.UnderlineStyle.DashUnderline,
    HitSeverity.WARN: QTextCharFormat.UnderlineStyle.DotLine,
}
"""Shapes differ, so they are told apart without colour."""


def ink_of(hit: Hit) -> str:
    """The colour of a hit: what is stopped, or what is asked."""
    return now().stop if hit.severity is HitSeverity.BLOCK else now().warn


def _same(one: Hit, other: Hit) -> bool:
    return (one.rule, one.phrase) == (other.rule, other.phrase)


class GuardedText(QPlainTextEdit):
    """Underlines what a customer may not read. Tab leaves the field: it is no word processor."""

    guarded = Signal()
    """`result` is of the words as they are now"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = Context("nl")
        self.result: Result = guard_text("", None, self.context)
        self.setTabChangesFocus(True)
        # These words are in no dossier: Ctrl+Z takes back what was typed here, and goes nowhere.
        self.setProperty("ownUndo", True)
        self.textChanged.connect(self.guard_now)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.toPlainText().strip()

    def guard_now(self) -> None:
        """Look at the words again."""
        self.result = guard_text(self.toPlainText(), None, self.context)
        self._underline()
        self.guarded.emit()

    def select(self, phrase: str) -> bool:
        """Bring the cursor to a phrase; False when it is not here."""
        at = self.toPlainText().find(phrase) if phrase else -1
        if at < 0:
            return False
        begin = len(self.toPlainText()[:at].encode("utf-16-le")) // 2
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        length = len(phrase.encode("utf-16-le")) // 2
        cursor.setPosition(begin + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()
        return True

    def replace(self, hit: Hit, words: str) -> bool:
        """Put words in the place of the sentence of a hit, as one step that can be taken back."""
        # The document's own remark may have a heading before the sentence: these words have not.
        own = (each for each in self.result.hits if _same(each, hit))
        sentence = next((each.sentence for each in own), "")
        if not words or not self.select(sentence):
            return False
        cursor = self.textCursor()
        cursor.insertText(words)
        self.setTextCursor(cursor)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # what was underlined keeps its colour
            self._underline()

    def _underline(self) -> None:
        self.setExtraSelections(self._selections(marks(self.toPlainText(), self.result)))

    def _selections(self, found: Sequence[tuple[int, int, Hit]]) -> list[QTextEdit.ExtraSelection]:
        made = []
        for begin, length, hit in found:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(begin)
            cursor.setPosition(begin + length, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setUnderlineStyle(_LINES[hit.severity])
            form.setUnderlineColor(QColor(ink_of(hit)))
            selection.cursor, selection.format = cursor, form
            made.append(selection)
        return made
