"""MoneyView: from what comes in to what is paid; at the right the three walls, enlarged."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import Texts
from app.services.outcome_picture import Bar, BarKind, MoneyPicture
from app.ui.result.parts_picture import PartsPicture
from app.ui.widgets.tokens import now

_ROW: Final = 1.5
"""The height of a row, in lines of text."""
_BAR: Final = 1.05
_GAP: Final = 12.0
_LEAST_BAR: Final = 60.0
"""The room that bars need, in pixels; with less the walls go below."""
_SHARE: Final = 0.56
"""What the bars of the month have of the width."""
_BESIDE_ZERO: Final = Decimal("0.35")
"""What is shown above zero where every wall is below it, as a share of the deepest."""
_OVER: Final = 14.0
"""What a bar that goes on has at its end."""


class MoneyView(PartsPicture):
    """A bar for each part, under each other, each beginning where the one above it ends."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.text("outcome.picture.money"), parent)
        self._texts = texts
        self._picture: MoneyPicture | None = None
        self.times = 0.0
        """how many times the walls were enlarged"""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: MoneyPicture | None) -> None:
        """Show this month."""
        if picture == self._picture:
            return
        self._picture = picture
        self._say_parts([bar.spoken for bar in self._bars()])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._picture is None:
            return 0
        below = self._right_rows()
        rows = len(self._picture.bars) + below if self._is_stacked(width) else 0
        return round(max(rows, len(self._picture.bars), below) * self._row())

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._wide("m") * 14), round(self._row()))

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self._picture
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.places, self.written = [], []
        whole = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        stacked = self._is_stacked(self.width())
        left = QRectF(whole)
        if not stacked:
            left.setWidth(whole.width() * _SHARE)
        scale, own = self._paint_month(painter, picture.bars, left)
        right = QRectF(whole)
        if stacked:
            right.setTop(self._row() * len(picture.bars))
        else:
            right.setLeft(left.right() + 3 * _GAP)
        self._paint_walls(painter, picture, right, scale)
        if not stacked:
            self._paint_lens(painter, own, right)
        self._mark_part(painter)

    def _paint_month(
        self, painter: QPainter, bars: Sequence[Bar], room: QRectF
    ) -> tuple[float, QRectF]:
        """Gives the pixels of a euro, and where the last bar is."""
        names = max(self._wide(bar.name, bold=True, caption=True) for bar in bars) + _GAP
        amounts = max(self._wide(bar.said, bold=True, caption=True) for bar in bars) + _GAP
        names = min(names, max(room.width() - amounts - _LEAST_BAR, 0))
        area = QRectF(room).adjusted(names, 0, -amounts, 0)
        ends = [bar.end for bar in bars if bar.end is not None] + [bar.start for bar in bars]
        low, high = min(ends), max(ends)
        scale = area.width() / float(high - low) if high > low else 0.0
        rect = QRectF()
        before: float | None = None
        for place, bar in enumerate(bars):
            row = QRectF(room.left(), place * self._row(), room.width(), self._row())
            self.places.append(row)
            bold = bar.kind is not BarKind.TAKEN
            text = QRectF(row)
            text.setWidth(names - _GAP / 2)
            self._write(painter, text, bar.name, bold=bold, caption=True)
            text = QRectF(row)
            text.setLeft(area.right() + _GAP / 2)
            self._write(painter, text, bar.said, bold=bold, caption=True, right=True)
            assert bar.end is not None  # of a month everything is known
            start, end = (area.left() + scale * float(at - low) for at in (bar.start, bar.end))
            rect = self._bar_in(row, min(start, end), max(start, end))
            self._paint_bar(painter, rect, bar.kind)
            if before is not None:  # from the end of the bar above to the beginning of this one
                self._drop(painter, before, row.top(), rect.top())
            before = end if bar.kind is BarKind.TOTAL else start
        return scale, rect

    def _paint_walls(
        self, painter: QPainter, picture: MoneyPicture, room: QRectF, scale: float
    ) -> None:
        bars = [*picture.walls, *([picture.pays] if picture.pays else [])]
        names = max(self._wide(bar.name, bold=True, caption=True) for bar in bars) + _GAP
        amounts = max(self._wide(bar.said, bold=True, caption=True) for bar in bars) + _GAP
        names = min(names, max(room.width() - amounts - _LEAST_BAR, 0))
        area = QRectF(room).adjusted(names, 0, -amounts - _OVER, 0)
        low, high = self._range(picture)
        enlarged = area.width() / float(high - low)
        decides = next((bar for bar in picture.walls if bar.kind is BarKind.DECIDES), None)
        line = None
        for place, bar in enumerate(bars):
            top = room.top() + place * self._row()
            row = QRectF(room.left(), top, room.width(), self._row())
            self.places.append(row)
            bold = bar.kind in (BarKind.DECIDES, BarKind.TOTAL)
            text = QRectF(row)
            text.setWidth(names - _GAP / 2)
            self._write(painter, text, bar.name, bold=bold, caption=True)
            text = QRectF(row)
            text.setLeft(area.right() + _OVER + _GAP / 2)
            self._write(painter, text, bar.said, bold=bold, caption=True, right=True)
            if bar.end is None:
                continue
            ends = (area.left() + float(at - low) * enlarged for at in (0, min(bar.end, high)))
            zero, end = ends
            rect = self._bar_in(row, min(zero, end), max(zero, end))
            self._paint_bar(painter, rect, bar.kind)
            if bar.end > high:
                self._paint_goes_on(painter, rect)
            elif bar.kind is not BarKind.TOTAL:
                self._paint_stop(painter, rect, end)
            if bar is decides and end > zero:
                line = end, rect.bottom()
        if line is not None and picture.pays is not None:
            self._drop(painter, line[0], line[1], room.top() + self._row() * len(bars))
        self.times = enlarged / scale if scale else 0.0
        if self.times > 1:
            times = self._texts.formats.number(Decimal(round(self.times, 1)), 1)
            last = QRectF(room.left(), room.top() + self._row() * len(bars), room.width(),
                          self._row())  # fmt: skip
            said = self._texts.text("outcome.enlarged", times=times)
            self._write(painter, last, said, caption=True, quiet=True)

    def _paint_lens(self, painter: QPainter, own: QRectF, right: QRectF) -> None:
        """From the last bar to the walls: they are that bar, enlarged."""
        tall = self._right_rows() * self._row()
        x = right.left() - 2 * _GAP
        lens = QPolygonF([
            QPointF(x, own.top()), QPointF(x + _GAP * 1.2, 2),
            QPointF(x + _GAP * 1.2, tall - 2), QPointF(x, own.bottom()),
        ])  # fmt: skip
        painter.setPen(QPen(QColor(now().accent), 1))
        painter.setBrush(QColor(now().soft))
        painter.drawPolygon(lens)

    def _paint_bar(self, painter: QPainter, rect: QRectF, kind: BarKind) -> None:
        theme = now()
        if kind is BarKind.TOTAL:
            self._fill(painter, rect, theme.accent, theme.accent, "")
        elif kind is BarKind.LEFT:
            self._fill(painter, rect, theme.accent, theme.surface, theme.accent)
        else:
            self._fill(painter, rect, theme.mute, theme.surface, theme.mute)

    def _paint_stop(self, painter: QPainter, rect: QRectF, x: float) -> None:
        """A wall ends in a thick stroke, at the left where it is below zero."""
        painter.setPen(QPen(QColor(now().ink), 3))
        painter.drawLine(QPointF(x, rect.top() - 3), QPointF(x, rect.bottom() + 3))

    def _paint_goes_on(self, painter: QPainter, rect: QRectF) -> None:
        """An arrow: the bar is far longer than it is drawn."""
        painter.setPen(QPen(QColor(now().ink), 2))
        tip = QPointF(rect.right() + 10, rect.center().y())
        for corner in (rect.topRight(), rect.bottomRight()):
            painter.drawLine(QPointF(corner.x() + 2, corner.y()), tip)

    def _drop(self, painter: QPainter, x: float, top: float, bottom: float) -> None:
        pen = QPen(QColor(now().ink), 1)
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _bar_in(self, row: QRectF, left: float, right: float) -> QRectF:
        tall = self._line() * _BAR
        top = row.top() + (row.height() - tall) / 2
        return QRectF(left, top, max(right - left, 1.5), tall)

    def _bars(self) -> tuple[Bar, ...]:
        picture = self._picture
        if picture is None:
            return ()
        return (*picture.bars, *picture.walls, *((picture.pays,) if picture.pays else ()))

    def _right_rows(self) -> int:
        """The walls, what is paid, and how much they are enlarged."""
        assert self._picture is not None
        return len(self._picture.walls) + (1 if self._picture.pays else 0) + 1

    def _row(self) -> float:
        return self._line() * _ROW

    def _is_stacked(self, width: int) -> bool:
        """Whether names, bars and amounts do not fit beside each other twice."""
        assert self._picture is not None
        pays = [self._picture.pays] if self._picture.pays else []
        right = self._words([*self._picture.walls, *pays]) + 3 * _GAP + _OVER
        left = self._words(self._picture.bars)
        return width * (1 - _SHARE) < right + _LEAST_BAR or width * _SHARE < left + _LEAST_BAR

    def _words(self, bars: Sequence[Bar]) -> float:
        """What the names and the amounts of these bars need."""
        return sum(
            max(self._wide(text, bold=True, caption=True) for text in texts) + _GAP
            for texts in ([bar.name for bar in bars], [bar.said for bar in bars])
        )

    @staticmethod
    def _range(picture: MoneyPicture) -> tuple[Decimal, Decimal]:
        """From the deepest to the highest wall; the debt, mostly far higher, goes on beyond it."""
        shown = [bar.end for bar in picture.walls[:2] if bar.end is not None]
        if picture.pays is not None and picture.pays.end is not None:
            shown.append(picture.pays.end)
        low, high = min([*shown, Decimal(0)]), max([*shown, Decimal(0)])
        return low, high or max(-low * _BESIDE_ZERO, Decimal(1))
