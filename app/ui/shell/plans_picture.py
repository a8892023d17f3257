"""PlansPicture: the plans that run in one bar: who comes under the floor, who pays too much.

Each part has its number and its own pattern, and a sentence that arrows walk.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.i18n import Texts
from app.services.packages.running_plans import PlansImpact
from app.ui.result.parts_picture import PartsPicture
from app.ui.widgets.tokens import SPACE, now

_HIGH: Final = 1.6
"""Lines of letters that the bar is high; one line of words stands under it."""


class _Part(NamedTuple):
    name: str
    many: int
    pattern: Qt.BrushStyle


class PlansPicture(PartsPicture):
    """As wide as there is room; a part that is there is never too narrow for its number."""

    def __init__(self, texts: Texts, plans: PlansImpact, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("package.window.picture"), parent)
        self._texts = texts
        same = plans.running - plans.open - len(plans.touched)
        every = (
            _Part("under", len(plans.under), Qt.BrushStyle.SolidPattern),
            _Part("too_much", len(plans.too_much), Qt.BrushStyle.BDiagPattern),
            _Part("same", same, Qt.BrushStyle.NoBrush),
            _Part("open", plans.open, Qt.BrushStyle.Dense6Pattern),
        )
        self._parts = tuple(part for part in every if part.many > 0)
        self._say_parts([texts.plural(f"package.picture.{name}", many)
                         for name, many, _ in self._parts])  # fmt: skip

    def sizeHint(self) -> QSize:
        return QSize(round(40 * self._wide("n")), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(12 * self._wide("n")), self._high())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._line() * _HIGH
        self.places = []
        left = 1.0
        for place, (part, wide) in enumerate(zip(self._parts, self._widths(), strict=True)):
            box = QRectF(left, 1.0, wide - 2, high)
            marked = place == self.at
            painter.setPen(QPen(QColor(theme.accent if marked else theme.ink), 3 if marked else 1))
            painter.setBrush(QColor(theme.surface))
            painter.drawRect(box)
            if part.pattern is not Qt.BrushStyle.NoBrush:
                painter.setBrush(QBrush(QColor(theme.ink), part.pattern))
                painter.drawRect(box)
            self._number(painter, box, str(self._texts.formats.number(part.many)))
            self.places.append(box)
            left += wide
        painter.end()

    def _number(self, painter: QPainter, box: QRectF, said: str) -> None:
        """On a ground of its own: a pattern runs under no figure."""
        theme = now()
        wide, high = self._wide(said, bold=True) + SPACE[1], self._line()
        ground = QRectF(box.center() - QPointF(wide / 2, high / 2), box.center())
        ground.setSize(ground.size() * 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface))
        painter.drawRect(ground)
        painter.setPen(QColor(theme.ink))
        painter.setFont(self._letters(bold=True))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, said)

    def _widths(self) -> list[float]:
        """By number, but none narrower than its figure."""
        whole = float(self.width())
        least = [self._wide(self._texts.formats.number(each.many), bold=True) + 2 * SPACE[2]
                 for each in self._parts]  # fmt: skip
        room, many = max(0.0, whole - sum(least)), sum(each.many for each in self._parts)
        return [few + room * each.many / many for few, each in zip(least, self._parts, strict=True)]

    def _high(self) -> int:
        return round(self._line() * _HIGH) + 2
