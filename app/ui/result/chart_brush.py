"""What every part of the chart is drawn with: pens, words, and where the months stand."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.i18n import Texts
from app.services.chart_data import ChartData
from app.ui.result.chart_layout import Layout
from app.ui.widgets.tokens import now
from calc import Month


class ChartBrush:
    """One painting of one chart: `data` in a `layout`."""

    def __init__(
        self, painter: QPainter, data: ChartData, layout: Layout, texts: Texts, font: QFont
    ) -> None:
        self._painter, self._data, self._layout = painter, data, layout
        self._texts, self._font = texts, font
        self._metrics = QFontMetricsF(font)

    @property
    def _gap(self) -> float:
        return self._metrics.averageCharWidth()

    def _month(self, month: Month) -> str:
        return self._texts.formats.short_month(month)

    def _pen(
        self, colour: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> None:
        self._painter.setPen(QPen(QColor(colour), width, style))

    def _write(self, x: float, y: float, text: str, colour: str, bold: bool = False) -> None:
        font = QFont(self._font)
        font.setBold(bold)
        if bold and x > self._layout.area.center().x():  # it was measured in plain letters
            x -= QFontMetricsF(font).horizontalAdvance(text) - self._metrics.horizontalAdvance(text)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(QPointF(x, y), text)

    def _on_paper(self, x: float, y: float, text: str, colour: str) -> None:
        """Words on a white ground, so that lines do not run through them."""
        width, ascent = self._metrics.horizontalAdvance(text), self._metrics.ascent()
        ground = QRectF(x - 2, y - ascent, width + 4, self._metrics.height())
        self._painter.fillRect(ground, QColor(now().surface))
        self._write(x, y, text, colour)
