"""The store of a window: opened beside what somebody types."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossier_store import opening
from app.services.dossier_store.keys import NoKeyRing, lock_of, recovery_groups
from app.services.dossier_store.place import Needs, StoreStart
from app.store.database import dossiers, passphrase
from app.ui.shell.crash import crash_report
from app.ui.shell.paper_dialog import PaperDialog
from app.ui.shell.program import Program
from app.ui.shell.store_dialog import StoreDialog
from tests.app.services.dossier_store.key_rings import PASSPHRASE, KeptRing, noon
from tests.app.store.database.conftest import ROW
from tests.app.ui.shell.answering import Answers, Build

PATIENCE: Final = 120_000
"""Milliseconds, of which a computer at rest needs a hundredth."""


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a passphrase costs is not what is looked at here."""
    monkeypatch.setattr(passphrase, "_MEMORY", 64)


def test_a_first_start_with_a_keyring_asks_nothing(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "store" / "store.db"
    holder = build(store=StoreStart(str(place), KeptRing())).store
    with qtbot.waitSignal(holder.opened, timeout=PATIENCE):
        holder.begin()
    assert holder.desk is not None
    assert place.exists()
    with qtbot.waitSignal(holder.closed, timeout=PATIENCE):
        holder.close()
    assert holder.desk is None


def test_without_a_keyring_a_passphrase_is_wanted_and_a_wrong_one_refused(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "store" / "store.db"
    holder = build(store=StoreStart(str(place), NoKeyRing())).store
    with qtbot.waitSignal(holder.wanted, timeout=PATIENCE) as wanted:
        holder.begin()
    assert wanted.args == [Needs.MAKING]
    assert not place.exists()
    with qtbot.waitSignal(holder.opened, timeout=PATIENCE):
        holder.make(PASSPHRASE)
    holder.close()
    with qtbot.waitSignal(holder.wanted, timeout=PATIENCE) as wanted:
        holder.begin()
    assert wanted.args == [Needs.PASSPHRASE]
    with qtbot.waitSignal(holder.refused, timeout=PATIENCE) as refused:
        holder.unlock("andere woorden dan die")
    assert refused.args[0].reason == "wrong_passphrase"
    with qtbot.waitSignal(holder.opened, timeout=PATIENCE):
        holder.unlock(PASSPHRASE)


def test_a_program_without_a_store_works_with_files(build: Build) -> None:
    program = build()
    program.store.begin()
    assert program.store._thread is None
    assert program.store.desk is None


def test_beside_the_welcome_it_is_asked_and_later_is_later(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "store" / "store.db"
    program = build(store=StoreStart(str(place), NoKeyRing()))
    commands = program.store_commands
    assert commands is not None
    with qtbot.waitSignal(program.store.wanted, timeout=PATIENCE):
        program.store.begin()
    dialog = commands.dialog
    assert dialog is not None
    assert dialog.needs is Needs.MAKING
    dialog.words.setText("kort")
    dialog.again.setText("anders")
    dialog.go.click()
    assert dialog.wrong.text() == "De twee wachtwoorden zijn niet hetzelfde. Typ ze opnieuw."
    dialog.again.setText("kort")
    with qtbot.waitSignal(program.store.refused, timeout=PATIENCE):
        dialog.go.click()
    assert dialog.wrong.text().startswith("Dit wachtwoord is te kort")
    dialog.later.click()
    assert commands.dialog is None
    assert dialog.words.text() == ""
    assert not place.exists()
    commands.open()  # by the menu it is asked again
    with qtbot.waitSignal(program.store.wanted, timeout=PATIENCE):
        pass
    dialog = commands.dialog
    assert dialog is not None
    dialog.words.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        dialog.go.click()
    assert commands.dialog is None


def test_beside_a_dossier_nothing_takes_the_cursor(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    program = build(example=True, store=StoreStart(str(tmp_path / "store.db"), NoKeyRing()))
    commands = program.store_commands
    assert commands is not None
    assert commands.bar is not None
    program.window.wizard.steps.setFocus()
    before = program.window.focusWidget()
    with qtbot.waitSignal(program.store.wanted, timeout=PATIENCE):
        program.store.begin()
    assert commands.dialog is None
    assert program.window.focusWidget() is before
    assert commands.bar.isVisible()
    assert commands.bar.said.text() == "Uw dossiers staan nog niet in de versleutelde opslag."
    commands.bar.do.click()
    assert commands.dialog is not None


@pytest.mark.parametrize(
    ("letter", "shift", "is_on"), [("a", False, False), ("A", True, False), ("A", False, True)]
)
def test_caps_lock_is_said(qtbot: QtBot, letter: str, shift: bool, is_on: bool) -> None:
    dialog = StoreDialog(None, Texts("nl"), Needs.PASSPHRASE)
    qtbot.addWidget(dialog)
    dialog.show()
    keys = Qt.KeyboardModifier
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, keys.ShiftModifier if shift else keys.NoModifier, letter
    )
    QApplication.sendEvent(dialog.words, event)
    assert dialog.caps.isVisible() == is_on
    assert dialog.words.echoMode() is dialog.words.EchoMode.Password


def test_enter_behind_a_new_passphrase_goes_to_the_second_time(qtbot: QtBot) -> None:
    dialog = StoreDialog(None, Texts("nl"), Needs.MAKING)
    qtbot.addWidget(dialog)
    dialog.show()
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    qtbot.keyClicks(dialog.words, "vier woorden van mij")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert (dialog.focusWidget(), dialog.wrong.text(), chosen) == (dialog.again, "", [])
    qtbot.keyClicks(dialog.again, "vier woorden van mij")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    assert chosen == ["vier woorden van mij"]


def test_a_defect_while_opening_is_one_of_the_window_and_tells_no_secret(
    build: Build, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*words: object, **named: object) -> None:
        raise RuntimeError(f"{words} {named}")

    monkeypatch.setattr(opening, "open_desk", broken)
    holder = build(store=StoreStart(str(tmp_path / "store.db"), NoKeyRing())).store
    with qtbot.capture_exceptions() as caught:
        holder.unlock(PASSPHRASE)
        qtbot.waitUntil(lambda: bool(caught), timeout=PATIENCE)
    report = crash_report(caught[0][1])
    assert "RuntimeError" in report
    assert PASSPHRASE not in report
    assert holder._thread is None


def test_the_paper_is_offered_once_after_the_first_dossier(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    program = build(example=True, store=StoreStart(str(tmp_path / "store.db"), KeptRing()))
    commands = program.store_commands
    assert commands is not None
    assert commands.bar is not None
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        program.store.begin()
    commands.offer_paper()
    assert not commands.bar.isVisible()
    desk = program.store.desk
    assert desk is not None
    dossiers.save(desk.database, "a" * 32, b"first", ROW, on=dossiers.NEW)
    for offered in (True, False):
        commands._paper_was_offered = False  # as in a window that is opened later
        commands.offer_paper()
        assert commands.bar.isVisible() is offered
        commands.bar.hide()
    commands.show_paper()
    [paper] = program.window.findChildren(PaperDialog)
    groups = recovery_groups(str(tmp_path / "store.db"), program.store.start.ring, None)  # type: ignore[union-attr]
    names = [each.accessibleName() for each in paper.findChildren(QLabel)]
    assert f"Groep 13: {' '.join(groups[12])}" in names
    paper.close()


def test_another_passphrase_is_chosen_by_who_knows_the_old_one(
    build: Build, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    place = str(tmp_path / "store.db")
    opening.make_store(place, noon, NoKeyRing(), passphrase=PASSPHRASE)
    program = build(example=True, store=StoreStart(place, NoKeyRing()))
    commands = program.store_commands
    assert commands is not None
    commands.change_passphrase()
    [old] = _dialogs(program)
    old.words.setText("niet dit wachtwoord")
    old.go.click()
    assert old.wrong.text().startswith("Dit is niet het wachtwoord van deze opslag")
    old.words.setText(PASSPHRASE)
    old.go.click()
    [new] = _dialogs(program)
    assert new.heading.text() == "Kies een nieuw wachtwoord"
    for field in (new.words, new.again):
        field.setText("paraplu zolder krant meeuw")
    new.go.click()
    assert _dialogs(program) == []
    assert answers.shown[-1][0].startswith("Het wachtwoord is veranderd")
    check = lock_of(place)
    assert check is not None
    assert (check(PASSPHRASE), check("paraplu zolder krant meeuw")) == (False, True)


def _dialogs(program: Program) -> list[StoreDialog]:
    return [each for each in program.window.findChildren(StoreDialog) if each.isVisible()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_store_stands_in_the_menu_of_files_with_letters_of_its_own(
    build: Build, tmp_path: Path, language: str
) -> None:
    place = str(tmp_path / "store.db")
    program = build(example=True, language=language, store=StoreStart(place, NoKeyRing()))
    menu = program.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(letters)
    [store] = [action.menu() for action in menu.actions()
               if action.text() == Texts(language).text("store.menu")]  # fmt: skip
    assert isinstance(store, QMenu)
    store.aboutToShow.emit()
    assert [action.isEnabled() for action in store.actions()[:3]] == [True, False, False]
