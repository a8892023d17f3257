"""Nothing that is typed in a conversation is lost, and one answer is one step of undo."""

from collections.abc import Callable
from decimal import Decimal

from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def test_escape_leaves_not_known_and_nothing_is_lost(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("99", "<F8>", "80", "<Escape>")
    assert call.focus is call.view.card.answer.field
    assert call.view.card.answer.field.text() == "99"


def test_a_guess_that_is_not_taken_waits_too(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[20].amount")
    call.type("<F8>", "80", "<Ctrl+PgDown>", "<Ctrl+PgUp>", "<F8>")
    assert call.view.card.unknown.guess.text() == "80"


def test_what_is_typed_waits_at_its_question(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[20].amount")
    call.type("123 pm", "<Ctrl+PgDown>")
    assert call.session.pending.texts
    call.type("<Ctrl+PgUp>")
    assert call.view.card.answer.field.text() == "123 pm"
    call.type("<Enter>")
    assert not call.session.pending.texts
    assert call.draft.expenses[20].amount == Decimal(123)


def test_letters_that_were_chosen_wait_too(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-help")
    call.type("g", "v", "<Ctrl+PgDown>", "<Ctrl+PgUp>")
    assert call.view.card.typed.chosen == ("g", "v")


def test_an_undo_of_the_question_that_is_shown_shows_what_is_there(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[15].amount")
    call.type("99", "<Enter>", "<Enter>")
    call.view.go_to("expenses[15].amount")
    assert call.view.card.answer.field.text().startswith("99")
    call.session.undo_stack.undo()
    assert call.view.card.answer.field.text().startswith("75")


def test_a_dossier_that_changes_while_somebody_types_keeps_what_is_typed(officer: SitDown) -> None:
    call = officer("HH1")
    call.view.go_to("expenses[20].amount")
    call.type("123")
    call.session.change(("savings",), Decimal(5), "spaargeld")
    call.session.assess_now()
    assert call.view.card.answer.field.text() == "123"
    assert call.focus is call.view.card.answer.field


def test_a_note_stays_when_only_the_answer_changes(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-moment")
    call.type("j")
    call.view.card.note.setFocus()
    call.type("liever na vijf uur", "<Enter>", "<Shift+Enter>", "n", "<Enter>")
    assert "liever na vijf uur" in call.draft.notes
    assert call.session.undo_stack.count() == 2
