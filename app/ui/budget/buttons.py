"""The commands of a table: as keys in it, one as a button above it, the others in a menu."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from app.i18n import Texts
from app.ui.budget.commands import LineCommands
from app.ui.budget.grid import LineGrid
from app.ui.widgets.words import set_tip

_KEYS: Final = {
    "add": "Ins",
    "unknown": "F8",
    "not_applicable": "F7",
    "duplicate": "Ctrl+D",
    "delete": "Del",
    "up": "Alt+Up",
    "down": "Alt+Down",
    "paste": "Ctrl+V",
    "copy": "Ctrl+C",
}
_ON_LINES: Final = ("duplicate", "up", "down", "copy")


class LineButtons(QObject):
    """A new line as a button; the rest behind one more, each with its key.

    Whoever shows them puts `add` and `more` somewhere.
    """

    def __init__(
        self, commands: LineCommands, grid: LineGrid, texts: Texts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._grid, self._texts = grid, texts
        self.actions_by_name: dict[str, QAction] = {}
        slots: dict[str, Callable[[], object]] = {
            "add": commands.add,
            "unknown": commands.set_unknown,
            "not_applicable": commands.not_applicable,
            "duplicate": commands.duplicate,
            "delete": commands.delete,
            "up": partial(commands.move, -1),
            "down": partial(commands.move, 1),
            "paste": commands.paste,
            "copy": commands.copy,
        }
        self.add = self._add_button(slots["add"], parent)
        self.more = QToolButton(parent)
        self.more.setText(texts.text("form.lines.more"))
        self.more.setAccessibleName(texts.text("form.lines.more_of"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for name, slot in slots.items():
            if name != "add":
                menu.addAction(self._action(name, slot, menu))
            key = QShortcut(QKeySequence(_KEYS[name]), grid)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)
        menu.aboutToShow.connect(self._follow)
        self.more.setMenu(menu)

    def _add_button(self, slot: Callable[[], object], parent: QWidget) -> QPushButton:
        said = self._texts.text("lines.button.add")
        button = QPushButton(f"+ {said}", parent)
        button.setAutoDefault(False)
        button.setAccessibleName(said.replace("&", ""))
        keys = QKeySequence(_KEYS["add"]).toString(QKeySequence.SequenceFormat.NativeText)
        tip = self._texts.text("lines.button.tip", name=said.replace("&", ""), keys=keys)
        set_tip(button, tip)
        button.clicked.connect(lambda _=False: slot())
        return button

    def _action(self, name: str, slot: Callable[[], object], menu: QMenu) -> QAction:
        """The key is shown beside the words; the table itself hears it."""
        keys = QKeySequence(_KEYS[name]).toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(f"{self._texts.text(f'lines.button.{name}')}\t{keys}", menu)
        action.triggered.connect(lambda _=False: self._and_back(slot))
        self.actions_by_name[name] = action
        return action

    def _and_back(self, slot: Callable[[], object]) -> None:
        """After a command on lines the cursor is in the table, where those lines are."""
        slot()
        if self._grid.editor is None:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """What needs a line is off as long as none is chosen."""
        chosen = bool(self._grid.chosen_rows())
        for name in _ON_LINES:
            self.actions_by_name[name].setEnabled(chosen)
