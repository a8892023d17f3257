"""How a row of the list is drawn: what was searched for is marked, the status has its sign."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.services.dossier_store.row import RowStatus
from app.services.dossier_store.searching import marks
from app.ui.home.list_model import COLUMNS, FIGURES, Index, WorkListModel, cell
from app.ui.home.signs import draw_status, ink_of
from app.ui.widgets.tokens import SPACE, now

if TYPE_CHECKING:
    from app.ui.home.list_view import ListView

SIDE: Final = SPACE[3]
_BAR: Final = 4


class RowPainting(QStyledItemDelegate):
    """Draws the cells of one table."""

    def __init__(self, view: "ListView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, row_height(self._view.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._view.model()
        assert isinstance(model, WorkListModel)
        row = model.row(index.row())
        if row is None:
            return
        theme, box = now(), option.rect
        is_current = index.row() == self._view.currentIndex().row()
        painter.save()
        if is_current:
            painter.fillRect(box, QColor(theme.soft))
            if index.column() == 0:
                painter.fillRect(box.left(), box.top(), _BAR, box.height(), QColor(theme.accent))
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if is_current and theme.soft == theme.surface:  # no soft ground: a line says it
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawLine(box.left(), box.bottom() - 1, box.right(), box.bottom() - 1)
        name = COLUMNS[index.column()]
        room = box.adjusted(SIDE, 0, -SPACE[1], 0)
        said, font, ink = cell(row, index.column()), self._view.font(), QColor(theme.ink)
        if name == "name":
            font = _bold(font)
        elif name == "status":
            ink = ink_of(row.status)
            side = QFontMetrics(font).ascent()
            sign = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
            draw_status(painter, sign, row.status, ink)
            room = room.adjusted(side + SPACE[1], 0, 0, 0)
            font = _bold(font) if row.status is RowStatus.HELP_FIRST else font
        elif name == "contact" and not row.contact_known:
            ink = QColor(theme.mute)
        painter.setPen(ink)
        found = self._view.words if name in ("name", "reference") else ()
        _draw(painter, room, said, font, found, to_right=index.column() in FIGURES)
        painter.restore()


def row_height(font: QFont) -> int:
    """Of one row of the table: 40 at 100%."""
    return QFontMetrics(font).height() + 2 * SPACE[1] + SPACE[0]


def draw_cut(painter: QPainter, room: QRect, said: str, font: QFont) -> None:
    """One line, cut off where there is no room."""
    _draw(painter, room, said, font, ())


def _draw(
    painter: QPainter,
    room: QRect,
    said: str,
    font: QFont,
    words: Sequence[str],
    *,
    to_right: bool = False,
) -> None:
    """One line of text with the words marked: bold and underlined."""
    metrics = QFontMetrics(font)
    runs = marks(said, words) if words else []
    if not runs or metrics.horizontalAdvance(said) > room.width():
        painter.setFont(font)
        cut = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), cut)
        return
    marked, left, at = _bold(font), room.left(), 0
    marked.setUnderline(True)
    for begin, end in [*runs, (len(said), len(said))]:
        for part, looks in ((said[at:begin], font), (said[begin:end], marked)):
            painter.setFont(looks)
            wide = QFontMetrics(looks).horizontalAdvance(part)
            here = QRect(left, room.top(), wide + 2, room.height())
            painter.drawText(
                here, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), part
            )
            left += wide
        at = end


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
