"""NeedsCard: what a document still needs before it is final, each with the key that goes there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import Texts
from app.services.document_needs import Need
from app.ui.widgets.card import Card
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.point_button import PointButton
from app.ui.widgets.tokens import SPACE
from calc import Severity

_AT_THE_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NeedsCard(Card):
    """`chosen` gives a need that somebody clicked."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._texts = texts
        self._shown: tuple[str, tuple[Need, ...]] | None = None
        self.buttons: list[PointButton] = []
        self._caps: list[KeyCap] = []
        holder = QWidget(self)
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE[2])
        self._grid.setVerticalSpacing(SPACE[0])
        self._grid.setColumnStretch(0, 1)
        self.column.addWidget(holder)

    def show_needs(self, title: str, needs: Sequence[Need]) -> None:
        """Show them under a title; the same again costs nothing, and the cursor stays."""
        if (title, tuple(needs)) == self._shown:
            return
        self._shown = title, tuple(needs)
        self.say_title(title)
        had = next((at for at, each in enumerate(self.buttons) if each.hasFocus()), None)
        for widget in (*self.buttons, *self._caps):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.buttons, self._caps = [], []
        for row, need in enumerate(needs):
            self._add(row, need)
        if had is not None and self.buttons:
            self.buttons[min(had, len(self.buttons) - 1)].setFocus()

    @property
    def said(self) -> list[str]:
        """What stands on it."""
        return [need.said for need in self._shown[1]] if self._shown else []

    def _add(self, row: int, need: Need) -> None:
        severity = Severity.BLOCKS if need.stops else Severity.MISSING
        to = need.path or need.key
        button = PointButton(severity, need.said if to else "", need.said, to, self, brief=bool(to))
        button.clicked.connect(lambda: self.chosen.emit(need))
        self._grid.addWidget(button, row, 0)
        button.show()
        self.buttons.append(button)
        if need.key:
            cap = KeyCap(self._texts, need.key, self)
            self._grid.addWidget(cap, row, 1, _AT_THE_END)
            cap.show()
            self._caps.append(cap)
