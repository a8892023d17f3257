"""New, open, save, save as, recent and close: what is asked, what is written, what stays."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from app.resources import EXAMPLES
from app.store.dossier_file import read_dossier
from app.ui.shell.file_menu import RecentMenu
from app.ui.shell.program import Program
from app.ui.widgets.actions import actions_of
from app.ui.widgets.notice import Choice
from calc import Draft
from tests.app.ui.shell.answering import NAME, Answers, Build, change


def creditor(path: Path) -> object:
    read = read_dossier(path)
    assert isinstance(read, Draft)
    return read.debt.creditor


def test_the_example_is_open_as_a_new_dossier(build: Build) -> None:
    # It was opened by itself the first time: now the welcome offers it.
    program = build(first_time=True)
    assert program.commands.example()
    assert program.window.windowTitle() == "Voorbeeld HH1[*] - Uitzicht"
    assert program.file.path is None
    assert not program.window.isWindowModified()
    assert len(program.session.draft.income) > 0
    assert program.window.live.pays.amount.text().endswith("165")


def test_later_it_starts_empty(build: Build) -> None:
    program = build()
    assert program.session.draft == Draft(handling=program.session.draft.handling)
    assert program.window.windowTitle() == "Uitzicht[*]"
    assert program.window.welcome is not None
    assert program.commands.new()
    assert program.window.windowTitle() == "Nieuw dossier[*] - Uitzicht"


def test_a_file_to_start_with_is_opened(build: Build, hh2: Path) -> None:
    program = build(first_time=True, file=hh2)
    program.after_first_paint()
    assert program.file.path == hh2
    assert program.window.windowTitle() == "familie[*] - Uitzicht"
    assert program.keeper.settings.recent_files == (str(hh2),)


def test_a_broken_file_to_start_with_is_said_and_the_window_stays(
    build: Build, tmp_path: Path, answers: Answers
) -> None:
    program = build(file=tmp_path / "nothing.uitzicht.json")
    program.after_first_paint()
    assert answers.asked == ["notice"]
    assert "is er niet" in answers.shown[0][1]
    assert program.session.draft == Draft(handling=program.session.draft.handling)


def test_the_title_shows_that_there_are_changes(lasting_program: Program) -> None:
    change(lasting_program)
    assert lasting_program.window.isWindowModified()
    lasting_program.session.undo_stack.undo()
    assert not lasting_program.window.isWindowModified()


def test_a_name_with_the_mark_of_qt_is_shown_as_it_is(
    lasting_program: Program, hh2: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "a[*]b.uitzicht.json"
    hh2.rename(odd)
    lasting_program.commands.show(odd)
    assert lasting_program.window.windowTitle() == "a[*][*]b[*] - Uitzicht"


def test_save_as_writes_and_the_file_is_the_dossier(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    change(lasting_program)
    lasting_answers.given["file_to_save"] = tmp_path / "klant.uitzicht.json"
    assert lasting_program.commands.save()
    assert lasting_answers.asked == ["file_to_save"]
    assert read_dossier(tmp_path / "klant.uitzicht.json") == lasting_program.session.draft
    assert lasting_program.window.windowTitle() == "klant[*] - Uitzicht"
    assert not lasting_program.window.isWindowModified()
    assert lasting_program.keeper.settings.last_folder == str(tmp_path)


def test_the_name_that_is_proposed_is_the_reference_of_the_debt(
    program: Program, answers: Answers
) -> None:
    program.session.change(("debt", "reference"), "RS/2026: 44", "kenmerk")
    answers.given["file_to_save"] = lambda proposal: None
    assert not program.commands.save_as()
    assert answers.shown == [("RS-2026- 44.uitzicht.json",)]
    assert program.file.modified


def test_save_writes_the_same_file_without_asking(
    lasting_program: Program, hh2: Path, lasting_answers: Answers
) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    assert lasting_program.commands.save()
    assert lasting_answers.asked == []
    assert creditor(hh2) == NAME
    change(lasting_program, "nog eens")
    assert lasting_program.commands.save()
    assert lasting_answers.asked == []
    assert creditor(hh2) == "nog eens"


def test_undo_after_saving_is_a_change_again(lasting_program: Program, hh2: Path) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    lasting_program.commands.save()
    lasting_program.session.undo_stack.undo()
    assert lasting_program.window.isWindowModified()
    lasting_program.session.undo_stack.redo()
    assert not lasting_program.window.isWindowModified()


@pytest.mark.parametrize(
    ("answer", "goes_on"),
    [(Choice.SAVE, True), (Choice.DISCARD, True), (Choice.CANCEL, False)],
)
@pytest.mark.parametrize("command", ["new", "open", "close"])
def test_unsaved_work_is_asked_for_before_it_makes_way(
    command: str, answer: Choice, goes_on: bool, hh2: Path, request: pytest.FixtureRequest
) -> None:
    lasting = "" if command == "close" else "lasting_"
    program: Program = request.getfixturevalue(f"{lasting}program")
    answers: Answers = request.getfixturevalue(f"{lasting}answers")
    program.commands.show(hh2)
    change(program)
    answers.given |= {"save_first": answer, "file_to_open": EXAMPLES / "HH5.uitzicht.json"}
    if command == "close":
        assert program.window.close() is goes_on
        assert program.window.isVisible() is not goes_on
    else:
        done = {"new": program.commands.new, "open": program.commands.open}[command]()
        assert done is goes_on
        assert (program.session.draft.debt.creditor == NAME) is not goes_on
    assert answers.asked.count("save_first") == 1
    assert (creditor(hh2) == NAME) is (answer is Choice.SAVE)


def test_a_save_that_is_called_off_keeps_the_dossier_open(
    program: Program, answers: Answers
) -> None:
    change(program)
    answers.given |= {"save_first": Choice.SAVE, "file_to_save": None}
    assert not program.window.close()
    assert program.session.draft.debt.creditor == NAME


def test_nothing_is_asked_when_nothing_changed(program: Program, answers: Answers) -> None:
    assert program.commands.new()
    assert program.window.close()
    assert answers.asked == []


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "houdt halverwege op"),
    "cut off": (b'{"schema_version": 1, "notes": "a', "houdt halverwege op"),
    "not text": (b"\xff\xfe\x00\x01", "geen tekstbestand"),
    "of another program": (b'{"version": "x"}', "geen dossier van Uitzicht"),
    "newer": (b'{"schema_version": 99}', "nieuwere versie"),
    "wrong field": (b'{"schema_version": 1, "savings": "-1"}', "Spaargeld"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_leaves_the_unsaved_dossier_untouched(
    kind: str, lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    data, said = BROKEN[kind]
    broken = tmp_path / "kapot.uitzicht.json"
    broken.write_bytes(data)
    change(lasting_program)
    before, title = lasting_program.session.draft, lasting_program.window.windowTitle()
    assert not lasting_program.commands.open_path(broken)
    assert lasting_answers.asked == ["notice"]
    assert any(said in sentence for sentence in lasting_answers.shown[0])
    assert lasting_program.session.draft is before
    assert lasting_program.session.undo_stack.canUndo()
    assert (lasting_program.window.windowTitle(), lasting_program.window.isWindowModified()) == (
        title,
        True,
    )
    assert str(broken) not in lasting_program.keeper.settings.recent_files


def test_every_problem_of_a_file_is_listed(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    wrong: dict[str, Any] = {
        "schema_version": 1, "savings": "-1", "colour": "red", "reference_date": "2026-02-30",
    }  # fmt: skip
    broken = tmp_path / "kapot.uitzicht.json"
    broken.write_text(json.dumps(wrong))
    lasting_program.commands.open_path(broken)
    heading, *points, _ = lasting_answers.shown[0]
    assert "3 problemen" in heading
    assert len(points) == 3


def test_a_file_that_another_changed_is_not_written_over_in_silence(
    lasting_program: Program, hh2: Path, lasting_answers: Answers, tmp_path: Path
) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    theirs = (EXAMPLES / "HH5.uitzicht.json").read_bytes()
    hh2.write_bytes(theirs)
    lasting_answers.given["changed_elsewhere"] = Choice.CANCEL
    assert not lasting_program.commands.save()
    assert hh2.read_bytes() == theirs
    lasting_answers.given |= {
        "changed_elsewhere": Choice.ELSEWHERE,
        "file_to_save": tmp_path / "b.json",
    }
    assert lasting_program.commands.save()
    assert hh2.read_bytes() == theirs


def test_it_may_be_written_over_when_somebody_wants_that(
    lasting_program: Program, hh2: Path, lasting_answers: Answers
) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    hh2.write_bytes((EXAMPLES / "HH5.uitzicht.json").read_bytes())
    lasting_answers.given["changed_elsewhere"] = Choice.OVERWRITE
    assert lasting_program.commands.save()
    assert creditor(hh2) == NAME


def test_a_file_that_was_only_touched_is_not_changed(
    lasting_program: Program, hh2: Path, lasting_answers: Answers
) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    hh2.touch()
    assert lasting_program.commands.save()
    assert lasting_answers.asked == []


def test_a_file_that_is_gone_is_put_back(
    lasting_program: Program, hh2: Path, lasting_answers: Answers
) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    hh2.unlink()
    assert lasting_program.commands.save()
    assert (lasting_answers.asked, creditor(hh2)) == ([], NAME)


def test_a_save_that_fails_says_so_and_loses_nothing(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    change(lasting_program)
    lasting_answers.given["file_to_save"] = tmp_path / "no folder" / "a.uitzicht.json"
    assert not lasting_program.commands.save_as()
    assert lasting_answers.asked == ["file_to_save", "notice"]
    assert lasting_answers.shown[1][0] == "Het dossier is niet bewaard"
    assert lasting_program.file.path is None
    assert lasting_program.window.isWindowModified()


def test_the_same_file_opened_after_saving_it_is_the_saved_one(
    lasting_program: Program, hh2: Path, lasting_answers: Answers
) -> None:
    lasting_program.commands.show(hh2)
    change(lasting_program)
    lasting_answers.given["save_first"] = Choice.SAVE
    assert lasting_program.commands.open_path(hh2)
    assert lasting_program.session.draft.debt.creditor == NAME


def _recent(program: Program) -> RecentMenu:
    menu = program.window.menuBar().findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def test_recent_files_are_listed_the_newest_first_and_missing_ones_cannot_be_chosen(
    lasting_program: Program, hh2: Path, tmp_path: Path
) -> None:
    other = tmp_path / "a & b.uitzicht.json"
    other.write_bytes(hh2.read_bytes())
    for path in (other, hh2, other):
        lasting_program.commands.show(path)
    hh2.unlink()
    first, second, *_ = _recent(lasting_program).actions()
    assert (first.text(), first.isEnabled()) == ("&1 a && b", True)
    assert (second.text(), second.isEnabled()) == ("&2 familie (niet gevonden)", False)
    lasting_program.commands.new()
    first.trigger()
    assert lasting_program.file.path == other


def test_the_list_of_recent_files_can_be_emptied_and_holds_ten(
    lasting_program: Program, hh2: Path, tmp_path: Path
) -> None:
    for number in range(12):
        copy = tmp_path / f"{number}.uitzicht.json"
        copy.write_bytes(hh2.read_bytes())
        lasting_program.commands.show(copy)
    assert len(lasting_program.keeper.settings.recent_files) == 10
    _recent(lasting_program).actions()[-1].trigger()
    assert lasting_program.keeper.settings.recent_files == ()
    (only,) = _recent(lasting_program).actions()
    assert not only.isEnabled()


def test_what_is_still_being_typed_is_saved_too(program: Program, hh2: Path) -> None:
    program.commands.show(hh2)
    program.window.activateWindow()
    program.window.wizard.go_to("debt.creditor")
    field = program.app.focusWidget()
    assert field is not None
    QTest.keyClicks(field, " en zoon")
    assert program.commands.save()
    assert str(creditor(hh2)).endswith(" en zoon")
    assert program.app.focusWidget() is field


def test_a_cell_that_is_still_being_edited_is_saved_too(program: Program, hh2: Path) -> None:
    program.commands.show(hh2)
    program.window.activateWindow()
    QTest.qWaitForWindowActive(program.window)
    cell = QLineEdit(program.window)
    cell.editingFinished.connect(lambda: change(program, cell.text()))
    cell.show()
    cell.setFocus()
    QTest.keyClicks(cell, NAME)
    assert program.session.draft.debt.creditor != NAME
    assert program.commands.save()
    assert creditor(hh2) == NAME


def test_typing_on_after_saving_is_a_step_of_its_own(lasting_program: Program, hh2: Path) -> None:
    lasting_program.commands.show(hh2)
    lasting_program.session.change(("notes",), "een", "aantekening")
    lasting_program.commands.save()
    lasting_program.session.change(("notes",), "een twee", "aantekening")
    lasting_program.session.undo_stack.undo()
    assert lasting_program.session.draft.notes == "een"
    assert not lasting_program.window.isWindowModified()


def test_every_file_action_is_in_the_menu(lasting_program: Program) -> None:
    menu = lasting_program.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "&Nieuw", "&Openen...", "&Voorbeeld openen", "&Recent", "&Bewaren", "Bewaren &als...",
        "Overzicht ex&porteren...", "Overzicht &importeren...",
        "Bedragen ins&talleren…", "Af&sluiten",
    ]  # fmt: skip
    assert all(
        isinstance(action, QAction) for action in actions_of(lasting_program.window.menuBar())
    )


def test_the_title_is_written_when_there_is_work_to_save_and_not_at_each_key(
    build: Build,
) -> None:
    written: list[bool] = []

    class Titles(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
            if event.type() == QEvent.Type.ModifiedChange:
                written.append(program.window.isWindowModified())
            return False

    program = build(example=True)
    titles = Titles()
    program.window.installEventFilter(titles)
    for text in ("J", "Ja", "Jan"):
        change(program, text)
    assert written == [True]
    program.session.undo_stack.undo()
    program.session.undo_stack.undo()
    program.session.undo_stack.undo()
    assert written == [True, False]
