"""C8: texts that are in no dossier are in the recovery file, and closing asks about them."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.store.recovery import RecoveryFile, Unsaved, left_behind
from app.ui.budget.line_page import LinePage
from app.ui.shell.program import Program
from app.ui.widgets.notice import Choice
from calc import Draft
from tests.app.ui.shell.answering import NAME, Answers, Build, change

TYPED = {
    "debt.balance": "veel",
    "expenses[1].amount": "12a",
    "expenses.new.label": "Hond",
    "letter.plan": "Fijn dat u belde.",
    "status.reason": "Belde zelf",
}


def _files(program: Program) -> list[Path]:
    return sorted((program.keeper.folder / "recovery").glob("*.json"))


def _type(program: Program) -> None:
    for place, text in TYPED.items():
        program.session.pending.keep(place, text)


def test_c8_texts_are_kept_within_a_moment_and_the_file_goes_with_them(
    lasting_program: Program, qtbot: QtBot
) -> None:
    _type(lasting_program)
    qtbot.waitUntil(lambda: bool(_files(lasting_program)), timeout=5000)
    (file,) = _files(lasting_program)
    assert json.loads(file.read_text("utf-8"))["typed"] == TYPED
    for place in TYPED:
        lasting_program.session.pending.drop(place)
    qtbot.waitUntil(lambda: not _files(lasting_program), timeout=5000)


def test_c8_saving_keeps_the_texts_for_a_crash(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    lasting_answers.given["file_to_save"] = tmp_path / "a.uitzicht.json"
    change(lasting_program)
    _type(lasting_program)
    assert lasting_program.commands.save()
    assert lasting_program.session.pending.texts == TYPED
    assert lasting_program.watch.keep()
    (file,) = _files(lasting_program)
    assert json.loads(file.read_text("utf-8"))["typed"] == TYPED
    assert "12a" not in (tmp_path / "a.uitzicht.json").read_text("utf-8")


def test_c8_work_that_was_left_behind_comes_back_with_its_texts(
    build: Build, answers: Answers, tmp_path: Path
) -> None:
    one = build(example=True)
    recovery = RecoveryFile(tmp_path / "data" / "recovery")
    recovery.write(Unsaved(one.session.draft, None, None, TYPED))
    recovery._lock.let_go(remove=False)
    program = build()
    answers.given["resume"] = Choice.RESUME
    program.after_first_paint()
    assert program.session.pending.texts == TYPED
    program.window.wizard.go_to("expenses[1].amount")
    page = program.window.wizard.page
    assert isinstance(page, LinePage)
    assert page.model.refused_cells() == [(1, page.group.column("amount"))]
    new = page.model.index(page.model.new_row, page.group.column("label"))
    assert new.data() == "Hond"
    assert program.session.pending.texts == TYPED


@pytest.mark.parametrize("typed", [None, [], "x", {"debt.balance": 5, "savings": "veel"}])
def test_c8_a_recovery_file_with_odd_texts_is_still_read(typed: object, tmp_path: Path) -> None:
    recovery = RecoveryFile(tmp_path)
    recovery.write(Unsaved(Draft(notes=NAME), None, None))
    values = json.loads(recovery.path.read_text("utf-8"))
    recovery.path.write_text(json.dumps(values | {"typed": typed}), "utf-8")
    recovery._lock.let_go(remove=False)
    (left,) = left_behind(tmp_path)
    read = left.read()
    assert isinstance(read, Unsaved)
    assert read.draft.notes == NAME
    assert read.typed == ({"savings": "veel"} if isinstance(typed, dict) else {})
    left.throw_away()


@pytest.mark.parametrize("answer", [Choice.WORK_ON, Choice.THROW_AWAY, Choice.CLOSE])
@pytest.mark.parametrize("how", ["close", "new", "open"])
def test_c8_what_would_be_lost_is_said_with_its_place(
    how: str, answer: Choice, program: Program, answers: Answers, hh2: Path
) -> None:
    _type(program)
    answers.given["notice"] = [answer]
    match how:
        case "close":
            went = program.window.close()
        case "new":
            went = program.commands.new()
        case _:
            went = program.commands.open_path(hh2)
    assert went == (answer is Choice.THROW_AWAY)
    (said,) = answers.shown
    points = said[2:-1]
    assert len(points) == len(TYPED)
    for text, words in (
        ("veel", "Schuld"), ("12a", "regel 2"), ("Hond", "nieuwe regel"),
        ("Fijn dat u belde.", "brief met het plan"), ("Belde zelf", "Reden"),
    ):  # fmt: skip
        (point,) = [point for point in points if text in point]
        assert words in point
    assert bool(program.session.pending.texts) == (
        answer is not Choice.THROW_AWAY or how == "close"
    )


def test_c8_who_does_not_want_to_save_is_asked_once(
    lasting_program: Program, lasting_answers: Answers
) -> None:
    change(lasting_program)
    _type(lasting_program)
    lasting_answers.given["save_first"] = Choice.DISCARD
    assert lasting_program.commands.may_make_way()
    assert lasting_answers.asked == ["save_first"]


def test_c8_who_saves_is_told_what_is_not_in_the_file(
    lasting_program: Program, lasting_answers: Answers, tmp_path: Path
) -> None:
    change(lasting_program)
    _type(lasting_program)
    lasting_answers.given |= {
        "save_first": Choice.SAVE,
        "file_to_save": tmp_path / "a.uitzicht.json",
        "notice": [Choice.WORK_ON],
    }
    assert not lasting_program.commands.may_make_way()
    assert lasting_answers.asked == ["save_first", "file_to_save", "notice"]


def test_c8_a_change_of_language_loses_no_letter_that_is_being_typed(program: Program) -> None:
    program.window.activateWindow()
    program.window.wizard.go_to("income[0].frequency")
    page = program.window.wizard.page
    assert isinstance(page, LinePage)
    page.grid.edit(page.grid.currentIndex())
    editor = page.grid.editor
    assert editor is not None
    editor.setText("so")
    editor.textEdited.emit("so")
    before = program.session.draft
    program.speak("en")
    assert program.session.pending.texts == {"income[0].frequency": "so"}
    assert program.session.draft == before
    program.set_zoom(150)
    page = program.window.wizard.page
    assert isinstance(page, LinePage)
    assert page.model.refused_cells() == [(0, page.group.column("frequency"))]
