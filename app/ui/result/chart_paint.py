"""Painting the chart of a plan. What differs in colour differs in pattern, shape or words too."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPolygonF

from app.services.chart_data import Point
from app.ui.result.chart_frame import ChartFrame
from app.ui.result.chart_layout import shows_target
from app.ui.widgets.tokens import now
from calc.dossier.agreed_schedule import Decided

PATTERNS: Final = {
    Decided.CASH: Qt.BrushStyle.BDiagPattern,
    Decided.DEBT: Qt.BrushStyle.DiagCrossPattern,
}
"""Months whose payment is lower than agreed; all others are plain."""


class ChartPainter(ChartFrame):
    """The bars of the payments over the line of the money in the account."""

    def paint(self, cursor: int | None) -> None:
        """Everything; `cursor` is the month whose figures stand in the text."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._past()
        if cursor is not None:
            self._cursor(cursor)
        self._grid(self._layout.payments)
        self._grid(self._layout.balances)
        self._months()
        self._bars()
        self._too_long()
        self._runs()
        self._target()
        self._line(cursor)
        self._events()
        self._titles()
        self._legend()

    def _legend(self) -> None:
        """What the patterns mean, beside the title, for those that are there."""
        at, side = self._layout.titles[0], self._metrics.ascent() * 0.8
        x = self._layout.area.right()
        kinds = {point.decided for point in self._data.points if point.payment}
        for kind in PATTERNS:
            if kind not in kinds:
                continue
            label = self._texts.text(f"answer.chart.legend.{kind.value}")
            x -= self._metrics.horizontalAdvance(label)
            self._write(x, at.y(), label, now().ink)
            x -= side + self._gap / 2
            self._pen(now().accent)
            self._painter.setBrush(QBrush(QColor(now().accent), PATTERNS[kind]))
            self._painter.drawRect(QRectF(x, at.y() - side, side, side))
            x -= self._gap * 2

    def _bars(self) -> None:
        scale = self._layout.payments
        for place, point in enumerate(self._data.points):
            if point.decided is Decided.OPEN:
                self._open_month(place)
            elif point.payment:
                top = scale.y(point.payment)
                half = max(min(self._layout.width * 0.36, self._gap * 4), 0.5)
                bar = QRectF(self._layout.x(place) - half, top, 2 * half, scale.y(0) - top)
                self._pen(now().accent)
                self._painter.setBrush(_brush(point))
                self._painter.drawRect(bar)

    def _open_month(self, place: int) -> None:
        """A month that nobody can compute yet: hatched from top to bottom."""
        area, width = self._layout.area, self._layout.width
        frame = QRectF(area.left() + width * place, area.top(), width, area.height())
        self._painter.fillRect(frame, QBrush(QColor(now().hairline), Qt.BrushStyle.BDiagPattern))

    def _runs(self) -> None:
        """The amount over each run of equal payments, where it fits."""
        layout = self._layout
        for run in self._data.runs:
            if self._data.points[run.first].decided is Decided.OPEN:
                self._centred(run.first, run.last, self._texts.text("answer.chart.open"), 0)
            elif run.amount or self._is_before_the_first(run.first):
                # A plan may begin without a payment: an empty place would look forgotten.
                label = self._texts.formats.euros(run.amount)
                self._centred(run.first, run.last, label, layout.payments.y(run.amount))

    def _is_before_the_first(self, month: int) -> bool:
        """Whether nothing was paid until this month, and something is paid later."""
        return any(point.payment for point in self._data.points[month:]) and not any(
            point.payment for point in self._data.points[:month]
        )

    def _centred(self, first: int, last: int, label: str, y: float) -> None:
        left = self._layout.x(first) - self._layout.width / 2
        right = self._layout.x(last) + self._layout.width / 2
        width = self._metrics.horizontalAdvance(label)
        if width <= right - left:
            base = (y or self._layout.payments.area.top()) - self._metrics.descent() - 2
            self._on_paper((left + right - width) / 2, base, label, now().ink)

    def _target(self) -> None:
        if self._data.target is None or not shows_target(self._data):
            return
        scale = self._layout.balances
        y = scale.y(self._data.target)
        self._pen(now().ink, style=Qt.PenStyle.DotLine)
        self._painter.drawLine(QPointF(scale.area.left(), y), QPointF(scale.area.right(), y))
        label = self._texts.text(
            "answer.chart.target", amount=self._texts.formats.euros(self._data.target)
        )
        self._on_paper(*self._free_place(label, y), label, now().mute)

    def _free_place(self, label: str, y: float) -> tuple[float, float]:
        """Along a line, over or under it: where the fewest months are in the way."""
        area, height = self._layout.balances.area, self._metrics.height()
        width = self._metrics.horizontalAdvance(label)
        dots = [dot for _, dot in self._dots()]

        def in_the_way(box: QRectF) -> int:
            near = box.adjusted(-self._gap, -self._gap / 2, self._gap, self._gap / 2)
            return sum(near.contains(dot) for dot in dots) + 99 * (not area.contains(box))

        boxes = [
            QRectF(x, top, width, height)
            for share in (0, 1, 0.25, 0.5, 0.75)
            for x in [area.left() + self._gap + share * (area.width() - width - 2 * self._gap)]
            for top in (y - height - 2, y + 2)
        ]
        best = min(boxes, key=in_the_way)
        return best.left(), best.top() + self._metrics.ascent()

    def _dots(self) -> list[tuple[int, QPointF]]:
        """The months whose balance is known, where they stand in the lower panel."""
        return [
            (place, QPointF(self._layout.x(place), self._layout.balances.y(point.balance)))
            for place, point in enumerate(self._data.points)
            if point.balance is not None
        ]

    def _line(self, cursor: int | None) -> None:
        dots = self._dots()
        self._pen(now().ink, 2)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([dot for _, dot in dots]))
        radius = self._gap * 0.3
        for place, dot in dots:
            below = (self._data.points[place].balance or 0) < 0
            chosen = place == cursor
            self._pen(now().stop if below else now().ink, 1.5)
            self._painter.setBrush(QColor(now().surface if below else now().ink))
            if below:  # a square, so that short of money can be seen without colour
                side = radius * 2.6
                self._painter.drawRect(QRectF(dot.x() - side / 2, dot.y() - side / 2, side, side))
            elif chosen or self._layout.width > radius * 3:
                size = radius * 2 if chosen else radius
                self._painter.drawEllipse(dot, size, size)


def _brush(point: Point) -> QBrush:
    return QBrush(QColor(now().accent), PATTERNS.get(point.decided, Qt.BrushStyle.SolidPattern))
