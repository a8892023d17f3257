"""The store of a window: opened beside what somebody types."""

from pathlib import Path
from typing import Final

from pytestqt.qtbot import QtBot

from app.services.dossier_store.keys import NoKeyRing
from app.services.dossier_store.place import Needs, StoreStart
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
