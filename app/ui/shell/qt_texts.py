"""Qt's own words (the file dialog, the menus of a text field) in the language of the window."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n.languages import HABITS


class QtTexts:
    """The translation that is in use."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._used: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Use this language. English is what Qt speaks itself."""
        QLocale.setDefault(QLocale(HABITS[language].locale))
        if self._used is not None:
            self._app.removeTranslator(self._used)
            self._used = None
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self._app)
        if translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
            self._used = translator
