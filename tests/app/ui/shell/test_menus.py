"""Menus and keys, language and size of letters: in place, with the dossier and its undo steps."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.i18n import LANGUAGES, Texts
from app.services.local_state import ZOOMS
from app.store.dossier_file import SCHEMA_VERSION
from app.store.store_step import newest_step
from app.ui.intake.session import Session
from app.ui.shell.help_menu import about_notice, keys_notice
from app.ui.shell.main_window import MainWindow
from app.ui.shell.menus import go_menu
from app.ui.shell.program import Program
from app.ui.shell.qt_texts import QtTexts
from app.ui.shell.view_menu import next_zoom
from app.ui.widgets.actions import actions_of
from app.version import PROGRAM_VERSION
from calc import ENGINE_VERSION
from tests.app.ui.shell.answering import Answers, Build, change


def action(program: Program, key: str) -> QAction:
    """The action with the text of a key."""
    text = program.questions.texts.text(key)
    return next(found for found in actions_of(program.window.menuBar()) if found.text() == text)


@pytest.fixture(scope="module", params=LANGUAGES)
def speaking(
    request: pytest.FixtureRequest, lasting_build: Build, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Program, str]:
    """A program in each language, chosen in the menu; nothing is changed in it."""
    program = lasting_build(example=True, folder=tmp_path_factory.mktemp(request.param))
    program.speak(request.param)
    return program, request.param


def press(program: Program, keys: str) -> None:
    QTest.keySequence(QApplication.focusWidget() or program.window, QKeySequence(keys))


def test_no_key_does_two_things(speaking: tuple[Program, str]) -> None:
    program, _ = speaking
    program.window.wizard.pages  # noqa: B018 - the pages make shortcuts of their own
    actions = program.window.findChildren(QAction)
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    for own in program.window.findChildren(QShortcut):
        keys += [key.toString() for key in QShortcut.keys(own)]
    live = [key for key in keys if key]
    menu = [key.toString() for found in actions_of(program.window.menuBar())
            for key in found.shortcuts()]  # fmt: skip
    assert sorted(menu) == sorted(set(menu))
    assert {key for key in menu if live.count(key) > 1} == set()


def _letter(text: str) -> str:
    plain = text.replace("&&", "")
    return plain[plain.index("&") + 1].lower() if "&" in plain else ""


def test_no_letter_of_a_menu_opens_two_things(speaking: tuple[Program, str]) -> None:
    program, _ = speaking
    bar = program.window.menuBar()
    menus = [action.menu() for action in bar.actions()]
    for menu in (bar, *menus):
        assert isinstance(menu, QMenu | type(bar))
        letters = [_letter(action.text()) for action in menu.actions() if action.text()]
        known = [letter for letter in letters if letter]
        assert len(known) == len(set(known)), [action.text() for action in menu.actions()]


def test_every_action_has_a_text_in_the_language(speaking: tuple[Program, str]) -> None:
    program, language = speaking
    texts = [action.text() for action in actions_of(program.window.menuBar())]
    assert all(texts)
    other = build_texts("en" if language == "nl" else "nl")
    shared = {"&English", "Ne&derlands"}
    assert not {text for text in texts if text in other and text not in shared}


def build_texts(language: str) -> set[str]:
    keys = ("file", "edit", "go", "view", "help")
    texts = Texts(language)
    names = ("new", "open", "save", "save_as", "quit", "undo", "redo", "keys", "about")
    return {texts.text(f"files.menu.{key}") for key in keys} | {
        texts.text(f"files.{name}") for name in names
    }


def test_undo_says_what_it_undoes_and_does_it(lasting_program: Program) -> None:
    undo = action(lasting_program, "files.undo")
    assert not undo.isEnabled()
    before = lasting_program.session.draft
    change(lasting_program)
    assert undo.text() == "O&ngedaan maken: schuldeiser wijzigen"
    undo.trigger()
    assert lasting_program.session.draft == before
    assert undo.text() == "O&ngedaan maken"
    again = next(
        found for found in actions_of(lasting_program.window.menuBar())
        if found.text() == "&Opnieuw: schuldeiser wijzigen"
    )  # fmt: skip
    again.trigger()
    assert lasting_program.session.draft != before


def test_an_ampersand_in_what_is_undone_is_no_letter_to_press(lasting_program: Program) -> None:
    lasting_program.session.change(("notes",), "x", "kosten gas & licht")
    texts = [found.text() for found in actions_of(lasting_program.window.menuBar())]
    assert "O&ngedaan maken: kosten gas && licht" in texts


def test_the_undo_key_undoes_the_dossier_also_from_within_a_field(
    lasting_program: Program, qtbot: QtBot
) -> None:
    lasting_program.window.activateWindow()
    qtbot.waitUntil(lasting_program.window.isActiveWindow)
    before = lasting_program.session.draft
    lasting_program.window.wizard.go_to("debt.creditor")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Andere bank")
    assert lasting_program.session.draft.debt.creditor == "Andere bank"
    press(lasting_program, "Ctrl+Z")
    assert lasting_program.session.draft == before
    assert field.text() == before.debt.creditor
    assert not lasting_program.session.undo_stack.canUndo()
    press(lasting_program, "Ctrl+Y")
    assert lasting_program.session.draft.debt.creditor == "Andere bank"


def test_a_text_that_was_refused_is_undone_in_its_field(
    lasting_program: Program, qtbot: QtBot
) -> None:
    lasting_program.window.activateWindow()
    qtbot.waitUntil(lasting_program.window.isActiveWindow)
    change(lasting_program)
    lasting_program.window.wizard.go_to("debt.balance")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    was = field.text()
    QTest.keyClicks(field, "x")
    assert field.property("refused")
    press(lasting_program, "Ctrl+Z")
    assert field.text() == was
    assert lasting_program.session.undo_stack.canUndo()


def test_alt_and_a_number_opens_a_step(lasting_program: Program, qtbot: QtBot) -> None:
    lasting_program.window.activateWindow()
    qtbot.waitUntil(lasting_program.window.isActiveWindow)
    press(lasting_program, "Alt+2")
    assert lasting_program.window.wizard.stack.currentIndex() == 1
    press(lasting_program, "Ctrl+PgDown")
    assert lasting_program.window.wizard.stack.currentIndex() == 2
    press(lasting_program, "Ctrl+PgUp")
    assert lasting_program.window.wizard.stack.currentIndex() == 1


def test_another_language_keeps_the_dossier_its_undo_steps_and_the_step_that_is_open(
    program: Program,
) -> None:
    before = program.session.draft
    change(program)
    draft, stack = program.session.draft, program.session.undo_stack
    program.window.wizard.open(1)
    action_of_english = next(
        found for found in actions_of(program.window.menuBar()) if found.text() == "&English"
    )
    action_of_english.trigger()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert program.session.draft is draft
    assert program.window.wizard.stack.currentIndex() == 1
    assert program.window.wizard.page.title == Texts("en").text("ui.page.household")
    assert program.window.menuBar().actions()[0].text() == "&File"
    assert program.window.windowTitle().startswith("Example HH1[*]")
    assert program.window.isWindowModified()
    assert program.keeper.settings.language == "en"
    assert program.window.live.pays.amount.text() != ""
    stack.undo()
    assert program.session.draft == before
    program.session.assess_now()


def test_the_language_of_last_time_is_the_language(build: Build) -> None:
    build().speak("en")
    again = build()
    assert again.window.menuBar().actions()[0].text() == "&File"
    asked = build(language="nl")
    assert asked.window.menuBar().actions()[0].text() == "&Bestand"


def test_qt_speaks_the_language_too(program: Program) -> None:
    def says() -> str:
        dialog = QFileDialog(program.window)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        text = dialog.labelText(QFileDialog.DialogLabel.Reject)
        dialog.deleteLater()
        return text.replace("&", "")

    QtTexts(program.app).speak("nl")  # somebody else had it speak Dutch
    program.speak("nl")
    assert says() == "Annuleren"
    program.speak("en")
    assert says() == "Cancel"


def test_sizes_stop_at_both_ends() -> None:
    assert next_zoom(ZOOMS[-1], 1) == ZOOMS[-1]
    assert next_zoom(ZOOMS[0], -1) == ZOOMS[0]
    assert next_zoom(100, 1) == 110
    assert next_zoom(105, -1) == 100


def test_the_size_of_the_window_stays_for_next_time(build: Build) -> None:
    first = build()
    first.window.resize(900, 600)
    first.window.close()
    assert build().window.size() == first.window.size()


def test_the_list_of_keys_holds_every_key(speaking: tuple[Program, str]) -> None:
    program, _ = speaking
    bar = program.window.menuBar()
    notice = keys_notice(bar, program.questions.texts)
    from PySide6.QtWidgets import QTableWidget

    table = notice.findChild(QTableWidget)
    assert table is not None
    assert table.accessibleName()
    with_keys = [found for found in actions_of(bar) if found.shortcuts()]
    assert table.rowCount() == len(with_keys) + 2
    cells = [item.text() for row in range(table.rowCount())
             if (item := table.item(row, 1)) is not None]  # fmt: skip
    assert all(cells)
    assert not any("&" in cell for cell in cells)
    notice.deleteLater()


def test_about_says_versions_and_licences(lasting_program: Program) -> None:
    notice = about_notice(
        lasting_program.window, lasting_program.questions.texts, lasting_program.session.tariffs
    )
    said = notice.body.toPlainText()
    for word in (
        ENGINE_VERSION,
        PROGRAM_VERSION,
        f"Dossier: vorm {SCHEMA_VERSION}",
        f"Opslag: stap {newest_step()}",
        "2026 revisie 1",
        "EUPL-1.2",
        "PySide6_Essentials 6.11.3 (LGPL-3.0)",
        "OFL-1.1",
    ):
        assert word in said
    notice.deleteLater()


def _mime(*urls: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    return mime


def _drag(program: Program, mime: QMimeData) -> bool:
    """Drag over the middle of the window, where the fields are; whether it may be dropped."""
    window = program.window.windowHandle()
    event = QDragEnterEvent(
        QPoint(500, 300), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    return program.window.drops.eventFilter(window, event) and event.isAccepted()


def test_a_file_that_is_dropped_opens(
    program: Program, answers: Answers, qtbot: QtBot, hh2: object
) -> None:
    mime = _mime(QUrl.fromLocalFile(str(hh2)).toString())
    assert _drag(program, mime)
    event = QDropEvent(
        QPointF(500, 300), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(program.window.windowHandle(), event)
    assert program.file.path is None  # only after the drop has ended
    qtbot.waitUntil(lambda: program.file.path == hh2, timeout=5000)


def test_two_files_a_web_page_and_a_text_are_not_taken(lasting_program: Program) -> None:
    text = QMimeData()
    text.setText("1234")
    assert not _drag(lasting_program, _mime("file:///a", "file:///b"))
    assert not _drag(lasting_program, _mime("https://example.nl/a.uitzicht.json"))
    assert not _drag(lasting_program, text)


def test_a_bare_window_has_the_menus_that_need_no_file(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session, Texts("nl"))
    qtbot.addWidget(window)
    menus = ["Be&werken", "&Ga naar", "Doc&umenten"]
    assert [found.text() for found in window.menuBar().actions()] == menus
    menu = go_menu(window, window.menuBar(), Texts("nl"))
    # Find; a step each; on, back, the next open point, what comes first; way, part and clock.
    assert len(menu.actions()) == 1 + 1 + len(window.wizard.kinds) + 1 + 4 + 1 + 3
