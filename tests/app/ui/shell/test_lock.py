"""The lock of the window: nothing of a dossier is in sight, and everything comes back as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services.dossier_store import opening
from app.services.dossier_store.keys import NoKeyRing
from app.services.dossier_store.place import Needs, StoreStart
from app.store.database import passphrase
from app.ui.shell.program import Program
from app.ui.shell.store_commands import StoreCommands
from app.ui.shell.store_dialog import StoreDialog
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.clipboard_clearing import AFTER_MS, clearing
from tests.app.services.dossier_store.key_rings import PASSPHRASE, KeptRing, noon
from tests.app.ui.shell.answering import NAME, Build, change


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_MEMORY", 64)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "store" / "store.db")


@pytest.fixture
def guarded(build: Build, place: str) -> Program:
    """A window with an example, and a store that a passphrase opens."""
    opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)
    program = build(example=True, store=StoreStart(place, NoKeyRing()))
    change(program)
    return program


def commands_of(program: Program) -> StoreCommands:
    assert program.store_commands is not None
    return program.store_commands


def asker() -> StoreDialog:
    [found] = [each for each in QApplication.topLevelWidgets()
               if isinstance(each, StoreDialog) and each.isVisible()]  # fmt: skip
    return found


def test_a_locked_window_shows_and_says_nothing_of_the_dossier(
    guarded: Program, qtbot: QtBot
) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    inside = QLabel(NAME, beside)
    beside.setWindowTitle(NAME)
    beside.show()
    assert any("€" in each or NAME in each for each in _said())
    commands_of(guarded).lock.lock()
    said = list(_said())
    assert "Uitzicht is vergrendeld" in said
    assert not [each for each in said if "€" in each or NAME in each or "oorbeeld" in each]
    assert guarded.window.windowTitle() == beside.windowTitle() == "Uitzicht[*]"
    for window in (guarded.window, beside):
        assert len(_colours(window)) < 200, "something is drawn on a window that is covered"
    guarded.session.change(("debt", "creditor"), "Ander-SENTINEL", "x")  # as a timer might
    assert guarded.window.windowTitle() == "Uitzicht[*]"
    asker().words.setText(PASSPHRASE)
    asker().go.click()
    assert inside.isVisible()
    assert beside.windowTitle() == NAME


def test_the_right_words_give_everything_back_as_it_was(guarded: Program) -> None:
    window, lock = guarded.window, commands_of(guarded).lock
    title = window.windowTitle()
    field = next(each for each in window.wizard.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "half een w")
    field.setCursorPosition(4)
    before, draft = window.centralWidget(), guarded.session.draft
    lock.lock()
    dialog = asker()
    for words in ("", "vier andere losse woorden"):
        dialog.words.setText(words)
        dialog.go.click()
        assert lock.is_locked
        assert dialog.wrong.text() == "Dit wachtwoord klopt niet. Probeer het opnieuw."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert lock.is_locked
    assert dialog.isVisible()
    dialog.words.setText(PASSPHRASE)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert not lock.is_locked
    assert window.centralWidget() is before
    assert window.menuBar().isVisible()
    assert window.windowTitle() == title
    assert guarded.session.draft is draft
    assert (field.text(), field.cursorPosition()) == ("half een w", 4)
    assert window.focusWidget() is field
    assert dialog.words.text() == ""


def test_the_paper_unlocks_and_a_mistake_names_its_group(guarded: Program, place: str) -> None:
    from app.services.dossier_store.keys import recovery_groups

    groups = recovery_groups(place, NoKeyRing(), PASSPHRASE)
    lock = commands_of(guarded).lock
    lock.lock()
    dialog = asker()
    dialog.other.click()
    assert dialog.words.isHidden()
    dialog.paper.setText(" ".join((*groups[:3], groups[3][::-1], *groups[4:])))
    dialog.go.click()
    assert dialog.wrong.text().startswith("In groep 4 van 13 staat een fout")
    dialog.paper.setText(" ".join(groups))
    dialog.go.click()
    assert not lock.is_locked


def test_without_a_passphrase_it_says_that_it_only_covers(build: Build, place: str) -> None:
    ring = KeptRing()
    opening.make_store(place, noon, ring)
    program = build(example=True, store=StoreStart(place, ring))
    commands_of(program).lock.lock()
    dialog = asker()
    assert dialog.needs is Needs.NOTHING
    assert "dus wie hier zit, kan verder" in dialog.what.text()
    assert dialog.words.isHidden()
    dialog.go.click()
    assert not commands_of(program).lock.is_locked


def test_it_locks_after_a_time_without_keys_and_a_key_puts_it_off(guarded: Program) -> None:
    lock = commands_of(guarded).lock
    assert lock.idle.interval() == 15 * 60_000
    assert lock.idle.isActive()
    lock.idle.stop()
    for act in (QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.Wheel):
        lock.eventFilter(guarded.window, QEvent(act))
        assert lock.idle.isActive()
        lock.idle.stop()
    lock.eventFilter(guarded.window, QEvent(QEvent.Type.UpdateRequest))
    assert not lock.idle.isActive()
    lock.idle.timeout.emit()
    assert lock.is_locked
    lock.unlock()


def test_work_is_safe_before_it_is_covered(guarded: Program) -> None:
    commands_of(guarded).lock.lock()
    assert guarded.keeper.recovery.path.exists()
    commands_of(guarded).lock.unlock()


# -- the clipboard --------------------------------------------------------------------------------


@pytest.fixture
def _clean() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()
    clearing().clear()


@pytest.mark.usefixtures("_clean", "styled")
def test_what_was_copied_is_cleared_unless_somebody_else_copied_since() -> None:
    clipboard = QGuiApplication.clipboard()
    assert AFTER_MS == 60_000
    copy_lines(NAME)
    assert clearing()._timer.isActive()
    clearing()._timer.timeout.emit()
    assert clipboard.text() == ""
    copy_lines(NAME)
    clipboard.setText("van een ander")
    clearing().clear()
    assert clipboard.text() == "van een ander"


@pytest.mark.usefixtures("_clean")
def test_a_lock_clears_what_was_copied(guarded: Program) -> None:
    copy_lines(NAME)
    commands_of(guarded).lock.lock()
    assert QGuiApplication.clipboard().text() == ""
    commands_of(guarded).lock.unlock()


def _said() -> Iterator[str]:
    """Every name, value and description that a screen reader meets, and the titles."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield window.windowTitle()
            yield from _of(QAccessible.queryAccessibleInterface(window), 0)


