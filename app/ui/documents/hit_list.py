"""HitList: what the letter guard found: the sentence, why it is a hit, and what is better."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from app.i18n import Texts
from app.services.guarding import Hit, better, replacement, why
from app.ui.documents.guarded_text import ink_of
from app.ui.widgets.clipboard import PlainList


class HitList(PlainList):
    """Worst first. Return or a double click asks to go to the words."""

    go_to_requested = Signal(str)
    """the phrase that was found"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown: tuple[Hit, ...] | None = None
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.text("paying.window.hits"))
        self.itemActivated.connect(self._go)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show them; nothing found says so."""
        if tuple(hits) == self._shown:
            return
        self._shown = tuple(hits)
        self.clear()
        for hit in hits:
            item = QListWidgetItem(self._said(hit), self)
            item.setData(Qt.ItemDataRole.UserRole, hit.phrase)
            item.setForeground(QColor(ink_of(hit)))
        if not hits:
            item = QListWidgetItem(self._texts.text("paying.window.no_hits"), self)
            item.setData(Qt.ItemDataRole.UserRole, "")
        self._fit_heights()

    @property
    def chosen(self) -> Hit | None:
        """The remark that is chosen, else the first of which there is a better sentence."""
        hits = self._shown or ()
        row = self.currentRow()
        if 0 <= row < len(hits):
            return hits[row]
        return next((hit for hit in hits if self.replacement_of(hit)), None)

    def next(self) -> Hit | None:
        """Choose the next remark; after the last the first."""
        hits = self._shown or ()
        if not hits:
            return None
        self.setCurrentRow((self.currentRow() + 1) % len(hits))
        return hits[self.currentRow()]

    def replacement_of(self, hit: Hit) -> str:
        """The sentence that can stand in its place; "" where there is only advice."""
        return replacement(self._texts, hit)

    def said_of(self, hit: Hit) -> str:
        """One remark, as it stands here."""
        return self._said(hit)

    def said(self) -> str:
        """Everything it shows, a line for each."""
        return "\n".join(self.item(row).text() for row in range(self.count()))

    def sizeHint(self) -> QSize:
        return QSize(380, 3 * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_heights()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # an item keeps the colour it was given
            for row, hit in enumerate(self._shown or ()):
                self.item(row).setForeground(QColor(ink_of(hit)))

    def _said(self, hit: Hit) -> str:
        texts = self._texts
        head = texts.text(f"paying.window.hit.{hit.severity.value}")
        if hit.sentence:
            head = f"{head}: {hit.sentence}"
        return f"{head}\n{why(texts, hit)}\n{better(texts, hit)}"

    def _fit_heights(self) -> None:
        width = max(self.viewport().width() - 12, 80)
        for row in range(self.count()):
            flags = Qt.TextFlag.TextWordWrap
            box = self.fontMetrics().boundingRect(0, 0, width, 9999, flags, self.item(row).text())
            self.item(row).setSizeHint(QSize(width, box.height() + 10))

    def _go(self, item: QListWidgetItem) -> None:
        self.go_to_requested.emit(item.data(Qt.ItemDataRole.UserRole))
