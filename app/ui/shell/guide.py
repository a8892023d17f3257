"""Guide: what helps somebody find the way: Ctrl+K, F1 and the manual. Each is made at first use."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.shell.finder import Finder
    from app.ui.shell.help_sheet import HelpSheet
    from app.ui.shell.main_window import MainWindow
    from app.ui.shell.manual_window import ManualWindow
    from calc import Tariffs


class Guide(QObject):
    """One a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._finder: Finder | None = None
        self.sheet: HelpSheet | None = None
        self.manual: ManualWindow | None = None

    @property
    def tariffs(self) -> "Tariffs":
        """The figures of the law that this window counts with."""
        return self._window.session.tariffs

    @property
    def finder(self) -> "Finder":
        """Goes to what was found."""
        if self._finder is None:
            from app.ui.shell.finder import Finder

            self._finder = Finder(self._window)
        return self._finder

    def find(self) -> None:
        """Ctrl+K: a word leads to a question, a page, a command, a document or a dossier."""
        if self._window.welcome is None:
            from app.ui.shell.file_commands import commit_what_is_typed

            commit_what_is_typed()
            self.finder.open()

    def explain(self) -> None:
        """F1: what the field with the cursor is about, with the keys of the page; once more: the
        manual, at its page. The doors tell their keys themselves: there it is the manual at once.
        """
        if self._window.welcome is not None:
            self.show_manual()
        elif self.sheet is not None and self.sheet.isVisible():
            self.sheet.ask_manual()
        else:
            from app.ui.shell.help_sheet import HelpSheet

            self.close_sheet()
            self.sheet = HelpSheet(self._window)
            self.sheet.manual_wanted.connect(self.show_manual)
            self.sheet.open()

    def close_sheet(self) -> None:
        """The help of a field goes: there is another window below it."""
        if self.sheet is not None:
            self.sheet.close_it()
            self.sheet.deleteLater()
        self.sheet = None

    def show_manual(self, about: str = "") -> None:
        """The manual, at what it says about these words; it stays beside the work."""
        from app.ui.shell.manual_window import ManualWindow

        texts = self._window.texts
        if self.manual is None or self.manual.texts.language != texts.language:
            if self.manual is not None:
                self.manual.close()
                self.manual.deleteLater()
            self.manual = ManualWindow(texts, self._window)
        self.manual.look_for(about)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()
