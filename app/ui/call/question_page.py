"""QuestionPage: a question that scrolls down where letters are large, and never sideways."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from app.ui.widgets.first import without_focus, without_sideways_bar
from app.ui.widgets.tokens import SPACE


class QuestionPage(QScrollArea):
    """Holds the card of the question."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        without_focus(self)
        without_sideways_bar(self)
        self.setWidget(widget)
        widget.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # there are no widgets without one
        app.focusChanged.connect(self._follow)

    def event(self, event: QEvent) -> bool:
        """F1 is about this question while it is shown."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys with Ctrl are of the conversation."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another question is laid out: what has the cursor is somewhere else now."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            QTimer.singleShot(0, self, lambda: self._follow(None, QApplication.focusWidget()))
        return super().eventFilter(watched, event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """What has the cursor is in sight."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, SPACE[4])
