"""The menus that every window has: Bewerken and Ga naar."""

from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.shell.wizard import Wizard
from app.ui.widgets.actions import UndoAction, add_action


def edit_menu(session: Session, bar: QMenuBar, texts: Texts) -> QMenu:
    """Undo and redo, over all edits."""
    menu = bar.addMenu(texts.text("files.menu.edit"))
    undo = UndoAction(session.undo_stack, texts, "files.undo", menu)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    redo = UndoAction(session.undo_stack, texts, "files.redo", menu)
    redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    menu.addActions([undo, redo])
    return menu


def go_menu(wizard: Wizard, bar: QMenuBar, texts: Texts) -> QMenu:
    """Every step, and the one after and before this one."""
    menu = bar.addMenu(texts.text("files.menu.go"))
    for place, kind in enumerate(wizard.kinds):
        title = kind.title(texts).replace("&", "&&")
        digit = (place + 1) % 10  # the tenth step has the key of the 0, as on a keyboard
        add_action(menu, f"&{digit} {title}", partial(wizard.enter, place), f"Alt+{digit}")
    menu.addSeparator()
    add_action(menu, texts.text("files.go.next"), wizard.next, "Ctrl+PgDown")
    add_action(menu, texts.text("files.go.previous"), wizard.previous, "Ctrl+PgUp")
    return menu
