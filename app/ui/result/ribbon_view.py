"""RibbonView: the payments until the end date, a stretch for each amount."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import Texts
from app.services.outcome_picture import Ribbon, RibbonStep
from app.ui.result.parts_picture import PartsPicture
from app.ui.widgets.tokens import now

_BAR: Final = 1.3
"""The height of the ribbon, in lines of text."""
_GAP: Final = 6.0


class RibbonView(PartsPicture):
    """Each amount has a filling of its own, so that no colour is needed to see where it changes."""

    def __init__(self, texts: Texts, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(texts.text("outcome.picture.ribbon"), parent)
        self._texts, self._is_brief = texts, brief
        self._ribbon: Ribbon | None = None
        self._axis = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ribbon(self, ribbon: Ribbon | None, months: int = 0) -> None:
        """Show these payments on an axis of so many months, or of as many as they are."""
        axis = max(months, ribbon.months if ribbon else 1)
        if (ribbon, axis) == (self._ribbon, self._axis):
            return
        self._ribbon, self._axis = ribbon, axis
        said = [step.spoken for step in ribbon.steps] if ribbon else []
        if ribbon is not None:
            said.append(self._texts.text("outcome.ribbon.end", day=ribbon.end))
        self._say_parts(said)

    def sizeHint(self) -> QSize:
        return QSize(640, self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._wide("m") * 14), self._tall())

    def paintEvent(self, event: QPaintEvent) -> None:
        ribbon = self._ribbon
        if ribbon is None:
            return
        painter = QPainter(self)
        line = self._line()
        left, wide = 2.0, self.width() - 5.0
        top = line * 1.2
        self.places, self.written = [], []
        end_room = self._wide(ribbon.end, bold=True, caption=True) + _GAP
        most_right = left + wide * ribbon.months / self._axis
        free = left  # where the last words ended, above and below
        below = left
        for place, step in enumerate(ribbon.steps):
            at = left + wide * step.first / self._axis
            until = left + wide * (step.last + 1) / self._axis
            bar = QRectF(at, top, until - at, line * _BAR)
            self._paint_step(painter, bar, place, step)
            self.places.append(QRectF(at, 0, until - at, self.height()))
            words = self._wide(step.amount, bold=True, caption=True)
            x = at + 4
            if x >= free and x + words <= most_right - end_room:
                room = QRectF(x, 0, words + 2, line * 1.15)
                self._write(painter, room, step.amount, bold=True, caption=True)
                free = x + words + _GAP
            follows = ribbon.steps[place + 1 :]
            most = max(until - at, (self.width() - x) if not follows else until - at)
            if self._is_brief:
                continue
            if x >= below and most > self._wide("mmmm", caption=True):
                for row, text in enumerate((step.when, step.why)):
                    room = QRectF(x, bar.bottom() + 2 + row * line * 0.92, most - 6, line * 0.92)
                    self._write(painter, room, text, caption=True, quiet=row == 1)
                below = at
        until = left + wide * ribbon.months / self._axis
        if self._is_brief:
            self._paint_years(painter, ribbon, left, wide, top + line * _BAR)
        self._paint_end(painter, ribbon, until, top, line, end_room)
        self.places.append(QRectF(until - end_room, 0, end_room, top))
        self._mark_part(painter)

    def _paint_step(self, painter: QPainter, bar: QRectF, place: int, step: RibbonStep) -> None:
        theme = now()
        if not step.is_paid:
            self._fill(painter, bar, theme.mute, theme.surface, "")
            return
        ground, hatch = (
            (theme.soft, ""), (theme.surface, theme.accent), (theme.accent, ""),
        )[place % 3]  # fmt: skip
        self._fill(painter, bar, theme.accent, ground, hatch)

    def _paint_years(
        self, painter: QPainter, ribbon: Ribbon, left: float, wide: float, top: float
    ) -> None:
        """Where each year begins, so that two ribbons can be read against each other."""
        each = wide * 12 / self._axis
        for place, said in ribbon.years:
            x = left + wide * place / self._axis
            painter.setPen(QPen(QColor(now().mute), 1))
            painter.drawLine(QPointF(x, top), QPointF(x, top + 4))
            if each > self._wide(said, caption=True) + _GAP:
                room = QRectF(x + 3, top + 2, each - 4, self._line() * 0.92)
                self._write(painter, room, said, caption=True, quiet=True)

    def _paint_end(
        self, painter: QPainter, ribbon: Ribbon, x: float, top: float, line: float, room: float
    ) -> None:
        """A thick stroke with its day; in a plan that runs another one where it is now."""
        painter.setPen(QPen(QColor(now().ink), 3))
        painter.drawLine(QPointF(x, top - 4), QPointF(x, top + line * _BAR + 4))
        words = QRectF(x - room, 0, room, line * 1.15)
        self._write(painter, words, ribbon.end, bold=True, caption=True, right=True)
        if 0 < ribbon.past < ribbon.months:
            here = x * ribbon.past / ribbon.months
            said = self._texts.text("outcome.now")
            ground = QRectF(here, top + 3, self._wide(said, bold=True, caption=True) + 8,
                            line * _BAR - 6)  # fmt: skip
            painter.fillRect(ground, QColor(now().surface))
            self._write(painter, ground.adjusted(4, 0, 0, 0), said, bold=True, caption=True)
            painter.setPen(QPen(QColor(now().ink), 2))
            painter.drawLine(QPointF(here, top - 4), QPointF(here, top + line * _BAR + 4))

    def _tall(self) -> int:
        below = 1.0 if self._is_brief else 1.9
        return round(self._line() * (1.2 + _BAR + below)) + 4
