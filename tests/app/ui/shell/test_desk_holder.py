"""The store of a window: opened beside what somebody types."""

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import Texts
from app.services.dossier_store.keys import NoKeyRing
from app.services.dossier_store.place import Needs, StoreStart
from app.ui.shell.store_dialog import StoreDialog
from tests.app.services.dossier_store.key_rings import PASSPHRASE, KeptRing
from tests.app.ui.shell.answering import Build

PATIENCE: Final = 120_000
"""Milliseconds, of which a computer at rest needs a hundredth."""


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
    assert not program.store.is_busy
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
