"""WallsPicture: three bars from one line, the lowest filled; read without colour, and aloud."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.table_look import lines
from app.ui.widgets.tokens import now
from calc.base.value_type import value_type

_BAR: Final = 0.7
"""The height of a bar, in lines of text."""
_GAP: Final = 0.45
_UNDER: Final = 0.25
"""Between the words and the bar, and between the bars; in lines of text."""
_NEGATIVE: Final = Decimal("0.35")
"""The part at the right of zero when every wall is below it, as a share of the deepest."""


@value_type
class Bar:
    """A name, an amount in words, its height in euros (None: no bar), and whether it is lowest."""

    name: str
    said: str
    height: Decimal | None
    is_lowest: bool


class WallsPicture(QWidget):
    """Bars under their names. One that is far higher than the others is cut off, and shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._payment: Decimal | None = None
        self._said = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bars(self, bars: Sequence[Bar], payment: Decimal | None, said: str) -> None:
        """Show these bars, and a dotted line at the payment with its words."""
        self._bars, self._payment, self._said = bars, payment, said
        spoken = [f"{bar.name}: {bar.said}" for bar in bars] + ([said] if said else [])
        self.setAccessibleDescription(". ".join(spoken))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = lines(self, 1.2) if self._said else 0
        return round(len(self._bars) * self._row(width) + words)

    def sizeHint(self) -> QSize:
        width = lines(self, 18)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(lines(self, 8), lines(self, 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, text = self._row(self.width()), lines(self, self._text_lines(self.width()) + _UNDER)
        low, high = self._scale()
        for place, bar in enumerate(self._bars):
            top = place * row
            self._draw_words(
                painter, bar, QRect(0, round(top), self.width(), text - lines(self, _UNDER))
            )
            if bar.height is not None:
                box = QRectF(0, top + text, self.width(), lines(self, _BAR))
                self._draw_bar(painter, bar, box, low, high)
        bottom = len(self._bars) * row
        zero = self._at(Decimal(0), low, high)
        painter.setPen(QPen(QColor(now().ink), 1.5))
        for place in range(len(self._bars)):
            top = place * row + text
            painter.drawLine(QPointF(zero, top - 2), QPointF(zero, top + lines(self, _BAR) + 2))
        if self._payment is not None and self._said:
            self._draw_payment(painter, self._at(self._payment, low, high), bottom, row, text)

    def _draw_words(self, painter: QPainter, bar: Bar, room: QRect) -> None:
        painter.setFont(self._bold() if bar.is_lowest else self.font())
        painter.setPen(QColor(now().ink))
        up = Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | up), bar.name)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        if self._text_lines(self.width()) > 1:
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, int(side), bar.said)

    def _draw_bar(
        self, painter: QPainter, bar: Bar, box: QRectF, low: Decimal, high: Decimal
    ) -> None:
        assert bar.height is not None
        cut = bar.height > high
        zero, end = self._at(Decimal(0), low, high), self._at(min(bar.height, high), low, high)
        rect = QRectF(min(zero, end), box.top(), max(abs(end - zero), 2), box.height())
        painter.setPen(QPen(QColor(now().accent), 1.5))
        if bar.is_lowest:
            painter.setBrush(QColor(now().accent))
            painter.drawRect(rect)
        else:
            painter.fillRect(rect, QColor(now().surface))
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRect(rect)
        if cut:  # two slanted strokes: it goes on
            painter.setPen(QPen(QColor(now().surface), 4))
            for shift in (0.06, 0.09):
                x = rect.right() - rect.width() * shift
                slant = rect.height() / 3
                painter.drawLine(
                    QPointF(x - slant, rect.bottom() + 2), QPointF(x + slant, rect.top() - 2)
                )

    def _draw_payment(
        self, painter: QPainter, at: float, bottom: float, row: float, text: int
    ) -> None:
        """A dotted line through the bars, and its words below."""
        pen = QPen(QColor(now().ink), 2)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        for place in range(len(self._bars)):
            top = place * row + text - 3
            painter.drawLine(QPointF(at, top), QPointF(at, top + lines(self, _BAR) + 6))
        width = self._metrics().horizontalAdvance(self._said) + 4
        left = min(max(at - width / 2, 0), max(self.width() - width, 0))
        painter.setFont(self._bold())
        painter.setPen(QColor(now().ink))
        room = QRectF(left, bottom, width, lines(self, 1.2))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), self._said)

    def _scale(self) -> tuple[Decimal, Decimal]:
        """From the deepest to the highest that is shown; the debt, mostly far higher, is cut."""
        shown = [bar.height for bar in self._bars[:2] if bar.height is not None]
        shown += [Decimal(0), *([self._payment] if self._payment is not None else [])]
        low, high = min(shown), max(shown)
        if not high:
            high = max(-low * _NEGATIVE, Decimal(1))
        return low, high

    def _at(self, amount: Decimal, low: Decimal, high: Decimal) -> float:
        room = self.width() - 4
        return 2 + float((amount - low) / (high - low)) * room

    def _row(self, width: int) -> float:
        return lines(self, self._text_lines(width) + _UNDER + _BAR + _GAP)

    def _text_lines(self, width: int) -> int:
        """Name and amount on one line as long as every pair fits."""
        metrics = self._metrics()
        pairs = (
            metrics.horizontalAdvance(bar.name) + metrics.horizontalAdvance(f"   {bar.said}")
            for bar in self._bars
        )
        return 1 if max(pairs, default=0) <= width else 2

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())
