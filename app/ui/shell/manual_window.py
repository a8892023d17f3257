"""ManualWindow: the manual beside the work, to read and to search. Nothing comes from a network."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.services.manual import PICTURES, Mention, chapters, mentions
from app.ui.widgets.announce import announce
from app.ui.widgets.clipboard import PlainList
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Illustrated, Label

_SIZE: Final = QSize(980, 680)
_LIST: Final = 30
"""Average letters of the chapters."""
_ENOUGH: Final = 30
"""Letters of a line: enough to find it, and it does not go on in other marks."""


class ManualWindow(QDialog):
    """Chapters at the left, or where the words that are looked for stand; the page beside them."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self._chapters = {chapter.key: chapter for chapter in chapters(texts.language)}
        self.setWindowTitle(texts.text("find.manual.title"))
        self.setModal(False)
        self.resize(_SIZE)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(texts.text("find.manual.search"))
        self.field.setAccessibleName(texts.text("find.manual.search"))
        self.field.setClearButtonEnabled(True)
        self.said = Label("", self)
        self.said.setObjectName("keyWords")
        self.said.setWordWrap(True)
        self.list = PlainList(self)
        self.list.setAccessibleName(texts.text("find.manual.chapters"))
        self.list.setWordWrap(True)
        self.list.setFixedWidth(_LIST * self.fontMetrics().averageCharWidth())
        self.page = Illustrated(PICTURES, self)
        self.page.setAccessibleName(texts.text("find.manual.title"))
        self.page.setOpenLinks(False)
        left = QVBoxLayout()
        left.setSpacing(SPACE[1])
        for widget in (self.field, self.said, self.list):
            left.addWidget(widget)
        whole = QHBoxLayout(self)
        whole.setSpacing(SPACE[3])
        whole.addLayout(left)
        whole.addWidget(self.page, 1)
        self.field.textChanged.connect(lambda _: self._look())
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        self._look()

    def look_for(self, words: str) -> None:
        """Show what the manual says about these words; without words its first chapter."""
        self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    @property
    def chapter(self) -> str:
        """The key of the chapter that is shown."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the line into the list; Enter does not close the window."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.page.setFocus()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        words, text = self.field.text().strip(), self.texts.text
        found = mentions(self.texts.language, words)
        self.list.blockSignals(True)
        self.list.clear()
        for mention in found:
            self._add(f"{self._chapters[mention.chapter].title}: {mention.heading}", mention)
        if not found:
            for chapter in self._chapters.values():
                self._add(chapter.title, Mention(chapter.key, "", ""))
        self.list.blockSignals(False)
        none = text("find.manual.nothing", typed=words) if words and not found else ""
        said = self.texts.plural("find.count", len(found)) if found else none
        self.said.setText(said)
        self.said.setVisible(bool(said))
        announce(self.field, said)
        self.list.setCurrentRow(0)

    def _add(self, title: str, mention: Mention) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, mention.chapter)
        item.setData(Qt.ItemDataRole.UserRole + 1, (mention.heading, mention.line[:_ENOUGH]))
        self.list.addItem(item)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        chapter = self._chapters[str(item.data(Qt.ItemDataRole.UserRole))]
        self.page.show_markdown(chapter.text, chapter.folder)
        heading, line = item.data(Qt.ItemDataRole.UserRole + 1)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        # A row of a table is shown in cells: then its heading is near enough.
        if not any(self.page.find(each) for each in (line, heading) if each):
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
        QTimer.singleShot(0, self.page, self.page.ensureCursorVisible)  # once it is laid out
