"""Where everything in the chart stands: two panels over each other, with the same months."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from app.i18n import Texts
from app.services.chart_data import ChartData
from calc.base.money import ZERO
from calc.base.value_type import value_type

_TICKS: Final = 3
"""About so many lines in a panel."""
_EVERY: Final = (1, 2, 3, 4, 6, 12, 24)


@value_type
class Scale:
    """From euros to the height in a panel. Pixels are no money: floats will do."""

    low: float
    high: float
    step: float
    area: QRectF

    def y(self, amount: Decimal | float) -> float:
        """Where an amount stands."""
        share = (float(amount) - self.low) / (self.high - self.low)
        return round(self.area.bottom() - share * self.area.height()) + 0.5

    def ticks(self) -> list[float]:
        """The amounts that get a line."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * at for at in range(count + 1)]


@value_type
class Layout:
    """The areas and scales of a chart in a rectangle."""

    payments: Scale
    balances: Scale
    titles: tuple[QPointF, QPointF]
    events: float
    """the baseline of the words on top"""
    months: float
    """the baseline of the months below"""
    count: int

    @property
    def area(self) -> QRectF:
        """From the top of the upper panel to the bottom of the lower one."""
        return self.payments.area.united(self.balances.area)

    @property
    def width(self) -> float:
        """The width of one month."""
        return self.area.width() / self.count

    def x(self, place: int) -> float:
        """The middle of a month."""
        return self.area.left() + self.width * (place + 0.5)

    def place_at(self, x: float) -> int | None:
        """The month under a point; None outside the chart."""
        place = int((x - self.area.left()) // self.width)
        return place if 0 <= place < self.count else None

    def every(self, label: float) -> int:
        """How many months from one label to the next, when a label is so wide."""
        return next((every for every in _EVERY if every * self.width > label), 60)


def layout_of(data: ChartData, rect: QRectF, metrics: QFontMetricsF, texts: Texts) -> Layout:
    """Put a chart in a rectangle; everything is measured in letters."""
    line, gap = metrics.height(), metrics.averageCharWidth()
    payments = _range([point.payment for point in data.points])
    balances = _range([point.balance or ZERO for point in data.points] + _target(data))
    labels = [say_tick(texts, tick) for span in (payments, balances) for tick in span]
    left = rect.left() + max(metrics.horizontalAdvance(label) for label in labels) + gap
    right = rect.right() - gap * 1.5
    top = rect.top() + line * 1.5
    free = rect.bottom() - line * 1.7 - top - line * 4.8
    upper = QRectF(left, top + line * 2.2, right - left, free * 0.46)
    lower = QRectF(left, upper.bottom() + line * 2.6, right - left, free * 0.54)
    return Layout(
        payments=_scale(payments, upper),
        balances=_scale(balances, lower),
        titles=(
            QPointF(rect.left(), upper.top() - line * 1.2),
            QPointF(rect.left(), lower.top() - line * 0.8),
        ),
        events=rect.top() + metrics.ascent(),
        months=rect.bottom() - metrics.descent() - line * 0.2,
        count=len(data.points),
    )


def say_tick(texts: Texts, amount: float) -> str:
    """Whole euros beside a line."""
    return texts.text("answer.chart.euro", amount=texts.formats.number(Decimal(round(amount)), 0))


def shows_target(data: ChartData) -> bool:
    """Whether the target of the buffer is near enough to the balances to stand beside them."""
    highest = max((point.balance or ZERO for point in data.points), default=ZERO)
    return data.target is not None and ZERO < data.target <= 2 * highest


def _target(data: ChartData) -> list[Decimal]:
    return [data.target] if data.target is not None and shows_target(data) else []


def _range(amounts: list[Decimal]) -> tuple[float, float, float]:
    """From a round number at or below all and zero, to one at or above; and the step between."""
    low = min([0.0, *map(float, amounts)])
    high = max([0.0, *map(float, amounts)])
    rough = max((high - low) / _TICKS, 1.0)
    size = 10.0 ** (len(str(int(rough))) - 1)
    step = next(size * times for times in (1, 2, 2.5, 5, 10) if size * times >= rough)
    bottom = -step * -(int(low // step))
    top = bottom
    while top < high or top == bottom:
        top += step
    return bottom, top, step


def _scale(span: tuple[float, float, float], area: QRectF) -> Scale:
    return Scale(*span, area)
