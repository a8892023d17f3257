"""How a row of the rail is drawn. All colours are asked of the theme while drawing.

A pen or a brush of a colour makes PySide look up all names of `Qt` (see `first`), and the state of
a row all those of `QStyle`. A row that has only a name, as before there is a dossier, is drawn
without the first, and where the mouse and the focus are is asked of the rail.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.widgets.rail_items import RailItem, Sign
from app.ui.widgets.tokens import RADIUS, SIZES, SPACE, now

if TYPE_CHECKING:
    from app.ui.widgets.rail import Rail

Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT = 0x81, 0x82
"""Qt.AlignmentFlag: left and right, halfway up"""
_BAR: Final = 4


class RailPainting(QStyledItemDelegate):
    """Draws the rows of one rail."""

    def __init__(self, rail: "Rail") -> None:
        super().__init__(rail)
        self._rail = rail

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, self._rail.row_height() + self._rail.gap())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rail, theme = self._rail, now()
        item, is_current = rail.items[index.row()], index.row() == rail.row
        box = option.rect.adjusted(0, 0, 0, -rail.gap())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            _fill(painter, box, theme.soft)
            _fill(painter, QRect(box.left(), box.top(), _BAR, box.height()), theme.accent)
        elif rail.underMouse() and _is_pointed_at(rail, option.rect):
            _fill(painter, box, theme.surface)
        self._draw_words(painter, box, item, is_current=is_current)
        if is_current and rail.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(QColor(0, 0, 0, 0))  # that of the sign would hide the words
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()

    def _draw_words(
        self, painter: QPainter, box: QRect, item: RailItem, *, is_current: bool
    ) -> None:
        rail, is_bare = self._rail, not item.counts and item.sign is Sign.NONE
        font = bold(rail.font()) if is_current else rail.font()
        small = small_letters(rail.font())
        high, low = QFontMetrics(font).height(), QFontMetrics(small).height()
        is_low = rail.is_narrow or rail.one_line
        top = box.top() + (box.height() - high - (0 if is_low else low)) // 2
        side = sign_side(rail.font())
        sign = QRectF(box.left() + SPACE[2], top + (high - side) / 2, side, side)
        quiet = now().ink if is_current else now().mute
        if not is_bare:
            draw_sign(painter, sign, item.sign, is_current=is_current)
            painter.setPen(QColor(quiet))
        painter.setFont(font if rail.is_narrow else small_letters(font))
        behind = item.counts if rail.one_line and not rail.is_narrow else item.number
        painter.drawText(QRect(box.left(), top, box.width() - SPACE[1], high), _RIGHT, behind)
        if rail.is_narrow:
            return
        left = round(sign.right()) + SPACE[2]
        room = QRect(left, top, box.right() - left - SPACE[1], high)
        if not is_bare and not rail.one_line:
            below = QRect(left, top + high, room.width(), low)
            painter.setFont(small)
            painter.drawText(below, _LEFT, _cut(QFontMetrics(small), item.counts, below.width()))
        if not is_bare:
            painter.setPen(QColor(now().ink))
        painter.setFont(font)
        painter.drawText(room, _LEFT, item.name)


def _is_pointed_at(rail: "Rail", row: QRect) -> bool:
    from PySide6.QtGui import QCursor

    return row.contains(rail.mapFromGlobal(QCursor.pos()))


def small_letters(font: QFont) -> QFont:
    """The letters of a caption beside those of a text."""
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * SIZES[0] / SIZES[1]))
    else:
        small.setPointSizeF(font.pointSizeF() * SIZES[0] / SIZES[1])
    return small


def bold(font: QFont) -> QFont:
    """The same letters, bold."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


def sign_side(font: QFont) -> int:
    """How wide and high a sign is, beside letters of this font."""
    return QFontMetrics(font).ascent()


def _cut(metrics: QFontMetrics, text: str, room: int) -> str:
    if metrics.horizontalAdvance(text) <= room:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def draw_sign(painter: QPainter, box: QRectF, sign: Sign, *, is_current: bool) -> None:
    """A tick, a triangle, an open circle, a dot; where one is, a disc."""
    theme, side, middle = now(), box.width(), box.center()
    colours = {Sign.DONE: theme.ok, Sign.NOTE: theme.warn, Sign.SKIPPED: theme.mute}
    colour = QColor(theme.accent if is_current else colours.get(sign, theme.accent))
    pen = QPen(colour, max(side / 8, 1.5))
    painter.setPen(pen)
    painter.setBrush(QColor(0, 0, 0, 0))
    if is_current:
        painter.setBrush(colour)
        painter.drawEllipse(middle, side * 0.34, side * 0.34)
    elif sign is Sign.OPEN:
        painter.drawEllipse(middle, side * 0.34, side * 0.34)
    elif sign is Sign.SKIPPED:
        painter.setBrush(colour)
        painter.drawEllipse(middle, side * 0.1, side * 0.1)
    elif sign is Sign.DONE:
        points = ((0.12, 0.55), (0.38, 0.82), (0.88, 0.2))
        painter.drawPolyline([_at(box, *point) for point in points])
    elif sign is Sign.NOTE:
        points = ((0.5, 0.12), (0.9, 0.85), (0.1, 0.85))
        painter.drawPolygon([_at(box, *point) for point in points])


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.top() + down * box.height())


def _fill(painter: QPainter, box: QRect, colour: str) -> None:
    """A ground of one colour, without a brush."""
    ground = QPixmap(box.size())
    ground.fill(QColor(colour))
    painter.drawPixmap(box.left(), box.top(), ground)
