"""How an action of a menu is made, and the two that say what they undo."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.i18n import Texts
from app.ui.widgets.icons import Icon, icon
from app.ui.widgets.words import set_tip


def add_action(
    menu: QMenu, text: str, slot: Callable[[], object], *keys: str, enabled: bool = True,
    sign: Icon | None = None,
) -> QAction:  # fmt: skip
    """An action at the end of a menu. `keys` are its shortcuts, the shown one first."""
    action = QAction(text, menu)
    if sign is not None:
        show_sign(menu, action, sign)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setEnabled(enabled)
    action.triggered.connect(lambda _=False: slot())
    menu.addAction(action)
    return action


def show_sign(menu: QMenu, action: QAction, sign: Icon) -> None:
    """An icon before an action, drawn when the menu opens: in the colours of that moment."""
    if not menu.property("signs"):
        menu.setProperty("signs", True)
        menu.aboutToShow.connect(partial(_draw_signs, menu))
    action.setProperty("sign", sign.value)


def show_locked(menu: QMenu, action: QAction, texts: Texts) -> None:
    """An action that the administrator keeps from being chosen, and says so: in words, for who
    hears it, with a lock before it, and as a tip.
    """
    said = texts.text("administrator.locked")
    action.setEnabled(False)
    set_tip(action, said)
    if action.isChecked():
        action.setText(texts.text("administrator.locked.choice", what=action.text()))
    show_sign(menu, action, Icon.LOCK)
    menu.setToolTipsVisible(True)


def _draw_signs(menu: QMenu) -> None:
    for action in menu.actions():
        if (sign := action.property("sign")) is not None:
            action.setIcon(icon(Icon(sign)))


def actions_of(bar: QMenuBar) -> Iterator[QAction]:
    """Every action of a menu bar that does something, in the order of the menus."""
    waiting = list(bar.actions())
    while waiting:
        action = waiting.pop(0)
        menu = action.menu()
        if isinstance(menu, QMenu):
            waiting = [*menu.actions(), *waiting]
        elif not action.isSeparator():
            yield action


class UndoAction(QAction):
    """ "Ongedaan maken: spaargeld wijzigen", or only its first words when there is nothing."""

    def __init__(self, stack: QUndoStack, texts: Texts, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts, self._key = texts, key
        undo = key == "files.undo"
        self.say(stack.undoText() if undo else stack.redoText())
        self.setEnabled(stack.canUndo() if undo else stack.canRedo())
        (stack.undoTextChanged if undo else stack.redoTextChanged).connect(self.say)
        (stack.canUndoChanged if undo else stack.canRedoChanged).connect(self.setEnabled)
        self.triggered.connect(stack.undo if undo else stack.redo)

    def say(self, what: str) -> None:
        """Name what would be undone."""
        plain = what.replace("&", "&&")
        text = self._texts.text
        self.setText(text(f"{self._key}.of", what=plain) if what else text(self._key))
