"""PartsPicture: a picture in parts, each with a sentence; arrows walk them, and say them aloud."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.ui.widgets.tokens import SIZES, now
from app.ui.widgets.words import set_description, show_tip

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_CAPTION, _TEXT, *_ = SIZES


class PartsPicture(QWidget):
    """Base of the pictures of the outcome. Home and End go to the ends; Esc takes the mark away.

    Whoever paints a part says where it is (`places`), so that the mouse finds it too.
    """

    part_said = Signal(str)
    """the sentence of the part that is marked; "" when none is"""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[str, ...] = ()
        self._at: int | None = None
        self.places: list[QRectF] = []
        """where each part was painted"""
        self.written: list[QRectF] = []
        """where words were painted"""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the parts say, in their order."""
        return self._said

    @property
    def at(self) -> int | None:
        """The part that is marked, counted from 0."""
        return self._at

    def _say_parts(self, sentences: Sequence[str]) -> None:
        """These are the parts now. The mark stays where it is as long as there is one."""
        self._said = tuple(sentences)
        if self._at is not None and self._at >= len(self._said):
            self._at = None
        set_description(self, ". ".join(self._said))
        self.updateGeometry()
        self.update()
        self.part_said.emit("" if self._at is None else self._said[self._at])

    def mark(self, place: int | None) -> None:
        """Mark a part, or none, and say it."""
        if place is not None:
            place = min(max(place, 0), len(self._said) - 1)
        if place == self._at or (place is not None and not self._said):
            return
        self._at = place
        said = "" if place is None else self._said[place]
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.part_said.emit(said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._said or (key == Qt.Key.Key_Escape and self._at is None):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.mark(0 if self._at is None else self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.mark(0 if key == Qt.Key.Key_Home else len(self._said) - 1)
        elif key == Qt.Key.Key_Escape:
            self.mark(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing stays marked in a picture that somebody left."""
        super().focusOutEvent(event)
        self.mark(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mark(self._part_at(event.position()))

    def event(self, event: QEvent) -> bool:
        """A tip has the sentence of the part under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._part_at(QPointF(event.pos()))
            show_tip(event.globalPos(), "" if place is None else self._said[place], self)
            return True
        return super().event(event)

    def _part_at(self, at: QPointF) -> int | None:
        for place, rect in enumerate(self.places[: len(self._said)]):
            if rect.contains(at):
                return place
        return None

    def _letters(self, *, bold: bool = False, caption: bool = False) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        if caption:
            share = _CAPTION / _TEXT
            if font.pixelSize() > 0:
                font.setPixelSize(round(font.pixelSize() * share))
            else:
                font.setPointSizeF(font.pointSizeF() * share)
        return font

    def _wide(self, text: str, *, bold: bool = False, caption: bool = False) -> float:
        return QFontMetricsF(self._letters(bold=bold, caption=caption)).horizontalAdvance(text)

    def _line(self) -> float:
        return QFontMetricsF(self.font()).lineSpacing()

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        *,
        bold: bool = False,
        caption: bool = False,
        quiet: bool = False,
        right: bool = False,
    ) -> None:
        """A line of text in the middle of its room, cut off with dots where it does not fit."""
        font = self._letters(bold=bold, caption=caption)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.setFont(font)
        painter.setPen(QColor(now().mute if quiet else now().ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        self.written.append(room)

    def _fill(self, painter: QPainter, rect: QRectF, edge: str, ground: str, hatch: str) -> None:
        """A bar: its ground ("": none), a hatch over it ("": none), and an edge."""
        if ground:
            painter.fillRect(rect, QColor(ground))
        if hatch:
            painter.fillRect(rect, QBrush(QColor(hatch), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(edge), max(1, now().border_width)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)

    def _mark_part(self, painter: QPainter) -> None:
        """A frame around the part that is marked."""
        if self._at is None or self._at >= len(self.places):
            return
        painter.setPen(QPen(QColor(now().accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.places[self._at].adjusted(1, 1, -1, -1), 4, 4)
