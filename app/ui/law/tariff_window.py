"""TariffWindow: the figures of the law in a window of their own, beside any dossier."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.tariffs import TariffShelf
from app.ui.law.changes_page import ChangesPage
from app.ui.law.checking import ask_file, check_notice
from app.ui.law.files_page import FilesPage
from app.ui.law.live_shelf import LiveShelf
from app.ui.law.reload_bar import ReloadBar
from app.ui.law.values_page import ValuesPage
from app.ui.widgets.inputs import Tabs
from calc.tariffs import TariffValue


class TariffWindow(QWidget):
    """Figures on a day, what changed between two days, and the files. Escape closes it."""

    def __init__(
        self, live: LiveShelf, texts: Texts, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(texts.text("tariff_page.title"))
        self._live, self._texts = live, texts
        self.bar = ReloadBar(live, texts, self)
        self.values = ValuesPage(texts, live.shelf, today, self)
        self.changes = ChangesPage(texts, live.shelf, today, self)
        self.files = FilesPage(texts, live.shelf, self)
        self.tabs = Tabs(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(texts.text("tariff_page.title"))
        self.tabs.addTab(self.values, texts.text("tariff_page.tab.values"))
        self.tabs.addTab(self.changes, texts.text("tariff_page.tab.changes"))
        self.tabs.addTab(self.files, texts.text("tariff_page.tab.files"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.tabs, 1)
        self.bar.look_requested.connect(self.show_files)
        self.changes.value_requested.connect(self._show_value)
        self.files.value_requested.connect(self._show_value)
        self.files.reload_requested.connect(live.reload)
        self.files.check_requested.connect(self.check)
        live.reloaded.connect(self._show_shelf)
        for keys, slot in (
            ("Ctrl+F", self._search),
            ("F5", live.reload),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        self._say_aside(live.shelf)
        self.resize(1280, 720)
        self.values.search.setFocus()

    def show_files(self) -> None:
        """The tab with the files, at what was set aside if anything was."""
        self.tabs.setCurrentWidget(self.files)
        self.files.show_aside()

    def check(self) -> None:
        """Ask for a file, and say what is wrong with it."""
        path = ask_file(self._texts, self)
        if path is not None:
            check_notice(self._texts, path, self).ask()

    def _show_value(self, value: TariffValue) -> None:
        self.tabs.setCurrentWidget(self.values)
        self.values.show_value(value)

    def _show_shelf(self, shelf: TariffShelf) -> None:
        for page in (self.values, self.changes, self.files):
            page.show_shelf(shelf)
        self._say_aside(shelf)

    def _say_aside(self, shelf: TariffShelf) -> None:
        aside = len(shelf.set_aside)
        title = self._texts.text("tariff_page.tab.files")
        if aside:
            title = self._texts.plural("tariff_page.tab.files.aside", aside)
        self.tabs.setTabText(self.tabs.indexOf(self.files), title)

    def _search(self) -> None:
        page = self.tabs.currentWidget()
        assert isinstance(page, ValuesPage | ChangesPage | FilesPage)
        page.start_search()
