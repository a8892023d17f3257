"""The icons: lines of one width, in a colour of the theme that is in use while they are painted.

The pictures are files in app/resources/icons; whoever wants one more puts it there and names it
here. An icon never stands without a word.
"""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from app.resources import ICONS
from app.ui.widgets.tokens import now


class Icon(StrEnum):
    """The name of its file."""

    CHECK = "check"
    TRIANGLE = "triangle"
    CIRCLE = "circle"


def icon(which: Icon, token: str = "ink") -> QIcon:
    """An icon in the colour that the theme has under this name. It changes with the theme."""
    engine = _LineEngine(which, token)
    return QIcon(engine)


class _LineEngine(QIconEngine):
    def __init__(self, which: Icon, token: str) -> None:
        super().__init__()
        self._which, self._token = which, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        from PySide6.QtSvg import QSvgRenderer  # the first paint has no icon

        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        theme = now()
        token = "border" if mode == QIcon.Mode.Disabled else self._token
        colour = theme.on_accent if mode == QIcon.Mode.Selected else getattr(theme, token)
        QSvgRenderer(QByteArray(_drawn(self._which, colour))).render(painter, box)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _LineEngine(self._which, self._token)


@lru_cache(maxsize=128)
def _drawn(which: Icon, colour: str) -> bytes:
    return (ICONS / f"{which}.svg").read_bytes().replace(b"currentColor", colour.encode())
