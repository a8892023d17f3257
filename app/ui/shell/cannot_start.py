"""Why there is no window, said in one: who clicks on an icon reads no standard error."""

from PySide6.QtWidgets import QApplication

from app.i18n import Texts
from app.ui.shell.opening import Looks, qt_application
from app.ui.widgets.notice import Notice


def say_why(texts: Texts, sentence: str) -> None:
    """Show it, and wait until somebody has read it."""
    if QApplication.instance() is None:  # it went wrong before anything was painted
        Looks(qt_application(), texts.language, 100)
    Notice(None, texts, texts.text("files.start.not_opened"), sentence.split("\n")).ask()
