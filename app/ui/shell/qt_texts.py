"""Qt's own words (the file dialog, the menus of a text field) in the language of the window."""

from types import MappingProxyType
from typing import ClassVar, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.i18n import Texts
from app.i18n.languages import HABITS

_OWN: Final = "en"
"""What Qt speaks itself."""
GAPS: Final = MappingProxyType(
    {
        ("QFileDialog", "&Look in:"): "shell.qt.look_in",
        ("QFileDialog", "Files of &type:"): "shell.qt.files_of_type",
        ("QPrintSettingsOutput", "Double Sided Printing"): "shell.qt.double_sided",
        ("QPrintSettingsOutput", "Off"): "shell.qt.off",
        ("QPrintSettingsOutput", "Long side binding"): "shell.qt.long_side",
        ("QPrintSettingsOutput", "Short side binding"): "shell.qt.short_side",
        ("QPrintSettingsOutput", "Page &Set:"): "shell.qt.page_set",
        ("QPrintWidget", "Type:"): "shell.qt.type",
    }
)
"""What Qt's own translations leave in English, by where it stands: a test finds new ones."""


class QtTexts:
    """The translation that is in use: one at a time, whoever asked for the one before."""

    # Kept here and not looked for among the children of the application: looking at those makes
    # every kind of enumeration of its style (5 ms before the first paint).
    _in_use: ClassVar[list[QTranslator]] = []

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def speak(self, language: str) -> None:
        """Use this language. English is what Qt speaks itself."""
        QLocale.setDefault(QLocale(HABITS[language].locale))
        while QtTexts._in_use:
            self._app.removeTranslator(QtTexts._in_use.pop())
        translator = QTranslator(self._app)
        if _load(translator, language):
            self._use(translator)
        if language != _OWN:
            self._use(_Gaps(language, self._app))

    def _use(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        QtTexts._in_use.append(translator)


def has_translation(language: str) -> bool:
    """Whether Qt's own words are here in this language: a copy of the program may lack them."""
    return language == _OWN or _load(QTranslator(), language)


def _load(translator: QTranslator, language: str) -> bool:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(f"qtbase_{language}", folder)


class _Gaps(QTranslator):
    """Asked before Qt's own; for what it does not know, Qt asks on."""

    def __init__(self, language: str, parent: QApplication) -> None:
        super().__init__(parent)
        self._texts = Texts(language)

    def isEmpty(self) -> bool:
        """Qt leaves an empty one out."""
        return False

    def translate(self, context: str, source: str, *more: object) -> str:
        key = GAPS.get((context, source))
        return None if key is None else self._texts.text(key)  # type: ignore[return-value]
