"""The menu Bestand, with the files that were used last."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import Texts
from app.services.dossiers import short_name
from app.services.local_state import Keeper
from app.ui.shell.file_commands import FileCommands
from app.ui.shell.statements import StatementCommands
from app.ui.widgets.actions import add_action
from app.ui.widgets.icons import Icon
from app.ui.widgets.words import set_tip


class RecentMenu(QMenu):
    """Filled each time it opens; a file that is not there now is shown and cannot be chosen."""

    def __init__(self, commands: FileCommands, keeper: Keeper, texts: Texts, parent: QMenu) -> None:
        super().__init__(texts.text("files.recent"), parent)
        self._commands, self._keeper, self._texts = commands, keeper, texts
        self.setToolTipsVisible(True)
        self.setProperty("find", "apart")  # Ctrl+K knows these files by name and reference
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the list as it is now."""
        self.clear()
        text, files = self._texts.text, self._keeper.settings.recent_files
        for place, name in enumerate(files, start=1):
            path = Path(name)
            there = path.is_file()
            shown = short_name(path).replace("&", "&&")
            label = f"&{place % 10} {shown}"
            said = label if there else text("files.recent.missing", name=label)
            action = add_action(self, said, partial(self._commands.open_path, path), enabled=there)
            set_tip(action, name)
        if files:
            self.addSeparator()
        self._add_empty(text("files.recent.empty" if files else "files.recent.none"), bool(files))

    def _add_empty(self, label: str, enabled: bool) -> QAction:
        return add_action(self, label, self._keeper.forget_files, enabled=enabled)


def file_menu(
    commands: FileCommands, statements: StatementCommands, keeper: Keeper,
    close: Callable[[], object], bar: QMenuBar, texts: Texts,
    packages: Callable[[], object], in_store: Callable[[QMenu, Texts], object] | None = None,
) -> QMenu:  # fmt: skip
    """New, open, recent, save, save as, what the store adds, a statement out and in, a package of
    figures, close.
    """
    menu = bar.addMenu(texts.text("files.menu.file"))
    add_action(menu, texts.text("files.new"), commands.new, "Ctrl+N", sign=Icon.FILE_PLUS)
    add_action(menu, texts.text("files.open"), commands.open, "Ctrl+O", sign=Icon.FOLDER_OPEN)
    add_action(menu, texts.text("shell.menu.example"), commands.example, "Ctrl+E")
    menu.addMenu(RecentMenu(commands, keeper, texts, menu))
    menu.addSeparator()
    add_action(menu, texts.text("files.save"), commands.save, "Ctrl+S", sign=Icon.SAVE)
    add_action(menu, texts.text("files.save_as"), commands.save_as, "Ctrl+Shift+S")
    if in_store is not None:
        in_store(menu, texts)
    menu.addSeparator()
    add_action(menu, texts.text("files.export"), statements.export)
    add_action(menu, texts.text("files.import"), statements.read)
    menu.addSeparator()
    add_action(menu, texts.text("files.package"), packages)
    menu.addSeparator()
    quit_ = add_action(menu, texts.text("files.quit"), close, "Ctrl+Q", sign=Icon.LOG_OUT)
    quit_.setMenuRole(QAction.MenuRole.QuitRole)
    return menu
