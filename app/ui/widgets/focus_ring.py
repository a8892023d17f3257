"""The ring around what has the cursor: two pixels of the accent, two pixels away from it.

Qt's own frame follows a widget wherever it is moved or scrolled to; this gives that frame its size
and its line. The rest of the program keeps the style of Qt: a style of ours under every widget
would be asked for each line that is drawn.
"""

from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QMenu,
    QMenuBar,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from app.ui.widgets.tokens import RADIUS, now

LINE: Final = 2
GAP: Final = 2


class RingStyle(QProxyStyle):
    """The style of the frame alone: how far it stands out, and what is drawn."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        margins = (
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        )
        return GAP + LINE if metric in margins else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: object = None,  # noqa: N803 - the name of Qt
    ) -> int:
        """It lies over everything that scrolls with its widget, and is cut off where that is."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget)


class Ring(QFocusFrame):
    """Drawn inside the part that can be seen: a widget at the edge has its ring on itself."""

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now().accent), LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half, corner = LINE / 2, RADIUS + GAP
        edge = QRectF(self.seen()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(edge, corner, corner)

    def seen(self) -> QRect:
        """Its place, drawn in by the few pixels that stick out of its parent, and by no more.

        Of a widget that is scrolled half away the ring goes away with it.
        """
        own, parent = self.rect(), self.parentWidget()
        room = own if parent is None else parent.rect().translated(-self.pos())
        beyond = (
            room.left() - own.left(),
            room.top() - own.top(),
            own.right() - room.right(),
            own.bottom() - room.bottom(),
        )
        left, top, right, bottom = (far if 0 < far <= GAP + LINE else 0 for far in beyond)
        return own.adjusted(left, top, -right, -bottom)


class FocusRing(QObject):
    """Puts the one ring around whatever gets the cursor, in every window of the program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._style = RingStyle()
        self._style.setParent(self)
        self.ring: Ring | None = None
        app.focusChanged.connect(self.follow)

    def follow(self, before: QWidget | None, after: QWidget | None) -> None:
        """The cursor went from one widget to another."""
        target = _ringed(after)
        if self.ring is not None and not isValid(self.ring):
            self.ring = None  # its window went away, and took it along
        if target is None:
            if self.ring is not None:
                self.ring.setWidget(None)  # type: ignore[arg-type]  # it takes none
            return
        if self.ring is None:
            self.ring = Ring(target)
            self.ring.setStyle(self._style)
        self.ring.setWidget(target)


def put_ring(app: QApplication) -> FocusRing:
    """From now on there is a ring in every window; asked again, it is the same one."""
    found = app.findChild(FocusRing)
    if found is not None:
        return found
    made = FocusRing(app)
    made.follow(None, app.focusWidget())
    return made


def _ringed(widget: QWidget | None) -> QWidget | None:
    """What the ring goes around: of a cell that is typed in, the table."""
    if widget is None or widget.isWindow() or isinstance(widget, QMenuBar | QMenu):
        return None
    held = widget.parentWidget()
    view = None if held is None else held.parentWidget()
    return view if isinstance(view, QAbstractItemView) and view.viewport() is held else widget
