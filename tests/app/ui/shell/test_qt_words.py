"""Qt's own dialogs and menus speak the language of the window, as far as they are Qt's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.ui.shell.qt_texts import GAPS, QtTexts, has_translation

SAME = {"OK", "Type", "Printer", "Help", "Start", "Kleur", "A4", "Reset"}
"""Words that are the same in both languages, or that every Dutch computer uses."""
BUTTONS = QDialogButtonBox.StandardButton
USED = (BUTTONS.Ok, BUTTONS.Cancel, BUTTONS.Yes, BUTTONS.No, BUTTONS.Close, BUTTONS.Save,
        BUTTONS.Discard, BUTTONS.Open, BUTTONS.Apply)  # fmt: skip


_HELD: list[QWidget] = []
"""The fields of the menus: a menu goes with its field."""


@pytest.fixture
def qt_texts(qapp: QApplication) -> Iterator[QtTexts]:
    made = QtTexts(qapp)
    yield made
    made.speak("en")
    _HELD.clear()


def _file_dialog(mode: QFileDialog.AcceptMode, what: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(None, "title", "/")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.setFileMode(what)
    return dialog


def _made() -> list[QWidget]:
    """What of Qt's can be seen: the file and print dialogs, a question, menus, buttons."""
    accept, file = QFileDialog.AcceptMode, QFileDialog.FileMode
    line, text, browser = QLineEdit("x"), QPlainTextEdit("x"), QTextBrowser()
    browser.setHtml("<a href='x'>y</a>")
    menus: list[QMenu] = []
    for field in (line, text, browser):
        menus.append(field.createStandardContextMenu())
    _HELD.extend((line, text, browser))
    buttons = QDialogButtonBox()
    for each in USED:
        buttons.addButton(each)
    kinds = QMessageBox.StandardButton
    return [
        _file_dialog(accept.AcceptOpen, file.ExistingFile),
        _file_dialog(accept.AcceptSave, file.AnyFile),
        _file_dialog(accept.AcceptOpen, file.Directory),
        QPrintDialog(QPrinter()),
        QMessageBox(QMessageBox.Icon.Question, "7", "", kinds.Yes | kinds.No),
        buttons,
        *menus,
    ]


def _words(made: QWidget) -> list[str]:
    found: list[str] = []
    for widget in (made, *made.findChildren(QWidget)):
        for name in ("text", "title", "toolTip"):
            get = getattr(widget, name, None)
            if callable(get):
                found.append(str(get()))
        if isinstance(widget, QComboBox):
            found += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QTabWidget):
            found += [widget.tabText(place) for place in range(widget.count())]
    found += [action.text() for action in (*made.actions(), *made.findChildren(QAction))]
    return [word.partition("\t")[0] for word in found]


def test_what_qt_shows_is_in_dutch(qt_texts: QtTexts, qtbot: QtBot) -> None:
    qt_texts.speak("en")
    english = [_words(made) for made in _made()]
    qt_texts.speak("nl")
    dutch = [_words(made) for made in _made()]
    same = {
        word
        for ours, theirs in zip(english, dutch, strict=True)
        for word, other in zip(ours, theirs, strict=True)
        if word == other and any(map(str.isalpha, word)) and not word.startswith(("/", "A"))
    }
    assert {word.replace("&", "") for word in same} - SAME == set()
    assert "Annuleren" in {word for words in dutch for word in words}
    assert "Cancel" in {word for words in english for word in words}


def test_what_qt_does_not_say_in_dutch_has_words_of_ours(
    qt_texts: QtTexts, qapp: QApplication
) -> None:
    qt_texts.speak("nl")
    for (context, source), key in GAPS.items():
        assert qapp.translate(context, source) == Texts("nl").text(key) != source
    assert qapp.translate("QFileDialog", "&Open") == "&Openen"
    assert qapp.translate("QFileDialog", "nobody says this") == "nobody says this"
    qt_texts.speak("en")
    for (context, source), key in GAPS.items():
        assert qapp.translate(context, source) == source == Texts("en").text(key)


def test_a_copy_of_the_program_without_the_words_of_qt_is_known_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert has_translation("nl")
    monkeypatch.setattr(QLibraryInfo, "path", lambda _: str(tmp_path))
    assert not has_translation("nl")
    assert has_translation("en")  # Qt speaks that itself
