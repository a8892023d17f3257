"""C10: no mark of unsaved work, and no question, once all of it was taken back."""

from pathlib import Path

from app.ui.shell.program import Program
from tests.app.ui.shell.answering import Answers


def test_c10_no_mark_of_unsaved_work_once_all_of_it_was_taken_back(
    program: Program, answers: Answers
) -> None:
    session = program.session
    creditor, notes = session.draft.debt.creditor, session.draft.notes
    for path, text in (
        (("debt", "creditor"), "Andere bank"), (("notes",), "iets"),
        (("debt", "creditor"), creditor), (("notes",), notes),
    ):  # fmt: skip
        session.change(path, text, "x")
        session.end_run()
        assert program.window.isWindowModified() == (session.draft != program.file._in_file)
    assert not program.window.isWindowModified()
    assert program.commands.may_make_way()
    assert answers.asked == []


def test_c10_a_saved_dossier_that_is_changed_is_marked(program: Program, tmp_path: Path) -> None:
    program.session.change(("notes",), "iets", "x")
    program.file.save(tmp_path / "a.uitzicht.json")
    assert not program.window.isWindowModified()
    program.session.undo_stack.undo()
    assert program.window.isWindowModified()
