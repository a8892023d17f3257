"""Chapters: what is done and what is left of the conversation, at the left of the question.

The arrows go through it: up and down to another chapter, left and right to another question; Enter
goes to the answer. Nothing is answered on the way.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.call.conversation import Conversation
from app.services.call.progress import ChapterCount, TimeLeft
from app.ui.call.progress import CallProgress
from app.ui.widgets.rail import Rail
from app.ui.widgets.rail_items import RailItem, Sign

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Chapters(QWidget):
    """The rail with the progress below it."""

    chosen = Signal(str)
    """the key of a chapter that somebody went to"""
    walked = Signal(int)
    """so many questions on (1) or back (-1)"""
    left = Signal()
    """by Enter or a click: the cursor belongs in the question now"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._keys: list[str] = []
        self._following = False
        self.rail = Rail(texts.text("call.chapters"), self, one_line=True)
        self.progress = CallProgress(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rail, 1)
        column.addWidget(self.progress)
        self.rail.chosen.connect(self._choose)
        self.rail.clicked.connect(self.left)
        self.rail.installEventFilter(self)

    def show_talk(self, talk: Conversation, here: str, left: TimeLeft) -> None:
        """Show how far everything is; `here` is the chapter of the question that is shown."""
        self._keys = [each.chapter.key for each in talk.chapters]
        self.rail.set_items([self._row(each) for each in talk.chapters])
        self._following = True
        self.rail.choose(self._keys.index(here))
        self._following = False
        text, of = self._texts.text, len(talk.asked)
        done = of - left.questions
        words = text("call.progress", done=done, of=of, minutes=left.minutes)
        if not left.questions:
            words = text("call.progress.done")
        why = text(f"call.progress.{'measured' if left.measured else 'why'}")
        self.progress.show_progress(done, of, words, why)

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: signs alone, and a bar without words."""
        self.rail.make_narrow(narrow)
        self.progress.words.setVisible(not narrow)
        self.progress.setFixedWidth(self.rail.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the rail that are about questions."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ARROWS:
                self.walked.emit(_ARROWS[Qt.Key(event.key())])
                return True
            if event.key() in _ENTER and not event.modifiers():
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, row: int) -> None:
        if not self._following:
            self.chosen.emit(self._keys[row])

    def _row(self, count: ChapterCount) -> RailItem:
        texts = self._texts
        title = count.chapter.title[texts.language]
        if not count.asked:
            return RailItem(title, "", Sign.SKIPPED, spoken=texts.text("call.state.closed"))
        sign = Sign.OPEN if count.done < count.asked else Sign.NOTE if count.unknown else Sign.DONE
        said = texts.text("call.chapter_count", done=count.done, of=count.asked)
        if count.unknown:
            said = f"{said}, {texts.plural('call.to_ask_again', count.unknown)}"
        return RailItem(title, f"{count.done}/{count.asked}", sign, spoken=said)
