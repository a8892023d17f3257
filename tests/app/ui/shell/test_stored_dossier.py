"""The dossier in the window lives in the open store: saved, met with others, looked back at."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services import editing
from app.services.carrying.sealing import for_recipient, with_key
from app.services.dossier_store.desk import Desk
from app.services.dossier_store.place import StoreStart
from app.ui.shell.history_dialog import HistoryDialog
from app.ui.shell.key_question import KeyQuestion
from app.ui.shell.merge_dialog import MergeDialog
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice
from calc import Draft
from tests.app.services.dossier_store.key_rings import KeptRing
from tests.app.ui.shell.answering import NAME, Answers, Build, change

PATIENCE = 120_000

Open = Callable[..., Program]


@pytest.fixture
def start(tmp_path: Path) -> StoreStart:
    return StoreStart(str(tmp_path / "store" / "store.db"), KeptRing())


@pytest.fixture
def opened(build: Build, qtbot: QtBot, start: StoreStart) -> Iterator[Open]:
    made: list[Program] = []

    def open_(**changed: Any) -> Program:
        program = build(store=start, **changed)
        made.append(program)
        with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
            program.after_first_paint()
        return program

    yield open_
    for program in made:
        program.stored.end()
        program.watch.forget()
        program.store.close()


def desk_of(program: Program) -> Desk:
    assert program.store.desk is not None
    return program.store.desk


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def by_somebody_else(program: Program, *path: str | int, to: object) -> int:
    """A version that another window saved."""
    stored = program.file.stored
    assert stored is not None
    draft = editing.changed(desk_of(program).fetch(stored.case).draft, path, to)
    assert isinstance(draft, Draft)
    return desk_of(program).save(draft, stored.version).number


def test_saving_needs_no_dialog_and_no_name_is_in_the_title(opened: Open, answers: Answers) -> None:
    program = opened()
    program.commands.new()
    change(program)
    program.session.change(("debt", "reference"), "RS-1", "kenmerk")
    program.session.end_run()
    assert program.commands.save()
    assert answers.asked == []
    stored = program.file.stored
    assert stored is not None
    assert stored.version == 1
    assert desk_of(program).fetch(stored.case).draft == program.session.draft
    assert not program.file.modified
    assert program.window.windowTitle() == "RS-1[*] - Uitzicht"
    change(program, "ander")
    assert program.commands.save()
    again = program.file.stored
    assert again is not None
    assert again.version == 2


def test_an_example_is_kept_only_when_somebody_says_so(opened: Open, answers: Answers) -> None:
    program = opened(example=True)
    change(program)
    answers.given["notice"] = [Choice.CANCEL]
    assert not program.commands.save()
    assert program.file.stored is None
    answers.given["notice"] = [Choice.SAVE]
    assert program.commands.save()
    assert program.file.stored is not None


def test_a_file_is_asked_once_and_stays_as_it_is(opened: Open, answers: Answers, hh2: Path) -> None:
    program = opened()
    answers.given["notice"] = [Choice.STAY_FILE]
    before = hh2.read_bytes()
    assert program.commands.open_path(hh2)
    assert program.file.path == hh2
    assert program.commands.open_path(hh2)  # nobody is asked twice
    assert answers.asked == ["notice"]
    assert program.stored.take_in()
    first = program.file.stored
    assert first is not None
    assert hh2.read_bytes() == before
    assert program.commands.open_path(hh2)
    assert program.stored.take_in()
    assert program.file.stored is not None
    assert program.file.stored.case == first.case  # one file is one dossier, however often


def test_what_is_typed_is_in_the_store_and_nowhere_readable(opened: Open, tmp_path: Path) -> None:
    program = opened(example=True)
    change(program)
    assert program.watch.keep()
    assert not list((program.keeper.folder / "recovery").glob("*.json"))
    assert NAME.encode() not in everything_in(tmp_path)


def test_work_of_a_window_that_died_is_offered_at_the_next_start(
    opened: Open, answers: Answers
) -> None:
    first = opened()
    first.commands.new()
    change(first)
    assert first.commands.save()
    change(first, "later getypt")
    assert first.watch.keep()
    second = opened()
    assert answers.asked == []  # the first lives
    stored = first.file.stored
    first.watch._store._lock.let_go(remove=False)  # type: ignore[union-attr]
    second.commands.new()
    answers.given["resume"] = Choice.RESUME
    third = opened()
    assert answers.asked == ["resume"]
    assert third.session.draft.debt.creditor == "later getypt"
    assert third.file.stored == stored
    assert third.commands.save()
    assert third.file.stored is not None
    assert third.file.stored.version == 2


def test_what_was_typed_before_the_store_opened_goes_into_it(
    build: Build, opened: Open, answers: Answers, tmp_path: Path
) -> None:
    before = build(example=True)
    change(before)
    assert before.watch.keep()
    assert NAME.encode() in everything_in(tmp_path)
    before.watch._there = False  # as if it were dead
    before.watch._recovery._lock.let_go(remove=False)
    answers.given["resume"] = Choice.LATER
    opened()
    assert answers.asked == ["resume"]
    assert NAME.encode() not in everything_in(tmp_path)


def test_what_does_not_touch_goes_together_and_is_told(opened: Open) -> None:
    program = opened(example=True)
    _kept(program)
    by_somebody_else(program, "income", 0, "amount", to=Decimal(1111))
    change(program)
    assert program.commands.save()
    assert program.session.draft.income[0].amount == Decimal(1111)
    assert program.session.draft.debt.creditor == NAME
    assert program.file.stored is not None
    assert program.file.stored.version == 3
    assert program.stored.bar is not None
    assert "Inkomsten" in program.stored.bar.said.text()
    assert not program.stored.bar.isHidden()
    assert program.stored.bar.take_button.isHidden()


@pytest.mark.parametrize("answer", ["mine", "theirs", "escape"])
def test_what_both_changed_is_asked_and_escape_keeps_everything(answer: str, opened: Open) -> None:
    program = opened(example=True)
    _kept(program)
    by_somebody_else(program, "debt", "creditor", to="Bank van hen")
    change(program)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        assert not dialog.keep.isEnabled()
        if answer == "escape":
            dialog.reject()
            return
        (group,) = dialog._groups.values()
        [button] = [each for each in group.buttons() if each.property("whose") == answer]
        button.click()
        dialog.keep.click()

    QTimer.singleShot(0, choose)
    assert program.commands.save() is (answer != "escape")
    stored = program.file.stored
    assert stored is not None
    expected = {"mine": NAME, "theirs": "Bank van hen", "escape": NAME}[answer]
    assert program.session.draft.debt.creditor == expected
    assert program.file.modified is (answer == "escape")
    last = desk_of(program).history(stored.case)[0]
    assert last.number == (2 if answer == "escape" else 3)


def test_that_somebody_saved_the_open_dossier_is_told_and_taken_over(
    opened: Open, qtbot: QtBot
) -> None:
    program = opened(example=True)
    _kept(program)
    assert program.stored.bar is not None
    bar = program.stored.bar
    by_somebody_else(program, "debt", "creditor", to="Bank van hen")
    program.stored.look_around()
    assert not bar.isHidden()
    bar.take_button.click()
    assert program.session.draft.debt.creditor == "Bank van hen"
    assert bar.isHidden()


def test_versions_are_compared_and_put_back(opened: Open) -> None:
    program = opened(example=True)
    _kept(program)
    change(program)
    assert program.commands.save()
    program.stored.show_history()
    dialog = program.window.findChild(HistoryDialog)
    assert dialog is not None
    assert NAME in dialog.said.toPlainText()
    dialog.table.selectRow(1)
    dialog.ask_reason()
    dialog.put_it_back()
    stored = program.file.stored
    assert stored is not None
    assert stored.version == 2  # without a reason nothing is put back
    dialog.reason.setText("vergist")
    dialog.put_it_back()
    assert program.file.stored is not None
    assert program.file.stored.version == 3
    assert program.session.draft.debt.creditor != NAME
    newest = desk_of(program).history(stored.case)[0]
    assert newest.reason == "vergist"


def test_a_folder_is_taken_in_and_originals_go_only_after_a_yes(
    opened: Open, answers: Answers, hh2: Path
) -> None:
    broken = hh2.with_name("stuk.uitzicht.json")
    broken.write_text("{")
    program = opened()
    folder = hh2.parent
    answers.given["notice"] = [Choice.CLOSE, Choice.REMOVE]
    program.stored.take_dropped(folder)
    assert hh2.exists()
    assert any("stuk.uitzicht.json" in said for said in answers.shown[-1])
    program.stored.take_dropped(folder)
    assert not hh2.exists()
    assert broken.exists()


def _kept(program: Program) -> None:
    """The example as a dossier of the store."""
    program.file.save_in(desk_of(program))


def test_what_somebody_saved_goes_together_with_work_that_is_not_saved(opened: Open) -> None:
    program = opened(example=True)
    _kept(program)
    by_somebody_else(program, "savings", to=Decimal(77))
    change(program)
    assert program.stored.bar is not None
    program.stored.look_around()
    program.stored.bar.take_button.click()
    assert program.session.draft.savings == Decimal(77)
    assert program.session.draft.debt.creditor == NAME
    assert program.file.modified
    program.session.undo_stack.undo()
    assert program.session.draft.savings != Decimal(77)


def test_an_encrypted_dossier_asks_its_key_until_it_fits(
    opened: Open, hh2: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = hh2.with_name("voor-u.uitzicht.age")
    mine, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    sealed.write_bytes(for_recipient(str(mine.to_public()))(hh2.read_bytes()))
    given = [with_key(str(other)), with_key(str(mine))]
    monkeypatch.setattr(KeyQuestion, "ask", lambda self: given.pop(0))
    program = opened()
    program._take_dropped(sealed)
    assert given == []
    assert program.session.draft.debt.reference == "RS-VOORBEELD-002"
    assert program.file.modified
    assert program.file.path is None


def test_a_store_that_is_closed_and_opened_again_has_the_work_once(
    opened: Open, answers: Answers, qtbot: QtBot
) -> None:
    program = opened(example=True)
    change(program)
    assert program.watch.keep()
    program.store.close()
    change(program, "getypt zonder opslag")
    assert program.watch.keep()
    assert list((program.keeper.folder / "recovery").glob("*.json"))
    with qtbot.waitSignal(program.store.opened, timeout=PATIENCE):
        program.store.begin()
    assert answers.asked == []
    assert not list((program.keeper.folder / "recovery").glob("*.json"))
    with desk_of(program).database.read() as connection:
        rows = connection.exec_driver_sql("SELECT count(*) FROM unsaved").scalar_one()
    assert rows == 1
