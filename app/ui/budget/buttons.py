"""The buttons above a table, and the same commands as keys in it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import Texts
from app.ui.budget.commands import LineCommands
from app.ui.budget.grid import LineGrid
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.words import set_tip

_KEYS: Final = {
    "add": "Ins",
    "duplicate": "Ctrl+D",
    "delete": "Del",
    "up": "Alt+Up",
    "down": "Alt+Down",
    "paste": "Ctrl+V",
    "copy": "Ctrl+C",
    "unknown": "F8",
}


class LineButtons(QWidget):
    """Every command as a button with its key in the tool tip."""

    def __init__(
        self, commands: LineCommands, grid: LineGrid, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self.setProperty("look", "narrow")
        row = FlowLayout(6, self)
        slots: dict[str, Callable[[], object]] = {
            "add": commands.add,
            "duplicate": commands.duplicate,
            "delete": commands.delete,
            "up": partial(commands.move, -1),
            "down": partial(commands.move, 1),
            "paste": commands.paste,
            "copy": commands.copy,
            "unknown": commands.set_unknown,
        }
        for name, slot in slots.items():
            row.addWidget(self._button(name, slot, texts))
            key = QShortcut(QKeySequence(_KEYS[name]), grid)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)
        self._grid = grid
        grid.selectionModel().selectionChanged.connect(self._follow)
        self._follow()

    def _button(self, name: str, slot: Callable[[], object], texts: Texts) -> QPushButton:
        button = QPushButton(texts.text(f"lines.button.{name}"), self)
        said = button.text().replace("&", "")
        keys = QKeySequence(_KEYS[name]).toString(QKeySequence.SequenceFormat.NativeText)
        button.setAccessibleName(said)
        set_tip(button, texts.text("lines.button.tip", name=said, keys=keys))
        button.setAutoDefault(False)
        if name in ("add", "paste"):
            button.clicked.connect(lambda _=False: slot())
        else:
            button.clicked.connect(lambda _=False: self._and_back(slot))
        self.buttons[name] = button
        return button

    def _and_back(self, slot: Callable[[], object]) -> None:
        """After a command on lines the cursor is in the table, where those lines are."""
        slot()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """What needs a line is off as long as none is chosen."""
        chosen = bool(self._grid.chosen_rows())
        for name in ("duplicate", "up", "down", "copy"):
            self.buttons[name].setEnabled(chosen)
