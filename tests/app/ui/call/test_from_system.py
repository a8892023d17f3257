"""The card of what the system should tell: not read out, and F7 leaves it for later."""

from collections.abc import Callable
from decimal import Decimal

from app.services.call.turns import TurnState
from app.ui.call.call_view import END
from tests.app.ui.call.conftest import Officer

SitDown = Callable[..., Officer]


def keys_of(call: Officer) -> list[tuple[str, str]]:
    return call.view.keys()


def test_it_is_said_to_nobody(officer: SitDown) -> None:
    call = officer()
    words = call.view.card.words
    call.view.go_to("call.hello-moment")
    assert words.caption.text() == "Zeg"
    assert words.sentence.text().startswith("\N{LEFT DOUBLE QUOTATION MARK}")
    call.view.go_to("call.sys-liable")
    assert words.caption.text() == "Uit uw systeem, niet voorlezen"
    assert words.sentence.text() == "Staat de klant op deze lening?"
    assert words.said.startswith("Uit uw systeem, niet voorlezen.")
    assert "\N{LEFT DOUBLE QUOTATION MARK}" not in call.view.card.unknown.say.text()
    call.press("F1")
    assert "\N{LEFT DOUBLE QUOTATION MARK}" not in words.why.say.text()


def test_f7_leaves_it_for_later_and_keeps_what_was_typed(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.sys-taxable.A")
    assert ("F7", "later") in keys_of(call)
    before = call.draft
    call.type("260", "<F7>")
    assert call.key != "sys-taxable.A"
    assert call.draft == before
    turn = call.view.talk.turn("sys-taxable.A")
    assert turn is not None
    assert turn.state is TurnState.OPEN
    call.view.go_to("call.sys-taxable.A")
    assert call.view.card.answer.field.text() == "260"
    call.type("<End>", "00", "<Enter>")
    assert call.draft.adults[0].taxable_income.amount == Decimal(26000)


def test_of_another_question_f7_still_says_that_it_does_not_apply(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.hello-moment")
    assert ("F7", "niet van toepassing") in keys_of(call)
    call.press("F7")
    turn = call.view.talk.turn("hello-moment")
    assert turn is not None
    assert turn.state is TurnState.NOT_APPLICABLE


def test_later_of_the_last_one_that_is_open_is_the_end(officer: SitDown) -> None:
    call = officer("HH1")
    while [turn.key for turn in call.view.talk.open] != ["sys-earlier"]:
        keys = (turn.key for turn in call.view.talk.open if turn.key != "sys-earlier")
        call.view.go_to(f"call.{next(keys)}")
        call.type("<F8>", "<Enter>")
    call.view.go_to("call.sys-earlier")
    call.press("F7")
    assert call.view.shown_key == END


def test_f8_writes_down_that_nobody_could_look_it_up(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.sys-liable")
    call.type("<F8>", "<Enter>")
    turn = call.view.talk.turn("sys-liable")
    assert turn is not None
    assert turn.state is TurnState.UNKNOWN


def test_nobody_guesses_what_stands_on_a_paper(officer: SitDown) -> None:
    call = officer()
    call.view.go_to("call.sys-taxable.A")
    assert call.view.card.unknown.guess.isHidden()
    call.type("ca 26000")
    assert "\N{CHECK MARK}" not in call.echo
    before = call.draft
    call.press("Enter")
    assert call.draft == before
