"""AskList: what is still to be asked, each a row that leads to its field by click or Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n.walls import Ask
from app.ui.widgets.point_button import PointButton
from app.ui.widgets.words import Label, set_tip
from calc import Severity


class AskList(QWidget):
    """Hidden when there is nothing to ask. What did not change keeps the focus it has."""

    go_to_requested = Signal(str)

    def __init__(self, title: str, severity: Severity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = severity
        self._shown: list[Ask] = []
        self.buttons: list[PointButton] = []
        self.title = Label(title, self)
        self.title.setWordWrap(True)
        self.title.setVisible(bool(title))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.title)

    def rename(self, title: str) -> None:
        """Another title: one that depends on what is asked."""
        if title != self.title.text():
            self.title.setText(title)
        self.title.setVisible(bool(title))

    def show_asks(self, asks: Sequence[Ask]) -> None:
        """Show these, or nothing."""
        self.setVisible(bool(asks))
        if list(asks) == self._shown:
            return
        self._shown = list(asks)
        focused = [button.hasFocus() for button in self.buttons]
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for ask in asks:
            button = PointButton(self._severity, ask.said, "", ask.path, self, brief=True)
            set_tip(button, "")
            button.clicked.connect(lambda _=False, to=ask.path: self.go_to_requested.emit(to))
            self._column.addWidget(button)
            button.show()
            self.buttons.append(button)
        if True in focused and self.buttons:
            self.buttons[min(focused.index(True), len(self.buttons) - 1)].setFocus()
