"""Drawer: a part that comes over the page from the right; it gives the cursor back."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.ui.widgets.chip import ChipLook
from app.ui.widgets.shade import Shade
from app.ui.widgets.table_look import letters

_WIDE: Final = 96
"""Average letters: the width of the drawer, as far as the page has it."""


class Drawer(QFrame):
    """Esc closes it; Tab stays in it, by `stops` in their order."""

    def __init__(self, name: str, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.stops: tuple[QWidget, ...] = ()
        self.setObjectName("drawer")
        self.setAccessibleName(name)
        self.shade = Shade(over)
        over.installEventFilter(self)
        self.hide()
        self.shade.hide()

    def show_over(self) -> None:
        """Show it over the page; where the cursor was is kept."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._place()
        self.shade.show()
        self.shade.raise_()
        self.show()
        self.raise_()

    def close_it(self) -> None:
        """Back to the page, and to where the cursor was."""
        self.hide()
        self.shade.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is the drawer's own as long as it is open, whatever it does elsewhere."""
        return event.key() == Qt.Key.Key_Escape

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What is under the drawer cannot be seen; of the chips the chosen one is the stop."""
        stops = [
            widget
            for widget in self.stops
            if widget.isVisibleTo(self)
            and widget.isEnabled()
            and (not isinstance(widget, ChipLook) or widget.isChecked())
        ]
        if not stops:
            return False
        here = QApplication.focusWidget()
        place = stops.index(here) if here in stops else -1
        chosen = stops[(place + (1 if forward else -1)) % len(stops)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as the page, whatever becomes of that."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        room = self._over.rect()
        wide = min(room.width(), letters(self, _WIDE))
        self.shade.setGeometry(room)
        self.setGeometry(room.width() - wide, 0, wide, room.height())
