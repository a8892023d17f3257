"""Qt's own words (the file dialog, the menus of a text field) in the language of the window."""

from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n.languages import HABITS


class QtTexts:
    """The translation that is in use: one at a time, whoever asked for the one before."""

    # Kept here and not looked for among the children of the application: looking at those makes
    # every kind of enumeration of its style (5 ms before the first paint).
    _in_use: ClassVar[QTranslator | None] = None

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def speak(self, language: str) -> None:
        """Use this language. English is what Qt speaks itself."""
        QLocale.setDefault(QLocale(HABITS[language].locale))
        if QtTexts._in_use is not None:
            self._app.removeTranslator(QtTexts._in_use)
            QtTexts._in_use = None
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator = QTranslator(self._app)
        if translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
            QtTexts._in_use = translator
