"""The menu Help: the keys, and what this program is made of."""

import platform
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QTableWidget, QTableWidgetItem, QWidget

from app.i18n import Texts
from app.ui.widgets.actions import actions_of, add_action
from app.ui.widgets.clipboard import PlainTable
from app.ui.widgets.icons import Icon
from app.ui.widgets.notice import Notice
from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION

if TYPE_CHECKING:
    from app.ui.shell.guide import Guide
    from calc import Tariffs

PARTS: Final = {
    "PySide6_Essentials": "LGPL-3.0",
    "pydantic": "MIT",
    "Babel": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0, BSD-3-Clause",
}
"""What the program is built on, with the licence of each."""
IN_FIELDS: Final = (("F8", "files.keys.unknown"), ("Tab", "files.keys.tab"))


def help_menu(guide: "Guide", bar: QMenuBar, texts: Texts) -> QMenu:
    """Help at the field, the manual, the keys, and about."""
    menu = bar.addMenu(texts.text("files.menu.help"))
    window = bar.window()
    add_action(menu, texts.text("files.help.here"), guide.explain, "F1")
    add_action(menu, texts.text("files.help.manual"), guide.show_manual, "Shift+F1")
    add_action(menu, texts.text("files.keys"), partial(_show_keys, bar, texts), sign=Icon.KEYBOARD)
    about = add_action(
        menu,
        texts.text("files.about"),
        lambda: about_notice(window, texts, guide.tariffs).ask(),
        sign=Icon.INFO,
    )
    about.setMenuRole(QAction.MenuRole.AboutRole)
    return menu


def _show_keys(bar: QMenuBar, texts: Texts) -> None:
    keys_notice(bar, texts).ask()


def keys_notice(bar: QMenuBar, texts: Texts) -> Notice:
    """Every shortcut, out of the menus themselves, and the keys that work within a field."""
    notice = Notice(bar.window(), texts, texts.text("files.keys.title"))
    keys = [
        (_shown(action), action.text().replace("&&", "\0").replace("&", "").replace("\0", "&"))
        for action in actions_of(bar)
        if action.shortcuts()
    ]
    keys += [(key, texts.text(said)) for key, said in IN_FIELDS]
    notice.put_below_text(_table(texts, keys, notice))
    return notice


def about_notice(window: QWidget, texts: Texts, tariffs: "Tariffs") -> Notice:
    """Versions and licences."""
    from app.services.versions import say_versions, versions  # seldom needed

    made_of = " · ".join(say_versions(texts, versions(tariffs)))
    parts = [f"{name} {version_of(name)} ({licence})" for name, licence in PARTS.items()]
    heading = texts.text("files.about.title", version=PROGRAM_VERSION, engine=ENGINE_VERSION)
    what, licence = texts.text("files.about.what"), texts.text("files.about.licence")
    built = texts.text("files.about.built", python=platform.python_version())
    parts.append("Noto Sans (OFL-1.1)")
    return Notice(window, texts, heading, (what, made_of, licence, built), points=parts)


def _shown(action: QAction) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(form) for key in action.shortcuts())


def version_of(name: str) -> str:
    """The version of a part; "" in a program that was packed without it."""
    from importlib.metadata import PackageNotFoundError, version  # slow, and seldom needed

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _table(texts: Texts, keys: list[tuple[str, str]], parent: QWidget) -> QTableWidget:
    table = PlainTable(len(keys), 2, parent)
    table.setAccessibleName(texts.text("files.keys.title"))
    table.setHorizontalHeaderLabels([texts.text("files.keys.key"), texts.text("files.keys.what")])
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    for row, cells in enumerate(keys):
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    table.resizeRowsToContents()
    return table
