"""The sign of a status, drawn: a triangle, a circle, two bars, a disc, a tick."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.services.dossier_store.row import RowStatus
from app.ui.widgets.tokens import now

_STROKES = {
    RowStatus.HELP_FIRST: (((0.5, 0.12), (0.92, 0.86), (0.08, 0.86), (0.5, 0.12)),),
    RowStatus.NO_PAYMENT: (((0.32, 0.12), (0.32, 0.88)), ((0.68, 0.12), (0.68, 0.88))),
    RowStatus.DONE: (((0.1, 0.52), (0.38, 0.82), (0.9, 0.18)),),
}


def draw_status(painter: QPainter, box: QRectF, status: RowStatus, ink: QColor) -> None:
    """Draw the sign in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(box.width() / 9, 1.4)))
    painter.setBrush(ink if status is RowStatus.RUNNING else Qt.BrushStyle.NoBrush)
    if status in _STROKES:
        for points in _STROKES[status]:
            painter.drawPolyline(
                [QPointF(box.left() + x * box.width(), box.top() + y * box.height())
                 for x, y in points]
            )  # fmt: skip
    else:
        painter.drawEllipse(box.center(), box.width() * 0.36, box.height() * 0.36)
    painter.restore()


def ink_of(status: RowStatus) -> QColor:
    """The colour of a status; its word and its sign say the same."""
    theme = now()
    colours = {RowStatus.HELP_FIRST: theme.warn, RowStatus.DONE: theme.ok}
    return QColor(colours.get(status, theme.ink))
