"""CheckRow: one check in a line: its number, what it is about, its state with a sign, its day."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.widgets.table_look import letters
from app.ui.widgets.tokens import RADIUS, SPACE, now
from app.ui.widgets.words import set_description, set_name, set_tip
from calc.base.value_type import value_type
from calc.dossier.codes import CheckState

SIGNS: Final = {
    CheckState.NOT_ASKED: "○",
    CheckState.OPEN: "△",
    CheckState.AGREED: "✓",
    CheckState.NOT_APPLICABLE: "–",
}
"""Each state has a sign: none is told by its colour alone."""
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@value_type
class RowWords:
    """What a row says. `key`: the digit that opens it; "" for none."""

    key: str
    name: str
    said: str
    state: CheckState
    state_name: str
    due: str


class CheckRow(QAbstractButton):
    """A click or Enter makes it the check that is asked."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._words: RowWords | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> RowWords | None:
        """What it says now."""
        return self._words

    def show_words(self, words: RowWords) -> None:
        """Say something else; the same again costs nothing."""
        if words == self._words:
            return
        self._words = words
        self.setText(words.name)
        set_name(self, ", ".join(filter(None, (words.name, words.state_name, words.due))))
        set_description(self, " ".join(filter(None, (words.key, words.said))))
        set_tip(self, words.said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        two = self._words is not None and bool(self._words.said) and not self._is_wide()
        return QSize(letters(self, 30), (2 * line if two else line) + SPACE[1])

    def minimumSizeHint(self) -> QSize:
        return QSize(letters(self, 10), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        words, theme = self._words, now()
        if words is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(theme.soft))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        room = self.rect().adjusted(SPACE[3], 0, -SPACE[3], -1)
        room = self._draw_key(painter, room)
        room = self._draw_state(painter, room)
        self._draw_said(painter, room)

    def _is_wide(self) -> bool:
        """Rows without a digit have their sentence beside the name."""
        return self._words is not None and not self._words.key

    def _draw_key(self, painter: QPainter, room: QRect) -> QRect:
        words, theme = self._words, now()
        if words is None or not words.key:
            return room
        side = self.fontMetrics().height() + 3
        cap = QRect(room.left(), room.center().y() - side // 2, side, side)
        painter.setPen(QPen(QColor(theme.border), theme.border_width))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(cap, RADIUS - 2, RADIUS - 2)
        painter.setFont(self._font(bold=True))
        painter.setPen(QColor(theme.ink))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), words.key)
        return room.adjusted(side + SPACE[2], 0, 0, 0)

    def _draw_state(self, painter: QPainter, room: QRect) -> QRect:
        words, theme = self._words, now()
        assert words is not None  # only a row that says something is painted
        wide = QFontMetrics(self._font(bold=True)).horizontalAdvance
        day = wide("00-00-0000") + SPACE[2]
        state = max(wide(f"{SIGNS[words.state]} {words.state_name}"), wide("○ niet gevraagd"))
        painter.setFont(self._font())
        painter.setPen(QColor(theme.ink))
        painter.drawText(room, _RIGHT, words.due)
        is_open = words.state is CheckState.OPEN
        painter.setFont(self._font(bold=is_open))
        painter.setPen(QColor(theme.warn if is_open else theme.ink))
        left = room.right() - day - state
        box = QRect(left, room.top(), state, room.height())
        painter.drawText(box, _LEFT, f"{SIGNS[words.state]} {words.state_name}")
        return QRect(room.left(), room.top(), left - room.left() - SPACE[2], room.height())

    def _draw_said(self, painter: QPainter, room: QRect) -> None:
        words, theme = self._words, now()
        assert words is not None
        bold = self._font(bold=True)
        wide = self._is_wide()
        line = self.fontMetrics().height()
        top = room.top() + (room.height() - (line if wide or not words.said else 2 * line)) // 2
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink))
        metrics, plain = QFontMetrics(bold), self.fontMetrics()
        name = metrics.elidedText(words.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRect(room.left(), top, room.width(), line), _LEFT, name)
        painter.setFont(self._font())
        painter.setPen(QColor(theme.mute))
        left = metrics.horizontalAdvance(name) + SPACE[2] if wide else 0
        below = QRect(
            room.left() + left, top if wide else top + line, max(room.width() - left, 0), line
        )
        said = plain.elidedText(words.said, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, _LEFT, said)

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font
