"""Shade: over a page or a window, so that nobody takes it for what is typed in."""

from typing import Final

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.tokens import ThemeName, now

_SHADE: Final = 0.4


class Shade(QWidget):
    """As large as what it is over, once it is put there."""

    def cover(self, over: QWidget) -> None:
        """Lie over all of what it is in."""
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = now()
        shade = QColor(theme.ink if theme.name is ThemeName.LIGHT else theme.bg)
        shade.setAlphaF(_SHADE)
        QPainter(self).fillRect(self.rect(), shade)
