"""Qt's own words (the file dialog, the menus of a text field) in the language of the window."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n.languages import HABITS


class QtTexts:
    """The translation that is in use: one at a time, whoever asked for the one before."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def speak(self, language: str) -> None:
        """Use this language. English is what Qt speaks itself."""
        QLocale.setDefault(QLocale(HABITS[language].locale))
        for before in self._app.findChildren(QTranslator):
            self._app.removeTranslator(before)
            before.setParent(None)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self._app)
        if translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
