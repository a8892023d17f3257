"""OneLine: a field of one line that says so when its text is longer than it has room for.

A text cut off at the edge reads as a whole one: "loondienst ploe" is nobody's work. Without the
cursor the field ends it in a sign, and its tip has all of it; with the cursor it moves as always.
"""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from app.ui.widgets.words import set_tip

_MARGIN = 2
"""Between the edge of the contents and the first letter, as Qt has it."""


class OneLine(QLineEdit):
    """Looks and works as any other; only what does not fit is painted by itself."""

    _has_tip = False

    @property
    def shown(self) -> str:
        """The text as it is seen while the cursor is elsewhere."""
        room = self._letters().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    @property
    def is_cut(self) -> bool:
        """Whether there is more text than room."""
        return self.shown != self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.is_cut:
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._letters(), middle, self.shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The tip is the whole text, as long as that is not seen."""
        if event.type() == QEvent.Type.ToolTip:
            if self.is_cut:
                set_tip(self, self.text())
            elif self._has_tip:
                set_tip(self, "")
            self._has_tip = self.is_cut
        return super().event(event)

    def _letters(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return inside.adjusted(_MARGIN, 0, -_MARGIN, 0)