def _of(found: QAccessibleInterface | None, deep: int) -> Iterator[str]:
    if found is None or not found.isValid() or deep > 40:
        return
    if found.state().invisible and deep:  # a reader passes it by, with all that is in it
        return
    for part in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield found.text(part)
    for place in range(found.childCount()):
        yield from _of(found.child(place), deep + 1)


def _colours(window: QWidget) -> set[int]:
    image = window.grab().toImage()
    return {
        image.pixel(QPoint(x, y))
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_who_takes_the_key_file_away_does_not_take_the_lock_off(
    guarded: Program, place: str
) -> None:
    commands_of(guarded).lock.lock()
    asker().words.setText(PASSPHRASE)
    asker().go.click()
    Path(place).with_suffix(".key.json").unlink()
    lock = commands_of(guarded).lock
    lock.lock()
    dialog = asker()
    dialog.words.setText("vier andere losse woorden")
    dialog.go.click()
    assert lock.is_locked
    dialog.words.setText(PASSPHRASE)
    dialog.go.click()
    assert not lock.is_locked


def test_what_is_dropped_on_a_locked_window_stays_outside(
    guarded: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(guarded.commands, "open_path", opened.append)
    lock = commands_of(guarded).lock
    file = tmp_path / "HH2.uitzicht.json"
    lock.lock()
    guarded.window.drops.dropped.emit(file)
    QApplication.processEvents()
    assert opened == []
    lock.unlock()
    guarded.window.drops.dropped.emit(file)
    QApplication.processEvents()
    assert opened == [file]
