"""The session: changes, undo, and the answer that follows."""

from pytestqt.qtbot import QtBot

from app.ui.intake.session import Session
from calc import UNKNOWN


def test_a_change_is_in_the_draft_and_can_be_undone(session: Session) -> None:
    before = session.draft
    assert session.change(("savings",), UNKNOWN, "spaargeld") == ()
    assert session.draft.savings is UNKNOWN
    session.undo_stack.undo()
    assert session.draft == before
    session.undo_stack.redo()
    assert session.draft.savings is UNKNOWN


def test_a_change_that_cannot_be_is_refused_and_leaves_no_trace(session: Session) -> None:
    before = session.draft
    (problem,) = session.change(("income", 0, "amount"), "-5.00", "bedrag")
    assert (problem.code, problem.path) == ("amount_negative", "income[0].amount")
    assert session.draft is before
    assert session.undo_stack.count() == 0


def test_an_end_before_the_beginning_is_refused(session: Session) -> None:
    from datetime import date

    assert session.change(("income", 0, "from_date"), date(2027, 1, 1), "van") == ()
    (problem,) = session.change(("income", 0, "until"), date(2026, 1, 1), "tot")
    assert problem.code == "ends_before_it_starts"


def test_keystrokes_in_one_field_are_one_step_of_undo(session: Session) -> None:
    first = session.draft.about.title
    for text in ("N", "Ni", "Nie", "Nieuw"):
        session.change(("about", "title"), text, "titel")
    session.undo_stack.undo()
    assert session.draft.about.title == first


def test_leaving_the_field_begins_a_new_step_of_undo(session: Session) -> None:
    session.change(("about", "title"), "Een", "titel")
    session.end_run()
    session.change(("about", "title"), "Twee", "titel")
    session.undo_stack.undo()
    assert session.draft.about.title == "Een"


def test_two_fields_are_two_steps_of_undo(session: Session) -> None:
    title = session.draft.about.title
    session.change(("about", "title"), "Een", "titel")
    session.change(("notes",), "Let op", "aantekening")
    session.undo_stack.undo()
    assert (session.draft.about.title, session.draft.notes) == ("Een", "")
    session.undo_stack.undo()
    assert session.draft.about.title == title


def test_a_deleted_group_comes_back_as_it_was(session: Session) -> None:
    before = session.draft
    session.remove(("expenses",), list(range(len(before.expenses))), "alle uitgaven")
    assert session.draft.expenses == ()
    session.undo_stack.undo()
    assert session.draft == before


def test_lines_move_and_are_put_in(session: Session) -> None:
    codes = [line.code for line in session.draft.expenses]
    session.move(("expenses",), 0, 2, "verplaats")
    assert [line.code for line in session.draft.expenses][:3] == [codes[1], codes[2], codes[0]]
    session.insert(("expenses",), 1, [session.draft.expenses[0]], "dubbel")
    assert len(session.draft.expenses) == len(codes) + 1


def test_the_answer_follows_after_the_debounce(session: Session, qtbot: QtBot) -> None:
    payment = session.assessment.payment
    assert payment is not None
    with qtbot.waitSignal(session.assessed, timeout=5000):
        session.change(("income", 0, "amount"), "2085.00", "loon")
    after = session.assessment.payment
    assert after is not None
    assert after.amount > payment.amount


def test_nothing_changed_is_nothing_to_undo(session: Session) -> None:
    session.change(("savings",), session.draft.savings, "spaargeld")
    assert session.undo_stack.count() == 0


def test_loading_another_dossier_starts_a_new_history(session: Session, qtbot: QtBot) -> None:
    session.change(("notes",), "Let op", "aantekening")
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.load(session.draft)
    assert session.undo_stack.count() == 0
