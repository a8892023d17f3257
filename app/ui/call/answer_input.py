"""AnswerInput: a field that takes anything, with what was understood of it below it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.services.call.heard import Echoed
from app.ui.widgets.announce import announce
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name

QWIDGETSIZE_MAX: Final = 16777215
"""Qt's own name for no limit; PySide does not give it."""
_QUIET_MS: Final = 700
"""So long after the last letter a screen reader hears what was understood."""


class AnswerInput(QWidget):
    """The field, the echo, and each way to read it where there is more than one."""

    typed = Signal()
    """another text stands in the field, or another way to read it was chosen"""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setObjectName(name)
        self.field.textEdited.connect(self._edited)
        self.echo = Label(self)
        self.echo.setWordWrap(True)
        self.echo.setObjectName("ok")
        self.ways: ChipRow | None = None
        self.way: int | None = None
        self._shown_ways: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[0])
        self._column.addWidget(self.field)
        self._column.addWidget(self.echo)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET_MS)
        self._later.timeout.connect(lambda: announce(self.field, self.echo.text()))

    def show_text(self, text: str, name: str, *, letters: int = 0, hint: str = "") -> None:
        """Show an answer; `name` is what a screen reader calls the field. `letters`: no wider than
        so many; 0 for as wide as there is room. `hint`: in the field as long as it is empty."""
        self.way = None
        self.field.setPlaceholderText(hint)
        metrics = self.field.fontMetrics()
        wide = metrics.averageCharWidth() * letters if letters else QWIDGETSIZE_MAX
        if self.field.maximumWidth() != wide:
            self.field.setMaximumWidth(wide)
        self.field.setText(text)
        set_name(self.field, name)

    def make_room(self) -> None:
        """As wide as there is room: what is said along is longer than an amount."""
        if self.field.maximumWidth() != QWIDGETSIZE_MAX:
            self.field.setMaximumWidth(QWIDGETSIZE_MAX)

    def show_echo(self, echo: Echoed, ways: Sequence[str] = (), *, ways_name: str = "") -> None:
        """Say what was understood, or what to do about it."""
        sign = "\N{CHECK MARK} " if echo.is_understood else "\N{BLACK UP-POINTING TRIANGLE} "
        words = f"{sign}{echo.words}" if echo.words else ""
        self._show_ways(tuple(ways), ways_name)
        if self.echo.text() == words:
            return
        name = "ok" if echo.is_understood else "fieldQuestion"
        if self.echo.objectName() != name:
            self.echo.setObjectName(name)
            self.echo.style().unpolish(self.echo)
            self.echo.style().polish(self.echo)
        self.echo.setText(words)
        self.echo.setAccessibleName(echo.words)
        self._later.start()

    def focus_ways(self) -> None:
        """The cursor goes to the ways to read it."""
        if self.ways is not None:
            self.ways.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self, ways: tuple[str, ...], name: str) -> None:
        if ways == self._shown_ways:
            return
        self._shown_ways = ways
        if self.ways is not None:
            self._column.removeWidget(self.ways)
            self.ways.hide()
            self.ways.deleteLater()
            self.ways = None
        if ways:
            answers = [Answer(str(at), str(at + 1), said) for at, said in enumerate(ways)]
            self.ways = ChipRow(name, answers, self)
            self.ways.chosen.connect(self._choose)
            self._column.addWidget(self.ways)
            self.ways.show()
            QWidget.setTabOrder(self.field, self.ways.chips[0])

    def _choose(self, key: str) -> None:
        self.way = int(key)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _edited(self) -> None:
        self.way = None
        self.typed.emit()
