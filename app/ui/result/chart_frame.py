"""Around the payments and the line of a chart: axes, titles, the cursor, and what happens when."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPolygonF

from app.services.chart_data import LONGEST_ON_MINIMUM
from app.ui.result.chart_brush import ChartBrush
from app.ui.result.chart_layout import Scale, say_tick
from app.ui.widgets.tokens import now


class ChartFrame(ChartBrush):
    """Everything but the figures themselves."""

    def _grid(self, scale: Scale) -> None:
        area = scale.area
        for tick in scale.ticks():
            y = scale.y(tick)
            self._pen(now().ink if abs(tick) < scale.step / 2 else now().hairline)
            self._painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            label = say_tick(self._texts, tick)
            x = area.left() - self._metrics.horizontalAdvance(label) - self._gap
            self._write(x, y + self._metrics.ascent() / 2 - 1, label, now().mute)

    def _months(self) -> None:
        """The months below: the first, and then every so many."""
        layout, points = self._layout, self._data.points
        every = layout.every(self._metrics.horizontalAdvance(self._month(points[0].month)) * 1.25)
        free = layout.area.left() - self._gap
        for place in range(0, len(points), every):
            label = self._month(points[place].month)
            width = self._metrics.horizontalAdvance(label)
            x = min(max(layout.x(place) - width / 2, free), layout.area.right() - width)
            if x < free:
                continue
            free = x + width + self._gap
            self._pen(now().mute)
            foot = layout.area.bottom()
            middle = round(layout.x(place)) + 0.5
            self._painter.drawLine(QPointF(middle, foot), QPointF(middle, foot + self._gap / 2))
            self._write(x, layout.months, label, now().mute)

    def _cursor(self, place: int) -> None:
        """A band behind the month, with an edge on both sides."""
        width = self._layout.width
        for area in (self._layout.payments.area, self._layout.balances.area):
            band = QRectF(area.left() + width * place, area.top(), width, area.height())
            self._painter.fillRect(band.toAlignedRect(), QColor(now().soft))
            self._pen(now().accent)
            for x in (band.left(), band.right()):
                edge = round(x) + 0.5
                self._painter.drawLine(QPointF(edge, band.top()), QPointF(edge, band.bottom()))

    def _past(self) -> None:
        """The months that are over: a band with its words, and a line where today begins."""
        past = self._data.past
        if not past:
            return
        width = self._layout.width * past
        for area in (self._layout.payments.area, self._layout.balances.area):
            band = QRectF(area.left(), area.top(), width, area.height())
            self._painter.fillRect(band.toAlignedRect(), QColor(now().bg))
            edge = round(band.right()) + 0.5
            self._pen(now().mute, 1.5, Qt.PenStyle.DotLine)
            self._painter.drawLine(QPointF(edge, band.top()), QPointF(edge, band.bottom()))
        area = self._layout.payments.area
        said = self._texts.plural("answer.chart.past", past)
        self._on_paper(area.left(), area.bottom() + self._metrics.ascent() + 1, said, now().ink)

    def _titles(self) -> None:
        for key, at in zip(("payments", "balances"), self._layout.titles, strict=True):
            self._write(at.x(), at.y(), self._texts.text(f"answer.chart.{key}"), now().ink, True)

    def _events(self) -> None:
        """The end date as a line with its date; the last payment when that comes earlier."""
        area, texts, points = self._layout.area, self._texts, self._data.points
        x = round(area.right() + self._gap * 0.7) + 0.5
        self._pen(now().ink, 2, Qt.PenStyle.DashLine)
        self._painter.drawLine(
            QPointF(x, self._layout.events + self._gap), QPointF(x, area.bottom())
        )
        end = texts.text("answer.chart.end", day=texts.formats.short_day(self._data.end))
        self._write(
            x - self._metrics.horizontalAdvance(end), self._layout.events, end, now().ink, True
        )
        first = texts.formats.short_day(points[0].month.first_day)
        begin = texts.text("answer.chart.begin", day=first)
        self._write(area.left(), self._layout.events, begin, now().ink)
        if self._data.minimum is not None:
            free = area.left() + self._width(begin), x - self._width(end)
            self._say_too_long(self._data.minimum.place, *free)
        if self._data.early_last is not None:
            self._last_payment(self._data.early_last)

    def _too_long(self) -> None:
        """After the 18th month on the minimum a line of its own kind, where there are more."""
        if self._data.minimum is None:
            return
        self._pen(now().ink, 1.5, Qt.PenStyle.DashDotLine)
        upper, lower = self._layout.payments.area, self._layout.balances.area
        top = self._layout.events + self._metrics.descent()
        x = self._x_too_long(self._data.minimum.place)
        self._painter.drawLine(QPointF(x, top), QPointF(x, upper.bottom()))
        self._painter.drawLine(QPointF(x, lower.top()), QPointF(x, lower.bottom()))

    def _x_too_long(self, place: int) -> float:
        return round(self._layout.area.left() + self._layout.width * (place + 1)) + 0.5

    def _say_too_long(self, place: int, left: float, right: float) -> None:
        """Its words: on top between begin and end, or under the payments where that is narrow."""
        x, gap = self._x_too_long(place), self._gap
        label = self._texts.text("answer.chart.minimum", months=LONGEST_ON_MINIMUM)
        width = self._width(label)
        if width + 4 * gap <= right - left:
            start = min(max(x - width / 2, left + 2 * gap), right - 2 * gap - width)
            self._write(start, self._layout.events, label, now().ink)
            return
        area = self._layout.payments.area
        label = self._texts.text("answer.chart.minimum_short", months=LONGEST_ON_MINIMUM)
        start = max(area.left(), min(x + gap, area.right() - self._width(label)))
        self._on_paper(start, area.bottom() + self._metrics.ascent() + 1, label, now().ink)

    def _width(self, label: str) -> float:
        return self._metrics.horizontalAdvance(label)

    def _last_payment(self, place: int) -> None:
        """A triangle over the bar, with words beside it where there is room."""
        x, size = self._layout.x(place), self._gap
        scale = self._layout.payments
        y = scale.y(self._data.points[place].payment) - self._metrics.height() - 2
        self._pen(now().ink)
        self._painter.setBrush(QColor(now().ink))
        self._painter.drawPolygon(
            QPolygonF([QPointF(x - size / 2, y - size), QPointF(x + size / 2, y - size),
                       QPointF(x, y)])
        )  # fmt: skip
        label = self._texts.text(
            "answer.chart.last", month=self._month(self._data.points[place].month)
        )
        width = self._metrics.horizontalAdvance(label)
        if x + size + width < scale.area.right():
            self._on_paper(x + size, y, label, now().ink)
        elif x - size - width > scale.area.left():
            self._on_paper(x - size - width, y, label, now().ink)
