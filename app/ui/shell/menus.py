"""The menus that every window has: Bewerken, Ga naar and Documenten."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import Texts
from app.ui.intake.session import Session
from app.ui.result.next_card import KEYS
from app.ui.widgets.actions import UndoAction, add_action, show_sign
from app.ui.widgets.icons import Icon

if TYPE_CHECKING:
    from app.ui.shell.main_window import MainWindow


def edit_menu(session: Session, bar: QMenuBar, texts: Texts) -> QMenu:
    """Undo and redo, over all edits."""
    menu = bar.addMenu(texts.text("files.menu.edit"))
    undo = UndoAction(session.undo_stack, texts, "files.undo", menu)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    redo = UndoAction(session.undo_stack, texts, "files.redo", menu)
    redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    menu.addActions([undo, redo])
    show_sign(menu, undo, Icon.UNDO)
    show_sign(menu, redo, Icon.REDO)
    return menu


def go_menu(window: "MainWindow", bar: QMenuBar, texts: Texts) -> QMenu:
    """Find, every step, the one after and before this one, the next open point, the other way."""
    menu, text = bar.addMenu(texts.text("files.menu.go")), texts.text
    find = add_action(menu, text("files.go.find"), window.guide.find, "Ctrl+K", sign=Icon.SEARCH)
    find.setProperty("find", "apart")
    if window.show_home is not None:
        add_action(menu, text("files.go.home"), window.show_home, "Alt+Home")
    menu.addSeparator()
    for place, kind in enumerate(window.wizard.kinds):
        title = kind.title(texts).replace("&", "&&")
        digit = (place + 1) % 10  # the tenth step has the key of the 0, as on a keyboard
        add_action(menu, f"&{digit} {title}", partial(window.open_step, place), f"Alt+{digit}")
    menu.addSeparator()
    onward = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+PgDown")  # Enter is the one beside the digits
    add_action(menu, text("files.go.next"), window.next_step, *onward, sign=Icon.ARROW_RIGHT)
    add_action(
        menu,
        text("files.go.previous"),
        partial(window.next_step, -1),
        "Ctrl+PgUp",
        sign=Icon.ARROW_LEFT,
    )
    add_action(
        menu, text("shell.menu.point"), window.next_open_point, "Ctrl+.", sign=Icon.LIST_CHECKS
    )
    add_action(menu, text("shell.menu.first"), window.go_to_first_thing, KEYS)
    menu.addSeparator()
    add_action(menu, text("shell.menu.way"), window.toggle_way, "F2", sign=Icon.PHONE)
    add_action(menu, text("shell.menu.part"), window.regions.next, "F6", sign=Icon.PANEL_RIGHT)
    add_action(menu, text("shell.menu.clock"), window.clock.toggle, "Pause", sign=Icon.PAUSE)
    return menu


def documents_menu(window: "MainWindow", bar: QMenuBar, texts: Texts) -> QMenu:
    """The letters and what else can be made of a dossier."""
    menu = bar.addMenu(texts.text("shell.menu.documents"))
    add_action(
        menu,
        texts.text("shell.menu.all_documents"),
        window.show_documents,
        "Ctrl+P",
        sign=Icon.FILE_TEXT,
    )
    add_action(menu, texts.text("shell.menu.batch"), window.show_batch)
    add_action(menu, texts.text("inspect.menu"), window.check_paper)
    return menu
