"""CallProgress: how much of the conversation is done, as a bar and in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.tokens import SPACE, now
from app.ui.widgets.words import Label, set_tip


class CallProgress(QWidget):
    """The bar means nothing that the words below it do not say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self.words = Label(self)
        self.words.setObjectName("statNote")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[1], SPACE[2], SPACE[1], SPACE[2])
        column.setSpacing(SPACE[1])
        column.addWidget(self._bar)
        column.addWidget(self.words)

    def show_progress(self, done: int, of: int, said: str, why: str) -> None:
        """So many of so many questions; `why` is what the minutes are worked out from."""
        self._bar.show_part(done / of if of else 0.0)
        if self.words.text() != said:
            self.words.setText(said)
        set_tip(self, why)


class _Bar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._part = 0.0

    def show_part(self, part: float) -> None:
        if part != self._part:
            self._part = part
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, max(self.fontMetrics().height() // 2, 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        round_ = whole.height() / 2
        painter.setBrush(QColor(now().hairline))
        painter.drawRoundedRect(whole, round_, round_)
        if self._part > 0:
            done = QRectF(whole)
            done.setWidth(max(whole.width() * min(self._part, 1.0), whole.height()))
            painter.setBrush(QColor(now().accent))
            painter.drawRoundedRect(done, round_, round_)
        painter.end()
